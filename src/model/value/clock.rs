//! A time of day.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Number;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A time of day to the minute, in the community's time zone: `08:30`, also `8:30` and `8点半`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(jiff::civil::Time);

impl Clock {
    /// The first minute of a day.
    pub const MIDNIGHT: Clock = Clock(jiff::civil::Time::midnight());

    /// `hour` from 0 to 23, `minute` from 0 to 59.
    pub fn new(hour: u8, minute: u8) -> Option<Clock> {
        jiff::civil::Time::new(i8::try_from(hour).ok()?, i8::try_from(minute).ok()?, 0, 0).ok().map(Clock)
    }

    /// The same for calculations.
    pub fn time(self) -> jiff::civil::Time {
        self.0
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0.hour() as u16 * 60 + self.0.minute() as u16
    }

    /// Reads a time of day; midnight may not be written `24:00`.
    pub(super) fn read(reader: &mut Reader) -> Result<Clock, Bad> {
        let start = reader.at();
        let is_24 = reader.clone().digits().is_some_and(|hour| hour.value == 24);
        let clock = Clock::read_end(reader)?;
        if !is_24 {
            return Ok(clock);
        }
        Err(Bad::new(reader.since(start), words!("a day has no time `24:00`", "一天里没有 `24:00` 这个时刻")).help(words!(
            "write `00:00` of the next day; only the end of a window may be `24:00`",
            "写成第二天的 `00:00`；只有时段的结尾可以写 `24:00`"
        )))
    }

    /// Reads a time of day at the end of a window: `24:00` is the midnight it ends at.
    pub(super) fn read_end(reader: &mut Reader) -> Result<Clock, Bad> {
        let start = reader.at();
        let Some(hour) = reader.digits() else {
            let part = reader.piece();
            return Err(reader.not(part, "a time of day", "时刻").help(help()));
        };
        let minute = read_minute(reader, &hour)?;
        refuse_half_days(reader, start, &hour, minute.value)?;
        if (hour.value, minute.value) == (24, 0) {
            return Ok(Clock::MIDNIGHT);
        }
        if hour.value > 23 {
            let value = reader.written(&hour.part);
            return Err(Bad::new(hour.part, words!("there is no hour `{value}`", "没有 `{value}` 点")).help(help()));
        }
        let clock = u8::try_from(hour.value)
            .ok()
            .zip(u8::try_from(minute.value).ok())
            .and_then(|(hour, minute)| Clock::new(hour, minute));
        clock.ok_or_else(|| {
            let value = reader.written(&minute.part);
            Bad::new(minute.part.clone(), words!("there is no minute `{value}`", "没有 `{value}` 分"))
                .help(words!("minutes go from 00 to 59", "分钟从 00 到 59"))
        })
    }
}

fn help() -> Words {
    words!(
        "write hours and minutes of a 24-hour clock, such as `08:30` or `20:00`",
        "用 24 小时制写时和分，例如 `08:30`、`20:00`"
    )
}

fn read_minute(reader: &mut Reader, hour: &Number) -> Result<Number, Bad> {
    let nothing = |reader: &Reader| Number { value: 0, digits: 2, part: reader.since(reader.at()) };
    if reader.take('点') {
        if reader.take('半') {
            return Ok(Number { value: 30, ..nothing(reader) });
        }
        let minute = reader.digits().unwrap_or_else(|| nothing(reader));
        reader.take('分');
        return Ok(minute);
    }
    if !reader.take(':') {
        refuse_half_days(reader, hour.part.start, hour, 0)?;
        let value = reader.written(&hour.part);
        return Err(Bad::new(hour.part.clone(), words!("`{value}` has no minutes", "`{value}` 缺少分钟")).help(help()));
    }
    reader.digits().filter(|minute| minute.digits == 2).ok_or_else(|| {
        let part = reader.since(hour.part.start);
        let value = reader.written(&part);
        Bad::new(part, words!("`{value}` needs two digits for the minutes", "`{value}` 的分钟要写两位")).help(help())
    })
}

/// `8 pm` has one right spelling, which the help can say.
fn refuse_half_days(reader: &mut Reader, start: usize, hour: &Number, minute: u32) -> Result<(), Bad> {
    let mut after = reader.clone();
    after.spaces();
    let Some(half) = after.one_of(&[("am", 0), ("a.m.", 0), ("pm", 12), ("p.m.", 12)]) else { return Ok(()) };
    let right = format!("{:02}:{minute:02}", hour.value % 12 + half);
    let part = after.since(start);
    let written = reader.written(&part);
    Err(Bad::new(part, words!("`{written}` is not a time of a 24-hour clock", "`{written}` 不是 24 小时制的时刻"))
        .help(words!("write `{right}`", "写成 `{right}`")))
}

impl FromStr for Clock {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Clock, Bad> {
        let mut reader = Reader::new(text);
        let clock = Clock::read(&mut reader)?;
        reader.end(help())?;
        Ok(clock)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

const FORM: Form = Form {
    number: false,
    description: "A time of day on a 24-hour clock, in the community's time zone.",
    pattern: None,
    examples: &["08:30", "20:00"],
};
scalar!(Clock, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_time_of_day_reads_as_people_type_it() {
        for (written, canonical) in [
            ("08:30", "08:30"),
            ("8:30", "08:30"),
            (" ０８：３０ ", "08:30"),
            ("8点半", "08:30"),
            ("20點", "20:00"),
            ("20点05分", "20:05"),
            ("0:00", "00:00"),
        ] {
            good::<Clock>(written, canonical);
        }
    }

    #[test]
    fn what_no_clock_shows_is_pointed_at() {
        for (written, part) in [
            ("25:00", "25"),
            ("8:60", "60"),
            ("8：６０", "６０"),
            ("24:00", "24:00"),
            ("8", "8"),
            ("8:3", "8:3"),
            ("早上8点", "早上8点"),
            ("08:30:00", ":00"),
            ("", ""),
        ] {
            bad::<Clock>(written, part);
        }
    }

    #[test]
    fn an_afternoon_is_told_its_24_hour_spelling() {
        for (written, right) in [("8:30 pm", "`20:30`"), ("8PM", "`20:00`"), ("12:05am", "`00:05`")] {
            assert!(bad::<Clock>(written, written).help.unwrap().en.contains(right), "{written}");
        }
    }
}
