//! A culture without a way of speaking.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "culture-no-language",
    level: Level::Advice,
    family: Family::Culture,
    principle: says("A culture is heard before it is seen.", "文化先是一种说话的方式。"),
    what: says("A culture that says nothing of its language.", "`culture` 没有写 `language`。"),
    why: says(
        "How one speaks is made by all members together, and newcomers learn it first. Words we use and words we avoid keep ten operators in one voice.",
        "说话风格是大家一起形成的，新人最先学的也是它。用什么词、不用什么词，能让十个运营一个声音。",
    ),
    article: Article::Commercial,
    fix: says(
        "write `culture.language`: the style, words to use, words to avoid",
        "写上 `culture.language`：风格、用的词、不用的词",
    ),
    example: says(
        "
culture:
  spirit: Wear it, then say it
+ language: {style: A friendly word}
",
        "
culture:
  spirit: 穿过再说
+ language: {style: 说话像朋友}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(culture) = &case.community.culture else { return };
    let speaks = culture.language.as_ref().is_some_and(|language| {
        language.style.is_some() || !language.r#use.is_empty() || !language.avoid.is_empty() || !language.pairs.is_empty()
    });
    if !speaks {
        notes.add(&case.at("culture"), words!("nothing says how this community speaks", "没有写这个社群怎么说话"));
    }
}
