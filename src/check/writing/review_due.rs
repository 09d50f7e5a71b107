//! Something that should have been looked at again by now.

use jiff::civil::Date;

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::same;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::Community;
use crate::model::review::Review;
use crate::model::value::Every;
use crate::model::value::Unit;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;

pub(super) static LINT: Lint = Lint {
    code: "writing-review-due",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("What is to be reviewed is reviewed on time.", "到了复查日就要复查。"),
    what: says("A `review` whose `last` plus `every` lies before today.", "`review` 的 `last` 加上 `every` 已经过了今天。"),
    why: says(
        "A playbook that nobody reads again goes stale unseen: prices, limits, names and dates change while the page stays.",
        "没有人再看的手册会悄悄过期：价格、上限、人名和日期都变了，页面还是老样子。",
    ),
    article: Article::Craft,
    fix: says("look at it again and set `review.last` to the day you did", "重新看一遍，然后把 `review.last` 改成那一天"),
    bad: same(
        "
review: {every: quarter, last: 2026-05-01}
",
    ),
    good: same(
        "
review: {every: quarter, last: 2026-10-08}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let today = case.whole.today();
    for review in reviews(case.community) {
        let (Some(every), Some(last)) = (&review.every, &review.last) else { continue };
        let Some(due) = due(every.value, last.civil()) else { continue };
        if due < today {
            notes.add(&last.span, words!("this was to be looked at again by {due}", "应在 {due} 之前复查"));
        }
    }
}

fn reviews(community: &Community) -> Vec<&Review> {
    struct Reviews<'a>(Vec<&'a Review>);
    impl<'a> Visitor<'a> for Reviews<'a> {
        fn review(&mut self, review: &'a Review) {
            self.0.push(review);
        }
    }
    let mut reviews = Reviews(Vec::new());
    community.walk(&mut reviews);
    reviews.0
}

/// The last day on which a review is in time; none where the calendar ends before it.
fn due(every: Every, last: Date) -> Option<Date> {
    let count = i64::from(every.count());
    let span = match every.unit() {
        Unit::Day | Unit::Weekday => jiff::Span::new().try_days(count),
        Unit::Week => jiff::Span::new().try_weeks(count),
        Unit::Month => jiff::Span::new().try_months(count),
        Unit::Year => jiff::Span::new().try_years(count),
    };
    last.checked_add(span.ok()?).ok()
}
