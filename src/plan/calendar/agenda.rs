//! What is to be done, as a plain list day by day: of everybody, or of one role; on one page, or week by week where it is long.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::Value;
use serde_json::json;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::dates;
use crate::plan::calendar::day;
use crate::plan::calendar::days;
use crate::plan::calendar::entry;
use crate::plan::calendar::filter;
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
pub(super) fn of(scene: &Scene, part: usize) -> Value {
    let all = within(scene, whole(scene));
    let pages = pages(&all, None);
    let range = range(scene, part, pages);
    let here: Vec<Occurrence> = all.iter().filter(|one| range.contains(&one.date)).copied().collect();
    json!({
        "days": list(scene, &here, range, &task),
        "filter": filter::of(scene, &here),
        "parts": parts(scene, pages, part, Leaf::Agenda),
    })
}

/// The list of role `id`, each thing with what one needs to do it; with the links to its other weeks.
pub(super) fn of_role(scene: &Scene, id: &str, part: usize) -> (Vec<Value>, Vec<Value>) {
    let mut all = within(scene, whole(scene));
    all.retain(|one| one.who().any(|role| role.as_str() == id));
    let pages = pages(&all, Some(id));
    let range = range(scene, part, pages);
    all.retain(|one| range.contains(&one.date));
    let list = list(scene, &all, range, &|scene, occurrence| {
        let mut task = task(scene, occurrence);
        let goes_out = occurrence.task == Task::Do;
        task["script"] = json!(occurrence.script());
        task["variants"] = json!(occurrence.variants().iter().filter(|_| goes_out).collect::<Vec<_>>());
        task["materials"] = json!(occurrence.materials());
        task["only_if"] = json!(occurrence.only_if());
        task["evidence"] = json!(occurrence.evidence().iter().filter(|_| goes_out).collect::<Vec<_>>());
        task
    });
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
fn list(
    scene: &Scene,
    all: &[Occurrence],
    range: RangeInclusive<Date>,
    task: &dyn Fn(&Scene, &Occurrence) -> Value,
) -> Vec<Value> {
    let dates = range.start().series(jiff::Span::new().days(1)).take_while(|date| date <= range.end());
    dates
        .map(|date| {
            let mut day = json!(day::of(scene, date, &[], false));
            day["entries"] = all.iter().filter(|one| one.date == date && one.is_work()).map(|one| task(scene, one)).collect();
            day
        })
        .collect()
}

/// One thing to do, with where and how long.
fn task(scene: &Scene, occurrence: &Occurrence) -> Value {
    let mut task = json!(entry::of(scene, occurrence));
    let name = |noun: &str, id: &str| scene.find(noun, id)["name"].clone();
    task["where"] = json!(occurrence.channel().map(|channel| name("channel", channel.as_str())));
    task["who"] = json!(occurrence.owner().map(|role| name("role", role.as_str())));
    let helpers: Vec<Value> = occurrence.helpers().iter().map(|role| name("role", role.as_str())).collect();
    task["helpers"] = json!(helpers);
    let until = occurrence.last_day().map(|last| scene.say("sop.until", &[("time", &dates::day_month(last, scene.words))]));
    task["until"] = json!(until);
    task["takes"] = json!(occurrence.duration().map(|duration| duration.words(scene.language)));
    task
}
