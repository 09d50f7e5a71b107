//! A stage in which nothing happens.

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
    code: "funnel-idle-stage",
    level: Level::Warning,
    family: Family::Funnel,
    principle: says("A stage is what is done in it.", "每一级都要有动作。"),
    what: says("A stage with neither `actions` nor `do`.", "漏斗阶段既没有 `actions` 也没有 `do`。"),
    why: says(
        "The sale is a small part of the work; before it comes all that activates, teaches and cares. A stage without work is a hope.",
        "成交只占很小一部分，前面要做很多工作。没有动作的阶段只是愿望。",
    ),
    article: Article::Understanding,
    fix: says(
        "name the SOPs in `actions`, or write what is done this week in `do`",
        "在 `actions` 里写上 SOP，或在 `do` 里写这周做什么",
    ),
    example: says(
        "
funnel:
  stages:
-   - {level: low, trust: [Answered within a day]}
+   - {level: low, trust: [Answered within a day], do: [Somebody speaks in private]}
",
        "
funnel:
  stages:
-   - {level: low, trust: [当天有回音]}
+   - {level: low, trust: [当天有回音], do: [单独聊]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for stage in case.stages().filter(|stage| stage.actions.is_empty() && stage.r#do.is_empty()) {
        let id = stage.id();
        notes.add(&stage.level.span, words!("nothing is done at the stage `{id}`", "阶段 `{id}` 没有任何动作"));
    }
}
