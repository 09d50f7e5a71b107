//! A currency, by its code, its sign or its name.

use std::fmt;
use std::ops::Range;
use std::str::FromStr;

use crate::finding::nearest;
use crate::finding::words;
use crate::locale::Language;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A currency (ISO 4217): `CNY`, `USD`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static Known);

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Known {
    code: &'static str,
    /// The sign before an amount; empty where it has none that readers know.
    sign: &'static str,
    /// Its name in Chinese, and other spellings that authors use.
    names: &'static [&'static str],
}

const fn known(code: &'static str, sign: &'static str, names: &'static [&'static str]) -> Known {
    Known { code, sign, names }
}

impl Known {
    fn spellings(&self) -> impl Iterator<Item = &'static str> {
        [self.code, self.sign].into_iter().chain(self.names.iter().copied()).filter(|spelling| !spelling.is_empty())
    }
}

/// In the order of their codes.
static CURRENCIES: [Known; 28] = [
    known("AED", "", &["阿联酋迪拉姆"]),
    known("AUD", "A$", &["澳元", "澳币"]),
    known("BRL", "R$", &["巴西雷亚尔"]),
    known("CAD", "C$", &["加元", "加币"]),
    known("CHF", "", &["瑞士法郎", "瑞郎"]),
    known("CNY", "¥", &["人民币", "rmb", "cn¥"]),
    known("DKK", "", &["丹麦克朗"]),
    known("EUR", "€", &["欧元"]),
    known("GBP", "£", &["英镑"]),
    known("HKD", "HK$", &["港元", "港币"]),
    known("IDR", "", &["印尼盾", "rp"]),
    known("INR", "₹", &["印度卢比"]),
    known("JPY", "JP¥", &["日元", "円"]),
    known("KRW", "₩", &["韩元", "韩币"]),
    known("MOP", "MOP$", &["澳门元", "澳门币"]),
    known("MXN", "MX$", &["墨西哥比索"]),
    known("MYR", "RM", &["马来西亚林吉特", "马币"]),
    known("NOK", "", &["挪威克朗"]),
    known("NZD", "NZ$", &["新西兰元", "纽元"]),
    known("PHP", "₱", &["菲律宾比索"]),
    known("RUB", "₽", &["卢布"]),
    known("SEK", "", &["瑞典克朗"]),
    known("SGD", "S$", &["新加坡元", "新币"]),
    known("THB", "฿", &["泰铢"]),
    known("TRY", "₺", &["土耳其里拉"]),
    known("TWD", "NT$", &["新台币", "台币"]),
    known("USD", "$", &["美元", "us$", "美金"]),
    known("ZAR", "", &["南非兰特"]),
];

impl Currency {
    /// The currency of a code such as `CNY`, whatever its case.
    pub fn of(code: &str) -> Option<Currency> {
        CURRENCIES.iter().find(|known| known.code.eq_ignore_ascii_case(code)).map(Currency)
    }

    /// Its code.
    pub fn code(self) -> &'static str {
        self.0.code
    }

    /// An amount, already in digits, as readers of a language write it: `¥1,280`; without a sign `CHF 1,280`, `1,280 瑞士法郎`.
    pub(super) fn with(self, digits: &str, language: &Language) -> String {
        match (self.0.sign, language.script()) {
            ("", Some(_)) => format!("{digits} {}", self.0.names[0]),
            ("", None) => format!("{} {digits}", self.0.code),
            (sign, _) => format!("{sign}{digits}"),
        }
    }

    /// Reads a code, a sign or a name; nothing where none comes next.
    pub(super) fn read(reader: &mut Reader) -> Result<Option<Currency>, Bad> {
        let spellings = CURRENCIES.iter().flat_map(|known| known.spellings().map(move |spelling| (spelling, Currency(known))));
        if let Some(currency) = reader.longest(spellings) {
            return Ok(Some(currency));
        }
        let start = reader.at();
        let mut after = reader.clone();
        while let Some(letter) = after.peek().filter(char::is_ascii_lowercase) {
            after.take(letter);
        }
        match after.since(start) {
            part if part.len() < 2 => Ok(None),
            part => Err(unknown(reader, part)),
        }
    }
}

fn unknown(reader: &Reader, part: Range<usize>) -> Bad {
    let near = nearest(reader.written(&part), CURRENCIES.iter().map(|known| known.code));
    let bad = reader.not(part, "a currency", "币种");
    match near {
        Some(code) => bad.help(words!("did you mean `{code}`?", "是不是想写 `{code}`？")),
        None => bad.help(words!("write a code such as `CNY`, `HKD` or `USD`", "写币种代码，例如 `CNY`、`HKD`、`USD`")),
    }
}

impl FromStr for Currency {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Currency, Bad> {
        let mut reader = Reader::new(text);
        let currency = Currency::read(&mut reader)?;
        let Some(currency) = currency else {
            let part = reader.whole();
            return Err(unknown(&reader, part));
        };
        reader.end(words!("write the code alone: `{currency}`", "只写币种代码：`{currency}`"))?;
        Ok(currency)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.code())
    }
}

const FORM: Form =
    Form { number: false, description: "A currency, by its ISO 4217 code.", pattern: None, examples: &["CNY", "HKD", "USD"] };
scalar!(Currency, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_currency_reads_by_code_sign_and_name() {
        for (written, code) in
            [("cny", "CNY"), ("￥", "CNY"), ("RMB", "CNY"), ("人民幣", "CNY"), ("HK$", "HKD"), ("$", "USD"), ("歐元", "EUR")]
        {
            good::<Currency>(written, code);
        }
    }

    #[test]
    fn a_slip_in_a_code_is_told_its_neighbour() {
        assert_eq!(bad::<Currency>("CYN", "CYN").help.unwrap().en, "did you mean `CNY`?");
        bad::<Currency>("贝壳", "贝壳");
        bad::<Currency>("CNY 5", "5");
        bad::<Currency>("", "");
    }

    #[test]
    fn the_list_is_in_order_and_every_spelling_belongs_to_one_currency() {
        assert!(CURRENCIES.is_sorted_by(|one, next| one.code < next.code));
        for known in &CURRENCIES {
            for spelling in known.spellings() {
                assert_eq!(spelling.parse(), Ok(Currency(known)), "{spelling}");
            }
        }
    }
}
