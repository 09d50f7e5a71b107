//! The tree as the YAML crate yields it, before it is tied to its source. The only file that knows that crate.

use std::fmt;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde_yaml::Spanned;

use crate::source::Source;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Value;

/// Reads a document within our limits.
pub(super) fn read(text: &str) -> Result<Raw, serde_yaml::Error> {
    let options = serde_yaml::options! {
        strict_booleans: true,
        with_snippet: false,
        budget: serde_yaml::budget! {
            max_nodes: 2_000_000,
            max_events: 5_000_000,
            max_depth: 40,
            max_aliases: 1_000,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 100_000,
            max_replay_stack_depth: 16,
            max_alias_expansions_per_anchor: 1_000,
        },
    };
    if text.trim().is_empty() {
        return Ok(Raw { value: RawValue::Null, start: 0, length: 0 });
    }
    serde_yaml::from_str_with_options::<Raw>(text, options)
}

/// A node with its place in the text that was parsed.
pub(super) struct Raw {
    value: RawValue,
    start: usize,
    length: usize,
}

enum RawValue {
    Null,
    /// A string: quoted, a block, or plain words.
    Text(String),
    /// A plain number or boolean; what it says is read from the text, so that `1.10` stays `1.10`.
    Plain(String),
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl Raw {
    /// Ties the tree to its source; `offset` is where the parsed text starts in it.
    pub(super) fn place(self, source: &Source, offset: usize) -> Node {
        let start = offset + self.start;
        let mut span = source.span(start..start + self.length);
        let value = match self.value {
            RawValue::Null => Value::Null,
            RawValue::Text(text) => Value::Scalar { plain: is_plain(span.text()), text: text.into() },
            RawValue::Plain(parsed) => {
                let written = span.text().trim();
                Value::Scalar { text: if written.is_empty() { parsed } else { written.to_owned() }.into(), plain: true }
            }
            RawValue::List(items) => Value::List(items.into_iter().map(|item| item.place(source, offset)).collect()),
            RawValue::Map(entries) => Value::Map(
                entries
                    .into_iter()
                    .map(|(key, value)| Entry { key: key.place(source, offset), value: value.place(source, offset) })
                    .collect(),
            ),
        };
        match &value {
            Value::Map(entries) => span = entries.first().map_or(span, |entry| entry.key.span.clone()),
            Value::List(items) => span = items.first().map_or(span, |item| item.span.clone()),
            _ => {}
        }
        Node { span, value }
    }
}

fn is_plain(written: &str) -> bool {
    !written.starts_with(['"', '\'', '|', '>'])
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        let spanned = Spanned::<RawValue>::deserialize(deserializer)?;
        let place = spanned.defined.span();
        Ok(Raw {
            value: spanned.value,
            start: place.byte_offset().unwrap_or_default() as usize,
            length: place.byte_len().unwrap_or_default() as usize,
        })
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("YAML")
    }
    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }
    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        RawValue::deserialize(deserializer)
    }
    fn visit_bool<E>(self, value: bool) -> Result<RawValue, E> {
        Ok(RawValue::Plain(value.to_string()))
    }
    fn visit_i64<E>(self, value: i64) -> Result<RawValue, E> {
        Ok(RawValue::Plain(value.to_string()))
    }
    fn visit_u64<E>(self, value: u64) -> Result<RawValue, E> {
        Ok(RawValue::Plain(value.to_string()))
    }
    fn visit_i128<E>(self, value: i128) -> Result<RawValue, E> {
        Ok(RawValue::Plain(value.to_string()))
    }
    fn visit_u128<E>(self, value: u128) -> Result<RawValue, E> {
        Ok(RawValue::Plain(value.to_string()))
    }
    fn visit_f64<E>(self, value: f64) -> Result<RawValue, E> {
        Ok(RawValue::Plain(value.to_string()))
    }
    fn visit_str<E>(self, value: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(value.to_owned()))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element::<Raw>()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }
    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(key) = access.next_key::<Raw>()? {
            entries.push((key, access.next_value::<Raw>()?));
        }
        Ok(RawValue::Map(entries))
    }
}
