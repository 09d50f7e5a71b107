//! A share of a whole, exact or between two bounds.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::decimal::Decimal;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A share of a whole, from nothing to all of it: `12%`, `12.5%`, `0.12`, or between two bounds: `10%-15%`.
/// Counted in exact millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Share {
    low: u32,
    high: u32,
}

/// The whole, in millionths.
const WHOLE: u32 = 1_000_000;

impl Share {
    /// Between two bounds in millionths; nothing where they are the wrong way round or above a million.
    pub fn new(low: u32, high: u32) -> Option<Share> {
        (low <= high && high <= WHOLE).then_some(Share { low, high })
    }

    /// The lower bound, in millionths.
    pub fn low(self) -> u32 {
        self.low
    }

    /// The upper bound, in millionths.
    pub fn high(self) -> u32 {
        self.high
    }

    /// What to reckon with: the middle, in millionths.
    pub fn expected(self) -> u32 {
        u32::midpoint(self.low, self.high)
    }

    /// As it is read: `12%`, `10%–15%`.
    pub fn words(self) -> String {
        self.to_string().replace('-', "–")
    }
}

fn help() -> Words {
    words!("write a percentage such as `12%`, or a range such as `10%-15%`", "写百分比，例如 `12%`，或范围 `10%-15%`")
}

/// A number, whether a percent sign follows it.
fn read(reader: &mut Reader) -> Result<(Decimal, bool), Bad> {
    let Some(decimal) = Decimal::read(reader)? else {
        let part = reader.piece();
        return Err(reader.not(part, "a share", "比例").help(help()));
    };
    let mut after = reader.clone();
    after.spaces();
    let percent = after.take('%');
    if percent {
        *reader = after;
    }
    Ok((decimal, percent))
}

fn millionths(decimal: &Decimal, percent: bool, reader: &Reader) -> Result<u32, Bad> {
    let written = reader.written(&decimal.part);
    let fault = |words: Words| Bad::new(decimal.part.clone(), words);
    if !percent
        && decimal.in_units(0).is_none_or(|units| units != 0)
        && decimal.in_units(6).is_some_and(|units| units >= i64::from(WHOLE))
    {
        return Err(fault(words!("`{written}` may be a percentage or a part of one", "`{written}` 是百分比还是小数不清楚"))
            .help(words!(
                "write `{written}%`, or a part of one such as `0.12`",
                "写成 `{written}%`，或写小于 1 的小数，例如 `0.12`"
            )));
    }
    let units = decimal.in_units(if percent { 4 } else { 6 }).ok_or_else(|| {
        fault(words!("`{written}` is finer than a millionth of the whole", "`{written}` 比百万分之一还细"))
            .help(words!("write a percentage with at most four decimals", "百分比最多写四位小数"))
    })?;
    u32::try_from(units).ok().filter(|units| *units <= WHOLE).ok_or_else(|| {
        fault(words!("`{written}%` is more than the whole", "`{written}%` 超过了全部"))
            .help(words!("a share is at most `100%`", "比例最多 `100%`"))
    })
}

impl FromStr for Share {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Share, Bad> {
        let mut reader = Reader::new(text);
        let (low, mut low_percent) = read(&mut reader)?;
        let mut high = None;
        if reader.dash() {
            let (decimal, percent) = read(&mut reader)?;
            low_percent |= percent;
            high = Some((decimal, low_percent));
        }
        reader.end(help())?;
        let low = millionths(&low, low_percent, &reader)?;
        let high = high.map_or(Ok(low), |(decimal, percent)| millionths(&decimal, percent, &reader))?;
        Share::new(low, high).ok_or_else(|| {
            let right = Share { low: high, high: low };
            reader
                .bad(words!("the range falls", "范围从大到小"))
                .help(words!("put the lower share first: `{right}`", "小的写在前：`{right}`"))
        })
    }
}

impl fmt::Display for Share {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        percent(formatter, self.low)?;
        if self.high != self.low {
            formatter.write_str("-")?;
            percent(formatter, self.high)?;
        }
        Ok(())
    }
}

fn percent(formatter: &mut fmt::Formatter<'_>, millionths: u32) -> fmt::Result {
    let decimals = format!("{:04}", millionths % 10_000);
    match decimals.trim_end_matches('0') {
        "" => write!(formatter, "{}%", millionths / 10_000),
        decimals => write!(formatter, "{}.{decimals}%", millionths / 10_000),
    }
}

const FORM: Form = Form {
    number: true,
    description: "A share of a whole: a percentage, a part of one, or a range of percentages.",
    pattern: None,
    examples: &["12%", "0.12", "10%-15%"],
};
scalar!(Share, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_share_reads_as_people_type_it() {
        for (written, canonical) in [
            ("12%", "12%"),
            ("12.5 %", "12.5%"),
            ("１２．５％", "12.5%"),
            ("0.12", "12%"),
            ("0", "0%"),
            ("100%", "100%"),
            ("0.0001%", "0.0001%"),
            ("10%-15%", "10%-15%"),
            ("10-15%", "10%-15%"),
            ("0.1～0.15", "10%-15%"),
            ("10% 到 15%", "10%-15%"),
            ("12%-12%", "12%"),
        ] {
            good::<Share>(written, canonical);
        }
        assert_eq!("10%-15%".parse::<Share>().unwrap().expected(), 125_000);
    }

    #[test]
    fn what_is_no_share_is_pointed_at() {
        for (written, part) in [
            ("120%", "120"),
            ("12", "12"),
            ("1", "1"),
            ("10-15", "10"),
            ("一半", "一半"),
            ("12％以上", "以上"),
            ("0.00001%", "0.00001"),
            ("-5%", "-5%"),
            ("15%-10%", "15%-10%"),
            ("10%-", ""),
            ("", ""),
        ] {
            bad::<Share>(written, part);
        }
    }

    #[test]
    fn a_bare_twelve_is_told_to_be_a_percentage() {
        assert!(bad::<Share>("12", "12").help.unwrap().zh.contains("`12%`"));
    }
}
