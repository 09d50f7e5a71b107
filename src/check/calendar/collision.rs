//! Somebody who is to be in two places at once.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::DateTime;

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
        "Two SOPs that one person owns, of which one begins while the other goes on, on some day of the coming year. What has no `duration`, or a window to be done in, is in nobody's way.",
        "未来一年里，同一个人负责的两个 SOP，一个还没做完另一个就开始。没有写 `duration` 的、只写了时间段的不算。",
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
    // What each of them is at, as the day goes on.
    let mut busy: BTreeMap<&str, Vec<(&Occurrence, DateTime)>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    for one in year.occurrences.iter().filter(|one| one.is_work() && one.task == Task::Do) {
        let Some((owner, end)) = one.owner().zip(ends(one)).filter(|(owner, _)| alone.contains(owner.as_str())) else { continue };
        let at = busy.entry(owner.as_str()).or_default();
        at.retain(|(_, end)| *end > one.start());
        for (other, _) in at.iter().filter(|(other, _)| other.sop.id() != one.sop.id()) {
            if told.insert((other.sop.id().as_str(), one.sop.id().as_str())) {
                tell(other, one, notes);
            }
        }
        at.push((one, end));
    }
}

/// When somebody is free again who does it; nothing for what has no length, or may be done at another time of its day.
fn ends(one: &Occurrence) -> Option<DateTime> {
    let goes_on = one.step.is_some_and(|(_, step)| step.until.is_some());
    one.end.filter(|_| one.clock.is_some() && one.duration().is_some() && !one.is_window && !goes_on)
}

fn tell(first: &Occurrence, second: &Occurrence, notes: &mut Notes) {
    let (title, others, date) = (second.sop.title(), first.sop.title(), second.date);
    let [begin, clock] = [first.start(), second.start()].map(|time| time.strftime("%H:%M").to_string());
    let message = if first.start() == second.start() {
        words!(
            "`{title}` and `{others}` begin at {clock} on {date}, both with the same person",
            "`{title}` 和 `{others}` 都在 {date} {clock} 开始，而且是同一个人"
        )
    } else {
        words!(
            "`{title}` begins at {clock} on {date}, while the same person is still at `{others}` from {begin}",
            "`{title}` 在 {date} {clock} 开始，同一个人这时还在做 {begin} 开始的 `{others}`"
        )
    };
    notes.add(&second.sop.id().span, message).also.push((first.sop.id().span.clone(), words!("the other one", "另一个")));
}

#[cfg(test)]
mod tests {
    use crate::check::tests::told_of;

    #[test]
    fn what_lasts_is_in_the_way_of_what_begins_meanwhile() {
        let about = |rhythms: &str| {
            let people = "people:\n  leader: {id: leader, name: 沈云, weekly: 9h}\n  operators: [{id: desk, name: 前台, weekly: 9h, count: 2}]\n";
            told_of(&super::LINT, &format!("{people}calendar:\n  rhythms:\n{rhythms}"))
        };
        let talk = "    - {id: talk, title: 讲座, every: week, on: thu, at: '20:00', owner: leader, duration: 1h}\n";
        let with = |other: &str| about(&format!("{talk}    - {{id: note, title: 便条, every: week, on: thu, {other}}}\n"));
        assert_eq!(
            with("at: '20:45', owner: leader, duration: 10m"),
            ["`便条` 在 2026-11-26 20:45 开始，同一个人这时还在做 20:00 开始的 `讲座`"]
        );
        for fine in [
            // It begins when the other is over.
            "at: '21:00', owner: leader, duration: 10m",
            "at: '19:50', owner: leader, duration: 10m",
            // Nobody says that it takes any time; it may be done at another time; somebody else has a hand free.
            "at: '20:45', owner: leader",
            "window: '20:00-22:00', owner: leader, duration: 10m",
            "at: '20:45', owner: desk, duration: 10m",
        ] {
            assert_eq!(with(fine), [""; 0], "{fine}");
        }
        let night = "    - {id: night, title: 守夜, every: week, on: wed, at: '23:00', owner: leader, duration: 10h}\n";
        let early = "    - {id: early, title: 早读, every: week, on: thu, at: '08:00', owner: leader, duration: 10m}\n";
        assert_eq!(
            about(&format!("{night}{early}")),
            ["`早读` 在 2026-11-26 08:00 开始，同一个人这时还在做 23:00 开始的 `守夜`"]
        );
    }
}
