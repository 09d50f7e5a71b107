//! The days of a week by name.

use jiff::civil::Weekday;

use crate::model::value::reader::Reader;

/// From Monday: how it is written, in English, in Chinese.
pub(super) const WEEKDAYS: [(Weekday, &str, &str, &str); 7] = [
    (Weekday::Monday, "mon", "Monday", "周一"),
    (Weekday::Tuesday, "tue", "Tuesday", "周二"),
    (Weekday::Wednesday, "wed", "Wednesday", "周三"),
    (Weekday::Thursday, "thu", "Thursday", "周四"),
    (Weekday::Friday, "fri", "Friday", "周五"),
    (Weekday::Saturday, "sat", "Saturday", "周六"),
    (Weekday::Sunday, "sun", "Sunday", "周日"),
];

#[rustfmt::skip]
const SPELLINGS: [(&str, Weekday); 47] = [
    ("mon", Weekday::Monday), ("monday", Weekday::Monday), ("mondays", Weekday::Monday),
    ("tue", Weekday::Tuesday), ("tues", Weekday::Tuesday), ("tuesday", Weekday::Tuesday), ("tuesdays", Weekday::Tuesday),
    ("wed", Weekday::Wednesday), ("wednesday", Weekday::Wednesday), ("wednesdays", Weekday::Wednesday),
    ("thu", Weekday::Thursday), ("thur", Weekday::Thursday), ("thurs", Weekday::Thursday), ("thursday", Weekday::Thursday), ("thursdays", Weekday::Thursday),
    ("fri", Weekday::Friday), ("friday", Weekday::Friday), ("fridays", Weekday::Friday),
    ("sat", Weekday::Saturday), ("saturday", Weekday::Saturday), ("saturdays", Weekday::Saturday),
    ("sun", Weekday::Sunday), ("sunday", Weekday::Sunday), ("sundays", Weekday::Sunday),
    ("周一", Weekday::Monday), ("周二", Weekday::Tuesday), ("周三", Weekday::Wednesday), ("周四", Weekday::Thursday),
    ("周五", Weekday::Friday), ("周六", Weekday::Saturday), ("周日", Weekday::Sunday), ("周天", Weekday::Sunday),
    ("星期一", Weekday::Monday), ("星期二", Weekday::Tuesday), ("星期三", Weekday::Wednesday), ("星期四", Weekday::Thursday),
    ("星期五", Weekday::Friday), ("星期六", Weekday::Saturday), ("星期日", Weekday::Sunday), ("星期天", Weekday::Sunday),
    ("礼拜一", Weekday::Monday), ("礼拜二", Weekday::Tuesday), ("礼拜三", Weekday::Wednesday), ("礼拜四", Weekday::Thursday),
    ("礼拜五", Weekday::Friday), ("礼拜六", Weekday::Saturday), ("礼拜天", Weekday::Sunday),
];

/// Reads a weekday; nothing where none comes next.
pub(super) fn read(reader: &mut Reader) -> Option<Weekday> {
    reader.one_of(&SPELLINGS)
}

/// How it is written in YAML, in English, in Chinese.
pub(super) fn names(weekday: Weekday) -> (&'static str, &'static str, &'static str) {
    let (_, short, english, chinese) = WEEKDAYS[weekday.to_monday_zero_offset().unsigned_abs() as usize % WEEKDAYS.len()];
    (short, english, chinese)
}
