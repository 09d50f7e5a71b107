//! A rule as an author writes it: an RRULE of RFC 5545.

use std::str::FromStr;

use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::calendar::rule::Frequency;
use crate::calendar::rule::Rule;
use crate::calendar::rule::write::FREQUENCIES;
use crate::calendar::rule::write::WEEKDAYS;
use crate::finding::Words;
use crate::finding::words;

/// What is wrong with a rule, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What is wrong.
    pub what: Words,
    /// What to do.
    pub help: Words,
}

fn fault<T>(what: Words, help: Words) -> Result<T, Fault> {
    Err(Fault { what, help })
}

impl FromStr for Rule {
    type Err = Fault;
    fn from_str(text: &str) -> Result<Rule, Fault> {
        let text = text.trim();
        let text = text.strip_prefix("RRULE:").unwrap_or(text);
        let mut rule = Rule::every(Frequency::Daily, 1);
        let mut seen: Vec<String> = Vec::new();
        for part in text.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let Some((key, value)) = part.split_once('=') else { return no_part(part) };
            let key = key.trim().to_ascii_uppercase();
            if seen.contains(&key) {
                return fault(words!("`{key}` is said twice", "`{key}` 写了两次"), words!("keep one of them", "请只保留一个"));
            }
            read_part(&mut rule, &key, value.trim())?;
            seen.push(key);
        }
        if !seen.iter().any(|key| key == "FREQ") {
            return fault(
                words!("a rule needs `FREQ`", "规则缺少 `FREQ`"),
                words!("begin with `FREQ=WEEKLY` or another frequency", "以 `FREQ=WEEKLY` 之类的频率开头"),
            );
        }
        check(&rule)?;
        Ok(rule)
    }
}

fn read_part(rule: &mut Rule, key: &str, value: &str) -> Result<(), Fault> {
    match key {
        "FREQ" => rule.frequency = frequency(value)?,
        "INTERVAL" => rule.interval = number(value, 1, 9_999)?,
        "COUNT" => rule.count = Some(number(value, 1, 100_000)?),
        "UNTIL" => rule.until = Some(day(value)?),
        "WKST" => rule.week_start = weekday(value)?,
        "BYMONTH" => rule.months = list(value, |item| number(item, 1, 12))?,
        "BYWEEKNO" => rule.weeks = list(value, |item| signed(item, 53))?,
        "BYYEARDAY" => rule.days_of_year = list(value, |item| signed(item, 366))?,
        "BYMONTHDAY" => rule.days_of_month = list(value, |item| signed(item, 31))?,
        "BYSETPOS" => rule.positions = list(value, |item| signed(item, 366))?,
        "BYDAY" => rule.weekdays = list(value, nth_weekday)?,
        "BYHOUR" | "BYMINUTE" | "BYSECOND" => {
            return fault(
                words!("`{key}` has no place here", "这里不能写 `{key}`"),
                words!("say the time with `at: \"08:30\"`", "时刻用 `at: \"08:30\"` 写"),
            );
        }
        _ => return no_part(key),
    }
    Ok(())
}

fn check(rule: &Rule) -> Result<(), Fault> {
    let numbered = rule.weekdays.iter().any(|(nth, _)| *nth != 0);
    if numbered && !matches!(rule.frequency, Frequency::Monthly | Frequency::Yearly) {
        return fault(
            words!("a numbered weekday needs a month or a year to count in", "第几个星期几只能用在按月或按年的规则里"),
            words!("write `FREQ=MONTHLY`, or the weekday without a number", "写 `FREQ=MONTHLY`，或去掉星期几前面的数字"),
        );
    }
    if !rule.weeks.is_empty() && rule.frequency != Frequency::Yearly {
        return fault(
            words!("`BYWEEKNO` needs a yearly rule", "`BYWEEKNO` 只能用在按年的规则里"),
            words!("write `FREQ=YEARLY`", "写 `FREQ=YEARLY`"),
        );
    }
    if rule.count.is_some() && rule.until.is_some() {
        return fault(
            words!("a rule ends by `COUNT` or by `UNTIL`, not by both", "`COUNT` 和 `UNTIL` 只能写一个"),
            words!("keep one of them", "请只保留一个"),
        );
    }
    Ok(())
}

