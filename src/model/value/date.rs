//! A day of the calendar.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Number;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A day of the calendar: `2026-12-10`, also `2026/12/10` and `2026年12月10日`; from 1900 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(jiff::civil::Date);

impl Date {
    /// A day of a year from 1900 to 2199.
    pub fn new(date: jiff::civil::Date) -> Option<Date> {
        (1900..=2199).contains(&date.year()).then_some(Date(date))
    }

    /// The same for calculations.
    pub fn civil(self) -> jiff::civil::Date {
        self.0
    }

    /// Reads a date.
    pub(super) fn read(reader: &mut Reader) -> Result<Date, Bad> {
        let year = read_year(reader)?;
        let separator = separator(reader, '年');
        let month = Some(()).and(separator).and_then(|()| reader.digits()).ok_or_else(|| incomplete(reader, &year))?;
        let month_value = read_month(reader, &month)?;
        let day = Some(())
            .and(self::separator(reader, '月'))
            .and_then(|()| reader.digits())
            .ok_or_else(|| incomplete(reader, &year))?;
        reader.one_of(&[("日", ()), ("号", ())]);
        let date = i8::try_from(day.value).ok().and_then(|day| jiff::civil::Date::new(year.value as i16, month_value, day).ok());
        date.map(Date).ok_or_else(|| no_such_day(reader, year.value as i16, month_value, day))
    }
}

fn separator(reader: &mut Reader, chinese: char) -> Option<()> {
    ['-', '/', '.', chinese].into_iter().any(|separator| reader.take(separator)).then_some(())
}

fn help() -> Words {
    words!("write year, month and day, such as `2026-12-10`", "按年月日写，例如 `2026-12-10`")
}

/// Reads the year of a date or a period.
pub(super) fn read_year(reader: &mut Reader) -> Result<Number, Bad> {
    let whole = reader.piece();
    let Some(year) = reader.digits() else {
        return Err(reader.not(whole, "a date", "日期").help(help()));
    };
    let written = reader.written(&year.part);
    if year.digits != 4 {
        return Err(
            Bad::new(year.part, words!("`{written}` is not a year of four digits", "`{written}` 不是四位数的年份")).help(help())
        );
    }
    if !(1900..=2199).contains(&year.value) {
        return Err(Bad::new(year.part, words!("the year `{written}` is out of reach", "年份 `{written}` 超出范围"))
            .help(words!("years go from 1900 to 2199", "年份从 1900 到 2199")));
    }
    Ok(year)
}

/// Checks that `month` is one.
pub(super) fn read_month(reader: &Reader, month: &Number) -> Result<i8, Bad> {
    i8::try_from(month.value).ok().filter(|month| (1..=12).contains(month)).ok_or_else(|| {
        let written = reader.written(&month.part);
        Bad::new(month.part.clone(), words!("there is no month `{written}`", "没有 `{written}` 月"))
            .help(words!("months go from 01 to 12; the order is year, month, day", "月份从 01 到 12；顺序是年、月、日"))
    })
}

fn incomplete(reader: &Reader, year: &Number) -> Bad {
    let part = reader.since(year.part.start);
    let written = reader.written(&part);
    Bad::new(part, words!("`{written}` is not a whole date", "`{written}` 不是完整的日期")).help(help())
}

fn no_such_day(reader: &Reader, year: i16, month: i8, day: Number) -> Bad {
    let written = reader.written(&day.part);
    let last = jiff::civil::Date::new(year, month, 1).map_or(31, jiff::civil::Date::days_in_month);
    Bad::new(day.part, words!("there is no day `{written}` in {year}-{month:02}", "{year} 年 {month} 月没有 `{written}` 日"))
        .help(words!("that month goes from 01 to {last}", "那个月从 1 日到 {last} 日"))
}

impl FromStr for Date {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Date, Bad> {
        let mut reader = Reader::new(text);
        let date = Date::read(&mut reader)?;
        reader.end(help())?;
        Ok(date)
    }
}

impl fmt::Display for Date {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

const FORM: Form = Form { number: false, description: "A day: year, month, day.", pattern: None, examples: &["2026-12-10"] };
scalar!(Date, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_date_reads_as_people_type_it() {
        for written in ["2026-02-09", "2026/2/9", "2026.02.09", "２０２６－０２－０９", "2026年2月9日", "2026年2月9號"]
        {
            good::<Date>(written, "2026-02-09");
        }
        good::<Date>("2028-02-29", "2028-02-29");
    }

    #[test]
    fn a_day_that_never_comes_is_pointed_at_and_the_last_one_named() {
        for (written, part, last) in [
            ("2026-02-30", "30", "to 28"),
            ("2027-02-29", "29", "to 28"),
            ("2026年4月31日", "31", "to 30"),
            ("2026-01-00", "00", "to 31"),
            ("2026-12-99999999999", "99999999999", "to 31"),
        ] {
            assert!(bad::<Date>(written, part).help.unwrap().en.contains(last), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_pointed_at() {
        for (written, part) in [
            ("2026-13-01", "13"),
            ("12/10/2026", "12"),
            ("26-12-10", "26"),
            ("0206-12-10", "0206"),
            ("2026-12", "2026-12"),
            ("2026", "2026"),
            ("明天 出发", "明天"),
            ("2026-12-10 20:00", "20:00"),
            ("", ""),
        ] {
            bad::<Date>(written, part);
        }
    }
}
