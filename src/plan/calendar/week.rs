//! A week as a table: channel by channel, hour by hour, day by day.

use std::collections::BTreeMap;

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
pub(super) struct Week<'a> {
    title: String,
    /// From its first day to its last.
    range: String,
    days: Vec<Day<()>>,
    channels: Vec<Channel<'a>>,
    filter: Filter<'a>,
    /// The weeks that have a page.
    weeks: Vec<Value>,
    prev: Option<Value>,
    next: Option<Value>,
}

/// What happens in one channel; nowhere in particular where it has no id.
#[derive(Debug, Serialize)]
struct Channel<'a> {
    id: Option<&'a str>,
    hours: Vec<Hour<'a>>,
}

/// What begins within one hour, a cell for each day.
#[derive(Debug, Serialize)]
struct Hour<'a> {
    /// `20:00`; empty for what may be done at any time of the day.
    label: String,
    cells: [Vec<Entry<'a>>; 7],
}

/// The week from `monday` on.
pub(super) fn of<'a>(scene: &Scene<'a>, monday: Date) -> Week<'a> {
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
        days: dates.iter().map(|date| day::of(scene, *date, Vec::new())).collect(),
        channels: channels(scene, &all, monday),
        filter: filter::of(scene, &all),
        prev: place.checked_sub(1).and_then(|place| weeks.get(place)).map(link),
        next: weeks.get(place + 1).map(link),
        weeks: weeks.iter().map(link).collect(),
    }
}

/// The channels in the order of the book, those that are silent left out; last what happens nowhere in particular.
fn channels<'a>(scene: &Scene<'a>, all: &[Occurrence<'a>], monday: Date) -> Vec<Channel<'a>> {
    let mut hours: BTreeMap<Option<&str>, BTreeMap<Option<u16>, Hour>> = BTreeMap::new();
    for one in all {
        let channel = one.channel().map(|channel| channel.as_str());
        let hour = one.clock.map(|clock| clock.minutes() / 60);
        let label = || hour.map(|hour| format!("{hour:02}:00")).unwrap_or_default();
        let row = hours.entry(channel).or_default().entry(hour);
        let row = row.or_insert_with(|| Hour { label: label(), cells: Default::default() });
        let day = usize::try_from((one.date - monday).get_days()).unwrap_or_default();
        row.cells[day % 7].push(entry::of(scene, one));
    }
    let known = scene.community.rules.iter().flat_map(|rules| &rules.organise).map(|channel| Some(channel.id.as_str()));
    let channels = known.chain([None]).filter_map(|id| Some(Channel { id, hours: hours.remove(&id)?.into_values().collect() }));
    channels.collect()
}
