//! A main channel that falls silent for weeks.

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
use crate::model::rules::ChannelRole;

pub(super) static LINT: Lint = Lint {
    code: "calendar-silent-channel",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says("A community lives by its rhythm.", "社群靠节奏活着。"),
    what: says(
        "A main channel on which nothing is planned for more than three weeks between two posts of the coming year.",
        "主渠道在未来一年里，两次安排之间空了三周以上。",
    ),
    why: says(
        "Members come by for something. After three weeks of nothing they stop, and nobody notices.",
        "成员是为了看点什么才来的。空三周，就不再来了，而且没有人注意到。",
    ),
    article: Article::Earning,
    fix: says(
        "plan something small in between, such as a rhythm `every: week` on this channel",
        "在中间安排一件小事，例如在这个渠道上加一个 `every: week` 的节奏",
    ),
    example: says(
        r#"
rules:
  organise:
    - {id: main, title: Main group, role: main}
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: 2 months, on: 1, from: 2026-11-01, channel: main}
+   - {id: look, title: Look of the day, every: weekday, at: "08:30", channel: main}
"#,
        r#"
rules:
  organise:
    - {id: main, title: 主群, role: main}
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: 2 months, on: 1, from: 2026-11-01, channel: main}
+   - {id: look, title: 今日一套, every: weekday, at: "08:30", channel: main}
"#,
    ),
    ask: Ask::Year(run),
};

const LONGEST_DAYS: i32 = 21;

fn run(_: Case, year: &Year, notes: &mut Notes) {
    for load in &year.loads {
        if load.channel.role.as_ref().is_none_or(|role| role.value != ChannelRole::Main) {
            continue;
        }
        let gaps =
            load.days.iter().zip(load.days.iter().skip(1)).map(|(one, next)| ((next.date - one.date).get_days(), one.date));
        if let Some((days, date)) = gaps.max_by_key(|(days, _)| *days).filter(|(days, _)| *days > LONGEST_DAYS) {
            let title = &load.channel.title;
            notes.add(
                &load.channel.id.span,
                words!(
                    "nothing is planned for `{title}` for {days} days after {date}",
                    "{date} 之后，`{title}` 连续 {days} 天没有安排"
                ),
            );
        }
    }
}
