//! Walking lists and maps: an item with a fault is passed over, its neighbours are read all the same.

use serde::de::DeserializeSeed;
use serde::de::EnumAccess;
use serde::de::MapAccess;
use serde::de::SeqAccess;
use serde::de::VariantAccess;
use serde::de::Visitor;

use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::decode::Decoder;
use crate::yaml::decode::Fault;
use crate::yaml::decode::fault;

/// The items of a list.
pub(super) struct Items<'a> {
    parent: Decoder<'a>,
    rest: std::slice::Iter<'a, Node>,
}

impl<'a> Items<'a> {
    pub(super) fn of(parent: Decoder<'a>) -> Items<'a> {
        Items { parent, rest: parent.node.items().iter() }
    }
}

impl<'de, 'a: 'de> SeqAccess<'de> for Items<'a> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        match self.rest.by_ref().find(|node| !self.parent.is_faulty(node)) {
            None => Ok(None),
            Some(node) => self.parent.to(node).read(seed).map(Some),
        }
    }
}

/// The entries of a map or the fields of a struct.
pub(super) struct Pairs<'a> {
    parent: Decoder<'a>,
    rest: std::slice::Iter<'a, Entry>,
    fields: Option<&'static [&'static str]>,
    current: Option<&'a Entry>,
}

impl<'a> Pairs<'a> {
    pub(super) fn of_map(parent: Decoder<'a>) -> Pairs<'a> {
        Pairs { parent, rest: parent.node.entries().iter(), fields: None, current: None }
    }

    pub(super) fn of_struct(parent: Decoder<'a>, fields: &'static [&'static str]) -> Pairs<'a> {
        Pairs { fields: Some(fields), ..Pairs::of_map(parent) }
    }
}

impl<'de, 'a: 'de> MapAccess<'de> for Pairs<'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        for entry in self.rest.by_ref() {
            if self.parent.is_faulty(&entry.value) {
                continue;
            }
            let known = self.fields.is_none_or(|fields| entry.key.as_str().is_some_and(|key| fields.contains(&key)));
            if known {
                self.current = Some(entry);
                return seed.deserialize(self.parent.to(&entry.key)).map(Some);
            }
            self.parent.context.tell(fault::unknown_key(entry, self.parent.node, self.fields.unwrap_or_default()));
        }
        Ok(None)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(entry) = self.current.take() else { return Err(Fault::Other("a value without its key".to_owned())) };
        self.parent.to(&entry.value).read(seed)
    }
}

/// One variant of an enum, with what it holds.
pub(super) struct Variant<'a> {
    pub(super) name: Decoder<'a>,
    pub(super) content: Option<Decoder<'a>>,
}

impl<'de, 'a: 'de> EnumAccess<'de> for Variant<'a> {
    type Error = Fault;
    type Variant = Variant<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Variant<'a>), Fault> {
        let name = seed.deserialize(self.name)?;
        Ok((name, self))
    }
}

impl<'de, 'a: 'de> VariantAccess<'de> for Variant<'a> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.content.unwrap_or(self.name))
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        serde::Deserializer::deserialize_seq(self.content.unwrap_or(self.name), visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, fields: &'static [&'static str], visitor: V) -> Result<V::Value, Fault> {
        serde::Deserializer::deserialize_struct(self.content.unwrap_or(self.name), "", fields, visitor)
    }
}
