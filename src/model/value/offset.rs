//! How far a step is from the event it belongs to.

#[cfg(test)]
mod tests;
mod words;

use std::fmt;
use std::str::FromStr;

use jiff::SignedDuration;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::clock::Clock;
use crate::model::value::date::Date;
use crate::model::value::duration::Duration;
use crate::model::value::hours::Hours;
use crate::model::value::moment::Moment;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

pub use words::Zero;

/// How far a step is from the event it belongs to.
///
/// ```text
/// offset   = day [ when ] | distance
/// day      = "D" [ "+" | "-" ] number     D0 is the day of the event itself, D1 the day after it, D-5 five days before; T for D
/// when     = clock | clock "-" clock | distance
/// distance = ("+" | "-") duration | "0h"  counted from the event's own time; days first, weeks allowed, months not
/// ```
///
/// `D-5 10:00`, `D0`, `D1 10:00-12:00`, `-2h`, `0h`, `+30m`, `-1d 4h`, `D0 +10m` (the same as `+10m`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Offset {
    days: i32,
    at: At,
}

/// The time within the day of an [`Offset`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum At {
    /// Some time that day.
    Unsaid,
    /// At a time of day.
    Clock(Clock),
    /// Within a window of the day.
    Window(Hours),
    /// So many minutes after the event's own time, or before it.
    Distance(i32),
}

/// The largest number of days: a hundred years.
const FARTHEST: i32 = 36_500;
const DAY: i32 = 24 * 60;

impl Offset {
    /// So many days after the event's day, or before it; nothing where that is more than a hundred years away.
    pub fn new(days: i32, at: At) -> Option<Offset> {
        let near = match at {
            At::Distance(minutes) => minutes.unsigned_abs() <= (FARTHEST * DAY).unsigned_abs(),
            _ => true,
        };
        (near && days.unsigned_abs() <= FARTHEST.unsigned_abs()).then_some(Offset { days, at })
    }

    /// Days of the calendar after the event's day; negative before it.
    pub fn days(self) -> i32 {
        self.days
    }

    /// The time within that day.
    pub fn at(self) -> At {
        self.at
    }

    /// Minutes from the first minute of day zero, when the event is at `zero`: the order of steps.
    /// A step that says no time comes first on its day.
    pub fn minutes(self, zero: Clock) -> i64 {
        let within = match self.at {
            At::Unsaid => 0,
            At::Clock(clock) => i64::from(clock.minutes()),
            At::Window(hours) => i64::from(hours.from().minutes()),
            At::Distance(minutes) => i64::from(zero.minutes()) + i64::from(minutes),
        };
        i64::from(self.days) * i64::from(DAY) + within
    }

    /// When it is, for an event at `zero`; nothing where that is out of the years we know.
    /// A distance from an event that has no time of its own has no time either.
    pub fn moment(self, zero: Moment) -> Option<Moment> {
        let minutes = SignedDuration::from_mins(self.minutes(zero.clock.unwrap_or(Clock::MIDNIGHT)));
        let start = zero.date.civil().to_datetime(Clock::MIDNIGHT.time());
        let then = start.checked_add(minutes).ok()?;
        let timed = match self.at {
            At::Unsaid => false,
            At::Clock(_) | At::Window(_) => true,
            At::Distance(_) => zero.clock.is_some(),
        };
        let clock = Clock::new(then.hour().unsigned_abs(), then.minute().unsigned_abs()).filter(|_| timed);
        Some(Moment { date: Date::new(then.date())?, clock })
    }
}

fn help() -> Words {
    words!(
        "write a day and a time `D-5 10:00` (`D0` is the day itself), or a distance `-2h`, `0h`, `+30m`",
        "写日子和时刻 `D-5 10:00`（`D0` 是当天），或距离 `-2h`、`0h`、`+30m`"
    )
}

fn far(reader: &Reader) -> Bad {
    reader.bad(words!("this is more than a hundred years away", "这超出了一百年")).help(help())
}

/// Reads `+` or `-`: 1 or -1.
fn sign(reader: &mut Reader) -> Option<i32> {
    reader.one_of(&[("+", 1), ("-", -1)])
}

/// Reads the duration after a sign: days, and minutes beside them.
fn read_distance(reader: &mut Reader, sign: i32) -> Result<(i32, i32), Bad> {
    reader.spaces();
    let start = reader.at();
    let duration = Duration::read(reader)?;
    let Some(days) = duration.whole_days() else {
        return Err(Bad::new(start..reader.rest().end, words!("months have no fixed length", "月没有固定的长度"))
            .help(words!("count in days or weeks, such as `+30d`", "按天或周写，例如 `+30d`")));
    };
    let of = |amount: u32| i32::try_from(amount).map(|amount| amount * sign).map_err(|_| far(reader));
    Ok((of(days)?, of(duration.spare_minutes())?))
}

