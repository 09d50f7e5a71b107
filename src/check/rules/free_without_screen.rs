//! A free door that nobody stands at.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::rules::JoinMode;

pub(super) static LINT: Lint = Lint {
    code: "rules-free-without-screen",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("Free joining needs a clear screen.", "免费加入的前提，是有明确的筛选。"),
    what: says(
        "Joining that is free or screened, with neither criteria nor questions.",
        "`mode` 是 `free` 或 `screened`，却没有标准，也没有问题。",
    ),
    why: says(
        "Who comes in by chance leaves by chance and changes the talk while there. If the fee does not choose, something else must.",
        "随便进来的人会随便离开，还会带偏话题。不靠费用筛选，就要靠别的。",
    ),
    article: Article::Building,
    fix: says(
        "write `criteria` or `questions` under `rules.join`",
        "在 `rules.join` 里写 `criteria`（标准）或 `questions`（问题）",
    ),
    example: says(
        "
rules:
- join: {mode: free}
+ join: {mode: screened, criteria: [Ask a question]}
",
        "
rules:
- join: {mode: free}
+ join: {mode: screened, criteria: [提过问题]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(join) = case.community.rules.iter().find_map(|rules| rules.join.as_ref()) else { return };
    let is_free = matches!(join.mode.value, JoinMode::Free | JoinMode::Screened);
    if is_free && join.criteria.is_empty() && join.questions.is_empty() {
        notes.add(&join.mode.span, words!("anybody gets in: nothing says who fits", "谁都能进：没有写什么样的人合适"));
    }
}
