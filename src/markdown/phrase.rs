//! A short text that may hold placeholders.

use std::borrow::Cow;
use std::fmt;
use std::mem;

use memchr::memchr;
use memchr::memchr2;

use crate::markdown::prepare::MARK;
use crate::markdown::prepare::unmarked;

/// Longer than any path; where `{{` finds no `}}` within it, it is just two braces.
pub(super) const LONGEST: usize = 256;

/// Before and after a path; no text has them, see [`unmarked`].
const OPEN: char = '\u{FDD1}';
const CLOSE: char = '\u{FDD2}';

/// Plain text, not escaped, that may hold placeholders. One that does begins with [`CLOSE`], so that it is known at a glance.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Phrase(Box<str>);

/// A part of a [`Phrase`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Words.
    Text(&'a str),
    /// The path of a placeholder.
    Placeholder(&'a str),
}

impl Phrase {
    /// What an author wrote as a destination, with `{{ path }}` understood as a placeholder where that is wanted.
    pub(super) fn written(text: &str, placeholders: bool) -> Phrase {
        if memchr2(b'{', MARK.as_bytes()[0], text.as_bytes()).is_none() {
            return Phrase(text.into());
        }
        let mut phrase = String::with_capacity(text.len());
        push(&mut phrase, text, placeholders);
        Phrase::marked(&phrase)
    }

    pub(super) fn collected(text: &str) -> Phrase {
        Phrase::marked(text.trim())
    }

    fn marked(text: &str) -> Phrase {
        if text.contains(OPEN) { Phrase(format!("{CLOSE}{text}").into()) } else { Phrase(text.into()) }
    }

    /// Its parts, in order.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let mut rest = self.0.strip_prefix(CLOSE).unwrap_or(&self.0);
        std::iter::from_fn(move || {
            if let Some(inner) = rest.strip_prefix(OPEN) {
                let (path, after) = inner.split_once(CLOSE)?;
                rest = after;
                return Some(Piece::Placeholder(path));
            }
            let (text, after) = rest.split_at(rest.find(OPEN).unwrap_or(rest.len()));
            rest = after;
            (!text.is_empty()).then_some(Piece::Text(text))
        })
    }

    /// About how long it is, in bytes.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text, where it holds no placeholder.
    pub fn as_text(&self) -> Option<&str> {
        (!self.0.starts_with(CLOSE)).then_some(&self.0)
    }

    /// The text with every placeholder replaced by what `value` says of its path.
    pub fn fill<'a>(&'a self, mut value: impl FnMut(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
        match self.as_text() {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.pieces().fold(String::new(), |filled, piece| match piece {
                Piece::Text(text) => filled + text,
                Piece::Placeholder(path) => filled + &value(path),
            })),
        }
    }
}

impl fmt::Display for Phrase {
    /// As an author would write it.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| match piece {
            Piece::Text(text) => formatter.write_str(text),
            Piece::Placeholder(path) => write!(formatter, "{{{{ {path} }}}}"),
        })
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Phrase({self})")
    }
}

/// The plain words of an element, while it is being written.
#[derive(Default)]
pub(super) struct Words {
    wanted: bool,
    text: String,
}

impl Words {
    /// From here on they are wanted.
    pub(super) fn begin(&mut self) {
        self.wanted = true;
        self.text.clear();
    }

    /// What came since, if it was wanted.
    pub(super) fn end(&mut self) -> Option<Phrase> {
        mem::take(&mut self.wanted).then(|| Phrase::collected(&self.text))
    }

    /// Some more of them.
    pub(super) fn push(&mut self, text: &str) {
        if self.wanted {
            self.text.push_str(text);
        }
    }

    /// A placeholder among them.
    pub(super) fn push_placeholder(&mut self, path: &str) {
        if self.wanted {
            push_placeholder(&mut self.text, path);
        }
    }
}

/// The placeholders that are written in `text`: where each opens, and what is between the braces.
pub(super) fn placeholders(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut position = 0;
    std::iter::from_fn(move || {
        loop {
            let open = position + memchr(b'{', &text.as_bytes()[position..])?;
            position = open + 1;
            if text.as_bytes().get(position) != Some(&b'{') {
                continue;
            }
            position += 1;
            let bytes = &text.as_bytes()[position..text.len().min(position + LONGEST)];
            let Some(close) = memchr(b'}', bytes) else { continue };
            if bytes.get(close + 1) == Some(&b'}') && !bytes[..close].iter().any(|byte| matches!(byte, b'{' | b'\n')) {
                let path = &text[position..position + close];
                position += close + 2;
                return Some((open, path));
            }
        }
    })
}

/// Adds written text to what a phrase is made of.
pub(super) fn push(phrase: &mut String, text: &str, with_placeholders: bool) {
    let mut done = 0;
    if with_placeholders {
        for (open, path) in placeholders(text) {
            phrase.push_str(&unmarked(&text[done..open]));
            push_placeholder(phrase, path.trim());
            done = open + path.len() + 4;
        }
    }
    phrase.push_str(&unmarked(&text[done..]));
}

/// Adds a placeholder to what a phrase is made of.
pub(super) fn push_placeholder(phrase: &mut String, path: &str) {
    phrase.push(OPEN);
    phrase.push_str(&unmarked(path));
    phrase.push(CLOSE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_knows_its_placeholders_by_path() {
        let phrase = Phrase::written("欢迎来到{{ name }},找 {{people.leader.name}}", true);
        assert_eq!(
            phrase.pieces().collect::<Vec<_>>(),
            [Piece::Text("欢迎来到"), Piece::Placeholder("name"), Piece::Text(",找 "), Piece::Placeholder("people.leader.name"),]
        );
        assert_eq!(phrase.fill(|path| Cow::Owned(path.len().to_string())), "欢迎来到4,找 18");
    }

    #[test]
    fn braces_that_are_no_placeholder_stay() {
        for text in ["{{", "{{ a", "{{ a }", "{ a }}", "{{ a\n}}", "{{ a {b }}"] {
            assert_eq!(Phrase::written(text, true).as_text(), Some(text));
        }
        assert_eq!(Phrase::written("{{ a }}", false).as_text(), Some("{{ a }}"));
    }
}
