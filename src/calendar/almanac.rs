//! What is known of each day: festivals, days off, days made up for, and the days of a community's own.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::DateTime;
use jiff::civil::Weekday;
use jiff::tz::TimeZone;

use crate::calendar::festival;
use crate::calendar::festival::Festival;
use crate::calendar::lunar;
use crate::locale::Language;
use crate::locale::Text;
use crate::model::calendar::DayKind;
use crate::model::calendar::SpecialDay;
use crate::model::holidays::Holidays;
use crate::model::value::Duration;

/// Holidays of China as the State Council announced them, in the form of a workspace's own file.
pub const CHINA: &str = include_str!("cn.yaml");

/// The key of the days off of China, whose festivals and terms a calendar then shows too.
pub const CHINESE: &str = "cn";

/// The zone of a calendar that says none.
const ZONE: &str = "Asia/Shanghai";

/// A holiday that lasts longer is a slip of the pen; more of its days are not looked at.
const LONGEST_HOLIDAY: i64 = 366;

/// Where no day is said to count from, counting starts on this Monday, the first day of a year and of a century.
const ORIGIN: Date = Date::constant(2001, 1, 1);

/// What is known of each day where a community lives.
#[derive(Debug, Clone)]
pub struct Almanac {
    zone_name: String,
    zone: TimeZone,
    has_moving_clock: bool,
    chinese: bool,
    origin: Date,
    known: BTreeSet<i16>,
    days: BTreeMap<Date, Vec<DayName>>,
    own: Names,
    off: Names,
}

/// The days by a name.
type Names = BTreeMap<String, BTreeSet<Date>>;

/// A name that a day has, and what it is by that name.
#[derive(Debug, Clone, PartialEq)]
pub enum DayName {
    /// A festival or a term of the sun.
    Festival(&'static Festival),
    /// A day off that was announced.
    Off(Text),
    /// A day of a weekend that is worked for a holiday.
    MadeUp(Text),
    /// A day that the calendar itself names.
    Own(Text, DayKind),
}

impl DayName {
    /// The name.
    pub fn words(&self, language: &Language) -> Cow<'_, str> {
        match self {
            DayName::Festival(festival) => festival.name(language),
            DayName::Off(title) | DayName::MadeUp(title) | DayName::Own(title, _) => Cow::Borrowed(title.as_str()),
        }
    }
}

impl Default for Almanac {
    fn default() -> Almanac {
        Almanac::new(None, None)
    }
}

impl Almanac {
    /// The days of a place in `zone`, whose counting starts on `origin` where nothing else is said. A zone that does not
    /// exist is taken for the usual one; the author has been told.
    pub fn new(zone: Option<&str>, origin: Option<Date>) -> Almanac {
        let found = zone.and_then(|name| Some((name, TimeZone::get(name).ok()?)));
        let (zone_name, zone) =
            found.unwrap_or_else(|| (ZONE, TimeZone::get(ZONE).unwrap_or_else(|_| TimeZone::fixed(jiff::tz::offset(8)))));
        // Whoever writes `asia/shanghai` is understood; calendars want the name as it is.
        let zone_name = zone.iana_name().unwrap_or(zone_name).to_owned();
        let recent = jiff::Timestamp::from_second(RECENT).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let has_moving_clock = zone.following(recent).next().is_some();
        Almanac {
            zone_name,
            zone,
            has_moving_clock,
            chinese: false,
            origin: origin.unwrap_or(ORIGIN),
            known: BTreeSet::new(),
            days: BTreeMap::new(),
            own: Names::new(),
            off: Names::new(),
        }
    }

    /// With the festivals of China, and the days off of its law in years for which nothing was announced yet.
    pub fn with_chinese_festivals(mut self) -> Almanac {
        self.chinese = true;
        self
    }

    /// With the days off of a file.
    pub fn with_holidays(mut self, holidays: &Holidays) -> Almanac {
        for year in &holidays.years {
            self.known.extend(i16::try_from(year.year.value).ok());
            for holiday in &year.days {
                let from = holiday.from.civil();
                let to = holiday.to.as_ref().map_or(from, |to| to.civil()).min(from.saturating_add(LONGEST_HOLIDAY.days()));
                for day in from.series(1.day()).take_while(|day| *day <= to) {
                    self.add(day, DayName::Off(holiday.title.clone()));
                }
                for day in &holiday.work {
                    self.add(day.civil(), DayName::MadeUp(holiday.title.clone()));
                }
            }
        }
        self.calling_holidays(holidays)
    }

    /// With the days that the calendar itself names; they count for more than those of a file.
    pub fn with_days(mut self, days: &[SpecialDay]) -> Almanac {
        for day in days {
            let kind = day.kind.as_ref().map_or(DayKind::Festival, |kind| kind.value);
            self.add(day.date.civil(), DayName::Own(day.title.clone(), kind));
        }
        self.calling_days(days)
    }

    /// The days that the calendar itself names are also meant by these titles: those of the author's own language, in which
    /// a campaign names its anchor.
    pub fn calling_days(mut self, days: &[SpecialDay]) -> Almanac {
        for day in days {
            self.own.entry(day.title.trim().to_owned()).or_default().insert(day.date.civil());
        }
        self
    }

    /// The days off of a file are also meant by these titles.
    pub fn calling_holidays(mut self, holidays: &Holidays) -> Almanac {
        for holiday in holidays.years.iter().flat_map(|year| &year.days) {
            self.off.entry(holiday.title.trim().to_owned()).or_default().insert(holiday.from.civil());
        }
        self
    }

