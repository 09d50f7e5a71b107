//! How far a step is from the event it belongs to.

mod read;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use jiff::SignedDuration;

use crate::model::value::clock::Clock;
use crate::model::value::date::Date;
use crate::model::value::duration::Duration;
use crate::model::value::duration::LONGEST;
use crate::model::value::hours::Hours;
use crate::model::value::moment::Moment;
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

const DAY: i32 = 24 * 60;

impl Offset {
    /// So many days after the event's day, or before it; nothing where that is more than a hundred years away.
    pub fn new(days: i32, at: At) -> Option<Offset> {
        let beside = if let At::Distance(minutes) = at { minutes.unsigned_abs() } else { 0 };
        let minutes = u64::from(days.unsigned_abs()) * u64::from(DAY.unsigned_abs()) + u64::from(beside);
        (minutes <= LONGEST).then_some(Offset { days, at })
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
    /// A distance from an event that has no time of its own counts in whole days and has no time either.
    pub fn moment(self, zero: Moment) -> Option<Moment> {
        let (at, timed) = match (self.at, zero.clock) {
            (At::Unsaid, _) => (At::Unsaid, false),
            // Two hours before some time that day may well be that day.
            (At::Distance(minutes), None) => (At::Distance(minutes - minutes % DAY), false),
            (at, _) => (at, true),
        };
        let minutes = Offset { at, ..self }.minutes(zero.clock.unwrap_or(Clock::MIDNIGHT));
        let start = zero.date.civil().to_datetime(Clock::MIDNIGHT.time());
        let then = start.checked_add(SignedDuration::from_mins(minutes)).ok()?;
        let clock = Clock::new(then.hour().unsigned_abs(), then.minute().unsigned_abs()).filter(|_| timed);
        Some(Moment { date: Date::new(then.date())?, clock })
    }
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
