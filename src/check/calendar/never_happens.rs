//! A procedure that never comes: its days are all over, or nobody said which they are.

use std::collections::BTreeSet;

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
use crate::model::calendar::Recurrence;
use crate::model::calendar::Sop;
use crate::model::identity::Status;

pub(super) static LINT: Lint = Lint {
    code: "calendar-never-happens",
    level: Level::Warning,
    family: Family::Calendar,
    principle: says("What is in the calendar happens.", "写进日历的，就会发生。"),
    what: says(
        "A rhythm or campaign with days of its own, none of which lies in the coming year; a rhythm that says no day at all.",
        "写了日期的节奏或活动，未来一年里一次也没有；或者日常节奏根本没写哪天做。",
    ),
    why: says("A calendar full of last year tells everybody that nobody looks at it.", "日历里全是去年的事，说明没有人在看。"),
    article: Article::Craft,
    fix: says("give it a new date, or take it out", "换上新的日期，或删掉"),
    example: says(
        "
calendar:
  campaigns:
-   - {id: preview, title: Season preview, anchor: 2026-03-01 10:00}
+   - {id: preview, title: Season preview, anchor: 2027-03-01 10:00}
",
        "
calendar:
  campaigns:
-   - {id: preview, title: 换季提前看, anchor: 2026-03-01 10:00}
+   - {id: preview, title: 换季提前看, anchor: 2027-03-01 10:00}
",
    ),
    ask: Ask::Year(run),
};

fn run(case: Case, year: &Year, notes: &mut Notes) {
    let has_ended = case.community.status.as_ref().is_some_and(|status| status.value == Status::Ended);
    let happens: BTreeSet<&str> = year.occurrences.iter().map(|one| one.sop.id().as_str()).collect();
    for sop in case.sops().filter(|sop| !has_ended && !happens.contains(sop.id().as_str())) {
        let title = sop.title();
        let never = words!("`{title}` falls on no day of the coming year", "未来一年里没有一次 `{title}`");
        match (has_days(sop), sop) {
            (true, _) => _ = notes.add(&sop.id().span, never),
            (false, Sop::Rhythm(_)) => {
                let finding = notes.add(&sop.id().span, words!("`{title}` says no day to recur on", "`{title}` 没有写哪天做"));
                finding.help = Some(words!(
                    "say how often: `every: week` and `on: thu`, `every: month` and `on: 15`",
                    "写上多久一次：`every: week` 加 `on: thu`，`every: month` 加 `on: 15`"
                ));
            }
            // A campaign without a date is a plan for whoever chooses one; a journey begins with its member.
            (false, _) => {}
        }
    }
}

fn has_days(sop: Sop) -> bool {
    let is_anchored = matches!(sop, Sop::Campaign(campaign) if campaign.anchor.as_ref().is_some_and(|anchor| !anchor.is_empty()));
    let recurs = |it: Recurrence| it.every.is_some() || it.on.is_some() || it.rrule.is_some() || !it.also.is_empty();
    is_anchored || sop.recurrence().is_some_and(recurs)
}
