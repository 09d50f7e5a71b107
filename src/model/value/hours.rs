//! A window of the day.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::clock::Clock;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A window of the day, `10:00-12:00`; one that ends before it starts goes on after midnight: `22:30-07:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hours {
    from: Clock,
    to: Clock,
}

impl Hours {
    /// From a time up to another one, which is not in it any more; nothing where they are the same.
    /// A window up to midnight ends at [`Clock::MIDNIGHT`].
    pub fn new(from: Clock, to: Clock) -> Option<Hours> {
        (from != to || from == Clock::MIDNIGHT).then_some(Hours { from, to })
    }

    /// When it begins.
    pub fn from(self) -> Clock {
        self.from
    }

    /// When it is over; midnight is the end of a day here.
    pub fn to(self) -> Clock {
        self.to
    }

    /// Whether it goes on after midnight.
    pub fn wraps(self) -> bool {
        self.to < self.from && self.to != Clock::MIDNIGHT
    }

    /// How long it is, in minutes; a whole day at most.
    pub fn minutes(self) -> u16 {
        const DAY: u16 = 24 * 60;
        match (self.to.minutes() + DAY - self.from.minutes()) % DAY {
            0 => DAY,
            minutes => minutes,
        }
    }

    /// Whether `clock` lies in it; its end does not.
    pub fn contains(self, clock: Clock) -> bool {
        if self.from < self.to { self.from <= clock && clock < self.to } else { self.from <= clock || clock < self.to }
    }

    /// Reads the rest of a window that starts at `from`, which stands at `start`; nothing where no dash follows.
    pub(super) fn read_on(reader: &mut Reader, start: usize, from: Clock) -> Result<Option<Hours>, Bad> {
        if !reader.dash() {
            return Ok(None);
        }
        let to = Clock::read_end(reader)?;
        let hours = Hours::new(from, to);
        hours.map(Some).ok_or_else(|| {
            Bad::new(reader.since(start), words!("a window from {from} to {to} is empty", "{from} 到 {to} 之间没有时间"))
                .help(words!("write `00:00-24:00` for a whole day", "全天写成 `00:00-24:00`"))
        })
    }
}

fn help() -> Words {
    words!(
        "write two times, such as `10:00-12:00`, or `22:30-07:30` over midnight",
        "写两个时刻，例如 `10:00-12:00`，跨夜写 `22:30-07:30`"
    )
}

impl FromStr for Hours {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Hours, Bad> {
        let mut reader = Reader::new(text);
        let start = reader.at();
        let from = Clock::read(&mut reader)?;
        let Some(hours) = Hours::read_on(&mut reader, start, from)? else {
            reader.end(help())?;
            return Err(reader.bad(words!("a window needs an end", "时段缺少结束时间")).help(help()));
        };
        reader.end(help())?;
        Ok(hours)
    }
}

impl fmt::Display for Hours {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to {
            Clock::MIDNIGHT => write!(formatter, "{}-24:00", self.from),
            to => write!(formatter, "{}-{to}", self.from),
        }
    }
}

const FORM: Form = Form {
    number: false,
    description: "A window of the day; it may go on after midnight.",
    pattern: None,
    examples: &["10:00-12:00", "22:30-07:30"],
};
scalar!(Hours, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_window_reads_as_people_type_it() {
        for (written, canonical) in [
            ("22:30-07:30", "22:30-07:30"),
            ("9:00 – 18:00", "09:00-18:00"),
            ("２２：３０～７：３０", "22:30-07:30"),
            ("20点至22点", "20:00-22:00"),
            ("18:00-24:00", "18:00-24:00"),
            ("18:00-0:00", "18:00-24:00"),
            ("00:00-24:00", "00:00-24:00"),
        ] {
            good::<Hours>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_window_is_pointed_at() {
        for (written, part) in [
            ("22:30", "22:30"),
            ("22:30-", ""),
            ("22:30-27:00", "27"),
            ("24:00-08:00", "24:00"),
            ("从8点", "从8点"),
            ("8:00-8:00", "8:00-8:00"),
        ] {
            bad::<Hours>(written, part);
        }
    }

    #[test]
    fn a_night_holds_its_start_and_midnight_and_not_its_end() {
        let inside = |hours: &str, clock: &str| hours.parse::<Hours>().unwrap().contains(clock.parse().unwrap());
        assert!(inside("22:30-07:30", "22:30") && inside("22:30-07:30", "00:00") && inside("22:30-07:30", "07:29"));
        assert!(!inside("22:30-07:30", "07:30") && !inside("22:30-07:30", "12:00"));
        assert!(inside("18:00-24:00", "23:59") && !inside("18:00-24:00", "00:00"));
        assert!(inside("00:00-24:00", "00:00") && inside("00:00-24:00", "23:59"));
    }

    #[test]
    fn a_window_lasts_as_long_as_the_minutes_it_holds() {
        for written in ["22:30-07:30", "18:00-24:00", "00:00-24:00", "10:00-12:00"] {
            let hours: Hours = written.parse().unwrap();
            let clocks = (0..24).flat_map(|hour| (0..60).filter_map(move |minute| Clock::new(hour, minute)));
            let held = clocks.filter(|clock| hours.contains(*clock)).count();
            assert_eq!(held, usize::from(hours.minutes()), "{written}");
        }
    }
}
