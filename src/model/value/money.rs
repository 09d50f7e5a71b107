//! An amount of money.

use std::fmt;
use std::ops::Range;
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

/// An exact amount of money, or from how much to how much: `1280`, `1,280.50`, `¥1,280`, `CNY 1280`, `$19.9`, `1.2万`, `免费`,
/// `¥99-199`.
///
/// `¥` is CNY and `$` is USD; `元` and a bare number are in the community's own currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    low: i64,
    high: i64,
    currency: Option<Currency>,
}

impl Money {
    /// So many hundredths of a currency's unit; of the community's own where none is given.
    pub fn new(hundredths: i64, currency: Option<Currency>) -> Money {
        Money { low: hundredths, high: hundredths, currency }
    }

    /// From `low` to `high` hundredths; nothing where `high` is below `low`.
    pub fn between(low: i64, high: i64, currency: Option<Currency>) -> Option<Money> {
        (low <= high).then_some(Money { low, high, currency })
    }

    /// The lower bound in hundredths of the unit (分, cents).
    pub fn low(self) -> i64 {
        self.low
    }

    /// The upper bound in hundredths.
    pub fn high(self) -> i64 {
        self.high
    }

    /// What to reckon with: the middle, in hundredths.
    pub fn expected(self) -> i64 {
        i64::midpoint(self.low, self.high)
    }

    /// Whether there is nothing to pay.
    pub fn is_free(self) -> bool {
        (self.low, self.high) == (0, 0)
    }

    /// The currency, where one is written.
    pub fn currency(self) -> Option<Currency> {
        self.currency
    }

    /// The same with both bounds changed by `change`, which keeps their order; nothing where it cannot be.
    pub fn map(self, change: impl Fn(i64) -> Option<i64>) -> Option<Money> {
        Money::between(change(self.low)?, change(self.high)?, self.currency)
    }

    /// As readers of a language see it: `¥1,280`, `$19.90`, `¥99–199`; in `community`, the community's currency, where none
    /// is written.
    pub fn words(self, language: &Language, community: Currency) -> String {
        let currency = self.currency.unwrap_or(community);
        if self.low == self.high {
            let sign = if self.low < 0 { "-" } else { "" };
            return format!("{sign}{}", currency.with(&digits(self.low), language));
        }
        let sign = |bound: i64| if bound < 0 { "-" } else { "" };
        let both = format!("{}–{}{}", digits(self.low), sign(self.high), digits(self.high));
        format!("{}{}", sign(self.low), currency.with(&both, language))
    }
}

/// An amount without its sign: `1,280`, `19.90`.
fn digits(hundredths: i64) -> String {
    let units = hundredths.unsigned_abs();
    let whole = grouped(units / 100);
    if units.is_multiple_of(100) { whole } else { format!("{whole}.{:02}", units % 100) }
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
        "write an amount such as `1280`, `¥1,280`, `CNY 1280` or `1.2万`, or a range such as `¥99-199`",
        "写金额，例如 `1280`、`¥1,280`、`CNY 1280`、`1.2万`，或范围，例如 `¥99-199`"
    )
}

/// One amount as it is written: a bound of the range, or all there is.
struct Amount {
    negative: bool,
    decimal: Decimal,
    currency: Option<Currency>,
}

impl Amount {
    fn read(reader: &mut Reader) -> Result<Amount, Bad> {
        let mut negative = reader.take('-');
        let before = Currency::read(reader)?;
        reader.spaces();
        negative |= reader.take('-');
        let Some(decimal) = Decimal::read(reader)? else {
            return Err(reader.not(reader.rest(), "an amount of money", "金额").help(help()));
        };
        let mut behind = reader.clone();
        behind.spaces();
        let start = behind.at();
        let own = behind.one_of(&[("元", ()), ("块", ()), ("块钱", ()), ("元整", ())]).is_some();
        let after = if own || behind.is_at_dash() { None } else { Currency::read(&mut behind)? };
        let part = behind.since(start);
        if own || after.is_some() {
            *reader = behind;
        }
        let currency = one_currency(before, after, part)?;
        Ok(Amount { negative, decimal, currency })
    }

