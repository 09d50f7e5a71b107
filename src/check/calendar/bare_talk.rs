//! A talk without what belongs around it.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::value::At;

pub(super) static LINT: Lint = Lint {
    code: "calendar-bare-talk",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says("A talk begins five days before and ends the day after.", "一场分享从五天前开始，到第二天才结束。"),
    what: says(
        "A campaign called a talk that lacks an announcement (D-3 or earlier), a call for questions (D-2 to D-1), a warm-up (hours before) or its notes (D+1).",
        "名为分享或讲座的活动，缺少预告（D-3 之前）、收集问题（D-2 到 D-1）、当天预热（提前几小时）或会后整理（D+1）。",
    ),
    why: says(
        "The announcement lets people keep the evening free, their questions save the speaker time, the warm-up brings them in, and the notes reach those who could not come, one by one.",
        "预告让人留出时间，收集问题节省讲师时间，预热让人到位，整理后一对一发出去，没来的人也收得到。",
    ),
    article: Article::Earning,
    fix: says("add the missing step", "补上缺的那一步"),
    example: says(
        "
calendar:
  campaigns:
    - id: talk
      title: The monthly talk
      anchor: 2026-12-10 20:00
      steps:
+       - {at: D-5 10:00, do: Announce the subject}
+       - {at: D-2 20:00, do: Collect questions}
+       - {at: -2h, do: Warm up}
        - {at: 0h, do: Talk}
+       - {at: D+1 10:00, do: Send the notes}
",
        "
calendar:
  campaigns:
    - id: talk
      title: 每月分享
      anchor: 2026-12-10 20:00
      steps:
+       - {at: D-5 10:00, do: 发布主题预告}
+       - {at: D-2 20:00, do: 收集问题}
+       - {at: -2h, do: 群内预热}
        - {at: 0h, do: 开讲}
+       - {at: D+1 10:00, do: 整理后一对一发给每个人}
",
    ),
    ask: Ask::Community(run),
};

const TALKS: [&str; 8] = ["talk", "webinar", "lecture", "分享", "微课", "讲座", "公开课", "一讲"];

fn run(case: Case, notes: &mut Notes) {
    let campaigns = case.community.calendar.iter().flat_map(|calendar| &calendar.campaigns);
    for talk in campaigns.filter(|campaign| is_talk(&campaign.title) && !campaign.steps.is_empty()) {
        let title = &talk.title;
        let has = |around: fn(i32, At) -> bool| talk.steps.iter().any(|step| around(step.at.days(), step.at.at()));
        let parts: [(bool, &str, &str, &str); 4] = [
            (has(|days, _| days <= -3), "D-5 10:00", "an announcement some days before", "提前几天的预告"),
            (has(|days, _| matches!(days, -2 | -1)), "D-2 20:00", "a call for questions", "收集问题"),
            (has(|days, at| days == 0 && is_before(at)), "-2h", "a warm-up", "当天预热"),
            (has(|days, _| days >= 1), "D+1 10:00", "its notes on the day after", "会后整理"),
        ];
        for (_, at, english, chinese) in parts.into_iter().filter(|(has, ..)| !has) {
            let finding = notes.add(&talk.id.span, words!("`{title}` lacks {english}", "`{title}` 缺少{chinese}"));
            finding.help = Some(words!("add the step: `{{at: {at}, do: …}}`", "补上这一步：`{{at: {at}, do: …}}`"));
        }
    }
}

/// A step of the day itself that is neither the talk nor after it.
fn is_before(at: At) -> bool {
    matches!(at, At::Clock(_) | At::Window(_)) || matches!(at, At::Distance(minutes) if minutes < 0)
}

fn is_talk(title: &str) -> bool {
    let title = title.to_lowercase();
    TALKS.iter().any(|word| title.contains(word))
}
