//! The pages of the calendar: its months and weeks, the day of each role, the load of each channel, all scripts.

mod agenda;
pub(super) mod dates;
mod day;
mod entry;
pub(super) mod files;
mod filter;
mod leaf;
mod load;
mod month;
mod overview;
mod people;
mod role;
mod rounds;
mod scripts;
mod tabs;
mod task;
#[cfg(test)]
mod tests;
mod week;
mod when;

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;
use serde_json::Value;

use crate::calendar;
use crate::calendar::Occurrence;
use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::plan::view::Scene;
use crate::resolve::Book;

pub(super) use entry::zero;
pub use leaf::Leaf;
pub(super) use overview::view as overview;
pub(super) use people::people;
pub(super) use rounds::rounds;
pub(super) use when::terms;
pub(super) use when::when;

/// How many weeks have a page, from the one of today on.
const WEEKS: i64 = 5;

/// The pages, in the order in which one turns them. `words` says a string of the theme.
pub(super) fn drafts(book: &Book, today: Date, words: &dyn Fn(&str) -> String) -> Vec<Draft> {
    let Some(community) = book.community.as_deref() else { return Vec::new() };
    let months = months(today).into_iter().map(Leaf::Month);
    let weeks = weeks(today).into_iter().map(Leaf::Week);
    let days = self::days(today, agenda::DAYS);
    let coming = community.calendar.as_deref().map(|calendar| calendar::expand(calendar, &book.almanac, days));
    let coming = coming.unwrap_or_default();
    let agenda = (0..agenda::pages(&coming, None)).map(Leaf::Agenda);
    let roles = role::all(community).into_iter().flat_map(|role| {
        let id = role.id.as_str();
        (0..agenda::pages(&coming, Some(id))).map(move |part| Leaf::Role(id.to_owned(), part))
    });
    let load = community.rules.as_ref().is_some_and(|rules| !rules.organise.is_empty()).then_some(Leaf::Load);
    let scripts = (0..scripts::pages(community).len()).map(Leaf::Scripts);
    let leaves = months.chain(weeks).chain(agenda).chain(roles).chain(load).chain(scripts);
    leaves
        .map(|leaf| Draft {
            address: leaf.address(),
            title: leaf.title(community, words),
            description: words(&format!("calendar.leaves.{}.description", leaf.word())),
            kind: Kind::Calendar(leaf),
        })
        .collect()
}

/// What the template of such a page is told.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    tabs: Vec<Value>,
    #[serde(flatten)]
    sheet: Sheet<'a>,
}

/// What a page of the calendar shows.
#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
enum Sheet<'a> {
    Month(month::Sheet<'a>),
    Week(week::Week<'a>),
    #[serde(untagged)]
    Agenda(agenda::Agenda<'a>),
    #[serde(untagged)]
    Role(role::Duty<'a>),
    #[serde(untagged)]
    Load(Value),
    #[serde(untagged)]
    Scripts(scripts::Library<'a>),
}

pub(super) fn view<'a>(scene: &Scene<'a>, leaf: &Leaf) -> View<'a> {
    let sheet = match leaf {
        Leaf::Month(first) => Sheet::Month(month::of(scene, *first)),
        Leaf::Week(monday) => Sheet::Week(week::of(scene, *monday)),
        Leaf::Agenda(part) => Sheet::Agenda(agenda::of(scene, *part)),
        Leaf::Role(id, part) => Sheet::Role(role::of(scene, id, *part)),
        Leaf::Load => Sheet::Load(load::of(scene)),
        Leaf::Scripts(part) => Sheet::Scripts(scripts::of(scene, *part)),
    };
    View { tabs: tabs::of(scene, Some(leaf)), sheet }
}

/// The first days of the twelve months from today's on.
fn months(today: Date) -> Vec<Date> {
    let first = today.first_of_month();
    (0..12).filter_map(|months| first.checked_add(months.months()).ok()).collect()
}

/// The Mondays of the weeks from today's on.
fn weeks(today: Date) -> Vec<Date> {
    let monday = monday(today);
    (0..WEEKS).filter_map(|weeks| monday.checked_add(weeks.weeks()).ok()).collect()
}

fn monday(date: Date) -> Date {
    date.saturating_sub(i64::from(date.weekday().to_monday_zero_offset()).days())
}

/// So many days from `first` on, fewer where time ends.
pub(super) fn days(first: Date, count: i64) -> RangeInclusive<Date> {
    first..=first.saturating_add((count - 1).days())
}

/// What happens within `days`, in the order of time.
pub(super) fn within<'a>(scene: &Scene<'a>, days: RangeInclusive<Date>) -> Vec<Occurrence<'a>> {
    let library = &scene.site.library;
    scene.site.books[scene.book].within(&library.books[scene.book], library.edition.today, &days)
}

/// The days that pages and files tell of: twelve months, and the week of today where that began in the month before.
pub(super) fn all_days(today: Date) -> RangeInclusive<Date> {
    let months = calendar::twelve_months(today);
    monday(today).min(*months.start())..=*months.end()
}
