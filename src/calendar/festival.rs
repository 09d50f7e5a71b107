//! Festivals that a calendar knows by name, and the 24 terms of the sun.

use std::borrow::Cow;
use std::sync::OnceLock;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::calendar::lunar;
use crate::locale::Language;
use crate::locale::convert;

/// A festival or a term of the sun.
#[derive(Debug, PartialEq, Eq)]
pub struct Festival {
    /// Its names in Chinese: the first is its own, the others are understood too.
    names: &'static [&'static str],
    english: &'static str,
    falls: Falls,
    /// How many days off the law gives from its day on; none for most.
    days_off: u8,
}

/// When a festival falls.
#[derive(Debug, PartialEq, Eq)]
enum Falls {
    /// Month and day.
    On(i8, i8),
    /// Month and day of the lunar year.
    Lunar(u8, u8),
    /// The last day of the lunar year.
    LunarEve,
    /// The nth such weekday of a month.
    Nth(i8, i8, Weekday),
    /// When the sun enters a term: 0 is 小寒.
    Term(u8),
}

macro_rules! festivals {
    ($($falls:expr, $days_off:literal, $english:literal, [$($name:literal),+];)*) => {
        &[$(Festival { names: &[$($name),+], english: $english, falls: $falls, days_off: $days_off },)*]
    };
}

/// The days off are those of the State Council's rule on national festivals (《全国年节及纪念日放假办法》, as amended in
/// November 2024, decree 795): New Year 1, Spring Festival 4 from its eve, Qingming 1, Labour Day 2, Dragon Boat 1,
/// Mid-Autumn 1, National Day 3. Which days are moved to join them with a weekend is announced year by year.
static FESTIVALS: &[Festival] = festivals! {
    Falls::On(1, 1), 1, "New Year's Day", ["元旦", "新年"];
    Falls::Lunar(12, 8), 0, "Laba Festival", ["腊八节", "腊八"];
    Falls::Lunar(12, 23), 0, "Little New Year", ["小年"];
    Falls::LunarEve, 1, "Chinese New Year's Eve", ["除夕", "大年三十"];
    Falls::Lunar(1, 1), 3, "Spring Festival", ["春节", "正月初一", "农历新年", "大年初一"];
    Falls::Lunar(1, 15), 0, "Lantern Festival", ["元宵节", "元宵"];
    Falls::On(2, 14), 0, "Valentine's Day", ["情人节"];
    Falls::On(3, 8), 0, "Women's Day", ["妇女节", "三八节", "女神节"];
    Falls::On(3, 12), 0, "Arbor Day", ["植树节"];
    Falls::Term(6), 1, "Qingming Festival", ["清明节", "清明"];
    Falls::On(4, 23), 0, "World Book Day", ["世界读书日", "读书日"];
    Falls::On(5, 1), 2, "Labour Day", ["劳动节", "五一", "五一劳动节"];
    Falls::On(5, 4), 0, "Youth Day", ["青年节", "五四青年节"];
    Falls::Nth(5, 2, Weekday::Sunday), 0, "Mother's Day", ["母亲节"];
    Falls::On(6, 1), 0, "Children's Day", ["儿童节", "六一", "六一儿童节"];
    Falls::Lunar(5, 5), 1, "Dragon Boat Festival", ["端午节", "端午"];
    Falls::Nth(6, 3, Weekday::Sunday), 0, "Father's Day", ["父亲节"];
    Falls::On(6, 18), 0, "618 shopping day", ["618", "年中大促"];
    Falls::Lunar(7, 7), 0, "Qixi Festival", ["七夕节", "七夕"];
    Falls::Lunar(7, 15), 0, "Ghost Festival", ["中元节"];
    Falls::On(9, 10), 0, "Teachers' Day", ["教师节"];
    Falls::Lunar(8, 15), 1, "Mid-Autumn Festival", ["中秋节", "中秋"];
    Falls::On(10, 1), 3, "National Day", ["国庆节", "国庆", "十一"];
    Falls::Lunar(9, 9), 0, "Double Ninth Festival", ["重阳节", "重阳"];
    Falls::On(11, 11), 0, "Double Eleven", ["双十一", "双11"];
    Falls::On(12, 12), 0, "Double Twelve", ["双十二", "双12"];
    Falls::Term(23), 0, "Winter Solstice", ["冬至"];
    Falls::On(12, 25), 0, "Christmas Day", ["圣诞节"];
    Falls::Term(0), 0, "Minor Cold", ["小寒"];
    Falls::Term(1), 0, "Major Cold", ["大寒"];
    Falls::Term(2), 0, "Start of Spring", ["立春"];
    Falls::Term(3), 0, "Rain Water", ["雨水"];
    Falls::Term(4), 0, "Awakening of Insects", ["惊蛰"];
    Falls::Term(5), 0, "Spring Equinox", ["春分"];
    Falls::Term(7), 0, "Grain Rain", ["谷雨"];
    Falls::Term(8), 0, "Start of Summer", ["立夏"];
    Falls::Term(9), 0, "Grain Buds", ["小满"];
    Falls::Term(10), 0, "Grain in Ear", ["芒种"];
    Falls::Term(11), 0, "Summer Solstice", ["夏至"];
    Falls::Term(12), 0, "Minor Heat", ["小暑"];
    Falls::Term(13), 0, "Major Heat", ["大暑"];
    Falls::Term(14), 0, "Start of Autumn", ["立秋"];
    Falls::Term(15), 0, "End of Heat", ["处暑"];
    Falls::Term(16), 0, "White Dew", ["白露"];
    Falls::Term(17), 0, "Autumn Equinox", ["秋分"];
    Falls::Term(18), 0, "Cold Dew", ["寒露"];
    Falls::Term(19), 0, "Frost's Descent", ["霜降"];
    Falls::Term(20), 0, "Start of Winter", ["立冬"];
    Falls::Term(21), 0, "Minor Snow", ["小雪"];
    Falls::Term(22), 0, "Major Snow", ["大雪"];
};

