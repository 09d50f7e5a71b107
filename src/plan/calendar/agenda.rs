//! What is to be done, as a plain list day by day: of everybody, or of one role; on one page, or week by week where it is long.

use std::ops::RangeInclusive;

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
use crate::plan::calendar::filter;
use crate::plan::calendar::filter::Filter;
use crate::plan::calendar::task;
use crate::plan::calendar::task::Task;
use crate::plan::calendar::within;
use crate::plan::view::Scene;

/// How many days from today on a list covers.
pub(super) const DAYS: i64 = 28;

/// How many weeks these are, each of which is a page where the whole would be too long.
const WEEKS: usize = 4;

/// How many things to do one page holds; a phone that opens more has to wait for it.
const MOST: usize = 400;

/// As many with all that one needs to do them.
const MOST_IN_FULL: usize = 200;

/// How many pages the list of `coming` has: of everybody, or of one role.
pub(super) fn pages(coming: &[Occurrence], role: Option<&str>) -> usize {
    let is_in = |one: &&Occurrence| one.is_work() && role.is_none_or(|id| one.who().any(|role| role.as_str() == id));
    let most = if role.is_some() { MOST_IN_FULL } else { MOST };
    if coming.iter().filter(is_in).count() > most { WEEKS } else { 1 }
}

/// The list of everybody, or a week of it.
#[derive(Debug, Serialize)]
pub(super) struct Agenda<'a> {
    days: Vec<Day<Task<'a>>>,
    filter: Filter<'a>,
    parts: Vec<Value>,
}

/// The list of everybody, or a week of it.
pub(super) fn of<'a>(scene: &Scene<'a>, part: usize) -> Agenda<'a> {
    let all = within(scene, whole(scene));
    let pages = pages(&all, None);
    let range = range(scene, part, pages);
    let first = all.partition_point(|one| one.date < *range.start());
    let end = all.partition_point(|one| one.date <= *range.end());
    Agenda {
        days: list(scene, &all, range, &task::of),
        filter: filter::of(scene, &all[first..end]),
        parts: parts(scene, pages, part, Leaf::Agenda),
    }
}

/// The list of role `id`, each thing with what one needs to do it; with the links to its other weeks.
pub(super) fn of_role<'a>(scene: &Scene<'a>, id: &str, part: usize) -> (Vec<Day<Task<'a>>>, Vec<Value>) {
    let mut all = within(scene, whole(scene));
    all.retain(|one| one.who().any(|role| role.as_str() == id));
    let pages = pages(&all, Some(id));
    let list = list(scene, &all, range(scene, part, pages), &task::in_full);
    (list, parts(scene, pages, part, |part| Leaf::Role(id.to_owned(), part)))
}

fn whole(scene: &Scene) -> RangeInclusive<Date> {
    days(scene.site.library.edition.today, DAYS)
}

/// The days of one page of `pages`.
fn range(scene: &Scene, part: usize, pages: usize) -> RangeInclusive<Date> {
    if pages == 1 {
        return whole(scene);
    }
    let weeks = i64::try_from(part).unwrap_or_default();
    days(scene.site.library.edition.today.saturating_add(weeks.weeks()), 7)
}

/// The pages, as links; none where there is but one.
fn parts(scene: &Scene, pages: usize, current: usize, leaf: impl Fn(usize) -> Leaf) -> Vec<Value> {
    let link = |part: usize| {
        let days = range(scene, part, pages);
        let day = |date: &Date| dates::day_month(*date, scene.words);
        let title = scene.say("calendar.range", &[("from", &day(days.start())), ("to", &day(days.end()))]);
        json!({ "title": title, "href": scene.leaf(&leaf(part)), "current": part == current })
    };
    (0..pages).filter(|_| pages > 1).map(link).collect()
}

/// The days of the list, with what is to be done; what only frames it is left out.
fn list<'a>(
    scene: &Scene<'a>,
    all: &[Occurrence<'a>],
    range: RangeInclusive<Date>,
    task: &dyn Fn(&Scene<'a>, &Occurrence<'a>) -> Task<'a>,
) -> Vec<Day<Task<'a>>> {
    let dates = range.start().series(jiff::Span::new().days(1)).take_while(|date| date <= range.end());
    let tasks = |date: Date| day::on(date, all).iter().filter(|one| one.is_work()).map(|one| task(scene, one)).collect();
    dates.map(|date| day::of(scene, date, tasks(date))).collect()
}