    fn hundredths(&self) -> Result<i64, Bad> {
        let hundredths = self.decimal.in_units(2).ok_or_else(|| {
            let words = words!("the amount is finer than a hundredth, or too large", "金额小于一分，或者太大");
            Bad::new(self.decimal.part.clone(), words).help(words!("write at most two decimals", "最多写两位小数"))
        })?;
        Ok(if self.negative { -hundredths } else { hundredths })
    }
}

/// The currency of two that are said of one amount, the second at `part`.
fn one_currency(one: Option<Currency>, other: Option<Currency>, part: Range<usize>) -> Result<Option<Currency>, Bad> {
    match (one, other) {
        (Some(one), Some(other)) if one != other => {
            Err(Bad::new(part, words!("the amount is in {one} and in {other}", "同一金额写了两种货币：{one} 和 {other}"))
                .help(words!("keep one of them", "只留一种")))
        }
        (one, other) => Ok(one.or(other)),
    }
}

impl FromStr for Money {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Money, Bad> {
        let mut reader = Reader::new(text);
        if reader.one_of(&[("免费", ()), ("free", ())]).is_some() {
            reader.end(help())?;
            return Ok(Money::new(0, None));
        }
        let mut low = Amount::read(&mut reader)?;
        if !reader.dash() {
            reader.end(help())?;
            return Ok(Money::new(low.hundredths()?, low.currency));
        }
        let start = reader.at();
        let high = Amount::read(&mut reader)?;
        let part = reader.since(start);
        reader.end(help())?;
        let currency = one_currency(low.currency, high.currency, part)?;
        low.decimal.takes_the_measure_of(&high.decimal);
        let (low, high) = (low.hundredths()?, high.hundredths()?);
        Money::between(low, high, currency).ok_or_else(|| {
            let right = Money { low: high, high: low, currency };
            reader
                .bad(words!("the range falls", "范围从大到小"))
                .help(words!("put the lower amount first: `{right}`", "小的写在前：`{right}`"))
        })
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(currency) = self.currency {
            write!(formatter, "{currency} ")?;
        }
        plain(formatter, self.low)?;
        if self.low != self.high {
            formatter.write_str("-")?;
            plain(formatter, self.high)?;
        }
        Ok(())
    }
}

fn plain(formatter: &mut fmt::Formatter<'_>, hundredths: i64) -> fmt::Result {
    let units = hundredths.unsigned_abs();
    let sign = if hundredths < 0 { "-" } else { "" };
    match units % 100 {
        0 => write!(formatter, "{sign}{}", units / 100),
        rest => write!(formatter, "{sign}{}.{rest:02}", units / 100),
    }
}

const FORM: Form = Form {
    number: true,
    description: "An amount of money, or a low and a high one; in the community's currency where none is written.",
    pattern: None,
    examples: &["1280", "¥1,280", "CNY 1280", "$19.90", "¥99-199"],
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
            ("99-199", "99-199"),
            ("¥99–¥199", "CNY 99-199"),
            ("99～199元", "99-199"),
            ("99元至199.5元", "99-199.50"),
            ("$5 to 9", "USD 5-9"),
            ("1-2万", "10000-20000"),
            ("800-1.2万", "800-12000"),
            ("20-30 美元", "USD 20-30"),
            ("-5--3", "-5--3"),
            ("¥99-99", "CNY 99"),
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
            ("199-99", "199-99"),
            ("¥99-", ""),
            ("¥99-$199", "$199"),
            ("99-199/次", "/次"),
            ("99-很多", "很多"),
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
        assert_eq!(shown("99-1999.5", "zh"), "¥99–1,999.50");
        assert_eq!(shown("CHF 99-199", "zh"), "99–199 瑞士法郎");
        assert_eq!(shown("-3-5", "en"), "-¥3–5");
    }
}
