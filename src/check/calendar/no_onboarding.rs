//! Newcomers whom nobody receives.

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
    code: "calendar-no-onboarding",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("Receive newcomers: real name, card, need.", "拉新之后要接住人：实名、名片、需求。"),
    what: says("A calendar without a journey that starts with `join`.", "日历里没有从 `join` 开始的旅程。"),
    why: says(
        "What somebody lives through in the first week decides whether they stay. Who drops in half-way and sees only a part will leave.",
        "第一周的体验决定留不留得住。半路进来、片面接收的人，迟早会走。",
    ),
    article: Article::Earning,
    fix: says(
        "write a journey with `starts: join`: welcome, name and need, a first look back after a week",
        "写一个 `starts: join` 的旅程：欢迎、核对姓名与需求、一周后回访",
    ),
    example: says(
        "
calendar:
- rhythms:
-   - {id: look, title: Look of the day, every: weekday}
+ journeys:
+   - {id: first-week, title: First week, starts: join}
",
        "
calendar:
- rhythms:
-   - {id: look, title: 今日一套, every: weekday}
+ journeys:
+   - {id: first-week, title: 首周, starts: join}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(calendar) = &case.community.calendar else { return };
    if !calendar.journeys.iter().any(|journey| journey.starts.as_str() == "join") {
        notes.add(&case.at("calendar"), words!("no journey receives newcomers", "没有写新人进来之后谁来接、怎么接"));
    }
}
