//! How often something happens in a week.

use crate::model::calendar::Recurrence;
use crate::model::calendar::Sop;
use crate::model::value::Unit;

const WEEKS_A_YEAR: f64 = 365.25 / 7.0;

/// How many times a week on average; nothing for what does not recur by `every`.
pub(super) fn a_week(sop: Sop) -> Option<f64> {
    sop.recurrence().and_then(times)
}

fn times(recurrence: Recurrence) -> Option<f64> {
    let every = recurrence.every?.value;
    let days = recurrence.on.map_or(1, |on| on.days().len()) as f64;
    let rounds = 1.0 / f64::from(every.count());
    Some(match every.unit() {
        Unit::Day => 7.0 * rounds,
        Unit::Weekday => 5.0,
        Unit::Week => days * rounds,
        Unit::Month => days * rounds * 12.0 / WEEKS_A_YEAR,
        Unit::Year => days * rounds / WEEKS_A_YEAR,
    })
}
