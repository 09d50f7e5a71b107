//! An SOP as a table that people edit and `import sop` reads back: the SOP in the first row, a step in each that follows.

use serde_json::Map;
use serde_json::Value;

use crate::export::calendar::Desk;
use crate::model::calendar::Sop;

/// The columns: the key they hold, and their headings in English and in Chinese. What has no column stands in the last, as JSON.
const COLUMNS: [(&str, &str, &str); 10] = [
    ("id", "id", "编号"),
    ("at", "day and time", "天/时间"),
    ("do", "what", "动作"),
    ("why", "why", "为什么"),
    ("owner", "owner", "负责人"),
    ("channel", "channel", "渠道"),
    ("kind", "kind", "类型"),
    ("duration", "duration", "时长"),
    ("script", "script", "话术"),
    ("materials", "materials", "素材"),
];

/// Headings and rows.
pub(super) fn table(desk: &Desk, sop: Sop) -> (Vec<String>, impl Iterator<Item = Vec<String>>) {
    let mut headings: Vec<String> = COLUMNS.iter().map(|(_, english, chinese)| desk.say(english, chinese)).collect();
    headings.push(desk.say("more", "其他"));
    let (kind, whole) = match sop {
        Sop::Rhythm(rhythm) => ("rhythm", serde_json::to_value(rhythm)),
        Sop::Campaign(campaign) => ("campaign", serde_json::to_value(campaign)),
        Sop::Journey(journey) => ("journey", serde_json::to_value(journey)),
    };
    let mut whole = map(whole.unwrap_or_default());
    let steps = whole.remove("steps").unwrap_or_default();
    if let Some(title) = whole.remove("title") {
        whole.insert("do".to_owned(), title);
    }
    // Its `at` is a time of day; in the column of steps it would be taken for one.
    let at = whole.remove("at").filter(|at| !at.is_null());
    let mut rows = vec![row(whole, [("type", Some(kind.into())), ("at", at)])];
    let steps = steps.as_array().cloned().unwrap_or_default();
    rows.extend(steps.into_iter().map(|step| row(map(step), [])));
    (headings, rows.into_iter())
}

fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn row<const N: usize>(mut values: Map<String, Value>, beside: [(&str, Option<Value>); N]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for (key, _, _) in COLUMNS {
        let value = values.remove(key).unwrap_or_default();
        match if key == "materials" { materials(&value) } else { value.as_str().map(str::to_owned) } {
            Some(text) => cells.push(text),
            None => {
                cells.push(String::new());
                values.insert(key.to_owned(), value);
            }
        }
    }
    values.extend(beside.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
    values.retain(|_, value| !is_empty(value));
    cells.push(if values.is_empty() { String::new() } else { Value::Object(values).to_string() });
    cells
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        _ => false,
    }
}

/// Materials line by line, `title <address>`; nothing where that would lose something.
fn materials(value: &Value) -> Option<String> {
    let line = |material: &Value| {
        let map = material.as_object()?;
        let title = map.get("title")?.as_str().filter(|title| !title.contains(['\n', '<']))?;
        let rest = map.iter().any(|(key, value)| !["title", "href"].contains(&key.as_str()) && !value.is_null());
        match map.get("href") {
            _ if rest => None,
            Some(Value::String(href)) => Some(format!("{title} <{href}>")),
            _ => Some(title.to_owned()),
        }
    };
    let lines: Option<Vec<String>> = value.as_array()?.iter().map(line).collect();
    Some(lines?.join("\n")).filter(|text| !text.is_empty())
}
