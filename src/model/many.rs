//! One value, or a list of them, where an author may write either.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use schemars::JsonSchema;
use schemars::Schema;
use schemars::SchemaGenerator;
use schemars::json_schema;
use serde::Deserialize;
use serde::Deserializer;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde::de::Error;
use serde::de::SeqAccess;
use serde::de::Visitor;
use serde::de::value::StringDeserializer;

use crate::model::walk;
use crate::model::walk::Walk;
use crate::source::Sp;

/// One value or several, each at its place: `anchor: 中秋节` or `anchor: [2026-03-08, 中秋节]`. Written as a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Many<T>(Vec<Sp<T>>);

impl<T> Deref for Many<T> {
    type Target = [Sp<T>];
    fn deref(&self) -> &[Sp<T>] {
        &self.0
    }
}

/// What stands there before its items are read one by one.
enum Shape<T> {
    One(String),
    List(Vec<Sp<T>>),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Shape<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Shape<T>, D::Error> {
        struct ShapeVisitor<T>(PhantomData<T>);
        impl<'de, T: Deserialize<'de>> Visitor<'de> for ShapeVisitor<T> {
            type Value = Shape<T>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("one value or a list of them")
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Shape<T>, E> {
                Ok(Shape::One(text.to_owned()))
            }
            fn visit_bool<E: Error>(self, word: bool) -> Result<Shape<T>, E> {
                Ok(Shape::One(word.to_string()))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Shape<T>, E> {
                Ok(Shape::One(number.to_string()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Shape<T>, E> {
                Ok(Shape::One(number.to_string()))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Shape<T>, E> {
                Ok(Shape::One(number.to_string()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(item) = items.next_element()? {
                    list.push(item);
                }
                Ok(Shape::List(list))
            }
        }
        deserializer.deserialize_any(ShapeVisitor(PhantomData))
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Many<T>, D::Error> {
        let Sp { value, span } = Sp::<Shape<T>>::deserialize(deserializer)?;
        match value {
            Shape::List(list) => Ok(Many(list)),
            Shape::One(text) => Ok(Many(vec![Sp { value: T::deserialize(StringDeserializer::new(text))?, span }])),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Many<T> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("OneOrMany{}", T::schema_name()).into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<T>();
        json_schema!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

impl<T: Walk> Walk for Many<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn walk::Visitor<'a>) {
        self.0.walk(visitor);
    }
}

#[cfg(test)]
mod tests {
    use super::Many;

    #[test]
    fn one_value_is_a_list_of_one() {
        for (written, items) in [
            (r#""中秋节""#, &["中秋节"][..]),
            (r#"["中秋节", "除夕"]"#, &["中秋节", "除夕"]),
            ("2026", &["2026"]),
            ("-1.5", &["-1.5"]),
            ("true", &["true"]),
            ("[]", &[]),
        ] {
            let many: Many<String> = serde_json::from_str(written).unwrap();
            assert_eq!(many.iter().map(|item| item.value.as_str()).collect::<Vec<_>>(), items, "{written}");
        }
    }

    #[test]
    fn a_map_is_neither_one_nor_many() {
        assert!(serde_json::from_str::<Many<String>>(r#"{"节日": "中秋节"}"#).is_err());
    }
}
