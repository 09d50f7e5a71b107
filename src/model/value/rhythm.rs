//! A rhythm in the words of a reader.

use crate::locale::Language;
use crate::model::value::clock::Clock;
use crate::model::value::duration::Duration;
use crate::model::value::every::Every;
use crate::model::value::every::Unit;
use crate::model::value::on::Day;
use crate::model::value::on::On;
use crate::model::value::weekday;

/// When something recurs: all that is said of it in one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Rhythm<'a> {
    /// How often.
    pub every: Every,
    /// On which days.
    pub on: Option<&'a On>,
    /// At what time.
    pub at: Option<Clock>,
    /// For how long.
    pub duration: Option<Duration>,
}

impl Rhythm<'_> {
    /// In words: `每周一、周四 20:00`, `每月最后一个周五`, `every other Wednesday at 20:00`, `on the last Friday of every month`.
    pub fn words(&self, language: &Language) -> String {
        let chinese = language.script().is_some();
        let days = self.on.map(On::days).unwrap_or_default();
        let (count, unit) = match (self.every.count(), self.every.unit()) {
            // Daily on certain weekdays is weekly on them.
            (1, Unit::Day) if !days.is_empty() && days.iter().all(is_weekday) => (1, Unit::Week),
            said => said,
        };
        let mut words = if chinese { chinese_rhythm(count, unit, days) } else { english_rhythm(count, unit, days) };
        if let Some(at) = self.at {
            words.push_str(&if chinese { format!(" {at}") } else { format!(" at {at}") });
        }
        if let Some(duration) = self.duration {
            let duration = duration.words(language);
            words.push_str(&if chinese { format!("，时长 {duration}") } else { format!(", for {duration}") });
        }
        words
    }
}

fn is_weekday(day: &Day) -> bool {
    matches!(day, Day::Weekday(_))
}

fn chinese_rhythm(count: u16, unit: Unit, days: &[Day]) -> String {
    let words: Vec<String> = days.iter().map(|day| chinese_day(*day, unit)).collect();
    let days = words.join("、");
    let every = match (count, unit) {
        (1, Unit::Day) => "每天".to_owned(),
        (_, Unit::Weekday) => "每个工作日".to_owned(),
        (1, Unit::Week) if days.starts_with('周') => "每".to_owned(),
        (1, Unit::Week) => "每周".to_owned(),
        (1, Unit::Month) => "每月".to_owned(),
        (3, Unit::Month) if days.is_empty() => "每季度".to_owned(),
        (6, Unit::Month) if days.is_empty() => "每半年".to_owned(),
        (1, Unit::Year) => "每年".to_owned(),
        (2, Unit::Day) => "每两天".to_owned(),
        (2, Unit::Week) => "每两周".to_owned(),
        (2, Unit::Month) => "每两个月".to_owned(),
        (2, Unit::Year) => "每两年".to_owned(),
        (count, Unit::Day) => format!("每 {count} 天"),
        (count, Unit::Week) => format!("每 {count} 周"),
        (count, Unit::Month) => format!("每 {count} 个月"),
        (count, Unit::Year) => format!("每 {count} 年"),
    };
    match days.chars().next() {
        None => every,
        Some(first) if unit == Unit::Month && count > 1 => {
            format!("{every}的{}{days}", if first.is_ascii_digit() { " " } else { "" })
        }
        Some(first) if first.is_ascii_digit() => format!("{every} {days}"),
        Some(_) => every + &days,
    }
}

fn chinese_day(day: Day, unit: Unit) -> String {
    let name = |weekday| weekday::names(weekday).2;
    match day {
        // 每月每个周五: without the second 每 it would be the first one only.
        Day::Weekday(weekday) if matches!(unit, Unit::Month | Unit::Year) => format!("每个{}", name(weekday)),
        Day::Weekday(weekday) => name(weekday).to_owned(),
        Day::Nth(nth, weekday) => {
            let nth = match nth {
                1 => "第一个",
                2 => "第二个",
                3 => "第三个",
                4 => "第四个",
                5 => "第五个",
                _ => "最后一个",
            };
            format!("{nth}{}", name(weekday))
        }
        Day::OfMonth(day) => format!("{day} 日"),
        Day::LastOfMonth => "最后一天".to_owned(),
        Day::OfYear(month, day) => format!("{month} 月 {day} 日"),
    }
}

fn english_rhythm(count: u16, unit: Unit, days: &[Day]) -> String {
    let word = match unit {
        Unit::Day => "day",
        Unit::Weekday => "weekday",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Year => "year",
    };
    let every = match count {
        1 => format!("every {word}"),
        2 => format!("every other {word}"),
        3 if unit == Unit::Month && days.is_empty() => "every quarter".to_owned(),
        count => format!("every {count} {word}s"),
    };
    let words: Vec<String> = days.iter().map(|day| english_day(*day)).collect();
    let said = listed(&words);
    let only_weekdays = days.iter().all(is_weekday);
    match (count, unit, days) {
        (_, _, []) => every,
        (1, Unit::Week, _) if only_weekdays => format!("every {said}"),
        (2, Unit::Week, [Day::Weekday(_)]) => format!("every other {said}"),
        (_, Unit::Month, _) if only_weekdays => format!("every {said}, {every}"),
        (1 | 2, Unit::Month, _) => format!("on {} of {every}", of_the_month(days)),
        (_, Unit::Month, _) => format!("{every} on {}", of_the_month(days)),
        _ => format!("{every} on {said}"),
    }
}

