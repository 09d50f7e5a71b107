//! Somebody with a stake and no plan for them.

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
    code: "audience-unhandled-stakeholder",
    level: Level::Advice,
    family: Family::Audience,
    principle: says("Care deeply for some, stay cool with some, ignore some.", "有的深度关怀，有的冷静对待，有的忽略。"),
    what: says("A stakeholder without `handling`.", "利益相关者没有写 `handling`。"),
    why: says(
        "Nobody has time to care for all alike. Who pays, who brings people and who competes are treated differently, and everybody on the team should know how.",
        "没有时间对每个人一样好。付费者、合作方、竞争者要分开对待，而且团队都要知道。",
    ),
    article: Article::Earning,
    fix: says(
        "write `handling`: `care-deeply`, `stay-cool` or `ignore`",
        "写上 `handling`：`care-deeply`、`stay-cool` 或 `ignore`",
    ),
    example: says(
        "
audience:
  stakeholders:
-   - {name: A magazine, kind: partner}
+   - {name: A magazine, kind: partner, handling: care-deeply}
",
        "
audience:
  stakeholders:
-   - {name: 一本杂志, kind: partner}
+   - {name: 一本杂志, kind: partner, handling: care-deeply}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let stakeholders = case.community.audience.iter().flat_map(|audience| &audience.stakeholders);
    for stakeholder in stakeholders.filter(|stakeholder| stakeholder.handling.is_none()) {
        let name = &stakeholder.name;
        notes.add(name.span(), words!("nothing says how to treat the stakeholder `{name}`", "没有写怎么对待相关方 `{name}`"));
    }
}
