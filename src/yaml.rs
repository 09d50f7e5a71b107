//! YAML as the author wrote it: a tree in which every node knows its place.

mod decode;
mod fault;
mod flat;
mod mend;
mod quote;
mod raw;
mod slip;

use std::ops::Range;

use crate::finding::Finding;
use crate::source::Source;
use crate::source::Span;

pub use decode::Scribe;
pub use decode::Verbatim;
pub use decode::Written;
pub use decode::decode;
pub use quote::scalar;

/// One node of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it is written; of a list or a map, where its first item is.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: `key:` with nothing behind it, or `~`.
    Null,
    /// A scalar, as text. Whether `1.10` is a number is for the field to say that reads it.
    Scalar {
        /// What it says.
        text: Box<str>,
        /// Whether it was written without quotes, so that it may be a number or a boolean.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order of writing.
    Map(Vec<Entry>),
}

/// One key of a map and what stands behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key, a scalar.
    pub key: Node,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The text, if this is a scalar.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The entries, none if this is not a map.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items, none if this is not a list.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The entry under `key`, if this is a map that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key.as_str() == Some(key))
    }

    /// What stands under `key`, if this is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Whether nothing is written here.
    pub fn is_null(&self) -> bool {
        self.value == Value::Null
    }
}

/// What is told of `node`, which should be a map and is not.
pub fn not_a_map(node: &Node) -> Finding {
    decode::wrong_kind(node, "map")
}

/// Reads the part `range` of `source` as one YAML document.
///
/// Depth, size and aliases are limited, duplicate keys are refused: hostile input is a finding in bounded time.
/// An empty document is a null node.
pub fn parse(source: &Source, range: Range<usize>) -> Result<Node, Finding> {
    if let Some(node) = flat::read(source, range.clone()) {
        return Ok(node);
    }
    raw::read(&source.text()[range.clone()])
        .map(|raw| raw.place(source, range.start))
        .map_err(|error| fault::finding(&error, source, range))
}
