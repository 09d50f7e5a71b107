//! The day a campaign is about.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::IntoDeserializer;

use crate::model::value::Moment;
use crate::model::walk::Walk;

/// The day a campaign is about: a date, with a time if there is one, or a festival by its name.
#[derive(Debug, Clone, PartialEq)]
pub enum Anchor {
    /// A date and perhaps a time.
    Moment(Moment),
    /// A festival, by the name that the calendar's `holidays` or `days` give it; each year anew.
    Festival(String),
}

impl fmt::Display for Anchor {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Anchor::Moment(moment) => moment.fmt(formatter),
            Anchor::Festival(name) => formatter.write_str(name),
        }
    }
}

impl Serialize for Anchor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Anchor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Anchor, D::Error> {
        let written = String::deserialize(deserializer)?;
        // No festival begins with a number, wide digits included; so a date with a slip in it is not taken for one.
        if written.trim_start().starts_with(char::is_numeric) {
            Moment::deserialize(written.into_deserializer()).map(Anchor::Moment)
        } else {
            Ok(Anchor::Festival(written.trim().to_owned()))
        }
    }
}

impl JsonSchema for Anchor {
    fn schema_name() -> Cow<'static, str> {
        "Anchor".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A date, with a time if there is one, or a festival by its name.",
            "examples": ["2026-12-10 20:00", "2026-12-10", "中秋节"]
        })
    }
}

impl Walk for Anchor {}

#[cfg(test)]
mod tests {
    use super::Anchor;
    use crate::model::many::Many;

    fn read(json: &str) -> Result<Vec<String>, serde_json::Error> {
        let anchors: Many<Anchor> = serde_json::from_str(json)?;
        Ok(anchors.iter().map(|anchor| format!("{:?}", anchor.value).split('(').next().unwrap().to_owned()).collect())
    }

    #[test]
    fn dates_and_festivals_stand_alone_or_in_a_list() {
        assert_eq!(read(r#""中秋节""#).unwrap(), ["Festival"]);
        assert_eq!(read(r#""2026-12-10 20:00""#).unwrap(), ["Moment"]);
        assert_eq!(read(r#"["2026-12-10", "除夕"]"#).unwrap(), ["Moment", "Festival"]);
    }

    #[test]
    fn a_date_with_a_slip_in_it_is_no_festival() {
        assert!(read(r#""2026-13-10""#).is_err());
        assert!(read(r#""2026-12-32""#).is_err());
    }
}
