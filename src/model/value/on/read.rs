//! Reads the days on which something recurs.

use std::str::FromStr;

use jiff::civil;
use jiff::civil::Weekday;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::on::Day;
use crate::model::value::on::On;
use crate::model::value::reader::Number;
use crate::model::value::reader::Reader;
use crate::model::value::weekday;
use crate::model::value::weekday::WEEKDAYS;

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
    reader.not(part, "a day", "日子").help(help())
}

/// A weekday that has been read, or all from it up to the one behind a dash.
fn read_run(reader: &mut Reader, from: Weekday, days: &mut Vec<Day>) -> Result<(), Bad> {
    if !reader.dash() {
        days.push(Day::Weekday(from));
        return Ok(());
    }
    let to = weekday::read(reader).ok_or_else(|| unknown(reader))?;
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
