//! An offset in the words of a reader.

use crate::locale::Language;
use crate::locale::convert;
use crate::model::value::duration::Duration;
use crate::model::value::hours::Hours;
use crate::model::value::offset::At;
use crate::model::value::offset::DAY;
use crate::model::value::offset::Offset;

/// What an offset is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zero<'a> {
    /// The event of a campaign.
    Start,
    /// What a journey starts with, by the author's word for it: `join`, `purchase`, `生日`.
    Of(&'a str),
}

/// Words for what journeys start with: in Chinese; in English behind "before" and "after", and behind "at" and "on the day of".
const EVENTS: [(&str, &str, &str, &str); 15] = [
    ("join", "加入", "joining", "joining"),
    ("purchase", "购买", "the purchase", "the purchase"),
    ("renewal", "到期", "the renewal is due", "the renewal"),
    ("birthday", "生日", "the birthday", "the birthday"),
    ("booking", "预约", "the booking", "the booking"),
    ("visit", "到店", "the visit", "the visit"),
    ("trial", "试用", "the trial", "the trial"),
    ("delivery", "收货", "the delivery", "the delivery"),
    ("referral", "转介绍", "the referral", "the referral"),
    ("upgrade", "升级", "the upgrade", "the upgrade"),
    ("refund", "退款", "the refund", "the refund"),
    ("silent", "进入沉默", "going silent", "going silent"),
    ("signup", "报名", "signing up", "signing up"),
    ("offer", "录用", "the offer", "the offer"),
    ("leave", "离开", "leaving", "leaving"),
];

impl Zero<'_> {
    /// The word for the day of it, and for the hour of it.
    fn chinese(self) -> (String, String) {
        let word = match self {
            Zero::Start => return ("活动".to_owned(), "开始".to_owned()),
            Zero::Of(word) => EVENTS.iter().find(|event| event.0 == word).map_or(word, |event| event.1),
        };
        // 生日当天, but vip-day 当天.
        let space = if word.ends_with(|last: char| last.is_ascii()) { " " } else { "" };
        (format!("{word}{space}"), format!("{word}{space}"))
    }

    /// What follows "before" and "after", and what follows "at" and "on the day of".
    fn english(&self) -> (&str, &str) {
        match self {
            Zero::Start => ("the start", "the start"),
            Zero::Of(word) => EVENTS.iter().find(|event| event.0 == *word).map_or((word, word), |event| (event.2, event.3)),
        }
    }
}

impl Offset {
    /// In words, counted from `zero`: `活动前 5 天 10:00`, `加入后 10 分钟`; `5 days before, 10:00`, `10 minutes after joining`.
    pub fn words(self, zero: Zero, language: &Language) -> String {
        let chinese = language.script().is_some();
        let day = || if chinese { self.day_in_chinese(zero) } else { self.day_in_english(zero) };
        let comma = if chinese { "" } else { "," };
        let words = match self.at {
            At::Unsaid => day(),
            At::Clock(clock) => format!("{}{comma} {clock}", day()),
            At::Window(hours) => format!("{}{comma} {}", day(), window(hours)),
            At::Distance(minutes) => {
                let (before, distance) = self.distance(minutes);
                let amount = distance.words(language);
                if chinese {
                    distance_in_chinese(zero, before, distance, &amount)
                } else {
                    distance_in_english(zero, before, distance, &amount)
                }
            }
        };
        convert(&words, &Language::simplified_chinese(), language).into_owned()
    }

    /// Whether a distance is before the event, and how long it is; kept in the units it was written in where it can be.
    fn distance(self, minutes: i32) -> (bool, Duration) {
        let same_side = self.days == 0 || minutes == 0 || (self.days < 0) == (minutes < 0);
        if same_side {
            return (self.days < 0 || minutes < 0, Duration::of(self.days.unsigned_abs(), minutes.unsigned_abs()));
        }
        let whole = i64::from(self.days) * i64::from(DAY) + i64::from(minutes);
        let day = i64::from(DAY).unsigned_abs();
        let part = |amount: u64| u32::try_from(amount).unwrap_or(u32::MAX);
        (whole < 0, Duration::of(part(whole.unsigned_abs() / day), part(whole.unsigned_abs() % day)))
    }

