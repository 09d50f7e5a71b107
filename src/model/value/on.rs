//! The days on which something recurs.

use std::fmt;
use std::str::FromStr;

use jiff::civil;
use jiff::civil::Weekday;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Error;
use serde::de::SeqAccess;
use serde::de::Visitor;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::bad::leave_bad;
use crate::model::value::reader::Number;
use crate::model::value::reader::Reader;
use crate::model::value::scalar;
use crate::model::value::weekday;
use crate::model::value::weekday::WEEKDAYS;

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

fn help() -> Words {
    words!(
        "write weekdays `[mon, thu]`, `last fri`, `2nd thu`, a day of the month `15` or `last day`, or month and day `12-10`",
        "写星期 `[mon, thu]`、`last fri`、`2nd thu`，每月几号 `15`、`last day`，或月日 `12-10`；也可写 `周一`、`最后一个周五`"
    )
}

const ORDINALS: [(&str, i8); 21] = [
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("last", -1),
    ("1st", 1),
    ("2nd", 2),
    ("3rd", 3),
    ("4th", 4),
    ("5th", 5),
    ("第一", 1),
    ("第二", 2),
    ("第三", 3),
    ("第四", 4),
    ("第五", 5),
    ("第1", 1),
    ("第2", 2),
    ("第3", 3),
    ("第4", 4),
    ("最后", -1),
];

/// Reads one day, or a run of weekdays, and adds it to `days`.
fn read(reader: &mut Reader, days: &mut Vec<Day>) -> Result<(), Bad> {
    reader.one_of(&[("每", ()), ("每月", ()), ("每年", ())]);
    reader.spaces();
    let start = reader.at();
    if let Some((from, to)) =
        reader.one_of(&[("weekdays", (0, 4)), ("工作日", (0, 4)), ("weekend", (5, 6)), ("weekends", (5, 6)), ("周末", (5, 6))])
    {
        days.extend(WEEKDAYS[from..=to].iter().map(|(weekday, ..)| Day::Weekday(*weekday)));
        return Ok(());
    }
    if reader.one_of(&[("last day", ()), ("最后一天", ()), ("月底", ()), ("月末", ())]).is_some() {
        days.push(Day::LastOfMonth);
        return Ok(());
    }
    if let Some(weekday) = weekday::read(reader) {
        return read_run(reader, weekday, days);
    }
    if let Some(nth) = reader.one_of(&ORDINALS)
        && let Some(weekday) = nth_weekday(reader, nth)
    {
        days.push(Day::Nth(nth, weekday));
        return Ok(());
    }
    *reader = Reader::starting(reader.text(), start);
    match reader.digits() {
        Some(number) => days.push(read_date(reader, number)?),
        None => return Err(unknown(reader)),
    }
    Ok(())
}

fn nth_weekday(reader: &mut Reader, nth: i8) -> Option<Weekday> {
    reader.spaces();
    // 最后一个周五, 第二个周四, 第二周四
    let _ = if nth < 0 { reader.word("一个") || reader.word("个") } else { reader.word("个") };
    reader.spaces();
    weekday::read(reader)
}

fn unknown(reader: &Reader) -> Bad {
    let part = reader.piece();
    let written = reader.written(&part);
    Bad::new(part, words!("`{written}` is not a day", "`{written}` 不是日子")).help(help())
}

/// A weekday that has been read, or all from it up to the one behind a dash.
fn read_run(reader: &mut Reader, from: Weekday, days: &mut Vec<Day>) -> Result<(), Bad> {
    let mut after = reader.clone();
    after.spaces();
    if after.one_of(&[("-", ()), ("~", ()), ("至", ()), ("到", ()), ("to", ())]).is_none() {
        days.push(Day::Weekday(from));
        return Ok(());
    }
    after.spaces();
    let to = weekday::read(&mut after).ok_or_else(|| unknown(&after))?;
    *reader = after;
    let week = from.cycle_forward().take(7);
    let length = from.until(to).unsigned_abs() as usize + 1;
    days.extend(week.take(length).map(Day::Weekday));
    Ok(())
}

