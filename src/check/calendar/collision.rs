//! Somebody who is to be in two places at once.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

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

pub(super) static LINT: Lint = Lint {
    code: "calendar-collision",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("One person does one thing at a time.", "一个人同一时刻只能做一件事。"),
    what: says(
        "Two SOPs that one person owns and that begin at the same minute, on some day of the coming year.",
        "未来一年里，同一个人负责的两个 SOP 在同一分钟开始。",
    ),
    why: says(
        "On the page both look fine. On the day one of them is late, and members see which one mattered less.",
        "写在纸上都没问题，到那一天总有一个要迟到，成员会看出哪个不重要。",
    ),
    article: Article::Understanding,
    fix: says("move one of them, or give it to somebody else", "挪开其中一个，或交给别人"),
    example: says(
        r#"
people:
  leader: {id: leader, name: Shen Yun, weekly: 9h}
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, at: "20:00", owner: leader, duration: 10m}
+   - {id: look, title: Look of the day, every: weekday, at: "08:30", owner: leader, duration: 10m}
    - {id: qa, title: Questions on Thursday, every: week, on: thu, at: "20:00", owner: leader, duration: 1h}
"#,
        r#"
people:
  leader: {id: leader, name: 沈云, weekly: 9h}
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, at: "20:00", owner: leader, duration: 10m}
+   - {id: look, title: 今日一套, every: weekday, at: "08:30", owner: leader, duration: 10m}
    - {id: qa, title: 周四问答, every: week, on: thu, at: "20:00", owner: leader, duration: 1h}
"#,
    ),
    ask: Ask::Year(run),
};

fn run(case: Case, year: &Year, notes: &mut Notes) {
    let alone: BTreeSet<&str> = case
        .roles()
        .filter(|(_, role)| role.count.as_ref().is_none_or(|count| count.0 <= 1))
        .map(|(_, role)| role.id.as_str())
        .collect();
    let mut at: BTreeMap<(&str, Date, u16), &Occurrence> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for one in
        year.occurrences.iter().filter(|one| one.is_work() && one.task == Task::Do && !one.is_window && one.duration().is_some())
    {
        let Some((clock, owner)) = one.clock.zip(one.owner()).filter(|(_, owner)| alone.contains(owner.as_str())) else {
            continue;
        };
        let Some(other) = at.insert((owner.as_str(), one.date, clock.minutes()), one) else { continue };
        let (first, second) = (other.sop, one.sop);
        if first.id().as_str() == second.id().as_str() || !told.insert((first.id().as_str(), second.id().as_str())) {
            continue;
        }
        let (title, others, date) = (second.title(), first.title(), one.date);
        let finding = notes.add(
            &second.id().span,
            words!(
                "`{title}` and `{others}` begin at {clock} on {date}, both with the same person",
                "`{title}` 和 `{others}` 都在 {date} {clock} 开始，而且是同一个人"
            ),
        );
        finding.also.push((first.id().span.clone(), words!("the other one", "另一个")));
    }
}