/// Reads what begins with D, which has been passed.
fn read_day(reader: &mut Reader) -> Result<Offset, Bad> {
    reader.spaces();
    let sign_of_day = sign(reader).unwrap_or(1);
    let Some(number) = reader.digits() else {
        return Err(reader.bad(words!("the number of the day is missing", "缺少天数")).help(help()));
    };
    let days = i32::try_from(number.value).ok().filter(|days| *days <= FARTHEST).ok_or_else(|| far(reader))? * sign_of_day;
    let glued = reader.at();
    reader.spaces();
    if reader.is_done() {
        return Ok(Offset { days, at: At::Unsaid });
    }
    if let Some(sign) = sign(reader) {
        let (more, minutes) = read_distance(reader, sign)?;
        return Offset::new(days + more, At::Distance(minutes)).ok_or_else(|| far(reader));
    }
    let start = reader.at();
    if start == glued || Duration::read(&mut reader.clone()).is_ok() {
        let part = reader.rest();
        let written = reader.written(&part);
        return Err(Bad::new(part, words!("`{written}` is not a time on that day", "`{written}` 不是那天的时刻")).help(words!(
            "write a time such as `10:00`, or a distance with its sign such as `+10m`",
            "写时刻，例如 `10:00`，或带正负号的距离，例如 `+10m`"
        )));
    }
    let clock = Clock::read(reader)?;
    let window = Hours::read_on(reader, start, clock)?;
    Ok(Offset { days, at: window.map_or(At::Clock(clock), At::Window) })
}

impl FromStr for Offset {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Offset, Bad> {
        let mut reader = Reader::new(text);
        let offset = if reader.take('d') || reader.take('t') {
            read_day(&mut reader)?
        } else if let Some(sign) = sign(&mut reader) {
            let (days, minutes) = read_distance(&mut reader, sign)?;
            Offset::new(days, At::Distance(minutes)).ok_or_else(|| far(&reader))?
        } else {
            read_unsigned(&mut reader)?
        };
        reader.end(help())?;
        Ok(offset)
    }
}

/// Only nothing may be written without a sign; what was probably meant is said.
fn read_unsigned(reader: &mut Reader) -> Result<Offset, Bad> {
    let whole = reader.whole();
    let written = reader.written(&whole);
    let start = reader.clone();
    if let Ok(duration) = Duration::read(reader) {
        if duration.whole_minutes() == 0 {
            return Ok(Offset { days: 0, at: At::Distance(0) });
        }
        return Err(Bad::new(whole, words!("`{written}` may be before or after", "`{written}` 是之前还是之后不清楚")).help(
            words!("write `-{duration}` for before, `+{duration}` for after", "之前写 `-{duration}`，之后写 `+{duration}`"),
        ));
    }
    *reader = start;
    if let Ok(clock) = Clock::read(reader) {
        return Err(Bad::new(whole, words!("`{written}` does not say on which day", "`{written}` 没有说是哪一天")).help(words!(
            "write `D0 {clock}` for the day itself, `D-1 {clock}` for the day before",
            "当天写 `D0 {clock}`，前一天写 `D-1 {clock}`"
        )));
    }
    Err(Bad::new(whole, words!("`{written}` is not an offset", "`{written}` 不是相对时间")).help(help()))
}

impl fmt::Display for Offset {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let days = self.days;
        let signed = |amount: i32| if amount < 0 { '-' } else { '+' };
        match self.at {
            At::Unsaid => write!(formatter, "D{days}"),
            At::Clock(clock) => write!(formatter, "D{days} {clock}"),
            At::Window(hours) => write!(formatter, "D{days} {hours}"),
            At::Distance(0) if days == 0 => formatter.write_str("0h"),
            At::Distance(minutes) if days != 0 && minutes != 0 && signed(days) != signed(minutes) => {
                write!(formatter, "D{days} {}{}", signed(minutes), Duration::of(0, minutes.unsigned_abs()))
            }
            At::Distance(minutes) => {
                write!(formatter, "{}", signed(if days == 0 { minutes } else { days }))?;
                match (days.unsigned_abs(), minutes.unsigned_abs()) {
                    (0, minutes) => write!(formatter, "{}", Duration::of(0, minutes)),
                    (days, 0) => write!(formatter, "{days}d"),
                    (days, minutes) => write!(formatter, "{days}d {}", Duration::of(0, minutes)),
                }
            }
        }
    }
}

const FORM: Form = Form {
    number: false,
    description: "How far from the event: a day and a time (D0 is the day itself), or a distance with its sign.",
    pattern: None,
    examples: &["D-5 10:00", "D0", "D1 10:00-12:00", "-2h", "0h", "+30m", "D0 +10m"],
};
scalar!(Offset, FORM);
