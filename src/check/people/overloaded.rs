//! Somebody with more work than hours.

use std::collections::BTreeMap;

use crate::calendar::Occurrence;
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
use crate::model::value::Duration;
use crate::source::Sp;

pub(super) static LINT: Lint = Lint {
    code: "people-overloaded",
    level: Level::Warning,
    family: Family::People,
    principle: says("Work fits into the hours that there are.", "活要装得进时间里。"),
    what: says(
        "A role whose SOPs take more time a week, on average over the coming year, than `weekly` says.",
        "未来一年里，某角色的 SOP 平均每周所需时间超过 `weekly`。",
    ),
    why: says(
        "A few operators for hundreds of groups: the phone never leaves the hand, and nothing comes of it. What does not fit is done badly or by nobody.",
        "几个人管几百个群，手机不离手，也没有产出。装不下的活，要么做不好，要么没人做。",
    ),
    article: Article::Understanding,
    fix: says(
        "give part of it to somebody else, do it less often, or write more `weekly` hours",
        "分一部分给别人，降低频率，或增加 `weekly` 时间",
    ),
    example: says(
        "
people:
- leader: {id: leader, name: Shen Yun, weekly: 2h}
+ leader: {id: leader, name: Shen Yun, weekly: 6h}
calendar:
  rhythms:
    - {id: look, title: Look of the day, every: weekday, duration: 1h, owner: leader}
",
        "
people:
- leader: {id: leader, name: 沈云, weekly: 2h}
+ leader: {id: leader, name: 沈云, weekly: 6h}
calendar:
  rhythms:
    - {id: look, title: 今日一套, every: weekday, duration: 1h, owner: leader}
",
    ),
    ask: Ask::Year(run),
};

fn run(case: Case, year: &Year, notes: &mut Notes) {
    let mut minutes: BTreeMap<&str, u64> = BTreeMap::new();
    for one in year.occurrences.iter().filter(|one| one.is_work() && one.task == Task::Do) {
        if let Some(owner) = one.owner() {
            let sum = minutes.entry(owner.as_str()).or_default();
            *sum = sum.saturating_add(work(one));
        }
    }
    for (_, role) in case.roles() {
        let (Some(weekly), Some(sum)) = (&role.weekly, minutes.get(role.id.as_str())) else { continue };
        let people = role.count.as_ref().map_or(1, |count| count.0.max(1));
        let has = weekly.whole_minutes().saturating_mul(people);
        let needs = sum / 52;
        if needs > has {
            let (name, hours, has) = (&role.name, needs.div_ceil(60), has / 60);
            notes.add(
                &weekly.span,
                words!(
                    "the calendar gives `{name}` {hours} hours of work a week, and `weekly` says {has}",
                    "日历每周给 `{name}` 安排了 {hours} 小时的活，`weekly` 只写了 {has} 小时"
                ),
            );
        }
    }
}

/// Its minutes. Where steps say how long they take, these count; else the SOP's own time, once a round.
fn work(one: &Occurrence) -> u64 {
    let own = |duration: Option<&Sp<Duration>>| duration.map_or(0, |duration| duration.whole_minutes());
    match one.step {
        None => own(one.sop.duration()),
        Some((_, step)) if step.duration.is_some() => own(step.duration.as_ref()),
        Some((0, _)) if one.sop.steps().iter().all(|step| step.duration.is_none()) => own(one.sop.duration()),
        Some(_) => 0,
    }
}