fn english_day(day: Day) -> String {
    let name = |weekday| weekday::names(weekday).1;
    match day {
        Day::Weekday(weekday) => name(weekday).to_owned(),
        Day::Nth(nth, weekday) => {
            let nth = match nth {
                1 => "first",
                2 => "second",
                3 => "third",
                4 => "fourth",
                5 => "fifth",
                _ => "last",
            };
            format!("the {nth} {}", name(weekday))
        }
        Day::OfMonth(day) => format!("the {day}{}", ordinal(day)),
        Day::LastOfMonth => "the last day".to_owned(),
        Day::OfYear(month, day) => format!("{day} {}", MONTHS[usize::from((month - 1).unsigned_abs()) % MONTHS.len()]),
    }
}

/// `the 1st and 15th`: the article once, since all of them belong to one month.
fn of_the_month(days: &[Day]) -> String {
    let words: Vec<String> = days.iter().map(|day| english_day(*day)).collect();
    let bare: Vec<String> = words
        .iter()
        .enumerate()
        .map(|(place, word)| word.strip_prefix("the ").filter(|_| place > 0).unwrap_or(word).to_owned())
        .collect();
    listed(&bare)
}

fn listed(words: &[String]) -> String {
    match words {
        [before @ .., last] if !before.is_empty() => format!("{} and {last}", before.join(", ")),
        _ => words.concat(),
    }
}

fn ordinal(number: i8) -> &'static str {
    match number {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

#[cfg(test)]
mod tests {
    use super::*;

    fn words(every: &str, on: &str, at: &str, duration: &str) -> (String, String) {
        let on: Option<On> = (!on.is_empty()).then(|| on.parse().unwrap());
        let rhythm = Rhythm {
            every: every.parse().unwrap(),
            on: on.as_ref(),
            at: (!at.is_empty()).then(|| at.parse().unwrap()),
            duration: (!duration.is_empty()).then(|| duration.parse().unwrap()),
        };
        (rhythm.words(&Language::simplified_chinese()), rhythm.words(&Language::parse("en").unwrap()))
    }

    #[test]
    fn a_rhythm_is_told_as_people_say_it() {
        for (every, on, at, duration, chinese, english) in [
            ("day", "", "08:30", "", "每天 08:30", "every day at 08:30"),
            ("weekday", "", "08:30", "10m", "每个工作日 08:30，时长 10 分钟", "every weekday at 08:30, for 10 minutes"),
            ("week", "mon, thu", "20:00", "", "每周一、周四 20:00", "every Monday and Thursday at 20:00"),
            ("day", "mon, thu", "", "", "每周一、周四", "every Monday and Thursday"),
            ("week", "", "", "", "每周", "every week"),
            ("2 weeks", "wed", "20:00", "", "每两周周三 20:00", "every other Wednesday at 20:00"),
            ("2 weeks", "mon, wed", "", "", "每两周周一、周三", "every other week on Monday and Wednesday"),
            ("3 weeks", "wed", "", "", "每 3 周周三", "every 3 weeks on Wednesday"),
            ("month", "last fri", "", "", "每月最后一个周五", "on the last Friday of every month"),
            ("month", "2nd thu", "20:00", "", "每月第二个周四 20:00", "on the second Thursday of every month at 20:00"),
            ("month", "15", "10:00", "", "每月 15 日 10:00", "on the 15th of every month at 10:00"),
            ("month", "1, 15, last day", "", "", "每月 1 日、15 日、最后一天", "on the 1st, 15th and last day of every month"),
            ("2 months", "22", "", "", "每两个月的 22 日", "on the 22nd of every other month"),
            ("quarter", "", "", "", "每季度", "every quarter"),
            ("quarter", "1st mon", "", "", "每 3 个月的第一个周一", "every 3 months on the first Monday"),
            ("6 months", "", "", "", "每半年", "every 6 months"),
            (
                "year",
                "12-10",
                "20:00",
                "2h",
                "每年 12 月 10 日 20:00，时长 2 小时",
                "every year on 10 December at 20:00, for 2 hours",
            ),
            ("2 years", "", "", "", "每两年", "every other year"),
            ("month", "fri", "", "", "每月每个周五", "every Friday, every month"),
        ] {
            assert_eq!(words(every, on, at, duration), (chinese.to_owned(), english.to_owned()), "{every} {on}");
        }
    }
}
