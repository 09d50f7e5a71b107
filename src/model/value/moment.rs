//! A day, and a time on it where one is said.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::clock::Clock;
use crate::model::value::date::Date;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A day, and a time on it where one is said: `2026-12-10 20:00`, `2026-12-10`. In the community's time zone.
/// A day without a time comes before all the times of that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time, where one is said.
    pub clock: Option<Clock>,
}

impl Moment {
    /// The same for calculations; midnight where no time is said.
    pub fn civil(self) -> jiff::civil::DateTime {
        self.date.civil().to_datetime(self.clock.unwrap_or(Clock::MIDNIGHT).time())
    }
}

fn help() -> Words {
    words!("write a date, and a time if there is one: `2026-12-10 20:00`", "写日期，有时刻再加时刻：`2026-12-10 20:00`")
}

impl FromStr for Moment {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Moment, Bad> {
        let mut reader = Reader::new(text);
        let date = Date::read(&mut reader)?;
        let after_the_date = reader.at();
        let _ = reader.take('t') || reader.take(',');
        reader.spaces();
        if reader.is_done() && reader.text()[after_the_date..].trim().is_empty() {
            return Ok(Moment { date, clock: None });
        }
        let clock = Clock::read(&mut reader)?;
        if reader.take('z') || reader.take('+') {
            let part = reader.at() - 1..reader.rest().end;
            return Err(Bad::new(part, words!("a time has no zone of its own", "时刻不带时区")).help(words!(
                "the community's `timezone` says which zone it is in; write `{date} {clock}`",
                "时区由社群的 `timezone` 决定；写成 `{date} {clock}`"
            )));
        }
        reader.end(help())?;
        Ok(Moment { date, clock: Some(clock) })
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.clock {
            Some(clock) => write!(formatter, "{} {clock}", self.date),
            None => write!(formatter, "{}", self.date),
        }
    }
}

const FORM: Form = Form {
    number: false,
    description: "A day, and a time on it where there is one, in the community's time zone.",
    pattern: None,
    examples: &["2026-12-10 20:00", "2026-12-10"],
};
scalar!(Moment, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_moment_reads_as_people_type_it() {
        for (written, canonical) in [
            ("2026-12-10 20:00", "2026-12-10 20:00"),
            ("2026-12-10T20:00", "2026-12-10 20:00"),
            ("2026-12-10", "2026-12-10"),
            ("２０２６－１２－１０　２０：００", "2026-12-10 20:00"),
            ("2026年12月10日 20点半", "2026-12-10 20:30"),
        ] {
            good::<Moment>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_moment_is_pointed_at() {
        for (written, part) in [
            ("2026-02-30 20:00", "30"),
            ("2026-12-10 25:00", "25"),
            ("2026-12-10 晚上 8点", "晚上"),
            ("2026-12-10T", ""),
            ("2026-12-10T20:00Z", "Z"),
            ("2026-12-10 20:00+08:00", "+08:00"),
            ("2026-12-10 20:00-22:00", "-22:00"),
        ] {
            bad::<Moment>(written, part);
        }
    }

    #[test]
    fn a_day_comes_before_its_times() {
        let moment = |written: &str| written.parse::<Moment>().unwrap();
        assert!(moment("2026-12-10") < moment("2026-12-10 00:00"));
        assert!(moment("2026-12-10 23:59") < moment("2026-12-11"));
    }
}
