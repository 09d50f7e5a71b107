//! A group of customers to whom only goods are shown.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::rules::JoinMode;
use crate::source::Sp;

pub(super) static LINT: Lint = Lint {
    code: "rules-shop-window",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("A group of buyers lives on value, not on offers.", "消费群也要靠价值，不能只推产品。"),
    what: says("Joining by purchase, and no SOP of kind `value`.", "消费加入，却没有一个 `kind: value` 的 SOP。"),
    why: says(
        "Groups that one enters by buying turn into a row of offers and are muted. Give advice, care and taste first; what you sell becomes part of it.",
        "会员群最容易变成不断的产品推送，很快就被屏蔽。先给售后、建议和审美，卖的东西自然就在里面。",
    ),
    article: Article::Building,
    fix: says(
        "give at least one SOP `kind: value`: advice, care or knowledge",
        "至少安排一个 `kind: value` 的流程：建议、关怀或知识",
    ),
    example: says(
        "
rules:
  join: {mode: purchase}
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, kind: promotion}
+   - {id: look, title: Look of the day, every: weekday, kind: value}
",
        "
rules:
  join: {mode: purchase}
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, kind: promotion}
+   - {id: look, title: 今日一套, every: weekday, kind: value}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(join) = case.community.rules.iter().find_map(|rules| rules.join.as_ref()) else { return };
    let of_value = |kind: Option<&Sp<SopKind>>| kind.is_some_and(|kind| kind.value == SopKind::Value);
    let gives = |sop: Sop| of_value(sop.kind()) || sop.steps().iter().any(|step| of_value(step.kind.as_ref()));
    if join.mode.value == JoinMode::Purchase && case.sops().next().is_some() && !case.sops().any(gives) {
        notes.add(
            &join.mode.span,
            words!(
                "members join by buying, and no SOP of the calendar gives them anything else of value",
                "靠消费加入，日历里却没有一个给价值的流程"
            ),
        );
    }
}