    fn add(&mut self, date: Date, name: DayName) {
        self.days.entry(date).or_default().push(name);
    }

    /// The name of the time zone.
    pub fn zone_name(&self) -> &str {
        &self.zone_name
    }

    /// The time zone.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Whether festivals of China are shown.
    pub fn is_chinese(&self) -> bool {
        self.chinese
    }

    /// The day that counting starts on where nothing else is said.
    pub(super) fn origin(&self) -> Date {
        self.origin
    }

    /// Whether the days off of `year` were announced; if not, those of the law are taken and nothing is moved.
    pub fn knows(&self, year: i16) -> bool {
        self.known.contains(&year)
    }

    /// All names of a day: days off first, then what the calendar says, then festivals.
    pub fn names(&self, date: Date) -> Vec<DayName> {
        let mut names = self.days.get(&date).cloned().unwrap_or_default();
        if self.chinese {
            let festivals = festival::of_year(date.year()).iter().filter(|(day, _)| *day == date);
            names.extend(festivals.map(|(_, festival)| DayName::Festival(festival)));
        }
        names
    }

    /// The day of the moon, in Chinese; where festivals of China are shown.
    pub fn lunar(&self, date: Date) -> Option<String> {
        self.chinese.then(|| lunar::name_of(date)).flatten()
    }

    /// Whether `date` is a holiday: a day that most have off, weekends apart.
    pub fn is_off(&self, date: Date) -> bool {
        match self.said(date) {
            Some(is_off) => is_off,
            None => self.chinese && !self.knows(date.year()) && festival::is_off_by_law(date),
        }
    }

    /// Whether `date` is a day of a weekend that is worked.
    pub fn is_made_up(&self, date: Date) -> bool {
        is_weekend(date) && self.said(date) == Some(false)
    }

    /// Whether people work on `date`.
    pub fn is_workday(&self, date: Date) -> bool {
        if is_weekend(date) { self.is_made_up(date) } else { !self.is_off(date) }
    }

    /// Whether somebody said that `date` is off or worked; the last word counts, which is the calendar's own.
    fn said(&self, date: Date) -> Option<bool> {
        self.days.get(&date)?.iter().rev().find_map(|name| match name {
            DayName::Off(_) | DayName::Own(_, DayKind::Off) => Some(true),
            DayName::MadeUp(_) | DayName::Own(_, DayKind::Work) => Some(false),
            DayName::Own(_, DayKind::Festival) | DayName::Festival(_) => None,
        })
    }

    /// The days in `first..=last` that are made up for.
    pub(super) fn made_up_days(&self, first: Date, last: Date) -> impl Iterator<Item = Date> {
        let named = (first <= last).then(|| self.days.range(first..=last).map(|(date, _)| *date));
        named.into_iter().flatten().filter(|date| self.is_made_up(*date))
    }

    /// The day in `year` that a day of one's own, a festival or a holiday falls on, by its name. Days off begin before their
    /// festival as a rule, so the festival comes first.
    pub fn day_of(&self, name: &str, year: i16) -> Option<Date> {
        let in_year = |names: &Names| names.get(name.trim())?.iter().find(|date| date.year() == year).copied();
        in_year(&self.own).or_else(|| Festival::named(name)?.in_year(year)).or_else(|| in_year(&self.off))
    }

    /// Whether any year has a day of that name.
    pub fn knows_name(&self, name: &str) -> bool {
        Festival::named(name).is_some() || self.own.contains_key(name.trim()) || self.off.contains_key(name.trim())
    }

    /// All names by which a day can be meant: those of the calendar and of files of days off, then festivals.
    pub fn known_names(&self) -> impl Iterator<Item = &str> {
        let own = self.own.keys().chain(self.off.keys()).map(String::as_str);
        let festivals = Festival::names().map(|name| -> &str { name });
        own.chain(festivals)
    }

    /// So many minutes after `start`, by a clock that may be put forward or back on the way.
    pub(super) fn later(&self, start: DateTime, minutes: i64) -> Option<DateTime> {
        let distance = jiff::SignedDuration::from_mins(minutes);
        if !self.has_moving_clock {
            return start.checked_add(distance).ok();
        }
        Some(start.to_zoned(self.zone.clone()).ok()?.checked_add(distance).ok()?.datetime())
    }

    /// When something is over that takes `duration` from `start` on: days by the calendar, hours by the clock.
    pub(super) fn after(&self, start: DateTime, duration: Duration) -> Option<DateTime> {
        let (days, minutes) = duration.parts();
        self.later(start.checked_add(days).ok()?, minutes)
    }

    /// When something must begin that takes `duration` until `end`.
    pub(super) fn earlier(&self, end: DateTime, duration: Duration) -> Option<DateTime> {
        let (days, minutes) = duration.parts();
        self.later(end.checked_sub(days).ok()?, -minutes)
    }

    /// `time` as the clocks show it: an hour that is skipped in spring is one later.
    pub(super) fn shown(&self, time: DateTime) -> DateTime {
        if !self.has_moving_clock {
            return time;
        }
        time.to_zoned(self.zone.clone()).map_or(time, |zoned| zoned.datetime())
    }
}

/// A zone that has not moved its clock since then does not move it.
const RECENT: i64 = 1_577_836_800;

/// Whether `date` is a Saturday or a Sunday.
pub fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}
