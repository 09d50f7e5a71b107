//! A score of a handful of points.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::Serializer;
use serde::de::Error;
use serde::de::Visitor;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::parse;

/// A score from 0 to 5, both in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// The most points there are.
    pub const MOST: u8 = 5;

    /// So many points; nothing where that is more than there are.
    pub fn new(points: u8) -> Option<Score> {
        (points <= Score::MOST).then_some(Score(points))
    }

    /// Its points.
    pub fn points(self) -> u8 {
        self.0
    }
}

fn help() -> Words {
    words!("write a whole number from 0 to 5", "写 0 到 5 的整数")
}

impl FromStr for Score {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Score, Bad> {
        let mut reader = Reader::new(text);
        let Some(number) = reader.number() else {
            return Err(reader.not(reader.rest(), "a score", "评分").help(help()));
        };
        reader.take('分');
        reader.end(help())?;
        u8::try_from(number.value).ok().and_then(Score::new).ok_or_else(|| {
            let written = reader.written(&number.part);
            Bad::new(number.part.clone(), words!("`{written}` is more than 5 points", "`{written}` 超过了 5 分")).help(help())
        })
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}", self.0)
    }
}

/// Pages count with it, so it is a number there, unlike values that need a spelling.
impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Score, D::Error> {
        struct Points;
        impl Visitor<'_> for Points {
            type Value = Score;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a score from 0 to 5")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Score, E> {
                parse(text)
            }
            fn visit_u64<E: Error>(self, points: u64) -> Result<Score, E> {
                parse(&points.to_string())
            }
            fn visit_i64<E: Error>(self, points: i64) -> Result<Score, E> {
                parse(&points.to_string())
            }
            fn visit_f64<E: Error>(self, points: f64) -> Result<Score, E> {
                parse(&points.to_string())
            }
        }
        deserializer.deserialize_any(Points)
    }
}

impl JsonSchema for Score {
    fn schema_name() -> Cow<'static, str> {
        "Score".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "description": "A score from 0 to 5.", "type": "integer", "minimum": 0, "maximum": Score::MOST, "examples": [4] })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;

    #[test]
    fn a_score_has_at_most_five_points() {
        for (written, canonical) in [("0", "0"), ("5", "5"), ("４分", "4"), ("三", "3")] {
            assert_eq!(written.parse::<Score>().unwrap().to_string(), canonical);
        }
        for (written, part) in [("6", "6"), ("4.5", ".5"), ("-1", "-1"), ("很高", "很高"), ("300", "300"), ("", "")] {
            bad::<Score>(written, part);
        }
    }

    #[test]
    fn a_score_is_a_number_in_data() {
        for written in ["4", "\"4\"", "4.0"] {
            assert_eq!(serde_json::from_str::<Score>(written).unwrap(), Score(4), "{written}");
        }
        assert_eq!(serde_json::to_string(&Score(4)).unwrap(), "4");
        assert!(serde_json::from_str::<Score>("-1").is_err());
    }
}
