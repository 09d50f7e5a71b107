//! Absolute terms, which the law on advertising forbids.

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::check::writing::word_list;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "writing-absolute-term",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("Describe; do not rank yourself.", "描述自己，不给自己排名。"),
    what: says(
        "A word of the list `absolute` in a script, an offer or the promise.",
        "话术、产品或承诺里有 `absolute` 词表里的词。",
    ),
    why: says(
        "Article 9 of the advertising law of China forbids “national level”, “highest level”, “best” and the like, and members hear in them what every shop says.",
        "广告法第九条禁止“国家级”“最高级”“最佳”等用语；而且每家店都这么说，成员听了也不信。",
    ),
    article: Article::Craft,
    fix: says(
        "say what is special in words that can be checked, or bring your own list in `content/audit/words.yaml`",
        "用能核实的话说出特别之处；词表可以用 `content/audit/words.yaml` 替换",
    ),
    example: says(
        "
-tagline: The best in the country, for you
+tagline: A shop you can ask
",
        "
-tagline: 全国第一的穿搭社群
+tagline: 可以随时问的一家店
",
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    word_list::tell(whole, "absolute", notes, |word| {
        words!("`{word}` is an absolute term, such as the law on advertising forbids", "`{word}` 是绝对化用语，广告法不允许")
    });
}
