//! The calendar of each book as files: for calendars that are subscribed to, for spreadsheets, for programs.

mod csv;
mod desk;
mod ics;
mod json;
mod sheet;
mod sop;
mod table;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::calendar::Occurrence;
use crate::calendar::plan;
use crate::file::Content;
use crate::file::File;
use crate::model::calendar::Sop;
use crate::model::value::Moment;
use crate::plan::BookPlan;
use crate::plan::Site;

pub use desk::Desk;
use ics::Events;

/// In which form a calendar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For calendars: RFC 5545.
    Ics,
    /// A spreadsheet.
    Xlsx,
    /// A table that every spreadsheet reads.
    Csv,
    /// For programs.
    Json,
}

/// The files of all books.
pub(super) fn files(site: &Site) -> Vec<File> {
    site.books.par_iter().flat_map(|plan| of_book(site, plan)).collect()
}

/// The files beside the calendar page of one book; none where it has no calendar.
pub fn of_book(site: &Site, plan: &BookPlan) -> Vec<File> {
    let Some(desk) = Desk::of(site, plan.index) else { return Vec::new() };
    // A workbook that could not be made is no reason to give up the book; nothing in it can fail but memory.
    let workbook = || sheet::write(&desk, &desk.found).map(|workbook| ("calendar.xlsx".to_owned(), workbook));
    let table = || ("calendar.csv".to_owned(), csv::write(&desk, &desk.found));
    let data = || ("calendar.json".to_owned(), json::write(&desk, &desk.found));
    let (workbook, (calendars, (table, data))) =
        rayon::join(workbook, || rayon::join(|| calendars(&desk), || rayon::join(table, data)));
    let mut seen = BTreeSet::new();
    let files = calendars.into_iter().chain([table, data]).chain(workbook).filter(|(name, _)| seen.insert(name.clone()));
    let path = |name: String| format!("{}calendar/{name}", plan.prefix);
    files.map(|(name, bytes)| File { path: path(name), content: Content::Bytes(bytes) }).collect()
}

/// The calendar files: of all, of each role, of each SOP.
fn calendars(desk: &Desk) -> Vec<(String, Vec<u8>)> {
    let events = Events::of(desk, &desk.found);
    let all = ("all.ics".to_owned(), events.write(desk, &desk.title(), |_| true));
    let of_roles = desk.roles().into_iter().map(|role| {
        let title = desk.of_the_book(&desk.role(role));
        let is_theirs = |one: &Occurrence| one.is_work() && one.who().any(|id| id.as_str() == role);
        (format!("role-{role}.ics"), events.write(desk, &title, is_theirs))
    });
    let of_sops = desk.calendar.sops().map(|sop| {
        let (title, id) = (desk.of_the_book(sop.title()), sop.id().as_str());
        let file = match sop {
            Sop::Journey(_) => Events::of(desk, &of_sop(desk, sop, None)).write(desk, &title, |_| true),
            Sop::Rhythm(_) | Sop::Campaign(_) => events.write(desk, &title, |one| one.sop.id().as_str() == id),
        };
        (format!("sop-{id}.ics"), file)
    });
    std::iter::once(all).chain(of_roles).chain(of_sops).collect()
}

/// What belongs to one SOP; a journey's own day zero is `start`, or today.
pub fn of_sop<'a>(desk: &Desk<'a>, sop: Sop<'a>, start: Option<Moment>) -> Vec<Occurrence<'a>> {
    match (sop, start) {
        (_, Some(start)) => plan(sop, start, desk.almanac),
        (Sop::Journey(_), None) => {
            let today = crate::model::value::Date::new(desk.today).map(|date| Moment { date, clock: None });
            today.map(|today| plan(sop, today, desk.almanac)).unwrap_or_default()
        }
        (_, None) => desk.found.iter().filter(|occurrence| occurrence.sop.id() == sop.id()).copied().collect(),
    }
}

/// An SOP itself as a table, which `import sop` reads back without loss.
pub fn write_sop(desk: &Desk, sop: Sop, format: Format) -> Vec<u8> {
    let (headings, rows) = sop::table(desk, sop);
    match format {
        Format::Xlsx => sheet::write_table(desk, &headings, rows).unwrap_or_default(),
        Format::Ics | Format::Csv | Format::Json => csv::write_table(&headings, rows),
    }
}

/// `found` in one form, under the name `title`.
pub fn write<'a>(desk: &Desk<'a>, title: &str, found: &[Occurrence<'a>], format: Format) -> Vec<u8> {
    match format {
        Format::Ics => Events::of(desk, found).write(desk, title, |_| true),
        Format::Csv => csv::write(desk, found),
        Format::Json => json::write(desk, found),
        Format::Xlsx => sheet::write(desk, found).unwrap_or_default(),
    }
}
