//! The moon and the sun of the Chinese calendar: the one place that knows who counts them.

use std::collections::BTreeMap;
use std::sync::PoisonError;
use std::sync::RwLock;

use jiff::ToSpan;
use jiff::civil::Date;
use tyme4rs::tyme::lunar::LunarDay;
use tyme4rs::tyme::lunar::LunarMonth;
use tyme4rs::tyme::solar::SolarDay;
use tyme4rs::tyme::solar::SolarTerm;

/// The years that are counted: those that a date of ours may have, and their neighbours.
const YEARS: std::ops::RangeInclusive<i16> = 1899..=2200;

/// The day of a lunar year on which `day` of `month` falls; never one of a leap month.
pub(super) fn day_of(year: i16, month: u8, day: u8) -> Option<Date> {
    // A thirteenth month would end the program rather than be refused.
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let lunar = LunarDay::new(isize::from(year), isize::from(month), usize::from(day)).ok()?;
    civil(&lunar.get_solar_day())
}

/// The day in `year` on which the sun enters its term `index`: 0 is 小寒 in January, 23 is 冬至 in December.
pub(super) fn term_of(year: i16, index: u8) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    // The count begins with the winter solstice of the year before.
    civil(&SolarTerm::from_index(isize::from(year), isize::from(index) + 1).get_solar_day())
}

/// The day in Chinese, as a wall calendar has it: the month on its first day (`十月`), else the day (`初三`).
pub(super) fn name_of(date: Date) -> Option<String> {
    let known = MONTHS.read().unwrap_or_else(PoisonError::into_inner).range(..=date).next_back().and_then(|(first, month)| {
        let day = usize::try_from((date - *first).get_days()).ok()?;
        (day < month.days).then(|| month.name_of(day))
    });
    if known.is_some() {
        return known;
    }
    let (first, month) = month_of(date)?;
    let name = month.name_of(usize::try_from((date - first).get_days()).ok()?);
    MONTHS.write().unwrap_or_else(PoisonError::into_inner).insert(first, month);
    Some(name)
}

/// The months that somebody asked for, by their first day: to find a new moon is long work, and every page of a calendar
/// asks for the same few.
static MONTHS: RwLock<BTreeMap<Date, Month>> = RwLock::new(BTreeMap::new());

/// A lunar month.
struct Month {
    name: String,
    days: usize,
}

impl Month {
    /// What its day is called, counted from 0.
    fn name_of(&self, day: usize) -> String {
        if day == 0 { self.name.clone() } else { DAYS[day.min(DAYS.len() - 1)].to_owned() }
    }
}

/// The days of a month.
const DAYS: [&str; 30] = [
    "初一", "初二", "初三", "初四", "初五", "初六", "初七", "初八", "初九", "初十", "十一", "十二", "十三", "十四", "十五",
    "十六", "十七", "十八", "十九", "二十", "廿一", "廿二", "廿三", "廿四", "廿五", "廿六", "廿七", "廿八", "廿九", "三十",
];

/// The lunar month of `date` and its first day.
fn month_of(date: Date) -> Option<(Date, Month)> {
    if !YEARS.contains(&date.year()) {
        return None;
    }
    let (month, day) = (usize::from(date.month().unsigned_abs()), usize::from(date.day().unsigned_abs()));
    let lunar = SolarDay::new(isize::from(date.year()), month, day).ok()?.get_lunar_day();
    let first = date.checked_sub(i64::try_from(lunar.get_day()).ok()?.checked_sub(1)?.days()).ok()?;
    let month = lunar.get_lunar_month();
    Some((first, Month { name: month_name(&month), days: month.get_day_count() }))
}

fn month_name(month: &LunarMonth) -> String {
    let name = month.to_string();
    name.rsplit_once('年').map_or(name.clone(), |(_, month)| month.to_owned())
}

fn civil(day: &SolarDay) -> Option<Date> {
    let year = i16::try_from(day.get_year()).ok()?;
    Date::new(year, i8::try_from(day.get_month()).ok()?, i8::try_from(day.get_day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_lunar_year_moves_through_the_months() {
        assert_eq!(day_of(2026, 1, 1), Some(date(2026, 2, 17)));
        assert_eq!(day_of(2027, 1, 1), Some(date(2027, 2, 6)));
        assert_eq!(day_of(2026, 5, 5), Some(date(2026, 6, 19)));
        assert_eq!(day_of(2026, 8, 15), Some(date(2026, 9, 25)));
        assert_eq!(day_of(2025, 12, 8), Some(date(2026, 1, 26)));
        // 2025 has a second sixth month; the seventh comes after it.
        assert_eq!(day_of(2025, 7, 7), Some(date(2025, 8, 29)));
    }

    #[test]
    fn what_never_comes_is_nothing() {
        assert_eq!(day_of(2026, 13, 1), None);
        assert_eq!(day_of(2026, 1, 31), None);
        assert_eq!(day_of(9999, 1, 1), None);
        assert_eq!(term_of(9999, 0), None);
        assert_eq!(name_of(date(9999, 12, 31)), None);
    }

    #[test]
    fn terms_stand_in_their_own_year() {
        assert_eq!(term_of(2026, 0), Some(date(2026, 1, 5)));
        assert_eq!(term_of(2026, 6), Some(date(2026, 4, 5)));
        assert_eq!(term_of(2026, 23), Some(date(2026, 12, 22)));
    }

    #[test]
    fn a_day_is_named_as_on_a_wall_calendar() {
        assert_eq!(name_of(date(2026, 2, 17)).as_deref(), Some("正月"));
        assert_eq!(name_of(date(2026, 9, 25)).as_deref(), Some("十五"));
        assert_eq!(name_of(date(2025, 7, 25)).as_deref(), Some("闰六月"));
        // Whichever day of a month is asked for first, and at both ends of it.
        assert_eq!(name_of(date(2026, 2, 16)).as_deref(), Some("廿九"));
        assert_eq!(name_of(date(2026, 2, 18)).as_deref(), Some("初二"));
        assert_eq!(name_of(date(2026, 3, 18)).as_deref(), Some("三十"));
        assert_eq!(name_of(date(2026, 3, 19)).as_deref(), Some("二月"));
    }
}
