//! A community that never says where the law stops it.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::positioning::BoundaryKind;

pub(super) static LINT: Lint = Lint {
    code: "positioning-no-legal-boundary",
    level: Level::Advice,
    family: Family::Positioning,
    principle: says("A community is lawful, ambitious and of quality.", "要合法，有追求，有品质。"),
    what: says("Boundaries without one of kind `legal`.", "`boundaries` 里没有一条 `kind: legal`。"),
    why: says(
        "Only what is lawful can become a business. Operators who know the line do not cross it in a hurry.",
        "合法、有品质的社群才有商业机会。运营知道底线在哪里，忙起来才不会越线。",
    ),
    article: Article::Building,
    fix: says(
        "add `{rule: …, kind: legal}` to `positioning.boundaries`",
        "在 `positioning.boundaries` 里加一条 `{rule: …, kind: legal}`",
    ),
    example: says(
        "
positioning:
  promise: One look a day that you can wear tomorrow
+ boundaries:
+   - {rule: No imitation of brands, kind: legal}
",
        "
positioning:
  promise: 每天一套明天就能穿的搭配
+ boundaries:
+   - {rule: 不卖仿牌, kind: legal}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(positioning) = &case.community.positioning else { return };
    if !positioning.boundaries.iter().any(|it| it.kind.as_ref().is_some_and(|kind| kind.value == BoundaryKind::Legal)) {
        notes.add(&case.at("positioning"), words!("no boundary says what the law forbids here", "没有写法律上的底线"));
    }
}
