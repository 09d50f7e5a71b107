//! A day on which a channel gets more than its members can read.

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
    code: "calendar-too-many-posts",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("Fewer and better: too many posts bury what matters.", "少而精：发多了，有价值的就被淹没。"),
    what: says(
        "Days of the coming year on which a channel gets more than `max_posts_per_day`.",
        "未来一年里，某渠道某天的条数超过 `max_posts_per_day`。",
    ),
    why: says(
        "A member opens a group for a second or two. If the one thing worth reading is the seventh, the group is folded away.",
        "用户打开群只看一两秒。值得看的排在第七条，群就被折叠了。",
    ),
    article: Article::Earning,
    fix: says(
        "move one of them to another day or channel, or raise `max_posts_per_day`",
        "把其中一条挪到别的日子或渠道，或调高 `max_posts_per_day`",
    ),
    example: says(
        r#"
rules:
  organise:
    - {id: main, title: Main group, role: main}
calendar:
- max_posts_per_day: 1
+ max_posts_per_day: 2
  rhythms:
    - {id: look, title: Look of the day, every: weekday, at: "08:30", channel: main}
    - {id: qa, title: Questions on Thursday, every: week, on: thu, at: "20:00", channel: main}
"#,
        r#"
rules:
  organise:
    - {id: main, title: 主群, role: main}
calendar:
- max_posts_per_day: 1
+ max_posts_per_day: 2
  rhythms:
    - {id: look, title: 今日一套, every: weekday, at: "08:30", channel: main}
    - {id: qa, title: 周四问答, every: week, on: thu, at: "20:00", channel: main}
"#,
    ),
    ask: Ask::Year(run),
};

fn run(_: Case, year: &Year, notes: &mut Notes) {
    for load in &year.loads {
        let over: Vec<_> = load.days.iter().filter(|day| day.is_over).collect();
        let (Some(first), Some(limit)) = (over.first(), load.limit) else { continue };
        let (title, days, date, posts) = (&load.channel.title, over.len(), first.date, first.posts);
        notes.add(
            &load.channel.id.span,
            words!(
                "`{title}` gets more than {limit} posts a day on {days} days of the coming year, first {posts} on {date}",
                "未来一年里有 {days} 天，`{title}` 一天超过 {limit} 条，最早是 {date} 的 {posts} 条"
            ),
        );
    }
}
