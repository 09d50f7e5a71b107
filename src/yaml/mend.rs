//! Where a new entry of a map goes, so that it is YAML in a block and between braces.

use std::str::FromStr;

use crate::model::value::Id;
use crate::source::Span;

/// What to put before the first key of a map to give it `key` as well; nothing where the map has no place of its own for
/// it, as in `[title: x]`.
pub(super) fn entry_before(first_key: &Span, key: &str, value: &str) -> Option<String> {
    let before = &first_key.source().text()[..first_key.range().start];
    let line = before.rsplit('\n').next().unwrap_or_default();
    if before.trim_end().ends_with('{') {
        return Some(format!("{key}: {value}, "));
    }
    let is_block = line.bytes().all(|byte| byte == b' ' || byte == b'-');
    is_block.then(|| format!("{key}: {value}\n{}", " ".repeat(line.len())))
}

/// An id made of the words of a title; nothing where it would be read as something else than a text.
pub(super) fn id_of(title: &str) -> Option<String> {
    let words: Vec<&str> = title.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id = words.join("-").to_lowercase();
    let is_word_of_yaml = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&id.as_str());
    let is_text = id.starts_with(char::is_alphabetic) && !is_word_of_yaml;
    Id::from_str(&id).ok().filter(|_| is_text).map(|id| id.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_new_entry_stands_where_its_map_has_room() {
        for (text, expected) in [
            ("- title: 早报\n", Some("- id: x\n  title: 早报\n")),
            ("a:\n    title: 早报\n", Some("a:\n    id: x\n    title: 早报\n")),
            ("- {title: 早报}\n", Some("- {id: x, title: 早报}\n")),
            ("- [title: 早报]\n", None),
        ] {
            let at = text.find("title").unwrap();
            let span = Source::new("a.yaml", text).span(at..at + 5);
            let written = entry_before(&span, "id", "x").map(|entry| format!("{}{entry}{}", &text[..at], &text[at..]));
            assert_eq!(written.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn an_id_is_the_words_of_a_title() {
        for (title, id) in [
            ("早报：今天看什么", Some("早报-今天看什么")),
            ("Morning Brief!", Some("morning-brief")),
            ("No", None),
            ("2026", None),
            ("……", None),
        ] {
            assert_eq!(id_of(title).as_deref(), id, "{title}");
        }
    }
}
