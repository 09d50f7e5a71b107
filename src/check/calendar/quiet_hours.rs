//! Something that goes out while members sleep.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

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
use crate::model::value::Hours;

pub(super) static LINT: Lint = Lint {
    code: "calendar-quiet-hours",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("Keep time with your members’ day.", "节奏感：配合用户的作息。"),
    what: says(
        "A rhythm or step that falls into the quiet hours of its channel or of the calendar.",
        "落在静默时间里的节奏或步骤。",
    ),
    why: says(
        "A message at night is read as carelessness, and muted. When they can take something in decides more than what it is.",
        "深夜的消息会被当成打扰，然后被屏蔽。什么时候能吸收，比发什么更重要。",
    ),
    article: Article::Earning,
    fix: says(
        "write a time outside the quiet hours, or change `quiet_hours` of the calendar or the channel",
        "把时间改到静默时间之外，或改日历、渠道的 `quiet_hours`",
    ),
    example: says(
        r#"
rules:
  organise:
    - {id: main, title: Main group, role: main}
calendar:
  quiet_hours: "22:30-07:30"
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, at: "23:00", channel: main}
+   - {id: look, title: Look of the day, every: weekday, at: "08:30", channel: main}
"#,
        r#"
rules:
  organise:
    - {id: main, title: 主群, role: main}
calendar:
  quiet_hours: "22:30-07:30"
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, at: "23:00", channel: main}
+   - {id: look, title: 今日一套, every: weekday, at: "08:30", channel: main}
"#,
    ),
    ask: Ask::Year(run),
};

fn run(_: Case, year: &Year, notes: &mut Notes) {
    let quiet: BTreeMap<&str, Hours> =
        year.loads.iter().filter_map(|load| Some((load.channel.id.as_str(), load.quiet?))).collect();
    let mut told = BTreeSet::new();
    for one in year.occurrences.iter().filter(|one| one.is_work() && one.task == Task::Do && !one.is_window) {
        let Some((clock, channel)) = one.clock.zip(one.channel()) else { continue };
        let Some(hours) = quiet.get(channel.as_str()).filter(|hours| hours.contains(clock)) else { continue };
        let step = one.step.map(|(place, _)| place);
        if told.insert((one.sop.id().as_str(), step)) {
            let recurrence = one.sop.recurrence();
            let at = recurrence.and_then(|recurrence| recurrence.at).map(|at| &at.span);
            let place = one.step.map(|(_, step)| &step.at.span).or(at).unwrap_or(&one.sop.id().span);
            let title = one.sop.title();
            notes.add(
                place,
                words!(
                    "`{title}` goes out at {clock}, within the quiet hours {hours}",
                    "`{title}` 在 {clock} 发出，正是静默时间 {hours}"
                ),
            );
        }
    }
}
