//! When a part of the playbook is looked at again.

use jiff::Span;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::reference::RoleRef;
use crate::model::value;
use crate::model::value::Every;
use crate::model::value::Unit;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::source::Sp;

/// Who looks at this again, how often, and when somebody last did. A playbook that nobody reads again goes stale unseen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Review {
    /// Who does it: a role of `people`.
    pub owner: Option<RoleRef>,
    /// How often.
    pub every: Option<Sp<Every>>,
    /// When it was last done.
    pub last: Option<Sp<value::Date>>,
}

impl Review {
    /// The last day on which the next look is in time; none where nothing says how often or where nobody has
    /// looked yet.
    pub fn due(&self) -> Option<Date> {
        let (every, last) = (self.every.as_ref()?.value, self.last.as_ref()?.civil());
        let count = i64::from(every.count());
        let span = match every.unit() {
            Unit::Day | Unit::Weekday => Span::new().try_days(count),
            Unit::Week => Span::new().try_weeks(count),
            Unit::Month => Span::new().try_months(count),
            Unit::Year => Span::new().try_years(count),
        };
        last.checked_add(span.ok()?).ok()
    }
}

/// Every review in `part` of a definition, in the order of the book.
pub fn reviews(part: &impl Walk) -> Vec<&Review> {
    struct Reviews<'a>(Vec<&'a Review>);
    impl<'a> Visitor<'a> for Reviews<'a> {
        fn review(&mut self, review: &'a Review) {
            self.0.push(review);
        }
    }
    let mut reviews = Reviews(Vec::new());
    part.walk(&mut reviews);
    reviews.0
}

impl Walk for Review {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.review(self);
        self.owner.walk(visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_due_its_time_after_the_last_one() {
        for (review, due) in [
            (r#"{"every": "quarter", "last": "2026-10-08"}"#, Some("2027-01-08")),
            (r#"{"every": "2 weeks", "last": "2026-12-31"}"#, Some("2027-01-14")),
            (r#"{"every": "year"}"#, None),
        ] {
            let review: Review = serde_json::from_str(review).unwrap();
            assert_eq!(review.due().map(|due| due.to_string()).as_deref(), due);
        }
    }
}
