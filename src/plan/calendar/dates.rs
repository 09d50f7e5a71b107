//! Days, weeks and months in the words of a reader.

use jiff::civil::Date;

use crate::model::value::Clock;

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// A string of the theme by its key.
pub(in crate::plan) type Words<'a> = &'a dyn Fn(&str) -> String;

/// `2026 年 11 月`, `November 2026`.
pub(in crate::plan) fn month(date: Date, words: Words) -> String {
    fill(words, "calendar.month", &[("year", &date.year().to_string()), ("month", &month_name(date, words))])
}

/// `11 月`, `November`.
pub(in crate::plan) fn month_name(date: Date, words: Words) -> String {
    words(&format!("calendar.months.m{}", date.month()))
}

/// `2026 年第 48 周`, `Week 48, 2026`: by ISO 8601, the year that the week's Thursday is in.
pub(in crate::plan) fn week(monday: Date, words: Words) -> String {
    let week = monday.iso_week_date();
    fill(words, "calendar.week", &[("year", &week.year().to_string()), ("week", &week.week().to_string())])
}

/// `周一`, `Mon`.
pub(in crate::plan) fn weekday(date: Date, words: Words) -> String {
    let place = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    words(&format!("dates.weekdays.{}", WEEKDAYS[place % WEEKDAYS.len()]))
}

/// `11 月 24 日 周二`, `Tue 24 Nov`.
pub(in crate::plan) fn day(date: Date, words: Words) -> String {
    moment(date, None, words)
}

/// `11 月 24 日 周二 12:10`, `Tue 24 Nov, 12:10`.
pub(in crate::plan) fn moment(date: Date, clock: Option<Clock>, words: Words) -> String {
    let said = fill(
        words,
        "dates.moment",
        &[
            ("month", &words(&format!("dates.months.m{}", date.month()))),
            ("day", &date.day().to_string()),
            ("weekday", &weekday(date, words)),
            ("time", &clock.map(|clock| clock.to_string()).unwrap_or_default()),
        ],
    );
    // A day without a time leaves no comma behind.
    said.trim_end_matches([',', ' ']).to_owned()
}

/// The names of the weekdays, from Monday on.
pub(in crate::plan) fn weekdays(words: Words) -> Vec<String> {
    WEEKDAYS.iter().map(|day| words(&format!("dates.weekdays.{day}"))).collect()
}

fn fill(words: Words, key: &str, values: &[(&str, &str)]) -> String {
    values.iter().fold(words(key), |said, (name, value)| said.replace(&format!("{{{name}}}"), value))
}

/// `11 月 24 日`, `24 Nov`.
pub(in crate::plan) fn day_month(date: Date, words: Words) -> String {
    let month = words(&format!("dates.months.m{}", date.month()));
    fill(words, "calendar.day", &[("month", &month), ("day", &date.day().to_string())])
}

/// `2026 年 11 月 24 日`, `24 Nov 2026`.
pub(in crate::plan) fn whole(date: Date, words: Words) -> String {
    let month = words(&format!("dates.months.m{}", date.month()));
    fill(words, "calendar.date", &[("year", &date.year().to_string()), ("month", &month), ("day", &date.day().to_string())])
}

/// `11 月`, `Nov`.
pub(in crate::plan) fn short_month(date: Date, words: Words) -> String {
    words(&format!("dates.months.m{}", date.month())).trim().to_owned()
}
