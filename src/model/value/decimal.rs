//! Reads an exact decimal number: `1,280.50`, `1.2万`. No float is involved.

use std::ops::Range;

use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;

/// A number of at most fifteen digits: `mantissa` with the point moved `scale` places to the left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: i128,
    scale: u32,
    /// What the 万 or k behind it stands for; 1 without one.
    factor: i128,
    /// Where it stands.
    pub(super) part: Range<usize>,
}

impl Decimal {
    /// Reads a number, with the 万 or k behind it; nothing where no digit comes next.
    pub(super) fn read(reader: &mut Reader) -> Result<Option<Decimal>, Bad> {
        let start = reader.at();
        let mut digits = String::new();
        let grouped_well = read_whole(reader, &mut digits);
        if digits.is_empty() {
            return Ok(None);
        }
        let whole_digits = digits.len();
        let mut fraction = reader.clone();
        if fraction.take('.') && read_run(&mut fraction, &mut digits) > 0 {
            *reader = fraction;
        }
        let part = reader.since(start);
        let written = reader.written(&part);
        if !grouped_well {
            return Err(Bad::new(
                part,
                words!("the commas of `{written}` are not between thousands", "`{written}` 的逗号没有分在千位"),
            )
            .help(words!("put a comma every three digits, as in `1,280`, or none", "每三位一个逗号，例如 `1,280`，或不写逗号")));
        }
        let scale = (digits.len() - whole_digits) as u32;
        let mantissa = digits.parse().ok().filter(|_| digits.len() <= 15).ok_or_else(|| {
            Bad::new(part, words!("`{written}` has too many digits", "`{written}` 的位数太多"))
                .help(words!("write at most 15 digits", "最多写 15 位数字"))
        })?;
        Ok(Some(Decimal { mantissa, scale, factor: 1, part: start..0 }.multiplied(reader)))
    }

    fn multiplied(mut self, reader: &mut Reader) -> Decimal {
        let mut after = reader.clone();
        after.spaces();
        let table = [
            ("千", 1_000),
            ("万", 10_000),
            ("百万", 1_000_000),
            ("千万", 10_000_000),
            ("亿", 100_000_000),
            ("k", 1_000),
            ("w", 10_000),
        ];
        if let Some(factor) = after.one_of(&table) {
            *reader = after;
            self.mantissa *= factor;
            self.factor = factor;
        }
        self.part.end = reader.at();
        self
    }

    /// As the low end of a range takes the 万 or k behind the high end for its own, where it stays the low end with it:
    /// `1-2万` starts at ten thousand, `800-1.2万` at eight hundred.
    pub(super) fn takes_the_measure_of(&mut self, high: &Decimal) {
        let scaled = |mantissa: i128, scale: u32| mantissa.checked_mul(10_i128.checked_pow(scale)?);
        let own = self.mantissa.checked_mul(high.factor).filter(|_| self.factor == 1);
        let stays = own.and_then(|own| Some(scaled(own, high.scale)? <= scaled(high.mantissa, self.scale)?));
        if let Some((mantissa, true)) = own.zip(stays) {
            self.mantissa = mantissa;
        }
    }

    /// How many `1 / 10^places` it is, if it is a whole number of them.
    pub(super) fn in_units(&self, places: u32) -> Option<i64> {
        let scaled = self.mantissa.checked_mul(10_i128.checked_pow(places)?)?;
        let divisor = 10_i128.checked_pow(self.scale)?;
        (scaled % divisor == 0).then_some(scaled / divisor).and_then(|units| i64::try_from(units).ok())
    }
}

/// Digits with commas between the thousands; whether the commas are where they belong.
fn read_whole(reader: &mut Reader, digits: &mut String) -> bool {
    let first = read_run(reader, digits);
    let mut grouped = false;
    let mut well = true;
    loop {
        let mut after = reader.clone();
        if first == 0 || !after.take(',') || !after.peek().is_some_and(|next| next.is_ascii_digit()) {
            return well && (!grouped || first <= 3);
        }
        well &= read_run(&mut after, digits) == 3;
        grouped = true;
        *reader = after;
    }
}

fn read_run(reader: &mut Reader, digits: &mut String) -> usize {
    let before = digits.len();
    while let Some(digit) = reader.peek().filter(char::is_ascii_digit) {
        reader.take(digit);
        digits.push(digit);
    }
    digits.len() - before
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_units(written: &str, places: u32) -> Option<i64> {
        Decimal::read(&mut Reader::new(written)).unwrap().unwrap().in_units(places)
    }

    #[test]
    fn numbers_are_exact() {
        assert_eq!(in_units("0.1", 6), Some(100_000));
        assert_eq!(in_units("1,280.50", 2), Some(128_050));
        assert_eq!(in_units("１.２萬", 0), Some(12_000));
        assert_eq!(in_units("3.5亿", 0), Some(350_000_000));
        assert_eq!(in_units("0.005", 2), None);
        assert_eq!(in_units("1.50", 1), Some(15));
    }

    #[test]
    fn a_number_ends_where_it_ends() {
        let mut reader = Reader::new("12 万元");
        assert_eq!(Decimal::read(&mut reader).unwrap().unwrap().part, 0..6);
        assert!(reader.take('元'));
        assert_eq!(Decimal::read(&mut Reader::new("万")), Ok(None));
    }

    #[test]
    fn commas_stand_between_thousands_or_are_a_fault() {
        for written in ["12,80", "1280,000", "1,28,000", "1,2800"] {
            assert_eq!(Decimal::read(&mut Reader::new(written)).unwrap_err().part, 0..written.len(), "{written}");
        }
    }
}
