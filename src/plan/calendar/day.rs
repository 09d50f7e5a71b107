//! A day of the calendar: its date, what is special about it, what happens on it.

use jiff::civil::Date;
use serde::Serialize;

use crate::calendar::Occurrence;
use crate::calendar::is_weekend;
use crate::plan::calendar::dates;
use crate::plan::view::Scene;

/// A day of the calendar.
#[derive(Debug, Serialize)]
pub(super) struct Day<E> {
    /// `2026-11-24`.
    date: String,
    number: i8,
    /// The name of the month, on its first day.
    month: Option<String>,
    /// `周二`, `Tue`.
    weekday: String,
    /// `11 月 24 日 周二`, `Tue 24 Nov`.
    title: String,
    /// The day of the Chinese calendar, for readers of Chinese.
    lunar: Option<String>,
    /// Festivals, solar terms, days off and days of one's own.
    names: Vec<String>,
    off: bool,
    /// Whether it is worked on though others have it off.
    work: bool,
    weekend: bool,
    past: bool,
    today: bool,
    entries: Vec<E>,
}

/// Those of `all`, which is in the order of time, that are on `date`.
pub(super) fn on<'b, 'a>(date: Date, all: &'b [Occurrence<'a>]) -> &'b [Occurrence<'a>] {
    let start = all.partition_point(|occurrence| occurrence.date < date);
    let end = all.partition_point(|occurrence| occurrence.date <= date);
    &all[start..end]
}

/// The day `date` with what is on it.
pub(super) fn of<E>(scene: &Scene, date: Date, entries: Vec<E>) -> Day<E> {
    let almanac = scene.almanac();
    let today = scene.site.library.edition.today;
    Day {
        date: date.to_string(),
        number: date.day(),
        month: (date.day() == 1).then(|| dates::short_month(date, scene.words)),
        weekday: dates::weekday(date, scene.words),
        title: dates::day(date, scene.words),
        lunar: lunar(scene, date),
        names: names(scene, date),
        off: almanac.is_off(date),
        work: almanac.is_made_up(date),
        weekend: is_weekend(date),
        past: date < today,
        today: date == today,
        entries,
    }
}

/// What the day is called, each name once.
fn names(scene: &Scene, date: Date) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in scene.almanac().names(date) {
        let name = name.words(scene.language);
        if !names.iter().any(|known| known == &name) {
            names.push(name.into_owned());
        }
    }
    names
}

/// `初三`, as a wall calendar has it.
fn lunar(scene: &Scene, date: Date) -> Option<String> {
    scene.language.script()?;
    scene.almanac().lunar(date)
}
