//! A week as a table: channel by channel, hour by hour, day by day.

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
use crate::plan::calendar::weeks;
use crate::plan::calendar::within;
use crate::plan::view::Scene;

#[derive(Debug, Serialize)]
pub(super) struct Week {
    title: String,
    /// From its first day to its last.
    range: String,
    days: Vec<Day>,
    channels: Vec<Channel>,
    filter: Filter,
    /// The weeks that have a page.
    weeks: Vec<Value>,
    prev: Option<Value>,
    next: Option<Value>,
}

/// What happens in one channel; nowhere in particular where it has no id.
#[derive(Debug, Serialize)]
struct Channel {
    id: Option<String>,
    hours: Vec<Hour>,
}

/// What begins within one hour, a cell for each day.
#[derive(Debug, Serialize)]
struct Hour {
    /// `20:00`; empty for what may be done at any time of the day.
    label: String,
    cells: Vec<Vec<Entry>>,
}

/// The week from `monday` on.
pub(super) fn of(scene: &Scene, monday: Date) -> Week {
    let range = days(monday, 7);
    let all = within(scene, range.clone());
    let dates: Vec<Date> = monday.series(jiff::Span::new().days(1)).take(7).collect();
    let last = *range.end();
    let weeks = weeks(scene.site.library.edition.today);
    let place = weeks.iter().position(|week| *week == monday).unwrap_or_default();
    let link = |monday: &Date| {
        json!({
            "title": dates::week(*monday, scene.words),
            "short": dates::day_month(*monday, scene.words),
            "href": scene.leaf(&Leaf::Week(*monday)),
            "current": *monday == weeks[place],
        })
    };
    Week {
        title: dates::week(monday, scene.words),
        range: scene.say(
            "calendar.range",
            &[("from", &dates::day_month(monday, scene.words)), ("to", &dates::day_month(last, scene.words))],
        ),
        days: dates.iter().map(|date| day::of(scene, *date, &[], false)).collect(),
        channels: channels(scene, &all, &dates),
        filter: filter::of(scene, &all),
        prev: place.checked_sub(1).and_then(|place| weeks.get(place)).map(link),
        next: weeks.get(place + 1).map(link),
        weeks: weeks.iter().map(link).collect(),
    }
}

/// The channels in the order of the book, those that are silent left out; last what happens nowhere in particular.
fn channels(scene: &Scene, all: &[Occurrence], dates: &[Date]) -> Vec<Channel> {
    let known = scene.community.rules.iter().flat_map(|rules| &rules.organise).map(|channel| Some(channel.id.as_str()));
    known
        .chain([None])
        .filter_map(|id| {
            let here: Vec<&Occurrence> = all.iter().filter(|one| one.channel().map(|channel| channel.as_str()) == id).collect();
            (!here.is_empty()).then(|| Channel { id: id.map(str::to_owned), hours: hours(scene, &here, dates) })
        })
        .collect()
}

fn hours(scene: &Scene, all: &[&Occurrence], dates: &[Date]) -> Vec<Hour> {
    let hour_of = |one: &Occurrence| one.clock.map(|clock| clock.minutes() / 60);
    let mut hours: Vec<Option<u16>> = all.iter().map(|one| hour_of(one)).collect();
    hours.sort_unstable();
    hours.dedup();
    let hours = hours.into_iter().map(|hour| {
        let on = |date: &Date| {
            all.iter().filter(|one| one.date == *date && hour_of(one) == hour).map(|one| entry::of(scene, one)).collect()
        };
        Hour { label: hour.map(|hour| format!("{hour:02}:00")).unwrap_or_default(), cells: dates.iter().map(on).collect() }
    });
    hours.collect()
}
