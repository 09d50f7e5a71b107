//! How much each channel carries: against its limit, and in the hours in which it should be silent.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;
use serde_json::json;

use crate::calendar;
use crate::calendar::ChannelLoad;
use crate::calendar::DayLoad;
use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::draw::Caption;
use crate::draw::Cell;
use crate::draw::Column;
use crate::draw::Row;
use crate::draw::heatmap;
use crate::model::value::Clock;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::dates;
use crate::plan::calendar::day;
use crate::plan::calendar::entry;
use crate::plan::calendar::months;
use crate::plan::calendar::within;
use crate::plan::view::Scene;

/// How many months are drawn day by day.
const DRAWN: usize = 4;

/// The year, channel by channel.
pub(super) fn of(scene: &Scene) -> Value {
    let months = months(scene.site.library.edition.today);
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return json!({}) };
    let all = within(scene, *first..=last.last_of_month());
    let load = calendar::load(scene.community, &all);
    let pictures = months.iter().take(DRAWN).enumerate().map(|(place, first)| {
        json!({ "title": dates::month(*first, scene.words), "href": scene.leaf(&Leaf::Month(*first)), "picture": month(scene, &load, *first, place) })
    });
    let (told, count) = clashes(scene, &load, &all);
    json!({
        "months": months.iter().map(|first| json!({ "title": dates::short_month(*first, scene.words), "long": dates::month(*first, scene.words) })).collect::<Vec<_>>(),
        "channels": load.iter().map(|channel| channel_row(scene, channel, &months)).collect::<Vec<_>>(),
        "pictures": pictures.collect::<Vec<_>>(),
        "hours": hours(scene, &load, &all),
        "clashes": told,
        "clash_count": count,
    })
}

/// A channel's limit, quiet hours and posts month by month.
fn channel_row(scene: &Scene, load: &ChannelLoad, months: &[Date]) -> Value {
    let cells = months.iter().map(|first| {
        let here = || load.days.iter().filter(|day| day.date.first_of_month() == *first);
        let posts: u64 = here().map(|day| day.posts).sum();
        json!({ "posts": posts, "most": here().map(|day| day.posts).max().unwrap_or(0), "over": here().filter(|day| day.is_over).count() })
    });
    json!({
        "name": load.channel.title,
        "href": scene.href("channel", load.channel.id.as_str()),
        "limit": load.limit,
        "quiet": load.quiet.map(|hours| hours.to_string().replace('-', "–")),
        "most": load.days.iter().map(|day| day.posts).max().unwrap_or(0),
        "months": cells.collect::<Vec<_>>(),
    })
}

/// One month: days across, channels down.
fn month(scene: &Scene, load: &[ChannelLoad], first: Date, place: usize) -> String {
    let days: Vec<Date> = first.series(jiff::Span::new().days(1)).take_while(|date| date.month() == first.month()).collect();
    let names: Vec<String> = days.iter().map(|date| date.day().to_string()).collect();
    let columns: Vec<Column> = names.iter().map(|label| Column { label, quiet: false }).collect();
    let posts = |channel: &ChannelLoad, date: &Date| {
        channel.days.binary_search_by_key(date, |day| day.date).map_or(0, |place| channel.days[place].posts)
    };
    let counts: Vec<Vec<u64>> = load.iter().map(|channel| days.iter().map(|date| posts(channel, date)).collect()).collect();
    let title = scene.say("calendar.load.picture", &[("month", &dates::month(first, scene.words))]);
    grid(scene, &format!("load-{place}"), &title, &columns, load, &counts, |channel| channel.limit)
}

