//! A length of time.

mod read;

use std::fmt;

use crate::locale::Language;
use crate::locale::convert;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// A length of time: `10m`, `1h30m`, `1.5h`, `3d`, `2 weeks`, `6 months`, `30分钟`, `半小时`; a hundred years at most.
///
/// Days are not counted into hours, nor weeks into days: 21 days are not three weeks to the reader who is to do something for 21 days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Duration {
    months: u32,
    weeks: u32,
    days: u32,
    minutes: u32,
}

/// A hundred years, in minutes, as [`Duration::whole_minutes`] counts them.
pub(super) const LONGEST: u64 = 100 * 12 * 30 * 24 * 60;

impl Duration {
    /// Whole days and minutes beside them.
    pub(super) fn of(days: u32, minutes: u32) -> Duration {
        Duration { days, minutes, ..Duration::default() }
    }

    /// How long it is in minutes, a month counted as 30 days and a day as 24 hours: for comparing and adding up.
    pub fn whole_minutes(self) -> u64 {
        let days = u64::from(self.months) * 30 + u64::from(self.weeks) * 7 + u64::from(self.days);
        days * 24 * 60 + u64::from(self.minutes)
    }

    /// The whole days in it, weeks counted into days; nothing where months are in it, since they differ.
    pub(super) fn whole_days(self) -> Option<u32> {
        (self.months == 0).then_some(self.weeks * 7 + self.days)
    }

    /// The minutes beside the days.
    pub(super) fn spare_minutes(self) -> u32 {
        self.minutes
    }

    /// The same for calculations with dates; a month is a month of the calendar.
    pub fn span(self) -> jiff::Span {
        jiff::Span::new().months(self.months).weeks(self.weeks).days(self.days).minutes(self.minutes)
    }

    /// Its days by the calendar, and the minutes beside them by the clock.
    pub fn parts(self) -> (jiff::Span, i64) {
        (jiff::Span::new().months(self.months).weeks(self.weeks).days(self.days), i64::from(self.minutes))
    }

    /// In words: `1 小时 30 分钟`, `1 hour 30 minutes`.
    pub fn words(self, language: &Language) -> String {
        let chinese = language.script().is_some();
        let mut words: Vec<String> = Vec::new();
        for (amount, one, many, zh) in self.amounts() {
            match (chinese, amount) {
                (_, 0) => {}
                (true, _) => words.push(format!("{amount} {zh}")),
                (false, 1) => words.push(format!("1 {one}")),
                (false, _) => words.push(format!("{amount} {many}")),
            }
        }
        if words.is_empty() {
            words.push(if chinese { "0 分钟" } else { "0 minutes" }.to_owned());
        }
        convert(&words.join(" "), &Language::simplified_chinese(), language).into_owned()
    }

    fn amounts(self) -> [(u32, &'static str, &'static str, &'static str); 6] {
        [
            (self.months / 12, "year", "years", "年"),
            (self.months % 12, "month", "months", "个月"),
            (self.weeks, "week", "weeks", "周"),
            (self.days, "day", "days", "天"),
            (self.minutes / 60, "hour", "hours", "小时"),
            (self.minutes % 60, "minute", "minutes", "分钟"),
        ]
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = ["y", "mo", "w", "d", "h", "m"];
        let mut nothing = true;
        for ((amount, ..), unit) in self.amounts().into_iter().zip(units).filter(|((amount, ..), _)| *amount > 0) {
            write!(formatter, "{amount}{unit}")?;
            nothing = false;
        }
        if nothing { formatter.write_str("0m") } else { Ok(()) }
    }
}

const FORM: Form = Form {
    number: false,
    description: "A length of time: numbers with the units m, h, d, w, mo, y.",
    pattern: None,
    examples: &["10m", "2h", "1h30m", "3d", "2 weeks"],
};
scalar!(Duration, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_duration_reads_as_people_type_it() {
        for (written, canonical) in [
            ("10m", "10m"),
            ("2h", "2h"),
            ("1h30m", "1h30m"),
            ("90 minutes", "1h30m"),
            ("1.5h", "1h30m"),
            ("3d", "3d"),
            ("21 days", "21d"),
            ("2 weeks", "2w"),
            ("6 months", "6mo"),
            ("18个月", "1y6mo"),
            ("３０分鐘", "30m"),
            ("2小时", "2h"),
            ("3天", "3d"),
            ("两周", "2w"),
            ("半小时", "30m"),
            ("半年", "6mo"),
            ("1小时30分", "1h30m"),
            ("0m", "0m"),
        ] {
            good::<Duration>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_duration_is_pointed_at() {
        for (written, part) in [
            ("90", "90"),
            ("30秒", "30秒"),
            ("1h 30", "30"),
            ("30m 1h", "1h"),
            ("1小时 2小时", "2小时"),
            ("半天", "半天"),
            ("1.5天", "1.5天"),
            ("很快", "很快"),
            ("10m左右", "左右"),
            ("101y", "101y"),
            ("99999999999d", "99999999999d"),
            ("-10m", "-10m"),
            ("", ""),
        ] {
            bad::<Duration>(written, part);
        }
    }

    #[test]
    fn a_duration_is_told_in_the_units_it_was_written_in() {
        let (zh, en) = (Language::simplified_chinese(), Language::parse("en").unwrap());
        for (written, chinese, english) in [
            ("90m", "1 小时 30 分钟", "1 hour 30 minutes"),
            ("21天", "21 天", "21 days"),
            ("1w", "1 周", "1 week"),
            ("半年", "6 个月", "6 months"),
            ("1y", "1 年", "1 year"),
            ("0m", "0 分钟", "0 minutes"),
        ] {
            let duration: Duration = written.parse().unwrap();
            assert_eq!((duration.words(&zh), duration.words(&en)), (chinese.to_owned(), english.to_owned()));
        }
        let duration: Duration = "90m".parse().unwrap();
        assert_eq!(duration.words(&Language::parse("zh-Hant").unwrap()), "1 小時 30 分鐘");
    }
}
