//! Words that promise what nobody can keep.

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
    code: "writing-over-promise",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("Never over-promise when you invite people.", "加人时切勿过度承诺。"),
    what: says(
        "A word of the list `over_promise` in a script, an offer or the promise.",
        "话术、产品或承诺里有 `over_promise` 词表里的词。",
    ),
    why: says(
        "A promise that is too large breeds high hopes and poor returns, and trust is all a community has. Many such words are unlawful in advertising too.",
        "过度承诺带来高预期、低回报，伤的是信任。这类词很多也违反广告法。",
    ),
    article: Article::Building,
    fix: says(
        "say what you can keep, or bring your own list in `content/audit/words.yaml`",
        "改成做得到的说法；词表可以用 `content/audit/words.yaml` 替换",
    ),
    example: says(
        "
positioning:
- promise: A wardrobe with guaranteed results
+ promise: One look a day that you can wear tomorrow
",
        "
positioning:
- promise: 学完零风险开店
+ promise: 每天一套明天就能穿的搭配
",
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    word_list::tell(whole, "over_promise", notes, |word| words!("`{word}` promises what nobody can keep", "`{word}` 是过度承诺"));
}
