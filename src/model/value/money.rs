//! An amount of money.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::locale::Language;
use crate::model::value::bad::Bad;
use crate::model::value::currency::Currency;
use crate::model::value::decimal::Decimal;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// An exact amount of money: `1280`, `1,280.50`, `¥1,280`, `CNY 1280`, `$19.9`, `1.2万`, `免费`.
///
/// `¥` is CNY and `$` is USD; `元` and a bare number are in the community's own currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    hundredths: i64,
    currency: Option<Currency>,
}

impl Money {
    /// So many hundredths of a currency's unit; of the community's own where none is given.
    pub fn new(hundredths: i64, currency: Option<Currency>) -> Money {
        Money { hundredths, currency }
    }

    /// The amount in hundredths of the unit (分, cents).
    pub fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// The currency, where one is written.
    pub fn currency(self) -> Option<Currency> {
        self.currency
    }

    /// As readers of a language see it: `¥1,280`, `$19.90`; in `community`, the community's currency, where none is written.
    pub fn words(self, language: &Language, community: Currency) -> String {
        let units = self.hundredths.unsigned_abs();
        let mut digits = grouped(units / 100);
        if !units.is_multiple_of(100) {
            digits.push_str(&format!(".{:02}", units % 100));
        }
        let sign = if self.hundredths < 0 { "-" } else { "" };
        format!("{sign}{}", self.currency.unwrap_or(community).with(&digits, language))
    }
}

/// The digits of a number in groups of three: `12,000`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 4 / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn help() -> Words {
    words!(
        "write an amount such as `1280`, `¥1,280`, `CNY 1280` or `1.2万`",
        "写金额，例如 `1280`、`¥1,280`、`CNY 1280`、`1.2万`"
    )
}

impl FromStr for Money {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Money, Bad> {
        let mut reader = Reader::new(text);
        if reader.one_of(&[("免费", ()), ("free", ())]).is_some() {
            reader.end(help())?;
            return Ok(Money::new(0, None));
        }
        let mut negative = reader.take('-');
        let before = Currency::read(&mut reader)?;
        reader.spaces();
        negative |= reader.take('-');
        let Some(decimal) = Decimal::read(&mut reader)? else {
            let part = reader.whole();
            return Err(reader.not(part, "an amount of money", "金额").help(help()));
        };
        reader.spaces();
        let start = reader.at();
        let own = reader.one_of(&[("元", ()), ("块", ()), ("块钱", ()), ("元整", ())]).is_some();
        let after = if own { None } else { Currency::read(&mut reader)? };
        if let (Some(before), Some(after)) = (before, after.filter(|after| before.is_some_and(|before| before != *after))) {
            return Err(Bad::new(
                reader.since(start),
                words!("the amount is in {before} and in {after}", "同一金额写了两种货币：{before} 和 {after}"),
            )
            .help(words!("keep one of them", "只留一种")));
        }
        reader.end(help())?;
        let hundredths = decimal.in_units(2).ok_or_else(|| {
            Bad::new(decimal.part, words!("the amount is finer than a hundredth, or too large", "金额小于一分，或者太大"))
                .help(words!("write at most two decimals", "最多写两位小数"))
        })?;
        Ok(Money::new(if negative { -hundredths } else { hundredths }, before.or(after)))
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(currency) = self.currency {
            write!(formatter, "{currency} ")?;
        }
        let units = self.hundredths.unsigned_abs();
        let sign = if self.hundredths < 0 { "-" } else { "" };
        match units % 100 {
            0 => write!(formatter, "{sign}{}", units / 100),
            rest => write!(formatter, "{sign}{}.{rest:02}", units / 100),
        }
    }
}

const FORM: Form = Form {
    number: true,
    description: "An amount of money; in the community's currency where none is written.",
    pattern: None,
    examples: &["1280", "¥1,280", "CNY 1280", "$19.90"],
};
scalar!(Money, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn an_amount_reads_as_people_type_it() {
        for (written, canonical) in [
            ("1280", "1280"),
            ("1,280.50", "1280.50"),
            ("¥1,280", "CNY 1280"),
            ("￥９９", "CNY 99"),
            ("CNY 1280", "CNY 1280"),
            ("1280 cny", "CNY 1280"),
            ("$19.9", "USD 19.90"),
            ("HK$ 500", "HKD 500"),
            ("1280元", "1280"),
            ("￥1280元", "CNY 1280"),
            ("1.2万", "12000"),
            ("1.2 萬元", "12000"),
            ("20 美元", "USD 20"),
            ("-¥5", "CNY -5"),
            ("免费", "0"),
        ] {
            good::<Money>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_amount_is_pointed_at() {
        for (written, part) in [
            ("面议", "面议"),
            ("¥12,80", "12,80"),
            ("CYN 1280", "CYN"),
            ("¥19.995", "19.995"),
            ("¥20美元", "美元"),
            ("1280元/年", "/年"),
            ("￥99起", "起"),
            ("9999999999999999", "9999999999999999"),
            ("999999999999999亿", "999999999999999亿"),
            ("100²", "²"),
            ("", ""),
        ] {
            bad::<Money>(written, part);
        }
    }

    #[test]
    fn an_amount_is_shown_as_its_reader_writes_it() {
        let cny = Currency::of("CNY").unwrap();
        let shown =
            |written: &str, language: &str| written.parse::<Money>().unwrap().words(&Language::parse(language).unwrap(), cny);
        assert_eq!(shown("1280", "zh"), "¥1,280");
        assert_eq!(shown("$19.9", "en"), "$19.90");
        assert_eq!(shown("1234567.5", "en"), "¥1,234,567.50");
        assert_eq!(shown("-80", "zh"), "-¥80");
        assert_eq!(shown("CHF 1280", "zh"), "1,280 瑞士法郎");
        assert_eq!(shown("CHF 1280", "en"), "CHF 1,280");
    }
}