fn no_part<T>(part: &str) -> Result<T, Fault> {
    fault(
        words!("`{part}` is no part of a rule", "`{part}` 不是规则的一部分"),
        words!(
            "write parts such as `FREQ=MONTHLY;BYDAY=1MO`, with `;` between them",
            "写成 `FREQ=MONTHLY;BYDAY=1MO` 这样，各部分用 `;` 隔开"
        ),
    )
}

fn frequency(value: &str) -> Result<Frequency, Fault> {
    let upper = value.to_ascii_uppercase();
    match FREQUENCIES.iter().find(|(word, _)| *word == upper) {
        Some((_, frequency)) => Ok(*frequency),
        None => fault(
            words!("`{value}` is no frequency of a calendar", "日历规则没有 `{value}` 这个频率"),
            words!("write `DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`", "写 `DAILY`、`WEEKLY`、`MONTHLY` 或 `YEARLY`"),
        ),
    }
}

fn number<T: TryFrom<u32>>(value: &str, low: u32, high: u32) -> Result<T, Fault> {
    let number = value.parse::<u32>().ok().filter(|number| (low..=high).contains(number));
    match number.and_then(|number| T::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => fault(
            words!("`{value}` is out of reach", "`{value}` 超出范围"),
            words!("write a number from {low} to {high}", "写 {low} 到 {high} 之间的数字"),
        ),
    }
}

fn signed<T: TryFrom<i32>>(value: &str, high: i32) -> Result<T, Fault> {
    let number = value.parse::<i32>().ok().filter(|number| *number != 0 && number.abs() <= high);
    match number.and_then(|number| T::try_from(number).ok()) {
        Some(number) => Ok(number),
        None => fault(
            words!("`{value}` is out of reach", "`{value}` 超出范围"),
            words!("write a number from 1 to {high}, or from -1 to -{high}", "写 1 到 {high}，或 -1 到 -{high} 之间的数字"),
        ),
    }
}

fn list<T: PartialEq>(value: &str, read: impl Fn(&str) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let mut items = Vec::new();
    for item in value.split(',') {
        let item = read(item.trim())?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    Ok(items)
}

fn weekday(value: &str) -> Result<Weekday, Fault> {
    let upper = value.to_ascii_uppercase();
    match WEEKDAYS.iter().find(|(short, _)| *short == upper) {
        Some((_, weekday)) => Ok(*weekday),
        None => fault(
            words!("`{value}` is no weekday of a rule", "`{value}` 不是规则里的星期"),
            words!("write `MO`, `TU`, `WE`, `TH`, `FR`, `SA` or `SU`", "写 `MO`、`TU`、`WE`、`TH`、`FR`、`SA` 或 `SU`"),
        ),
    }
}

fn nth_weekday(value: &str) -> Result<(i16, Weekday), Fault> {
    let letters = value.find(|character: char| !character.is_ascii_digit() && !['+', '-'].contains(&character));
    let (nth, name) = value.split_at(letters.unwrap_or(value.len()));
    let nth = if nth.is_empty() { 0 } else { signed(nth.strip_prefix('+').unwrap_or(nth), 53)? };
    Ok((nth, weekday(name)?))
}

/// `20261231` or `20261231T235959Z`: a rule of ours ends with a whole day.
fn day(value: &str) -> Result<Date, Fault> {
    let digits = value.split(['T', 't']).next().unwrap_or_default();
    let read = || {
        let at = |range: std::ops::Range<usize>| digits.get(range)?.parse::<i16>().ok();
        let (year, month, day) = (at(0..4)?, at(4..6)?, at(6..8)?);
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    match read().filter(|_| digits.len() == 8) {
        Some(date) => Ok(date),
        None => fault(
            words!("`{value}` is no day of a rule", "`{value}` 不是规则里的日期"),
            words!("write it as `20261231`", "写成 `20261231`"),
        ),
    }
}
