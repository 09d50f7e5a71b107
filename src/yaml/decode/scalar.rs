//! Reading one node: serde asks for a kind, the node answers or says what it is instead.

use serde::Deserializer;
use serde::de::Visitor;
use serde::de::value::StrDeserializer;
use serde::forward_to_deserialize_any;

use crate::locale::TEXT;
use crate::locale::hand_fallback;
use crate::source::SP;
use crate::source::hand_span;
use crate::yaml::Value;
use crate::yaml::decode::Decoder;
use crate::yaml::decode::Fault;
use crate::yaml::decode::access::Items;
use crate::yaml::decode::access::Pairs;
use crate::yaml::decode::access::Variant;

impl<'a> Decoder<'a> {
    fn number<T: std::str::FromStr>(self) -> Result<T, Fault> {
        self.node.as_str().and_then(|text| text.trim().parse().ok()).ok_or_else(|| self.wrong_kind("number"))
    }

    /// Runs one step of reading, and reports its fault here if nobody further in has.
    fn at_this_node<T>(self, result: Result<T, Fault>) -> Result<T, Fault> {
        result.map_err(|fault| self.tell(fault))
    }
}

impl<'de, 'a: 'de> Deserializer<'de> for Decoder<'a> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Null => self.at_this_node(visitor.visit_unit()),
            Value::List(_) => self.deserialize_seq(visitor),
            Value::Map(_) => self.deserialize_map(visitor),
            Value::Scalar { text, plain: false } => self.at_this_node(visitor.visit_str(text)),
            Value::Scalar { text, .. } => self.at_this_node(match &**text {
                "true" | "True" | "TRUE" => visitor.visit_bool(true),
                "false" | "False" | "FALSE" => visitor.visit_bool(false),
                text => match (text.parse::<i64>(), text.parse::<f64>()) {
                    (Ok(whole), _) => visitor.visit_i64(whole),
                    (_, Ok(number)) if number.is_finite() => visitor.visit_f64(number),
                    _ => visitor.visit_str(text),
                },
            }),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.as_str().map(str::to_ascii_lowercase).as_deref() {
            Some("true" | "yes" | "是") => visitor.visit_bool(true),
            Some("false" | "no" | "否") => visitor.visit_bool(false),
            _ => Err(self.wrong_kind("true or false")),
        }
    }

    fn deserialize_i64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.number()?;
        self.at_this_node(visitor.visit_i64(number))
    }

    fn deserialize_i32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_i64(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.number()?;
        self.at_this_node(visitor.visit_u64(number))
    }

    fn deserialize_u32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u16<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_u8<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_u64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let number = self.number::<f64>()?;
        if !number.is_finite() {
            return Err(self.wrong_kind("number"));
        }
        self.at_this_node(visitor.visit_f64(number))
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_f64(visitor)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let text = self.node.as_str().ok_or_else(|| self.wrong_kind("text"))?;
        self.at_this_node(visitor.visit_str(text))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.value {
            Value::Null => visitor.visit_none(),
            _ => self.at_this_node(visitor.visit_some(self)),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        if name == SP {
            hand_span(self.node.span.clone());
        } else if name == TEXT {
            let mut tell = |finding| self.context.tell(finding);
            let Some(written) = self.context.scribe.write(self.node, &mut tell) else { return Err(Fault::Told) };
            hand_span(written.node.span.clone());
            hand_fallback(written.fallback);
            return visitor.visit_newtype_struct(StrDeserializer::<Fault>::new(&written.text));
        }
        self.at_this_node(visitor.visit_newtype_struct(self))
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Null | Value::List(_) => self.at_this_node(visitor.visit_seq(Items::of(self))),
            _ => Err(self.wrong_kind("list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Null | Value::Map(_) => self.at_this_node(visitor.visit_map(Pairs::of_map(self))),
            _ => Err(self.wrong_kind("map")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.node.value {
            Value::Null | Value::Map(_) => self.at_this_node(visitor.visit_map(Pairs::of_struct(self, fields))),
            _ => Err(self.wrong_kind("map")),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let variant = match &self.node.value {
            Value::Scalar { .. } => Variant { name: self, content: None },
            Value::Map(entries) if entries.len() == 1 => {
                Variant { name: self.to(&entries[0].key), content: Some(self.to(&entries[0].value)) }
            }
            _ => return Err(self.wrong_kind("text")),
        };
        self.at_this_node(visitor.visit_enum(variant))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u128 char bytes byte_buf unit unit_struct tuple_struct identifier
    }
}
