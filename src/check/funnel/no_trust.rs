//! A stage that earns no trust.

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
    code: "funnel-no-trust",
    level: Level::Advice,
    family: Family::Funnel,
    principle: says("Trust is earned before it is spent.", "先攒信任，再花信任。"),
    what: says("A stage without `trust`.", "漏斗阶段没有写 `trust`。"),
    why: says(
        "Every stage pays into one account and the next one draws from it. A stage that says nothing of trust is a price list.",
        "每一级都在往信任账户里存，下一级才有得取。不写信任的阶段，只是一张价目表。",
    ),
    article: Article::Earning,
    fix: says("write in `trust` what earns it at this stage", "在 `trust` 里写这一级靠什么赢得信任"),
    example: says(
        "
funnel:
  stages:
-   - {level: low}
+   - {level: low, trust: [Answered within a day]}
",
        "
funnel:
  stages:
-   - {level: low}
+   - {level: low, trust: [当天有回音]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for stage in case.stages().filter(|stage| stage.trust.is_empty()) {
        let id = stage.id();
        notes.add(
            &stage.level.span,
            words!("nothing says what earns trust at the stage `{id}`", "阶段 `{id}` 没有写靠什么赢得信任"),
        );
    }
}
