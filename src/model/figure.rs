//! Figures of metrics, and the targets they are held against.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;

use crate::model::walk::Walk;

/// A figure as people write it: `62%`, `0.62`, `1,200`, `-3.5`. `62%` and `0.62` are the same figure, written differently.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// Its value; `0.62` for `62%`.
    pub value: f64,
    /// Whether it is written as a percentage.
    pub percent: bool,
}

impl FromStr for Figure {
    type Err = String;

    fn from_str(written: &str) -> Result<Figure, String> {
        let written = written.trim();
        let (digits, percent) = match written.strip_suffix(['%', '%']) {
            Some(digits) => (digits.trim_end(), true),
            None => (written, false),
        };
        let plain = digits.replace([',', '_', ' '], "");
        let is_number = plain.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        match plain.parse::<f64>() {
            Ok(value) if is_number && value.is_finite() => {
                Ok(Figure { value: if percent { value / 100.0 } else { value }, percent })
            }
            _ => Err(format!("`{written}` is not a figure such as `62%`, `0.62` or `1,200`")),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.percent {
            // 0.07 × 100 is 7.000000000000001: round where nobody looks.
            write!(formatter, "{}%", (self.value * 100.0 * 1e9).round() / 1e9)
        } else {
            write!(formatter, "{}", self.value)
        }
    }
}

/// What a metric should reach: `60%` or `>=60%` (at least), `<=3` (at most), `40%-60%` (between).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// It should not be less.
    pub at_least: Option<Figure>,
    /// It should not be more.
    pub at_most: Option<Figure>,
}

impl Target {
    /// Whether `figure` reaches it.
    pub fn is_met_by(self, figure: Figure) -> bool {
        self.at_least.is_none_or(|low| figure.value >= low.value) && self.at_most.is_none_or(|high| figure.value <= high.value)
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(written: &str) -> Result<Target, String> {
        let written = written.trim();
        if let Some(most) = ["<=", "≤", "≦"].iter().find_map(|sign| written.strip_prefix(sign)) {
            return Ok(Target { at_least: None, at_most: Some(most.parse()?) });
        }
        let least = [">=", "≥", "≧"].iter().find_map(|sign| written.strip_prefix(sign)).unwrap_or(written);
        let is_between = |at: &usize| *at > 0;
        match least.find(['-', '–', '~', '~']).filter(is_between) {
            None => Ok(Target { at_least: Some(least.parse()?), at_most: None }),
            Some(at) => {
                let (low, high) = least.split_at(at);
                let high = high.trim_start_matches(['-', '–', '~', '~']);
                let (mut low, high) = (low.parse::<Figure>()?, high.parse::<Figure>()?);
                if high.percent && !low.percent {
                    low = Figure { value: low.value / 100.0, percent: true };
                }
                Ok(Target { at_least: Some(low), at_most: Some(high) })
            }
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.at_least, self.at_most) {
            (Some(low), Some(high)) => write!(formatter, "{low}-{high}"),
            (Some(low), None) => write!(formatter, ">={low}"),
            (None, Some(high)) => write!(formatter, "<={high}"),
            (None, None) => Ok(()),
        }
    }
}

macro_rules! written_as_text {
    ($Value:ident, $pattern:literal, $description:literal, $examples:tt) => {
        impl Serialize for $Value {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $Value {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<$Value, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }

        impl JsonSchema for $Value {
            fn schema_name() -> Cow<'static, str> {
                stringify!($Value).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({ "type": ["string", "number"], "description": $description, "examples": $examples })
            }
        }

        impl Walk for $Value {}
    };
}

written_as_text!(Figure, "", "A figure: `62%`, `0.62`, `1,200`.", ["62%", 0.62, 1200]);
written_as_text!(Target, "", "What to reach: `60%` (at least), `<=3` (at most), `40%-60%` (between).", ["60%", "<=3", "40%-60%"]);
