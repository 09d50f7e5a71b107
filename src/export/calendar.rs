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
    let folder = format!("{}calendar/", plan.prefix);
    let mut files = Vec::new();
    let mut put = |name: String, bytes: Vec<u8>| {
        files.push(File { path: format!("{folder}{name}"), content: Content::Bytes(bytes) });
    };
    put("all.ics".to_owned(), ics::write(&desk, &desk.title(), &desk.found));
    for role in desk.roles() {
        let of_role = desk.of_role(role);
        put(format!("role-{role}.ics"), ics::write(&desk, &desk.of_the_book(&desk.role(role)), &of_role));
    }
    for sop in desk.calendar.sops() {
        let found = of_sop(&desk, sop, None);
        put(format!("sop-{}.ics", sop.id().as_str()), ics::write(&desk, &desk.of_the_book(sop.title()), &found));
    }
    put("calendar.csv".to_owned(), csv::write(&desk, &desk.found));
    put("calendar.json".to_owned(), json::write(&desk, &desk.found));
    // A workbook that could not be made is no reason to give up the book; nothing in it can fail but memory.
    if let Some(workbook) = sheet::write(&desk, &desk.found) {
        put("calendar.xlsx".to_owned(), workbook);
    }
    let mut seen = BTreeSet::new();
    files.retain(|file| seen.insert(file.path.clone()));
    files
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
pub fn write(desk: &Desk, title: &str, found: &[Occurrence], format: Format) -> Vec<u8> {
    match format {
        Format::Ics => ics::write(desk, title, found),
        Format::Csv => csv::write(desk, found),
        Format::Json => json::write(desk, found),
        Format::Xlsx => sheet::write(desk, found).unwrap_or_default(),
    }
}
