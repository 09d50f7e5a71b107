//! `calendar.csv`: the table for every spreadsheet, with the mark by which Excel knows that it is UTF-8.

use crate::calendar::Occurrence;
use crate::export::calendar::Desk;
use crate::export::calendar::table;

/// What spreadsheets take for the begin of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

pub(super) fn write(desk: &Desk, found: &[Occurrence]) -> Vec<u8> {
    let rows = found.iter().filter(|occurrence| occurrence.is_work()).map(|it| table::row(desk, it).to_vec());
    write_table(&table::headings(desk), rows)
}

/// Any table.
pub(super) fn write_table(headings: &[String], rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    // Writing into memory does not fail.
    let _ = writer.write_record(headings);
    for row in rows {
        let _ = writer.write_record(row.into_iter().map(harmless));
    }
    writer.into_inner().unwrap_or_default()
}

/// A text that no spreadsheet takes for a formula: an apostrophe before it says so.
fn harmless(cell: String) -> String {
    if cell.starts_with(FORMULA) { format!("'{cell}") } else { cell }
}
