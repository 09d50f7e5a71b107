//! A calendar that sells more than it gives.

use crate::calendar::Task;
use crate::check::case::Case;
use crate::check::case::Year;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::calendar::SopKind;

pub(super) static LINT: Lint = Lint {
    code: "calendar-promotion-outweighs",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("Value should outweigh promotion by far.", "价值要远多于推销。"),
    what: says(
        "More things of kind `promotion` than of `value` and `interaction` in the coming year.",
        "未来一年里，`promotion` 比 `value` 加 `interaction` 还多。",
    ),
    why: says(
        "A group in which links are thrown is muted, and a fine brand that shouts discounts every day becomes a market stall.",
        "天天丢链接的群会被屏蔽；挺高端的品牌，天天吆喝打折，就成了地摊。",
    ),
    article: Article::Understanding,
    fix: says(
        "plan fewer SOPs of `kind: promotion`, or more of `kind: value` and `kind: interaction`: each offer should stand beside several things of use",
        "少安排 `kind: promotion` 的流程，多安排 `kind: value`、`kind: interaction` 的：每一次推销旁边要有好几次价值",
    ),
    example: says(
        "
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, kind: promotion}
-   - {id: qa, title: Questions on Thursday, every: week, on: thu, kind: value}
+   - {id: look, title: Look of the day, every: weekday, kind: value}
+   - {id: qa, title: Questions on Thursday, every: week, on: thu, kind: promotion}
",
        "
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, kind: promotion}
-   - {id: qa, title: 周四问答, every: week, on: thu, kind: value}
+   - {id: look, title: 今日一套, every: weekday, kind: value}
+   - {id: qa, title: 周四问答, every: week, on: thu, kind: promotion}
",
    ),
    ask: Ask::Year(run),
};

fn run(case: Case, year: &Year, notes: &mut Notes) {
    let kinds = || year.occurrences.iter().filter(|one| one.is_work() && one.task == Task::Do).filter_map(|one| one.kind());
    let promotion = kinds().filter(|kind| kind.value == SopKind::Promotion).count();
    let value = kinds().filter(|kind| matches!(kind.value, SopKind::Value | SopKind::Interaction)).count();
    if promotion > value {
        notes.add(
            &case.at("calendar"),
            words!(
                "in the coming year this calendar promotes {promotion} times and gives value {value} times",
                "未来一年里推销 {promotion} 次，给价值只有 {value} 次"
            ),
        );
    }
}
