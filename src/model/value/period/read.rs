//! Reads a stretch of the calendar.

use std::str::FromStr;

use jiff::civil::ISOWeekDate;
use jiff::civil::Weekday;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::date;
use crate::model::value::date::Date;
use crate::model::value::period::Period;
use crate::model::value::reader::Number;
use crate::model::value::reader::Reader;

impl FromStr for Period {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Period, Bad> {
        let mut reader = Reader::new(text);
        let year = date::read_year(&mut reader).map_err(|bad| bad.help(help()))?;
        let period = read_part(&mut reader, year.value as i16)?;
        reader.end(help())?;
        Ok(period)
    }
}

fn read_part(reader: &mut Reader, year: i16) -> Result<Period, Bad> {
    let separated = ['-', '/', '.'].into_iter().any(|separator| reader.take(separator));
    if reader.take('年') || !separated {
        reader.spaces();
        if reader.is_done() {
            return Ok(Period::Year(year));
        }
    }
    if reader.one_of(&[("w", ()), ("第", ())]).is_some() || reader.clone().word("q") {
        return read_counted(reader, year);
    }
    let Some(month) = reader.digits() else {
        let part = if reader.rest().is_empty() { reader.whole() } else { reader.rest() };
        return Err(reader.not(part, "a part of a year", "年内的时段").help(help()));
    };
    let number = date::read_month(reader, &month)?;
    let after_the_month = reader.take('月');
    if reader.is_done() || !(after_the_month || reader.peek().is_some_and(|next| matches!(next, '-' | '/' | '.'))) {
        return Ok(Period::Month(year, number));
    }
    let mut whole = Reader::new(reader.text());
    let date = Date::read(&mut whole)?;
    *reader = whole;
    Ok(Period::Day(date))
}

/// `W07` after its letter, `Q3`, `第3季度` after its 第.
fn read_counted(reader: &mut Reader, year: i16) -> Result<Period, Bad> {
    let mut quarter = reader.take('q');
    let Some(number) = reader.number() else {
        return Err(reader.bad(words!("the number of the week or quarter is missing", "缺少周数或季度数")).help(help()));
    };
    quarter |= reader.one_of(&[("季度", true), ("周", false)]).unwrap_or(false);
    let found = i8::try_from(number.value)
        .ok()
        .filter(|value| if quarter { (1..=4).contains(value) } else { ISOWeekDate::new(year, *value, Weekday::Monday).is_ok() });
    match found {
        Some(value) if quarter => Ok(Period::Quarter(year, value)),
        Some(value) => Ok(Period::Week(year, value)),
        None => Err(no_such(reader, year, &number, quarter)),
    }
}

fn no_such(reader: &Reader, year: i16, number: &Number, quarter: bool) -> Bad {
    let written = reader.written(&number.part);
    if quarter {
        return Bad::new(number.part.clone(), words!("there is no quarter `{written}`", "没有第 `{written}` 季度"))
            .help(words!("quarters go from 1 to 4", "季度从 1 到 4"));
    }
    let last = if ISOWeekDate::new(year, 53, Weekday::Monday).is_ok() { 53 } else { 52 };
    Bad::new(number.part.clone(), words!("{year} has no week `{written}`", "{year} 年没有第 `{written}` 周"))
        .help(words!("its weeks go from 01 to {last}", "那一年从第 1 周到第 {last} 周"))
}

fn help() -> Words {
    words!(
        "write a month `2026-11`, a week `2026-W07`, a quarter `2026-Q3`, a year `2026` or a day `2026-11-03`",
        "写月份 `2026-11`、周 `2026-W07`、季度 `2026-Q3`、年份 `2026` 或日期 `2026-11-03`"
    )
}
