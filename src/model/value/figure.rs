//! A figure of a metric, as it is reported.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::decimal::Decimal;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A figure as it is reported: `62%`, `0.62`, `1,200`, `1.2万`, `-3.5`. In exact millionths; what it counts is for its metric to say.
///
/// `62%` and `0.62` are the same amount; which of the two was written is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    millionths: i64,
    percent: bool,
}

impl Figure {
    /// Its amount in millionths: 620,000 of `62%`.
    pub fn millionths(self) -> i64 {
        self.millionths
    }

    /// Its amount, for drawing: 0.62 of `62%`.
    pub fn amount(self) -> f64 {
        self.millionths as f64 / 1e6
    }

    /// Whether it was written as a percentage.
    pub fn is_percent(self) -> bool {
        self.percent
    }

    /// The same amount as a percentage.
    pub(super) fn as_percent(self) -> Figure {
        Figure { percent: true, ..self }
    }

    /// A hundredth of it, as a percentage: what `40` means in `40-60%`.
    pub(super) fn hundredth(self) -> Option<Figure> {
        (self.millionths % 100 == 0).then_some(Figure { millionths: self.millionths / 100, percent: true })
    }

    /// Reads a figure; `help` says what should have stood there.
    pub(super) fn read(reader: &mut Reader, help: Words) -> Result<Figure, Bad> {
        let start = reader.at();
        let negative = reader.take('-');
        let Some(decimal) = Decimal::read(reader)? else {
            let part = if negative { start..reader.piece().end } else { reader.piece() };
            return Err(reader.not(part, "a figure", "数值").help(help));
        };
        let mut after = reader.clone();
        after.spaces();
        let percent = after.take('%');
        if percent {
            *reader = after;
        }
        let millionths = decimal.in_units(if percent { 4 } else { 6 }).ok_or_else(|| {
            let written = reader.written(&decimal.part);
            Bad::new(decimal.part.clone(), words!("`{written}` is too large or too fine", "`{written}` 太大或位数太细"))
                .help(words!("write at most six decimals", "小数最多写六位"))
        })?;
        Ok(Figure { millionths: if negative { -millionths } else { millionths }, percent })
    }
}

fn help() -> Words {
    words!("write a number or a percentage, such as `1,200`, `0.62` or `62%`", "写数字或百分比，例如 `1,200`、`0.62`、`62%`")
}

impl FromStr for Figure {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Figure, Bad> {
        let mut reader = Reader::new(text);
        let figure = Figure::read(&mut reader, help())?;
        reader.end(help())?;
        Ok(figure)
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (places, unit, sign) = if self.percent { (4, 10_000, "%") } else { (6, 1_000_000, "") };
        if self.millionths < 0 {
            formatter.write_str("-")?;
        }
        let amount = self.millionths.unsigned_abs();
        let decimals = format!("{:0places$}", amount % unit);
        write!(formatter, "{}", amount / unit)?;
        match decimals.trim_end_matches('0') {
            "" => formatter.write_str(sign),
            decimals => write!(formatter, ".{decimals}{sign}"),
        }
    }
}

const FORM: Form = Form {
    number: true,
    description: "A figure: a number or a percentage.",
    pattern: None,
    examples: &["62%", "0.62", "1,200", "1.2万"],
};
scalar!(Figure, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_figure_reads_as_people_type_it() {
        for (written, canonical) in [
            ("62%", "62%"),
            ("６２．５％", "62.5%"),
            ("0.62", "0.62"),
            ("1,200", "1200"),
            ("1.2万", "12000"),
            ("-3.50", "-3.5"),
            ("-7 %", "-7%"),
            ("120%", "120%"),
            ("0", "0"),
        ] {
            good::<Figure>(written, canonical);
        }
    }

    #[test]
    fn a_percentage_is_the_same_amount_as_its_fraction() {
        let [percent, fraction] = ["7%", "0.07"].map(|written| written.parse::<Figure>().unwrap());
        assert_eq!(percent.millionths(), fraction.millionths());
        assert_ne!(percent, fraction);
    }

    #[test]
    fn what_is_no_figure_is_pointed_at() {
        for (written, part) in [
            ("很多", "很多"),
            ("62%左右", "左右"),
            ("-", "-"),
            ("1,20", "1,20"),
            ("0.1234567", "0.1234567"),
            ("10000000亿", "10000000亿"),
            ("", ""),
        ] {
            bad::<Figure>(written, part);
        }
    }
}
