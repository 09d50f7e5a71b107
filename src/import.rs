//! From a table that operators already have to a definition: which column is what, which day is which, and the YAML of it.

mod column;
mod day;
mod emit;
#[cfg(test)]
mod tests;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

pub use column::Column;

/// What an SOP is taken for where the table does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Around a date.
    Campaign,
    /// Around a member's own day zero.
    Journey,
}

/// What a table became.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The definition: a `calendar.yaml`.
    pub yaml: String,
    /// Each heading, and what it was taken for.
    pub mapping: Vec<(String, Option<Column>)>,
    /// How many steps there are.
    pub steps: usize,
    /// The days that could not be read, as they are written; they stand in the definition as they are, so that `check` points at them.
    pub unread: Vec<String>,
    /// Whether days were numbered from one, so that the first is day zero.
    pub counts_from_one: bool,
}

/// Reads a table, whose heading is the first row that names what is done. Nothing comes back where no row does.
/// `id` and `title` are what the SOP is called where the table does not say; `people` maps names to ids.
pub fn read(
    rows: &[Vec<String>],
    id: &str,
    title: &str,
    kind: Kind,
    people: &dyn Fn(&str) -> Option<String>,
) -> Option<Imported> {
    let (head, columns) = column::heading(rows)?;
    let body: Vec<Map<String, Value>> =
        rows[head + 1..].iter().map(|row| values(row, &columns, people)).filter(|row| !row.is_empty()).collect();
    let days: Vec<String> = body.iter().filter_map(|row| Some(column::simplified(row.get("at")?.as_str()?))).collect();
    let counts_from_one = day::counts_from_one(&days);
    let mut unread = Vec::new();
    let mut whole: Option<Map<String, Value>> = None;
    let mut steps = Vec::new();
    for mut row in body {
        if row.contains_key("type") && whole.is_none() {
            whole = Some(row);
            continue;
        }
        if let Some(written) = row.get("at").and_then(Value::as_str).map(str::to_owned) {
            match day::offset(&column::simplified(&written), counts_from_one) {
                Some(offset) => row.insert("at".to_owned(), offset.into()),
                None => {
                    unread.push(written);
                    None
                }
            };
        } else {
            row.insert("at".to_owned(), "D0".into());
        }
        steps.push(Value::Object(row));
    }
    let count = steps.len();
    let (list, sop) = definition(whole, steps, id, title, kind);
    let yaml = emit::document(&json!({ list: [sop] }));
    let mapping = rows[head].iter().cloned().zip(columns).filter(|(heading, _)| !heading.trim().is_empty()).collect();
    Some(Imported { yaml, mapping, steps: count, unread, counts_from_one })
}

/// The list of the calendar it belongs to, and the SOP with its keys in the order of the schema.
fn definition(
    whole: Option<Map<String, Value>>,
    steps: Vec<Value>,
    id: &str,
    title: &str,
    kind: Kind,
) -> (&'static str, Map<String, Value>) {
    let mut whole = whole.unwrap_or_default();
    let list = match (whole.remove("type").as_ref().and_then(Value::as_str), kind) {
        (Some("rhythm"), _) => "rhythms",
        (Some("campaign"), _) | (None, Kind::Campaign) => "campaigns",
        _ => "journeys",
    };
    let mut sop = Map::new();
    sop.insert("id".to_owned(), whole.remove("id").unwrap_or_else(|| id.into()));
    sop.insert("title".to_owned(), whole.remove("do").unwrap_or_else(|| title.into()));
    sop.extend(whole);
    if list == "journeys" && !sop.contains_key("starts") {
        sop.insert("starts".to_owned(), "join".into());
    }
    if !steps.is_empty() {
        sop.insert("steps".to_owned(), Value::Array(steps));
    }
    (list, sop)
}

/// One row by the keys of a step; empty where nothing is said.
fn values(row: &[String], columns: &[Option<Column>], people: &dyn Fn(&str) -> Option<String>) -> Map<String, Value> {
    let mut values = Map::new();
    let mut time = String::new();
    for (cell, column) in row.iter().zip(columns) {
        let Some(column) = column else { continue };
        let cell = column::unmarked(cell);
        if cell.trim().is_empty() {
            continue;
        }
        match column {
            Column::More => {
                if let Ok(Value::Object(more)) = serde_json::from_str(cell) {
                    values.extend(more);
                }
            }
            Column::Time => time = cell.trim().to_owned(),
            Column::Materials => {
                values.insert("materials".to_owned(), materials(cell));
            }
            Column::Owner => {
                let name = cell.trim();
                values.insert("owner".to_owned(), people(name).unwrap_or_else(|| name.to_owned()).into());
            }
            Column::Do | Column::Why | Column::Script => {
                values.insert(column.key().to_owned(), cell.into());
            }
            _ => {
                values.insert(column.key().to_owned(), cell.trim().into());
            }
        }
    }
    if !time.is_empty() {
        let day = values.get("at").and_then(Value::as_str).unwrap_or("D0");
        values.insert("at".to_owned(), format!("{day} {time}").into());
    }
    values
}

/// Materials line by line, with the address in angle brackets.
fn materials(cell: &str) -> Value {
    let lines = cell.lines().map(str::trim).filter(|line| !line.is_empty());
    let material = |line: &str| match line.strip_suffix('>').and_then(|line| line.rsplit_once('<')) {
        Some((title, href)) => json!({ "title": title.trim(), "href": href.trim() }),
        None => json!({ "title": line }),
    };
    lines.map(material).collect()
}
