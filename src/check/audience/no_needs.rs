//! People of whom nobody says what they want.

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
    code: "audience-no-needs",
    level: Level::Warning,
    family: Family::Audience,
    principle: says("Know the need before you offer anything.", "先懂需求，再谈供给。"),
    what: says("A segment with neither needs nor pains.", "人群没有写 `needs` 也没有写 `pains`。"),
    why: says(
        "Why should somebody buy in your group? Because something they need is met there. Red packets do not replace the answer.",
        "用户为什么要在你的群里买？因为需求被满足了。发红包代替不了这个答案。",
    ),
    article: Article::Understanding,
    fix: says(
        "write what they want (`needs`) and what troubles them (`pains`)",
        "写上他们想要什么（`needs`）、被什么困扰（`pains`）",
    ),
    example: says(
        "
audience:
  segments:
-   - {id: office, name: Women in offices}
+   - {id: office, name: Women in offices, needs: [Look right on Monday without thinking]}
",
        "
audience:
  segments:
-   - {id: office, name: 职场女性}
+   - {id: office, name: 职场女性, needs: [周一早上不用想就穿得得体]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for segment in case.community.audience.iter().flat_map(|audience| &audience.segments) {
        if segment.needs.is_empty() && segment.pains.is_empty() {
            let name = &segment.name;
            notes.add(name.span(), words!("nothing says what the segment `{name}` needs", "没有写人群 `{name}` 需要什么"));
        }
    }
}
