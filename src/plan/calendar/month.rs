//! A sheet of weeks: a month, or the weeks that come.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::calendar::Occurrence;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::dates;
use crate::plan::calendar::day;
use crate::plan::calendar::day::Day;
use crate::plan::calendar::days;
use crate::plan::calendar::entry;
use crate::plan::calendar::entry::Entry;
use crate::plan::calendar::filter;
use crate::plan::calendar::filter::Filter;
use crate::plan::calendar::monday;
use crate::plan::calendar::months;
use crate::plan::calendar::weeks;
use crate::plan::calendar::within;
use crate::plan::view::Scene;

/// How many weeks the first page shows: no number of a day is twice among them.
const COMING: i64 = 4;

/// How many things a sheet shows one by one; where there are more, the steps that a procedure has on one day are one thing.
const MOST: usize = 600;

/// Some weeks, from Monday to Sunday.
#[derive(Debug, Serialize)]
pub(super) struct Sheet<'a> {
    title: String,
    weekdays: Vec<String>,
    weeks: Vec<Week<'a>>,
    filter: Filter<'a>,
    /// The months that have a page, year by year.
    years: Vec<Value>,
    prev: Option<Value>,
    next: Option<Value>,
}

#[derive(Debug, Serialize)]
struct Week<'a> {
    /// Its number by ISO 8601.
    number: i8,
    /// Its own page, if it has one.
    href: Option<String>,
    /// Whether all of it is over.
    past: bool,
    /// Seven; none where the day belongs to another month.
    days: Vec<Option<Day<Entry<'a>>>>,
}

/// The month that starts on `first`.
pub(super) fn of<'a>(scene: &Scene<'a>, first: Date) -> Sheet<'a> {
    let months = months(scene.site.library.edition.today);
    let beside = |by: i64| {
        let other = first.checked_add(by.months()).ok().filter(|other| months.contains(other))?;
        Some(json!({ "title": dates::month(other, scene.words), "href": scene.leaf(&Leaf::Month(other)) }))
    };
    let all = within(scene, first..=first.last_of_month());
    let mondays = (0..6).filter_map(|week| monday(first).checked_add((week * 7).days()).ok());
    let mondays: Vec<Date> = mondays.filter(|monday| *monday <= first.last_of_month()).collect();
    Sheet {
        title: dates::month(first, scene.words),
        prev: beside(-1),
        next: beside(1),
        years: years(scene, &months, Some(first)),
        ..sheet(scene, &all, &mondays, |date| date.first_of_month() == first)
    }
}

/// The weeks from today's on.
pub(super) fn coming<'a>(scene: &Scene<'a>) -> Sheet<'a> {
    let today = scene.site.library.edition.today;
    let mondays: Vec<Date> = (0..COMING).filter_map(|week| monday(today).checked_add((week * 7).days()).ok()).collect();
    let all = within(scene, days(monday(today), COMING * 7));
    Sheet {
        title: scene.word("calendar.coming"),
        years: years(scene, &months(today), None),
        ..sheet(scene, &all, &mondays, |_| true)
    }
}

fn sheet<'a>(scene: &Scene<'a>, all: &[Occurrence<'a>], mondays: &[Date], is_in: impl Fn(Date) -> bool) -> Sheet<'a> {
    let today = scene.site.library.edition.today;
    let with_page = weeks(today);
    let entries = |date: Date| match all.len() > MOST {
        true => entry::gathered(scene, day::on(date, all)),
        false => day::on(date, all).iter().map(|occurrence| entry::of(scene, occurrence)).collect(),
    };
    let weeks = mondays.iter().map(|monday| Week {
        number: monday.iso_week_date().week(),
        href: with_page.contains(monday).then(|| scene.leaf(&Leaf::Week(*monday))),
        past: monday.saturating_add(6.days()) < today,
        days: (0..7)
            .map(|day| monday.checked_add(day.days()).ok().filter(|date| is_in(*date)))
            .map(|date| date.map(|date| day::of(scene, date, entries(date))))
            .collect(),
    });
    Sheet {
        title: String::new(),
        weekdays: dates::weekdays(scene.words),
        weeks: weeks.collect(),
        filter: filter::of(scene, all),
        years: Vec::new(),
        prev: None,
        next: None,
    }
}

fn years(scene: &Scene, months: &[Date], current: Option<Date>) -> Vec<Value> {
    let of_year = |months: &[Date]| {
        let links: Vec<Value> = months
            .iter()
            .map(|first| {
                json!({
                    "title": dates::month(*first, scene.words),
                    "short": dates::short_month(*first, scene.words),
                    "href": scene.leaf(&Leaf::Month(*first)),
                    "current": Some(*first) == current,
                })
            })
            .collect();
        json!({ "year": months[0].year().to_string(), "months": links })
    };
    months.chunk_by(|one, other| one.year() == other.year()).map(of_year).collect()
}
