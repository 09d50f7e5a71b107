//! What every value written as one scalar has in common: how it passes through serde and how the schema shows it.

use std::fmt::Display;
use std::str::FromStr;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

use crate::model::value::bad::Bad;
use crate::model::value::bad::leave_bad;

/// How the JSON Schema describes a value.
pub(super) struct Form {
    /// Whether a bare number of YAML may be one.
    pub(super) number: bool,
    /// What it is, for an editor's hint.
    pub(super) description: &'static str,
    /// A pattern that every accepted spelling matches, where one can be said.
    pub(super) pattern: Option<&'static str>,
    /// Spellings to copy.
    pub(super) examples: &'static [&'static str],
}

impl Form {
    /// The schema.
    pub(super) fn schema(&self) -> schemars::Schema {
        let types: &[&str] = if self.number { &["string", "number"] } else { &["string"] };
        let mut schema = schemars::json_schema!({ "description": self.description, "type": types, "examples": self.examples });
        if let Some(pattern) = self.pattern {
            schema.insert("pattern".to_owned(), pattern.into());
        }
        schema
    }
}

/// Reads a value from the text of a scalar; its fault waits for [`take_bad`](super::take_bad).
pub(super) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: FromStr<Err = Bad> + Display,
    D: Deserializer<'de>,
{
    leave_bad(None);
    parse(&String::deserialize(deserializer)?)
}

/// Reads a value from `text` and leaves its fault where the caller of serde finds it.
pub(super) fn parse<T: FromStr<Err = Bad>, E: Error>(text: &str) -> Result<T, E> {
    text.parse().map_err(|bad: Bad| {
        let error = E::custom(&bad);
        leave_bad(Some(bad));
        error
    })
}

/// Gives a value with `FromStr` and `Display` its serde and schema sides.
macro_rules! scalar {
    ($value:ident, $form:expr) => {
        impl serde::Serialize for $value {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $value {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$value, D::Error> {
                $crate::model::value::scalar::deserialize(deserializer)
            }
        }

        impl schemars::JsonSchema for $value {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($value).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $form.schema()
            }
        }
    };
}
pub(super) use scalar;
