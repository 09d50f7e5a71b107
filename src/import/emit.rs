//! A definition as YAML, in the form in which people write it.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Value;

/// Words that are no text to a reader of YAML.
const NO_TEXT: [&str; 8] = ["true", "false", "null", "yes", "no", "on", "off", "y"];

/// A whole document.
pub(super) fn document(value: &Value) -> String {
    let mut text = String::new();
    map(value, 0, &mut text);
    text
}

fn map(value: &Value, indent: usize, text: &mut String) {
    for (key, value) in value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        let _ = write!(text, "{:indent$}{key}:", "");
        self::value(value, indent, text);
    }
}

fn value(value: &Value, indent: usize, text: &mut String) {
    match value {
        Value::Object(entries) if entries.is_empty() => text.push_str(" {}\n"),
        Value::Object(_) => {
            text.push('\n');
            map(value, indent + 2, text);
        }
        Value::Array(items) if items.iter().all(|item| !item.is_object() && !item.is_array()) => {
            let items: Vec<String> = items.iter().map(scalar).collect();
            let _ = writeln!(text, " [{}]", items.join(", "));
        }
        Value::Array(items) => {
            text.push('\n');
            for item in items {
                list_item(item, indent + 2, text);
            }
        }
        Value::String(lines) if is_block(lines) => block(lines, indent + 2, text),
        other => {
            let _ = writeln!(text, " {}", scalar(other));
        }
    }
}

fn list_item(item: &Value, indent: usize, text: &mut String) {
    let start = text.len();
    if item.is_object() {
        map(item, indent + 2, text);
        // The first key stands beside the dash.
        if text.len() > start {
            text.replace_range(start + indent..start + indent + 1, "-");
        }
    } else {
        let _ = writeln!(text, "{:indent$}- {}", "", scalar(item));
    }
}

/// Whether several lines can stand below each other as they are.
fn is_block(text: &str) -> bool {
    let lines = || text.strip_suffix('\n').unwrap_or(text).split('\n');
    let is_plain = |line: &str| !line.ends_with([' ', '\t']) && !line.chars().any(char::is_control);
    text.contains('\n')
        && lines().all(is_plain)
        && lines().next().is_some_and(|line| !line.is_empty() && !line.starts_with(' '))
        && !text.ends_with("\n\n")
}

/// What stands in a table is a text: two braces in it open no placeholder.
fn literal(text: &str) -> Cow<'_, str> {
    if text.contains("{{") { Cow::Owned(text.replace("{{", "\\{{")) } else { Cow::Borrowed(text) }
}

fn block(text: &str, indent: usize, out: &mut String) {
    let text = &*literal(text);
    let (text, mark) = match text.strip_suffix('\n') {
        Some(text) => (text, "|"),
        None => (text, "|-"),
    };
    let _ = writeln!(out, " {mark}");
    for line in text.split('\n') {
        let _ = if line.is_empty() { writeln!(out) } else { writeln!(out, "{:indent$}{line}", "") };
    }
}

/// A value on its line; a text in quotes wherever it could be taken for something else.
fn scalar(value: &Value) -> String {
    let Some(text) = value.as_str().map(literal) else { return value.to_string() };
    let is_letter = |character: char| character.is_alphanumeric() || "-_ ，。、；：？！（）“”".contains(character);
    let starts_well = text.starts_with(|first: char| first.is_alphabetic());
    let is_plain =
        starts_well && !text.ends_with(' ') && text.chars().all(is_letter) && !NO_TEXT.contains(&text.to_lowercase().as_str());
    // A text of JSON is one of YAML.
    if is_plain { text.into_owned() } else { Value::from(text.into_owned()).to_string() }
}
