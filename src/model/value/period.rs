//! A stretch of the calendar that a number is reported for.

mod read;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil;
use jiff::civil::ISOWeekDate;
use jiff::civil::Weekday;

use crate::model::value::date::Date;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A stretch of the calendar that a number is reported for; an earlier one comes first, and the shorter of two that begin together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// `2026`
    Year(i16),
    /// `2026-Q3`: year, quarter from 1 to 4.
    Quarter(i16, i8),
    /// `2026-11`: year, month.
    Month(i16, i8),
    /// `2026-W07`: year and week as ISO 8601 counts them, from Monday.
    Week(i16, i8),
    /// `2026-11-03`
    Day(Date),
}

impl Period {
    /// Its first day.
    pub fn first(self) -> civil::Date {
        let month = |year, month| civil::Date::new(year, month, 1).unwrap_or_default();
        match self {
            Period::Year(year) => month(year, 1),
            Period::Quarter(year, quarter) => month(year, quarter.saturating_mul(3).saturating_sub(2)),
            Period::Month(year, number) => month(year, number),
            Period::Week(year, week) => ISOWeekDate::new(year, week, Weekday::Monday).map(ISOWeekDate::date).unwrap_or_default(),
            Period::Day(date) => date.civil(),
        }
    }

    /// Its last day.
    pub fn last(self) -> civil::Date {
        let first = self.first();
        match self {
            Period::Year(_) => first.last_of_year(),
            Period::Quarter(..) => first.saturating_add(jiff::Span::new().months(2)).last_of_month(),
            Period::Month(..) => first.last_of_month(),
            Period::Week(..) => first.saturating_add(jiff::Span::new().days(6)),
            Period::Day(_) => first,
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        (self.first(), self.last()).cmp(&(other.first(), other.last()))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Period::Year(year) => write!(formatter, "{year:04}"),
            Period::Quarter(year, quarter) => write!(formatter, "{year:04}-Q{quarter}"),
            Period::Month(year, month) => write!(formatter, "{year:04}-{month:02}"),
            Period::Week(year, week) => write!(formatter, "{year:04}-W{week:02}"),
            Period::Day(date) => write!(formatter, "{date}"),
        }
    }
}

const FORM: Form = Form {
    number: true,
    description: "A month, week, quarter, year or day that a number is reported for.",
    pattern: None,
    examples: &["2026-11", "2026-W07", "2026-Q3", "2026"],
};
scalar!(Period, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_period_reads_as_people_type_it() {
        for (written, canonical) in [
            ("2026", "2026"),
            ("2026年", "2026"),
            ("2026-11", "2026-11"),
            ("２０２６／１１", "2026-11"),
            ("2026年3月", "2026-03"),
            ("2026-W7", "2026-W07"),
            ("2026年第7周", "2026-W07"),
            ("2020-W53", "2020-W53"),
            ("2026-q3", "2026-Q3"),
            ("2026Q3", "2026-Q3"),
            ("2026年第三季度", "2026-Q3"),
            ("2026-11-03", "2026-11-03"),
            ("2026年11月3日", "2026-11-03"),
        ] {
            good::<Period>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_period_is_pointed_at() {
        for (written, part) in [
            ("2026-13", "13"),
            ("2025-W53", "53"),
            ("2026-Q5", "5"),
            ("2026-", "2026-"),
            ("2026-Q", "2026-Q"),
            ("2026-02-30", "30"),
            ("26-11", "26"),
            ("去年", "去年"),
            ("2026年上半年", "上半年"),
            ("", ""),
        ] {
            bad::<Period>(written, part);
        }
    }

    #[test]
    fn periods_follow_the_calendar() {
        let written = ["2026-W01", "2026-01-01", "2026-01", "2026-Q1", "2026", "2026-W02", "2026-11"];
        let periods: Vec<Period> = written.iter().map(|written| written.parse().unwrap()).collect();
        assert!(periods.is_sorted(), "{periods:?}");
        assert_eq!("2026-Q3".parse::<Period>().unwrap().last(), civil::date(2026, 9, 30));
        assert_eq!("2026-W01".parse::<Period>().unwrap().first(), civil::date(2025, 12, 29));
    }
}
