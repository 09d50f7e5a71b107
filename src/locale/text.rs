//! A text of the definition, as the reader of one language gets it.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Visitor;

use crate::locale::Language;
use crate::source::Source;
use crate::source::Span;
use crate::source::take_span;

/// A text: a plain string, or one string per language. By the time it is a `Text` the language has been
/// chosen, placeholders are filled and the client's own terms are in it.
#[derive(Clone)]
pub struct Text {
    value: Arc<str>,
    span: Span,
    fallback: Option<Language>,
}

/// Before and after the language tag, and after the text, of a passage that had to fall back to another
/// language. The decoder removes these characters from what authors write; `render` turns them into markup.
pub(crate) const FALLBACK_MARKS: [char; 3] = ['\u{E000}', '\u{E001}', '\u{E002}'];

impl Text {
    /// The words.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Where they are written.
    pub fn span(&self) -> &Span {
        &self.span
    }

    /// The language it is really in, where the one asked for has no translation.
    pub fn fallback(&self) -> Option<&Language> {
        self.fallback.as_ref()
    }
}

impl Deref for Text {
    type Target = str;
    fn deref(&self) -> &str {
        &self.value
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.value == other.value
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, formatter)
    }
}

impl fmt::Display for Text {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.value)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [open, middle, close] = FALLBACK_MARKS;
        match &self.fallback {
            None => serializer.serialize_str(&self.value),
            Some(language) => serializer.collect_str(&format_args!("{open}{language}{middle}{}{close}", self.value)),
        }
    }
}

/// The name by which [`Text`] asks the decoder to choose a language and fill the placeholders.
pub(crate) const TEXT: &str = "$guildbook::Text";

thread_local! {
    /// The language of a text that had to fall back; handed over like a span, see `source::hand_span`.
    static FALLBACK: RefCell<Option<Language>> = const { RefCell::new(None) };
}

/// Tells the `Text` that is about to be visited that it is in another language than the one asked for.
pub(crate) fn hand_fallback(language: Option<Language>) {
    FALLBACK.set(language);
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        struct TextVisitor;
        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a text")
            }
            fn visit_newtype_struct<D: Deserializer<'de>>(self, inner: D) -> Result<Text, D::Error> {
                let span = take_span().unwrap_or_else(|| Source::new("", "").span(0..0));
                let fallback = FALLBACK.take();
                Ok(Text { value: String::deserialize(inner)?.into(), span, fallback })
            }
        }
        deserializer.deserialize_newtype_struct(TEXT, TextVisitor)
    }
}

impl JsonSchema for Text {
    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "A text: one string in the site's first language, or a map from language to string.",
            "anyOf": [
                { "type": ["string", "number", "boolean"] },
                {
                    "type": "object",
                    "propertyNames": { "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$" },
                    "additionalProperties": { "type": "string" },
                    "examples": [{ "zh-Hans": "衣橱会客厅", "en": "The Wardrobe Room" }]
                }
            ]
        })
    }
}