impl Festival {
    /// The festival of that name, in Chinese of either script or in English.
    pub fn named(name: &str) -> Option<&'static Festival> {
        let traditional = Language::parse("zh-Hant").unwrap_or_else(Language::simplified_chinese);
        let simplified = convert(name.trim(), &traditional, &Language::simplified_chinese());
        FESTIVALS
            .iter()
            .find(|festival| festival.names.contains(&simplified.as_ref()) || festival.english.eq_ignore_ascii_case(name.trim()))
    }

    /// All names, in Chinese.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FESTIVALS.iter().filter_map(|festival| festival.names.first().copied())
    }

    /// Its name.
    pub fn name(&self, language: &Language) -> Cow<'static, str> {
        match language.script() {
            Some(_) => convert(self.names.first().copied().unwrap_or_default(), &Language::simplified_chinese(), language),
            None => self.english.into(),
        }
    }

    /// Whether it is only a term of the sun.
    pub fn is_term(&self) -> bool {
        matches!(self.falls, Falls::Term(_)) && self.days_off == 0
    }

    /// Its day in `year`.
    pub fn in_year(&self, year: i16) -> Option<Date> {
        match self.falls {
            Falls::On(month, day) => Date::new(year, month, day).ok(),
            Falls::Nth(month, nth, weekday) => Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok(),
            Falls::Term(index) => lunar::term_of(year, index),
            // The end of a lunar year lies in the next year of the sun.
            Falls::LunarEve => lunar::day_of(year, 1, 1)?.yesterday().ok(),
            Falls::Lunar(month, day) => [year, year.checked_sub(1)?]
                .into_iter()
                .filter_map(|lunar| lunar::day_of(lunar, month, day))
                .find(|date| date.year() == year),
        }
    }
}

/// The festivals of `year` in the order of its days; none in years we do not count.
pub(super) fn of_year(year: i16) -> &'static [(Date, &'static Festival)] {
    const FIRST: i16 = 1900;
    static YEARS: [OnceLock<Vec<(Date, &Festival)>>; 300] = [const { OnceLock::new() }; 300];
    let place = usize::try_from(i32::from(year) - i32::from(FIRST)).ok().and_then(|place| YEARS.get(place));
    place.map_or(&[], |year_of| {
        year_of.get_or_init(|| {
            let mut days: Vec<_> = FESTIVALS.iter().filter_map(|festival| Some((festival.in_year(year)?, festival))).collect();
            days.sort_by_key(|(date, _)| *date);
            days
        })
    })
}

/// Whether the law of China gives `date` off, whatever is moved that year.
pub(super) fn is_off_by_law(date: Date) -> bool {
    let mut days = of_year(date.year()).iter().filter(|(_, festival)| festival.days_off > 0);
    days.any(|(first, festival)| {
        let last = first.saturating_add((i64::from(festival.days_off) - 1).days());
        (*first..=last).contains(&date)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_festival_is_found_by_any_of_its_names_and_falls_anew_each_year() {
        for (name, year, expected) in [
            ("中秋节", 2026, date(2026, 9, 25)),
            ("中秋", 2027, date(2027, 9, 15)),
            ("中秋節", 2026, date(2026, 9, 25)),
            ("mid-autumn festival", 2026, date(2026, 9, 25)),
            ("除夕", 2027, date(2027, 2, 5)),
            ("春节", 2027, date(2027, 2, 6)),
            ("腊八节", 2026, date(2026, 1, 26)),
            ("清明节", 2026, date(2026, 4, 5)),
            ("母亲节", 2026, date(2026, 5, 10)),
            ("冬至", 2026, date(2026, 12, 22)),
            ("双十一", 2026, date(2026, 11, 11)),
        ] {
            assert_eq!(Festival::named(name).and_then(|festival| festival.in_year(year)), Some(expected), "{name}");
        }
        assert_eq!(Festival::named("中秋之夜"), None);
    }

    #[test]
    fn the_law_gives_thirteen_days_a_year() {
        for year in [2025, 2026, 2027] {
            let mut day = date(year, 1, 1);
            let mut off = 0;
            while day.year() == year {
                off += usize::from(is_off_by_law(day));
                day = day.tomorrow().unwrap();
            }
            assert_eq!(off, 13, "{year}");
        }
        assert!(!is_off_by_law(date(9999, 1, 1)));
    }

    #[test]
    fn names_follow_the_reader() {
        let festival = Festival::named("中秋节").unwrap();
        assert_eq!(festival.name(&Language::parse("zh-Hant").unwrap()), "中秋節");
        assert_eq!(festival.name(&Language::parse("en").unwrap()), "Mid-Autumn Festival");
    }

    #[test]
    fn no_name_is_given_twice() {
        let mut names: Vec<&str> = FESTIVALS.iter().flat_map(|festival| festival.names).copied().collect();
        names.sort_unstable();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