/// The hours of a day across, channels down: how many posts each hour has in all.
fn hours(scene: &Scene, load: &[ChannelLoad], all: &[Occurrence]) -> String {
    let quiet = scene.community.calendar.as_ref().and_then(|calendar| calendar.quiet_hours.as_ref()).map(|hours| hours.value);
    let names: Vec<String> = (0..24).map(|hour: u8| hour.to_string()).collect();
    let columns: Vec<Column> = names
        .iter()
        .zip(0..)
        .map(|(label, hour)| Column {
            label,
            quiet: quiet.zip(Clock::new(hour, 0)).is_some_and(|(quiet, clock)| quiet.contains(clock)),
        })
        .collect();
    let rows: BTreeMap<&str, usize> = load.iter().map(|channel| channel.channel.id.as_str()).zip(0..).collect();
    let mut counts = vec![vec![0; 24]; load.len()];
    for one in all.iter().filter(|one| is_post(one)) {
        let row = one.channel().and_then(|channel| rows.get(channel.as_str()));
        if let Some((row, clock)) = row.zip(one.clock) {
            counts[*row][usize::from(clock.minutes() / 60) % 24] += 1;
        }
    }
    grid(scene, "load-hours", &scene.word("calendar.load.hours_picture"), &columns, load, &counts, |_| None)
}

fn grid(
    scene: &Scene,
    id: &str,
    title: &str,
    columns: &[Column],
    load: &[ChannelLoad],
    counts: &[Vec<u64>],
    limit: impl Fn(&ChannelLoad) -> Option<u64>,
) -> String {
    let values: Vec<Vec<String>> = counts
        .iter()
        .map(|row| row.iter().map(|count| if *count == 0 { String::new() } else { count.to_string() }).collect())
        .collect();
    let rows: Vec<Row> = load
        .iter()
        .zip(counts.iter().zip(&values))
        .map(|(channel, (counts, values))| Row {
            label: &channel.channel.title,
            limit: limit(channel).map(|limit| limit as f64),
            cells: counts.iter().zip(values).map(|(count, value)| Cell { amount: *count as f64, value }).collect(),
        })
        .collect();
    let totals: Vec<String> = counts.iter().map(|row| row.iter().sum::<u64>().to_string()).collect();
    let description = scene.reading(load.iter().zip(&totals).map(|(channel, total)| (&*channel.channel.title, total.as_str())));
    heatmap(&Caption { id, title, description: &description }, columns, &rows)
}

/// Whether members see it: no frame around other work, no draft that is looked over.
fn is_post(occurrence: &Occurrence) -> bool {
    occurrence.is_work() && occurrence.task == Task::Do
}

/// How many days that are too full are told one by one.
const MOST: usize = 40;

/// The days on which a channel gets more than it should, or something while it should be silent: the first of them, and
/// how many there are.
fn clashes(scene: &Scene, load: &[ChannelLoad], all: &[Occurrence]) -> (Vec<Value>, usize) {
    let mut found: Vec<(&ChannelLoad, &DayLoad)> = Vec::new();
    for channel in load {
        let full = channel.days.iter().filter(|day| day.is_over || day.in_quiet_hours > 0);
        found.extend(full.map(|day| (channel, day)));
    }
    found.sort_by_key(|(_, day)| day.date);
    let told = found.iter().take(MOST).map(|(channel, day)| clash(scene, channel, day, all)).collect();
    (told, found.len())
}

fn clash(scene: &Scene, load: &ChannelLoad, day: &DayLoad, all: &[Occurrence]) -> Value {
    let id = load.channel.id.as_str();
    let of_day = day::on(day.date, all).iter();
    let here = of_day.filter(|one| is_post(one) && one.channel().is_some_and(|own| own.as_str() == id));
    let month = scene.leaf(&Leaf::Month(day.date.first_of_month()));
    json!({
        "date": day.date.to_string(),
        "day": dates::day(day.date, scene.words),
        "href": format!("{month}#d{}", day.date.day()),
        "channel": load.channel.title,
        "posts": day.posts,
        "limit": load.limit,
        "over": day.is_over,
        "quiet": day.in_quiet_hours,
        "entries": here.map(|one| entry::of(scene, one)).collect::<Vec<_>>(),
    })
}
