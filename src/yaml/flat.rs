//! The short way for the front matter of most modules: a few lines of `key: value`, nothing nested. Reads exactly what
//! the YAML reader would, ten times as fast; leaves to it whatever is not plainly such a line.

use std::ops::Range;

use crate::source::Source;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Value;

/// The part `range` of `source` as a flat map; nothing where there is any doubt.
pub(super) fn read(source: &Source, range: Range<usize>) -> Option<Node> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut start = range.start;
    for line in source.text()[range].split_inclusive('\n') {
        let entry = entry(source, start, line.trim_end_matches('\n'))?;
        if entries.iter().any(|known| known.key.as_str() == entry.key.as_str()) {
            return None;
        }
        entries.push(entry);
        start += line.len();
    }
    let span = entries.first()?.key.span.clone();
    Some(Node { span, value: Value::Map(entries) })
}

fn entry(source: &Source, start: usize, line: &str) -> Option<Entry> {
    let (key, written) = line.split_once(": ")?;
    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') || is_special(key) {
        return None;
    }
    let (text, plain) = scalar(written)?;
    let at = start + key.len() + 2;
    let scalar = |place: Range<usize>, text: &str, plain: bool| Node {
        span: source.span(place),
        value: Value::Scalar { text: text.into(), plain },
    };
    Some(Entry { key: scalar(start..start + key.len(), key, true), value: scalar(at..at + written.len(), text, plain) })
}

/// What a scalar says, and whether it is a plain one.
fn scalar(written: &str) -> Option<(&str, bool)> {
    for quote in ['"', '\''] {
        if let Some(text) = written.strip_prefix(quote) {
            let text = text.strip_suffix(quote)?;
            return (!text.contains(['"', '\'', '\\', '\t'])).then_some((text, false));
        }
    }
    let starts_plainly = written.starts_with(|first: char| first.is_ascii_alphanumeric() || is_han(first));
    let goes_on_plainly = written.chars().all(|character| {
        character.is_ascii_alphanumeric() || is_han(character) || " -_./,，。、；！？（）《》".contains(character)
    });
    (starts_plainly && goes_on_plainly && !written.ends_with(' ') && !is_special(written)).then_some((written, true))
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{4E00}'..='\u{9FFF}')
}

/// Words that YAML takes for something else than text.
fn is_special(text: &str) -> bool {
    matches!(text, "null" | "Null" | "NULL")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::yaml::raw;

    /// What both readers make of a text.
    fn both(text: &str) -> (Option<Node>, Option<Node>) {
        let source = Source::new("模块.md", text);
        let whole = raw::read(text).ok().map(|raw| raw.place(&source, 0));
        (read(&source, 0..text.len()), whole)
    }

    #[test]
    fn the_front_matter_of_most_modules_goes_the_short_way() {
        let (short, whole) = both(
            "title: 选一位领袖，再开群\ndescription: \"一句话: 说明 # 不是注释\"\norder: 12\nfor: client\ndate: 2026-11-22\nslug: 'a-b'\n",
        );
        assert!(short.is_some());
        assert_eq!(short, whole);
    }

    #[test]
    fn anything_else_goes_the_long_way() {
        for text in [
            "tags: [a, b]\n",
            "title: a: b\n",
            "when:\n  kind: x\n",
            "a: b # c\n",
            "a: ~\n",
            "a: *b\n",
            "a: b\na: c\n",
            "a: \"b\\n\"\n",
            "",
            "# c\n",
            "a: |\n  b\n",
        ] {
            assert_eq!(both(text).0, None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn both_ways_lead_to_the_same_tree(lines in prop::collection::vec(("[a-z_]{1,6}", "[ -~选择领袖，。：#\"'|>\\-]{0,12}"), 1..4)) {
            let text: String = lines.iter().map(|(key, value)| format!("{key}: {value}\n")).collect();
            let (short, whole) = both(&text);
            if short.is_some() {
                prop_assert_eq!(short, whole);
            }
        }
    }
}
