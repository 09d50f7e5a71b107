//! A stage from which nobody knows how many move on.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::same;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "funnel-no-conversion",
    level: Level::Advice,
    family: Family::Funnel,
    principle: says("A funnel is reckoned, not hoped.", "漏斗要算得出来。"),
    what: says("A stage that is not the last, without `conversion`.", "不是最后一级，却没有写 `conversion`。"),
    why: says(
        "Conversion is the measure of a community. Without it neither people, nor money, nor work of the next stage can be planned.",
        "转化率是评价社群的标准。没有它，下一级的人数、收入、工作量都算不出来。",
    ),
    article: Article::Understanding,
    fix: says("write a `conversion`, a guess such as `5%-10%` to begin with", "写上 `conversion`，先估一个，例如 `5%-10%`"),
    example: same(
        "
funnel:
  stages:
-   - {level: free}
+   - {level: free, conversion: 5%-10%}
    - {level: low}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(funnel) = &case.community.funnel else { return };
    let before_last = funnel.stages.len().saturating_sub(1);
    for stage in funnel.stages.iter().take(before_last).filter(|stage| stage.conversion.is_none()) {
        let id = stage.id();
        notes.add(&stage.level.span, words!("nothing says how many move on from `{id}`", "没有写 `{id}` 有多少人进入下一级"));
    }
}
