//! Places in what the author wrote: a source text, and spans of it.

mod table;

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::ops::Range;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Visitor;

pub use table::Cell;
pub use table::rows;

/// One text file as the author saved it. Cheap to clone: every span carries its source, so that a finding
/// can be shown long after the stage that made it.
#[derive(Clone, PartialEq, Eq)]
pub struct Source(Arc<Inner>);

#[derive(PartialEq, Eq)]
struct Inner {
    path: Box<str>,
    text: Box<str>,
}

impl Source {
    /// A source at `path` (relative to the workspace, `/` between the parts).
    pub fn new(path: impl Into<Box<str>>, text: impl Into<Box<str>>) -> Source {
        Source(Arc::new(Inner { path: path.into(), text: text.into() }))
    }

    /// The path, relative to the workspace.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// The span of `range` (bytes), moved to character borders and into the text where it is not.
    pub fn span(&self, range: Range<usize>) -> Span {
        let text = self.text();
        let mut start = range.start.min(text.len());
        let mut end = range.end.clamp(start, text.len());
        while !text.is_char_boundary(start) {
            start -= 1;
        }
        while !text.is_char_boundary(end) {
            end += 1;
        }
        Span { source: self.clone(), start: start as u32, end: end as u32 }
    }

    /// Line and column of the byte at `offset`, which is a character border.
    fn line_column(&self, offset: usize) -> (usize, usize) {
        let before = &self.text()[..offset];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
        (line, before[line_start..].chars().count() + 1)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Source({})", self.path())
    }
}

/// A stretch of a source: bytes from `start` up to `end`.
#[derive(Clone, PartialEq, Eq)]
pub struct Span {
    source: Source,
    start: u32,
    end: u32,
}

impl Span {
    /// The source it lies in.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// What is written there.
    pub fn text(&self) -> &str {
        &self.source.text()[self.range()]
    }

    /// Line and column of its start, both from 1, the column in characters.
    pub fn line_column(&self) -> (usize, usize) {
        self.source.line_column(self.start as usize)
    }

    /// Line and column of what follows it, counted like those of its start.
    pub fn end_line_column(&self) -> (usize, usize) {
        self.source.line_column(self.end as usize)
    }

    /// The line on which it starts, without its end.
    pub fn line(&self) -> &str {
        let text = self.source.text();
        let start = text[..self.start as usize].rfind('\n').map_or(0, |newline| newline + 1);
        text[start..].lines().next().unwrap_or_default()
    }

    /// A part of this span, by byte offsets from its start; for a fault inside a value.
    pub fn part(&self, range: Range<usize>) -> Span {
        let start = self.start as usize;
        self.source.span(start + range.start..start + range.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (line, column) = self.line_column();
        write!(formatter, "{}:{line}:{column}", self.source.path())
    }
}

/// A value with the place where it was written. Reads and writes as the bare value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sp<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Deref for Sp<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Sp<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: JsonSchema> JsonSchema for Sp<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }
    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        T::json_schema(generator)
    }
}

/// The name by which [`Sp`] asks a deserializer for the place of the value; see [`hand_span`].
pub(crate) const SP: &str = "$guildbook::Sp";

thread_local! {
    /// serde has no channel for "where": the decoder leaves the span here, and `Sp` picks it up at once.
    static HANDED: RefCell<Option<Span>> = const { RefCell::new(None) };
}

/// Leaves `span` for the `Sp` or `Text` that is about to be visited on this thread.
pub(crate) fn hand_span(span: Span) {
    HANDED.set(Some(span));
}

/// Takes what [`hand_span`] left.
pub(crate) fn take_span() -> Option<Span> {
    HANDED.take()
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Sp<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Sp<T>, D::Error> {
        struct SpVisitor<T>(std::marker::PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for SpVisitor<T> {
            type Value = Sp<T>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Sp<T>, D::Error> {
                let span = take_span().unwrap_or_else(|| Source::new("", "").span(0..0));
                Ok(Sp { value: T::deserialize(inner)?, span })
            }
        }
        deserializer.deserialize_newtype_struct(SP, SpVisitor(std::marker::PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let source = Source::new("社群.yaml", "name: 衣橱\nkind: 产品型\n");
        let start = source.text().find("产品").unwrap();
        assert_eq!(source.span(start..start + 6).line_column(), (2, 7));
    }

    #[test]
    fn a_span_ends_where_the_next_character_stands() {
        let source = Source::new("社群.yaml", "name: 衣橱\nkind: 产品型\n");
        let start = source.text().find("产品型").unwrap();
        let span = source.span(start..start + 9);
        assert_eq!((span.end_line_column(), span.line()), ((2, 10), "kind: 产品型"));
        assert_eq!(source.span(0..source.text().len()).end_line_column(), (3, 1));
        assert_eq!(source.span(source.text().len()..9999).line(), "");
    }

    #[test]
    fn a_range_inside_a_character_grows_to_its_borders() {
        let source = Source::new("a.md", "衣橱");
        assert_eq!(source.span(1..2).text(), "衣");
    }
}
