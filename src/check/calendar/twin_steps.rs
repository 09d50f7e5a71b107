//! Steps that only their order tells apart.

use std::collections::BTreeMap;

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::calendar::Step;

pub(super) static LINT: Lint = Lint {
    code: "calendar-twin-steps",
    level: Level::Advice,
    family: Family::Calendar,
    principle: says("A tick belongs to one step and stays with it.", "打过的勾跟着那一步走。"),
    what: says(
        "Two steps of one SOP at the same time, neither of which has an `id`.",
        "同一个 SOP 里有两步写在同一时间，又都没有 `id`。",
    ),
    why: says(
        "Ticks, links and the entries of subscribed calendars know a step by its id, else by its time. At one time only the order is left, and it changes as soon as somebody puts a third step between them.",
        "打的勾、链接和订阅的日历靠 `id` 认出一步，没有 `id` 就靠时间；时间也相同，就只剩先后次序，中间插进一步，它们就对不上了。",
    ),
    article: Article::Craft,
    fix: says("give each of them an `id`", "给它们各写一个 `id`"),
    example: says(
        "
calendar:
  journeys:
    - id: welcome
      title: First week
      starts: join
      steps:
-       - {at: D1 10:00, do: Ask what they need}
-       - {at: D1 10:00, do: Send the card}
+       - {id: ask, at: D1 10:00, do: Ask what they need}
+       - {id: card, at: D1 10:00, do: Send the card}
",
        "
calendar:
  journeys:
    - id: welcome
      title: 新成员首周
      starts: join
      steps:
-       - {at: D1 10:00, do: 问需要}
-       - {at: D1 10:00, do: 发欢迎卡}
+       - {id: ask, at: D1 10:00, do: 问需要}
+       - {id: card, at: D1 10:00, do: 发欢迎卡}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for sop in case.sops() {
        let mut by_time: BTreeMap<String, &Step> = BTreeMap::new();
        for step in sop.steps().iter().filter(|step| step.id.is_none()) {
            let at = step.at.to_string();
            let Some(first) = by_time.insert(at.clone(), step) else { continue };
            let message = words!("two steps at `{at}` are told apart by their order alone", "`{at}` 有两步，只能靠先后次序区分");
            notes.add(&step.at.span, message).also.push((first.at.span.clone(), words!("the other one", "另一个")));
        }
    }
}
