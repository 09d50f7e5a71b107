//! A table as text (RFC 4180): rows of cells, each with its place.

use std::ops::Range;

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// What it says, without the quotes around it.
    pub text: String,
    /// Where it is written, with its quotes: bytes of the whole text.
    pub place: Range<usize>,
}

/// All rows of the table that `text` is. The separator is the one that its first line uses: some spreadsheets write `;`.
pub fn rows(text: &str) -> Vec<Vec<Cell>> {
    let body = text.trim_start_matches('\u{feff}');
    let offset = text.len() - body.len();
    let head = body.lines().next().unwrap_or_default();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|sign| head.matches(*sign).count()).unwrap_or(',');
    let (mut rows, mut row, mut cell, mut start) = (Vec::new(), Vec::new(), String::new(), 0);
    let mut characters = body.char_indices().peekable();
    let mut is_quoted = false;
    while let Some((at, character)) = characters.next() {
        match character {
            '"' if is_quoted && characters.next_if(|(_, next)| *next == '"').is_some() => cell.push('"'),
            '"' if is_quoted || cell.is_empty() => is_quoted = !is_quoted,
            _ if is_quoted => cell.push(character),
            '\r' if characters.peek().is_some_and(|(_, next)| *next == '\n') => {}
            _ if character == separator || character == '\n' => {
                row.push(Cell { text: std::mem::take(&mut cell), place: start + offset..at + offset });
                start = at + 1;
                if character == '\n' {
                    rows.push(std::mem::take(&mut row));
                }
            }
            _ => cell.push(character),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(Cell { text: cell, place: start + offset..text.len() });
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_says_what_is_in_its_quotes_and_where_it_stands() {
        let text = "\u{feff}周期;数值\n2026-10;\"1;200\"\n";
        let rows = rows(text);
        let told: Vec<(&str, &str)> = rows.iter().flatten().map(|cell| (cell.text.as_str(), &text[cell.place.clone()])).collect();
        assert_eq!(told, [("周期", "周期"), ("数值", "数值"), ("2026-10", "2026-10"), ("1;200", "\"1;200\"")]);
    }
}