    fn day_in_chinese(self, zero: Zero) -> String {
        let (word, _) = zero.chinese();
        match self.days {
            0 => format!("{word}当天"),
            -1 => format!("{word}前一天"),
            1 => format!("{word}次日"),
            days @ ..0 => format!("{word}前 {} 天", days.unsigned_abs()),
            days => format!("{word}后第 {days} 天"),
        }
    }

    fn day_in_english(self, zero: Zero) -> String {
        let (after, of) = zero.english();
        let (after, of) =
            if zero == Zero::Start { (String::new(), String::new()) } else { (format!(" {after}"), format!(" of {of}")) };
        match self.days {
            0 => format!("on the day{of}"),
            -1 => format!("the day before{after}"),
            1 => format!("the day after{after}"),
            days @ ..0 => format!("{} days before{after}", days.unsigned_abs()),
            days => format!("{days} days after{after}"),
        }
    }
}

fn window(hours: Hours) -> String {
    hours.to_string().replace('-', "–")
}

fn distance_in_chinese(zero: Zero, before: bool, distance: Duration, amount: &str) -> String {
    let (_, word) = zero.chinese();
    match (distance == Duration::default(), before) {
        (true, _) => format!("{word}时"),
        (_, true) => format!("{word}前 {amount}"),
        (_, false) => format!("{word}后 {amount}"),
    }
}

fn distance_in_english(zero: Zero, before: bool, distance: Duration, amount: &str) -> String {
    let (after, of) = zero.english();
    match (distance == Duration::default(), before) {
        (true, _) => format!("at {of}"),
        (_, true) => format!("{amount} before {after}"),
        (_, false) => format!("{amount} after {after}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_told_as_people_say_it() {
        let (zh, en) = (Language::simplified_chinese(), Language::parse("en").unwrap());
        for (written, zero, chinese, english) in [
            ("D-5 10:00", Zero::Start, "活动前 5 天 10:00", "5 days before, 10:00"),
            ("D-1 20:00", Zero::Start, "活动前一天 20:00", "the day before, 20:00"),
            ("D0 09:00", Zero::Start, "活动当天 09:00", "on the day, 09:00"),
            ("D+1 10:00-12:00", Zero::Start, "活动次日 10:00–12:00", "the day after, 10:00–12:00"),
            ("D3", Zero::Start, "活动后第 3 天", "3 days after"),
            ("-2h", Zero::Start, "开始前 2 小时", "2 hours before the start"),
            ("-1d 4h", Zero::Start, "开始前 1 天 4 小时", "1 day 4 hours before the start"),
            ("0h", Zero::Start, "开始时", "at the start"),
            ("+30m", Zero::Start, "开始后 30 分钟", "30 minutes after the start"),
            ("D0 +10m", Zero::Of("join"), "加入后 10 分钟", "10 minutes after joining"),
            ("D0", Zero::Of("join"), "加入当天", "on the day of joining"),
            ("D1 10:00", Zero::Of("join"), "加入次日 10:00", "the day after joining, 10:00"),
            ("D7 20:00", Zero::Of("join"), "加入后第 7 天 20:00", "7 days after joining, 20:00"),
            ("D3 -2h", Zero::Of("purchase"), "购买后 2 天 22 小时", "2 days 22 hours after the purchase"),
            ("D-30", Zero::Of("renewal"), "到期前 30 天", "30 days before the renewal is due"),
            ("D3 11:00", Zero::Of("booking"), "预约后第 3 天 11:00", "3 days after the booking, 11:00"),
            ("D1 10:00", Zero::Of("silent"), "进入沉默次日 10:00", "the day after going silent, 10:00"),
            ("D0", Zero::Of("生日"), "生日当天", "on the day of 生日"),
            ("D0", Zero::Of("vip-day"), "vip-day 当天", "on the day of vip-day"),
        ] {
            let offset: Offset = written.parse().unwrap();
            assert_eq!(offset.words(zero, &zh), chinese);
            assert_eq!(offset.words(zero, &en), english);
        }
    }
}
