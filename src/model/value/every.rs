//! How often something recurs.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// How often something recurs: `day`, `weekday`, `week`, `2 weeks`, `month`, `quarter`, `year`, `每两周`. A quarter is three months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Every {
    count: u16,
    unit: Unit,
}

/// What a recurrence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Days.
    Day,
    /// Monday to Friday; always every one of them.
    Weekday,
    /// Weeks from Monday to Sunday.
    Week,
    /// Months of the calendar.
    Month,
    /// Years of the calendar.
    Year,
}

const ONE: [(&str, (u16, Unit)); 14] = [
    ("daily", (1, Unit::Day)),
    ("weekly", (1, Unit::Week)),
    ("monthly", (1, Unit::Month)),
    ("quarterly", (3, Unit::Month)),
    ("yearly", (1, Unit::Year)),
    ("annually", (1, Unit::Year)),
    ("fortnight", (2, Unit::Week)),
    ("隔天", (2, Unit::Day)),
    ("隔日", (2, Unit::Day)),
    ("隔周", (2, Unit::Week)),
    ("隔月", (2, Unit::Month)),
    ("隔年", (2, Unit::Year)),
    ("双周", (2, Unit::Week)),
    ("半年", (6, Unit::Month)),
];

const UNITS: [(&str, (u16, Unit)); 25] = [
    ("day", (1, Unit::Day)),
    ("days", (1, Unit::Day)),
    ("天", (1, Unit::Day)),
    ("日", (1, Unit::Day)),
    ("weekday", (1, Unit::Weekday)),
    ("weekdays", (1, Unit::Weekday)),
    ("workday", (1, Unit::Weekday)),
    ("工作日", (1, Unit::Weekday)),
    ("week", (1, Unit::Week)),
    ("weeks", (1, Unit::Week)),
    ("周", (1, Unit::Week)),
    ("星期", (1, Unit::Week)),
    ("个星期", (1, Unit::Week)),
    ("礼拜", (1, Unit::Week)),
    ("month", (1, Unit::Month)),
    ("months", (1, Unit::Month)),
    ("月", (1, Unit::Month)),
    ("个月", (1, Unit::Month)),
    ("quarter", (3, Unit::Month)),
    ("quarters", (3, Unit::Month)),
    ("季度", (3, Unit::Month)),
    ("个季度", (3, Unit::Month)),
    ("year", (1, Unit::Year)),
    ("years", (1, Unit::Year)),
    ("年", (1, Unit::Year)),
];

impl Every {
    /// Every `count` units, from 1 to 999; weekdays only one by one.
    pub fn new(count: u16, unit: Unit) -> Option<Every> {
        ((1..=999).contains(&count) && (unit != Unit::Weekday || count == 1)).then_some(Every { count, unit })
    }

    /// How many units lie between one time and the next.
    pub fn count(self) -> u16 {
        self.count
    }

    /// What it counts.
    pub fn unit(self) -> Unit {
        self.unit
    }
}

fn help() -> Words {
    words!(
        "write `day`, `weekday`, `week`, `month`, `quarter` or `year`, or a number of them such as `2 weeks`",
        "写 `day` 天、`weekday` 工作日、`week` 周、`month` 月、`quarter` 季、`year` 年，或加数字，例如 `2 weeks`"
    )
}

impl FromStr for Every {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Every, Bad> {
        let mut reader = Reader::new(text);
        if reader.one_of(&[("every", ()), ("each", ()), ("每", ()), ("每个", ())]).is_some() {
            reader.spaces();
        }
        let start = reader.at();
        let one = reader.one_of(&ONE);
        let (count, unit) = match one {
            Some(one) => one,
            None => read_units(&mut reader)?,
        };
        let part = reader.since(start);
        reader.end(help())?;
        Every::new(count, unit).ok_or_else(|| {
            let written = reader.written(&part);
            let bad = Bad::new(part.clone(), words!("`{written}` is no rhythm", "`{written}` 不成节奏"));
            match unit {
                Unit::Weekday => bad.help(words!("write `weekday` alone, or count days", "只写 `weekday`，或按天数写")),
                _ => bad.help(words!("the number goes from 1 to 999", "数字从 1 到 999")),
            }
        })
    }
}

fn read_units(reader: &mut Reader) -> Result<(u16, Unit), Bad> {
    let piece = reader.piece();
    let number = if reader.word("other") { Some(2) } else { reader.number().map(|number| number.value) };
    reader.spaces();
    let Some((times, unit)) = reader.one_of(&UNITS) else {
        let part = if reader.rest().is_empty() { piece } else { reader.piece() };
        return Err(reader.not(part, "a rhythm", "节奏").help(help()));
    };
    let count = u16::try_from(number.unwrap_or(1)).unwrap_or(u16::MAX);
    Ok((count.saturating_mul(times), unit))
}

impl fmt::Display for Every {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.count, self.unit) {
            (3, Unit::Month) => formatter.write_str("quarter"),
            (1, unit) => formatter.write_str(unit.word()),
            (count, unit) => write!(formatter, "{count} {}s", unit.word()),
        }
    }
}

impl Unit {
    fn word(self) -> &'static str {
        match self {
            Unit::Day => "day",
            Unit::Weekday => "weekday",
            Unit::Week => "week",
            Unit::Month => "month",
            Unit::Year => "year",
        }
    }
}

const FORM: Form = Form {
    number: false,
    description: "How often it recurs: a unit, or a number of them.",
    pattern: None,
    examples: &["day", "weekday", "week", "2 weeks", "month", "quarter", "year"],
};
scalar!(Every, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_rhythm_reads_as_people_type_it() {
        for (written, canonical) in [
            ("day", "day"),
            ("Every Weekday", "weekday"),
            ("2 weeks", "2 weeks"),
            ("every other week", "2 weeks"),
            ("3 months", "quarter"),
            ("2 quarters", "6 months"),
            ("quarterly", "quarter"),
            ("1 year", "year"),
            ("每天", "day"),
            ("每个工作日", "weekday"),
            ("每兩週", "2 weeks"),
            ("隔周", "2 weeks"),
            ("每３个月", "quarter"),
            ("每季度", "quarter"),
            ("每半年", "6 months"),
            ("每年", "year"),
        ] {
            good::<Every>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_rhythm_is_pointed_at() {
        for (written, part) in [
            ("weekley", "weekley"),
            ("2 hours", "hours"),
            ("2", "2"),
            ("0 days", "0 days"),
            ("2 weekdays", "2 weekdays"),
            ("99999999999 days", "99999999999 days"),
            ("每两", "两"),
            ("偶尔", "偶尔"),
            ("week 周一", "周一"),
            ("", ""),
        ] {
            bad::<Every>(written, part);
        }
    }
}
