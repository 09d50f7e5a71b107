//! A rhythm in the words of a reader.

mod chinese;
mod english;

use crate::locale::Language;
use crate::locale::convert;
use crate::model::value::clock::Clock;
use crate::model::value::duration::Duration;
use crate::model::value::every::Every;
use crate::model::value::every::Unit;
use crate::model::value::on::Day;
use crate::model::value::on::On;

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
        let mut words = if chinese { chinese::rhythm(count, unit, days) } else { english::rhythm(count, unit, days) };
        if let Some(at) = self.at {
            words.push_str(&if chinese { format!(" {at}") } else { format!(" at {at}") });
        }
        if let Some(duration) = self.duration {
            let duration = duration.words(language);
            words.push_str(&if chinese { format!("，时长 {duration}") } else { format!(", for {duration}") });
        }
        convert(&words, &Language::simplified_chinese(), language).into_owned()
    }
}

fn is_weekday(day: &Day) -> bool {
    matches!(day, Day::Weekday(_))
}

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
            ("3 weeks", "wed", "", "", "每三周周三", "every three weeks on Wednesday"),
            ("month", "last fri", "", "", "每月最后一个周五", "on the last Friday of every month"),
            ("month", "2nd thu", "20:00", "", "每月第二个周四 20:00", "on the second Thursday of every month at 20:00"),
            ("month", "15", "10:00", "", "每月 15 日 10:00", "on the 15th of every month at 10:00"),
            ("month", "1, 15, last day", "", "", "每月 1 日、15 日、最后一天", "on the 1st, 15th and last day of every month"),
            ("2 months", "22", "", "", "每两个月的 22 日", "on the 22nd of every other month"),
            ("quarter", "", "", "", "每季度", "every quarter"),
            ("quarter", "1st mon", "", "", "每三个月的第一个周一", "every three months on the first Monday"),
            ("6 months", "", "", "", "每半年", "every six months"),
            (
                "year",
                "12-10",
                "20:00",
                "2h",
                "每年 12 月 10 日 20:00，时长 2 小时",
                "every year on 10 December at 20:00, for 2 hours",
            ),
            ("45 days", "", "", "", "每 45 天", "every 45 days"),
            ("2 years", "", "", "", "每两年", "every other year"),
            ("month", "fri", "", "", "每月每个周五", "every Friday of every month"),
        ] {
            assert_eq!(words(every, on, at, duration), (chinese.to_owned(), english.to_owned()), "{every} {on}");
        }
    }
}
