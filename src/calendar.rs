//! What falls on which day: recurrences, steps, festivals, days off, and how much is too much. Pure arithmetic over the model.

mod almanac;
mod diary;
mod expand;
mod festival;
mod load;
mod lunar;
mod occurrence;
mod rounds;
mod rule;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;

pub use almanac::Almanac;
pub use almanac::CHINA;
pub use almanac::CHINESE;
pub use almanac::DayName;
pub use almanac::is_weekend;
pub use diary::Diary;
pub use expand::expand;
pub use expand::expand_sop;
pub use expand::plan;
pub use festival::Festival;
pub use load::ChannelLoad;
pub use load::DayLoad;
pub use load::load;
pub use occurrence::Occurrence;
pub use occurrence::Task;
pub use occurrence::step_id;
pub use rounds::Rules;
pub use rounds::fits;
pub use rounds::rules;
pub use rule::Frequency;
pub use rule::Rule;

/// Twelve months from the first day of the month of `today`: what pages and files have in common.
pub fn twelve_months(today: Date) -> RangeInclusive<Date> {
    let first = today.first_of_month();
    let last = first.checked_add(12.months()).and_then(Date::yesterday).unwrap_or(Date::MAX);
    first..=last
}
