//! An exchange as a table (RFC 4180): opens in any spreadsheet, and comes back from one.

use std::ops::Range;

use crate::source;
use crate::translation::export::Row;

/// The heads of the columns. Those who translate fill the last.
const COLUMNS: [&str; 6] = ["id", "place", "state", "was", "source", "target"];

/// What a spreadsheet takes for a formula when it opens a cell; such a cell gets an apostrophe, which is taken off again.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

pub(super) fn write(rows: &[Row]) -> String {
    // The mark by which Excel knows UTF-8.
    let mut table = String::from("\u{feff}");
    line(&mut table, &COLUMNS);
    for row in rows {
        line(&mut table, &[&row.id, &row.place, row.state, &row.was, &row.source, &row.target]);
    }
    table
}

fn line(table: &mut String, cells: &[&str]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    table.push_str(&cells.join(","));
    table.push_str("\r\n");
}

fn quoted(cell: &str) -> String {
    let safe = if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() };
    match safe.contains(['"', ',', ';', '\n', '\r', '\t']) {
        true => format!("\"{}\"", safe.replace('"', "\"\"")),
        false => safe,
    }
}

/// Whether it is a formula, behind however many apostrophes.
fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// One filled row of a table that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filled {
    pub(super) id: String,
    pub(super) was: String,
    pub(super) target: String,
    /// Where the translation stands in the file.
    pub(super) place: Range<usize>,
}

/// The rows of a table, by the heads of its columns; `None` where one that is needed is not there.
pub(super) fn read(text: &str) -> Option<Vec<Filled>> {
    let mut rows = source::rows(text).into_iter();
    let heads = rows.next()?;
    let column = |name: &str| heads.iter().position(|head| plain(&head.text).trim() == name);
    let (id, was, target) = (column("id")?, column("was")?, column("target")?);
    let filled = rows.filter(|row| row.len() > 1).map(|row| {
        let said = |at: usize| row.get(at).map(|cell| plain(&cell.text)).unwrap_or_default();
        let place = row.get(target).map_or(text.len()..text.len(), |cell| cell.place.clone());
        Filled { id: said(id), was: said(was), target: said(target), place }
    });
    Some(filled.collect())
}

/// What a cell says, without the apostrophe that kept it from being a formula.
fn plain(cell: &str) -> String {
    let cell = cell.replace("\r\n", "\n");
    match cell.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(source: &str, target: &str) -> Row {
        Row {
            id: "a.yaml#1".into(),
            place: "a.yaml:1 x".into(),
            state: "stale",
            was: "0".into(),
            source: source.into(),
            target: target.into(),
        }
    }

    #[test]
    fn a_list_is_no_formula_and_comes_back_as_a_list() {
        let table = write(&[row("- 一\n- 二", "- one, \"1\"\n- two")]);
        assert!(table.contains("\"'- 一"), "{table}");
        let read = read(&table).unwrap();
        assert_eq!(read[0].target, "- one, \"1\"\n- two");
        assert!(table[read[0].place.clone()].contains("one"));
    }

    #[test]
    fn a_table_with_other_separators_or_columns_in_another_order_is_read() {
        let read_back = read("target;id;was\nMorning;a;0\n;b;\n").unwrap();
        assert_eq!(
            read_back.iter().map(|row| (row.id.as_str(), row.target.as_str())).collect::<Vec<_>>(),
            [("a", "Morning"), ("b", "")]
        );
        assert_eq!(read("id,source\na,b\n"), None);
    }

    proptest! {
        #[test]
        fn whatever_is_written_comes_back(target in "[-='@\"，,;早 a\n]{0,12}") {
            let read = read(&write(&[row("源", &target)])).unwrap();
            prop_assert_eq!(&read[0].target, &target);
        }
    }
}
