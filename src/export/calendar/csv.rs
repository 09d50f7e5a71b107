//! `calendar.csv`: the table for every spreadsheet, with the mark by which Excel knows that it is UTF-8.

use std::borrow::Cow;

use crate::calendar::Occurrence;
use crate::export::calendar::Desk;
use crate::export::calendar::table;
use crate::export::calendar::table::Rows;

/// What spreadsheets take for the begin of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

pub(super) fn write<'a>(desk: &Desk<'a>, found: &[Occurrence<'a>]) -> Vec<u8> {
    let mut rows = Rows::new(desk);
    write_table(&table::headings(desk), found.iter().filter(|occurrence| occurrence.is_work()).map(|it| rows.row(it)))
}

/// Any table.
pub(super) fn write_table(headings: &[String], rows: impl Iterator<Item = Vec<impl AsRef<str>>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing into memory does not fail.
    let _ = writer.write_record(headings);
    for row in rows {
        for cell in &row {
            let _ = writer.write_field(&*harmless(cell.as_ref()));
        }
        let _ = writer.write_record(None::<&[u8]>);
    }
    writer.into_inner().unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula: an apostrophe before it says so.
fn harmless(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULA) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}