/// What begins with a number: `15`, `15th`, `15号`, `12-10`, `12月10日`.
fn read_date(reader: &mut Reader, number: Number) -> Result<Day, Bad> {
    let separated = ['-', '/', '月'].into_iter().any(|separator| reader.take(separator));
    if separated {
        let month = i8::try_from(number.value).ok().filter(|month| (1..=12).contains(month));
        let month = month.ok_or_else(|| no_such(reader, &number))?;
        let day = reader
            .digits()
            .ok_or_else(|| no_such(reader, &Number { part: reader.since(number.part.start), ..number.clone() }))?;
        reader.one_of(&[("日", ()), ("号", ())]);
        // A leap year, so that the 29th of February may be meant.
        let value = i8::try_from(day.value).ok().filter(|value| civil::Date::new(2028, month, *value).is_ok());
        return value.map(|value| Day::OfYear(month, value)).ok_or_else(|| no_such(reader, &day));
    }
    reader.one_of(&[("日", ()), ("号", ()), ("st", ()), ("nd", ()), ("rd", ()), ("th", ())]);
    let day = i8::try_from(number.value).ok().filter(|day| (1..=31).contains(day));
    day.map(Day::OfMonth).ok_or_else(|| no_such(reader, &number))
}

fn no_such(reader: &Reader, number: &Number) -> Bad {
    let written = reader.written(&number.part);
    Bad::new(number.part.clone(), words!("no month or year has a day `{written}`", "没有 `{written}` 这一天")).help(help())
}

impl FromStr for On {
    type Err = Bad;
    fn from_str(text: &str) -> Result<On, Bad> {
        let mut reader = Reader::new(text);
        let mut days = Vec::new();
        loop {
            read(&mut reader, &mut days)?;
            let start = reader.at();
            reader.spaces();
            let comma =
                reader.one_of(&[(",", ()), ("、", ()), (";", ()), ("&", ()), ("and", ()), ("和", ()), ("及", ())]).is_some();
            reader.spaces();
            if reader.is_done() && !comma {
                break;
            }
            if reader.at() == start {
                return Err(unknown(&reader));
            }
        }
        On::new(days).ok_or_else(|| unknown(&reader))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::bad::take_bad;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn days_read_as_people_type_them() {
        for (written, canonical) in [
            ("mon", "mon"),
            ("Thursday, Mon", "mon, thu"),
            ("mon thu", "mon, thu"),
            ("周一、周四", "mon, thu"),
            ("每周一和周四", "mon, thu"),
            ("星期天", "sun"),
            ("mon-fri", "mon, tue, wed, thu, fri"),
            ("周六至周一", "mon, sat, sun"),
            ("weekend", "sat, sun"),
            ("last fri", "last fri"),
            ("second thu", "2nd thu"),
            ("1st mon", "1st mon"),
            ("最後一個週五", "last fri"),
            ("第二个周四", "2nd thu"),
            ("１５", "15"),
            ("每月15号", "15"),
            ("1, 15", "1, 15"),
            ("last day, 1st", "1, last day"),
            ("月底", "last day"),
            ("12-10", "12-10"),
            ("11月11日", "11-11"),
            ("02-29", "02-29"),
            ("mon, mon", "mon"),
        ] {
            good::<On>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_day_is_pointed_at() {
        for (written, part) in [
            ("mondey", "mondey"),
            ("mon, foo, thu", "foo"),
            ("mon,", ""),
            ("32", "32"),
            ("0", "0"),
            ("02-30", "30"),
            ("13-01", "13"),
            ("12-", "12-"),
            ("mon-", ""),
            ("周一、周八", "周八"),
            ("last week", "last"),
            ("15x", "x"),
            ("", ""),
        ] {
            bad::<On>(written, part);
        }
    }

    #[test]
    fn a_list_and_a_number_read_as_days_too() {
        let on = |json: serde_json::Value| serde_json::from_value::<On>(json).unwrap().to_string();
        assert_eq!(on(serde_json::json!(["周四", "mon"])), "mon, thu");
        assert_eq!(on(serde_json::json!(15)), "15");
        assert!(serde_json::from_value::<On>(serde_json::json!(["mon", "周八"])).is_err());
        assert_eq!(take_bad().map(|bad| bad.part), Some(0.."周八".len()));
        assert!(serde_json::from_value::<On>(serde_json::json!([])).is_err());
        assert_eq!(take_bad(), None);
    }
}
