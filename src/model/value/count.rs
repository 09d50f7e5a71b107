//! Whole numbers, and a range of them.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::decimal::Decimal;
use crate::model::value::money::grouped;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A whole number: `200`, `1,200`, `1.2万`, `500人`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count(pub u64);

/// A whole number, or a low and a high one: `200`, `3-5`, `300~500人`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Range {
    low: u64,
    high: u64,
}

impl Count {
    /// As it is read: `1,200`.
    pub fn words(self) -> String {
        grouped(self.0)
    }
}

impl Range {
    /// From `low` to `high`, both in it; nothing where `high` is below `low`.
    pub fn new(low: u64, high: u64) -> Option<Range> {
        (low <= high).then_some(Range { low, high })
    }

    /// The lowest number in it.
    pub fn low(self) -> u64 {
        self.low
    }

    /// The highest number in it.
    pub fn high(self) -> u64 {
        self.high
    }

    /// The number half-way: what to expect where one number is needed.
    pub fn expected(self) -> f64 {
        self.low as f64 / 2.0 + self.high as f64 / 2.0
    }

    /// As it is read: `200`, `3–5`.
    pub fn words(self) -> String {
        if self.low == self.high { grouped(self.low) } else { format!("{}–{}", grouped(self.low), grouped(self.high)) }
    }
}

fn help() -> Words {
    words!("write a whole number such as `200`", "写整数，例如 `200`")
}

fn range_help() -> Words {
    words!("write a whole number or two with a dash, such as `200` or `3-5`", "写一个整数，或用横线连接两个，例如 `200`、`3-5`")
}

fn read(reader: &mut Reader) -> Result<Decimal, Bad> {
    let Some(decimal) = Decimal::read(reader)? else {
        let part = reader.piece();
        return Err(reader.not(part, "a number", "数字").help(help()));
    };
    let mut after = reader.clone();
    after.spaces();
    let measures = ["人", "个", "位", "名", "次", "条", "家", "群", "份", "件", "people", "members"];
    if measures.into_iter().any(|measure| after.word(measure)) {
        *reader = after;
    }
    Ok(decimal)
}

fn whole(decimal: &Decimal, reader: &Reader) -> Result<u64, Bad> {
    decimal.in_units(0).and_then(|units| u64::try_from(units).ok()).ok_or_else(|| {
        let written = reader.written(&decimal.part);
        Bad::new(decimal.part.clone(), words!("`{written}` is not a whole number", "`{written}` 不是整数")).help(help())
    })
}

impl FromStr for Count {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Count, Bad> {
        let mut reader = Reader::new(text);
        let number = read(&mut reader)?;
        reader.end(help())?;
        whole(&number, &reader).map(Count)
    }
}

impl FromStr for Range {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Range, Bad> {
        let mut reader = Reader::new(text);
        let mut low = read(&mut reader)?;
        let high = if reader.dash() { read(&mut reader)? } else { low.clone() };
        reader.end(range_help())?;
        low.takes_the_measure_of(&high);
        let (low, high) = (whole(&low, &reader)?, whole(&high, &reader)?);
        Range::new(low, high).ok_or_else(|| {
            reader
                .bad(words!("the range falls from {low} to {high}", "范围从 {low} 降到了 {high}"))
                .help(words!("put the lower number first: `{high}-{low}`", "小的写在前：`{high}-{low}`"))
        })
    }
}

impl fmt::Display for Count {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

impl fmt::Display for Range {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high { write!(formatter, "{}", self.low) } else { write!(formatter, "{}-{}", self.low, self.high) }
    }
}

const COUNT: Form = Form { number: true, description: "A whole number.", pattern: None, examples: &["200", "1.2万"] };
scalar!(Count, COUNT);

const RANGE: Form =
    Form { number: true, description: "A whole number, or a low and a high one.", pattern: None, examples: &["200", "3-5"] };
scalar!(Range, RANGE);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn numbers_read_as_people_type_them() {
        for (written, canonical) in
            [("200", "200"), ("1,200", "1200"), ("１.２万", "12000"), ("500人", "500"), ("500 members", "500"), ("1.0", "1")]
        {
            good::<Count>(written, canonical);
            good::<Range>(written, canonical);
        }
        for (written, canonical) in [
            ("3-5", "3-5"),
            ("３００～５００人", "300-500"),
            ("3 人至 5 人", "3-5"),
            ("200-200", "200"),
            ("1.5-2万", "15000-20000"),
        ] {
            good::<Range>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_whole_number_is_pointed_at() {
        for (written, part) in
            [("很多", "很多"), ("2.5", "2.5"), ("-3", "-3"), ("200+", "+"), ("3-5", "-5"), ("1,20", "1,20"), ("", "")]
        {
            bad::<Count>(written, part);
        }
        for (written, part) in [("5-3", "5-3"), ("3-", ""), ("3-五", "五"), ("3-5-7", "-7")] {
            bad::<Range>(written, part);
        }
    }
}
