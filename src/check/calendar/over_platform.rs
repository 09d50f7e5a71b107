//! More messages in a month than a platform delivers to one person.

use std::collections::BTreeMap;

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
    code: "calendar-over-platform",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("A plan keeps to what the platform delivers.", "计划不超过平台送得到的条数。"),
    what: says(
        "Months of the coming year in which more goes to a channel than its platform sends to one person: four messages a month from a service account.",
        "未来一年里，某个月发往某渠道的条数超过平台对每个人的上限，例如服务号每月 4 条。",
    ),
    why: says(
        "What is over the limit is not sent. The calendar says that it happened, and nobody has read it.",
        "超过上限的那几条根本发不出去：日历上写着发了，却没有人收到。",
    ),
    article: Article::Craft,
    fix: says(
        "send less often, move some of it to another channel, or bring your own limits in `content/audit/platforms.yaml`",
        "少发几次，把一部分移到别的渠道，或用 `content/audit/platforms.yaml` 换上你查到的上限",
    ),
    example: says(
        "
rules:
  organise:
    - {id: letter, title: Letter, platform: service-account}
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, channel: letter}
+   - {id: look, title: Look of the month, every: month, channel: letter}
",
        "
rules:
  organise:
    - {id: letter, title: 服务号, platform: service-account}
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, channel: letter}
+   - {id: look, title: 本月一套, every: month, channel: letter}
",
    ),
    ask: Ask::Year(run),
};

fn run(case: Case, year: &Year, notes: &mut Notes) {
    for load in &year.loads {
        let Some(limit) = case.whole.platforms.limit(load.channel, "messages_a_month") else { continue };
        let mut months: BTreeMap<(i16, i8), u64> = BTreeMap::new();
        for day in &load.days {
            *months.entry((day.date.year(), day.date.month())).or_default() += day.posts;
        }
        let Some(((in_year, month), posts)) = months.into_iter().find(|(_, posts)| *posts > limit) else { continue };
        let title = &load.channel.title;
        notes.add(
            &load.channel.id.span,
            words!(
                "{posts} messages are planned for `{title}` in {in_year}-{month:02}, but its platform delivers only {limit} a month",
                "{in_year} 年 {month} 月计划向 `{title}` 发 {posts} 条，平台每月最多只送达 {limit} 条"
            ),
        );
    }
}
