//! Ids for headings.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use memchr::memmem;

use crate::markdown::Phrase;
use crate::markdown::Piece;

/// Longer than any list of attributes.
const LONGEST: usize = 256;

/// The ids of one text.
#[derive(Default)]
pub(super) struct Anchors {
    /// Those that authors have asked for anywhere in the text: no other heading may take them.
    asked: BTreeSet<Box<str>>,
    /// Those that are taken, each with the number last tried after it.
    given: BTreeMap<Box<str>, u32>,
}

/// What became of an id that the author asked for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// It is the heading's.
    Granted(Box<str>),
    /// Another heading has it.
    Taken,
    /// It cannot be one.
    Malformed,
}

impl Anchors {
    /// The ids of `text`, of which those that are asked for are known from the start.
    pub(super) fn new(text: &str) -> Anchors {
        let mut anchors = Anchors::default();
        let bytes = text.as_bytes();
        for close in memmem::find_iter(bytes, b"}\n").chain(text.ends_with('}').then(|| text.len() - 1)) {
            let line = &bytes[close.saturating_sub(LONGEST)..close];
            let Some(open) = line.iter().rposition(|byte| matches!(byte, b'{' | b'\n')) else { continue };
            let attributes = text[close - line.len() + open + 1..close].split_ascii_whitespace();
            anchors.asked.extend(attributes.filter_map(|word| word.strip_prefix('#')).filter(|id| is_id(id)).map(Box::from));
        }
        anchors
    }

    /// The id that the author asks for.
    pub(super) fn ask(&mut self, id: &str) -> Asked {
        if !is_id(id) {
            Asked::Malformed
        } else if self.given.contains_key(id) {
            Asked::Taken
        } else {
            self.given.insert(id.into(), 0);
            Asked::Granted(id.into())
        }
    }

    /// An id made of the words of a heading.
    pub(super) fn make(&mut self, words: &Phrase) -> Box<str> {
        let mut id = slug(words);
        if self.is_taken(&id) {
            id = self.numbered(&id);
        }
        self.given.insert(id.clone(), 0);
        id
    }

    fn is_taken(&self, id: &str) -> bool {
        self.asked.contains(id) || self.given.contains_key(id)
    }

    fn numbered(&mut self, base: &str) -> Box<str> {
        let mut number = self.given.get(base).copied().unwrap_or_default();
        loop {
            number += 1;
            let id = format!("{base}-{number}");
            if !self.is_taken(&id) {
                self.given.insert(base.into(), number);
                return id.into();
            }
        }
    }
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_' | '.'))
}

fn slug(words: &Phrase) -> Box<str> {
    let mut slug = String::with_capacity(words.len());
    for piece in words.pieces() {
        let Piece::Text(text) = piece else { continue };
        for char in text.chars() {
            match char {
                '-' | '_' => slug.push(char),
                '0'..='9' | 'a'..='z' | '\u{4e00}'..='\u{9fff}' => slug.push(char),
                _ if char.is_alphanumeric() => slug.extend(char.to_lowercase()),
                _ if char.is_whitespace() && !slug.ends_with('-') => slug.push('-'),
                _ => {}
            }
        }
    }
    match slug.trim_matches('-') {
        "" => "section".into(),
        trimmed if trimmed.len() == slug.len() => slug.into(),
        trimmed => trimmed.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_heading_in_its_own_script() {
        for (heading, id) in [
            ("群规与边界", "群规与边界"),
            ("3.1 群规:Q & A", "31-群规q-a"),
            ("欢迎来到{{ name }}", "欢迎来到"),
            ("{{ name }}", "section"),
            ("!?", "section"),
            ("Was heißt „Ende“?", "was-heißt-ende"),
        ] {
            assert_eq!(&*slug(&Phrase::written(heading, true)), id);
        }
    }

    #[test]
    fn no_two_headings_share_an_id_and_asking_goes_first() {
        let mut anchors = Anchors::new("# 群规\n\n# 群规\n\n# 加入 {.big #群规-1}\n");
        let rules = Phrase::written("群规", true);
        assert_eq!(&*anchors.make(&rules), "群规");
        assert_eq!(&*anchors.make(&rules), "群规-2");
        assert_eq!(anchors.ask("群规-1"), Asked::Granted("群规-1".into()));
        assert_eq!(anchors.ask("群规-1"), Asked::Taken);
        assert_eq!(anchors.ask("\"><script>"), Asked::Malformed);
    }
}
