//! The days on which something recurs.

mod read;
#[cfg(test)]
mod tests;

use std::fmt;

use jiff::civil::Weekday;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Error;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::model::value::bad::leave_bad;
use crate::model::value::scalar;
use crate::model::value::weekday;

/// The days on which something recurs, at least one, each once, in the order of the calendar:
/// `mon`, `[mon, thu]`, `mon-fri`, `last fri`, `2nd thu`, `15`, `last day`, `12-10`, `周一、周四`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct On(Vec<Day>);

/// One of the days on which something recurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Day {
    /// `mon`: that day of every week.
    Weekday(Weekday),
    /// `2nd thu`, `last fri`: the first to fifth such day of a month; -1 is the last.
    Nth(i8, Weekday),
    /// `15`: a day of the month, from 1 to 31.
    OfMonth(i8),
    /// `last day`: the last day of the month.
    LastOfMonth,
    /// `12-10`: month and day, once a year.
    OfYear(i8, i8),
}

impl On {
    /// These days; nothing where there is none.
    pub fn new(mut days: Vec<Day>) -> Option<On> {
        days.sort_by_key(|day| day.order());
        days.dedup();
        (!days.is_empty()).then_some(On(days))
    }

    /// The days, in the order of the calendar.
    pub fn days(&self) -> &[Day] {
        &self.0
    }
}

impl Day {
    fn order(self) -> (u8, i8, i8) {
        // The last of a month comes after the fifth.
        let from_the_start = |nth: i8| if nth < 0 { i8::MAX } else { nth };
        match self {
            Day::Weekday(weekday) => (0, weekday.to_monday_zero_offset(), 0),
            Day::Nth(nth, weekday) => (1, from_the_start(nth), weekday.to_monday_zero_offset()),
            Day::OfMonth(day) => (2, day, 0),
            Day::LastOfMonth => (3, 0, 0),
            Day::OfYear(month, day) => (4, month, day),
        }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Day::Weekday(weekday) => formatter.write_str(weekday::names(*weekday).0),
            Day::Nth(nth, weekday) => {
                let nth = match nth {
                    1 => "1st",
                    2 => "2nd",
                    3 => "3rd",
                    4 => "4th",
                    5 => "5th",
                    _ => "last",
                };
                write!(formatter, "{nth} {}", weekday::names(*weekday).0)
            }
            Day::OfMonth(day) => write!(formatter, "{day}"),
            Day::LastOfMonth => formatter.write_str("last day"),
            Day::OfYear(month, day) => write!(formatter, "{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for On {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, day) in self.0.iter().enumerate() {
            write!(formatter, "{}{day}", if place > 0 { ", " } else { "" })?;
        }
        Ok(())
    }
}

impl Serialize for On {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The days of one scalar inside a list.
struct Item(On);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Item, D::Error> {
        scalar::deserialize(deserializer).map(Item)
    }
}

impl<'de> Deserialize<'de> for On {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<On, D::Error> {
        leave_bad(None);
        deserializer.deserialize_any(OnVisitor)
    }
}

struct OnVisitor;

impl<'de> Visitor<'de> for OnVisitor {
    type Value = On;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a day or a list of days")
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<On, E> {
        scalar::parse(text)
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<On, E> {
        scalar::parse(&number.to_string())
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<On, E> {
        scalar::parse(&number.to_string())
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<On, A::Error> {
        let mut days = Vec::new();
        while let Some(Item(on)) = access.next_element()? {
            days.extend(on.0);
        }
        On::new(days).ok_or_else(|| A::Error::custom("a list of days needs one"))
    }
}

impl schemars::JsonSchema for On {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "On".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "The days on which it recurs: weekdays, the nth or last weekday of a month, days of the month, or month and day.",
            "anyOf": [
                { "type": ["string", "integer"] },
                { "type": "array", "items": { "type": ["string", "integer"] }, "minItems": 1 }
            ],
            "examples": ["mon", ["mon", "thu"], "last fri", "2nd thu", 15, "last day", "12-10"]
        })
    }
}
