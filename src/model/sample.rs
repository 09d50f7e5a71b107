//! A definition in which every key of the schema is filled, for tests.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::model::Community;
use crate::model::schema_of_definition;

/// A value that fits the schema of the definition, made of the examples in it, with every key and one item in every list.
pub(crate) struct Sample {
    schema: Value,
    /// The word of each id given, and the id, in the order of the keys.
    pub(crate) names: Vec<(String, String)>,
    /// The word of each id meant, and the id, in the order of the keys.
    pub(crate) references: Vec<(String, String)>,
    /// The definition.
    pub(crate) json: Value,
}

impl Sample {
    /// Makes it.
    pub(crate) fn new() -> Sample {
        let schema = schema_of_definition();
        let mut sample = Sample { schema: schema.clone(), names: Vec::new(), references: Vec::new(), json: Value::Null };
        sample.json = sample.fill(&schema);
        sample
    }

    /// The definition, read.
    pub(crate) fn community(&self) -> Community {
        serde_json::from_value(self.json.clone()).unwrap_or_else(|fault| panic!("{fault}\n{:#}", self.json))
    }

    fn fill(&mut self, schema: &Value) -> Value {
        for (mark, is_reference) in [("x-names", false), ("x-refers-to", true)] {
            if let Some(word) = schema.get(mark).and_then(Value::as_str) {
                let list = if is_reference { &mut self.references } else { &mut self.names };
                let id = format!("{}{word}-{}", if is_reference { "the-" } else { "" }, list.len());
                list.push((word.to_owned(), id.clone()));
                return id.into();
            }
        }
        if let Some(example) = schema.get("examples").and_then(|examples| examples.get(0)) {
            return example.clone();
        }
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let target = self.schema.pointer(name.trim_start_matches('#')).unwrap().clone();
            return self.fill(&target);
        }
        if let Some(options) = ["anyOf", "oneOf"].iter().find_map(|key| schema.get(*key)) {
            return self.fill(&options[0].clone());
        }
        if let Some(word) = schema.get("const").or_else(|| schema.pointer("/enum/0")) {
            return word.clone();
        }
        let kind = schema.get("type").map(|kind| kind.as_str().or(kind[0].as_str()).unwrap_or_default().to_owned());
        match kind.as_deref() {
            Some("object") => self.fill_object(schema),
            Some("array") => json!([self.fill(&schema["items"])]),
            Some("boolean") => json!(true),
            Some("integer" | "number") => json!(1),
            Some("string") => json!("词"),
            other => panic!("nothing is known of {other:?} in {schema}"),
        }
    }

    fn fill_object(&mut self, schema: &Value) -> Value {
        let mut object = Map::new();
        if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
            for (key, property) in properties {
                object.insert(key.clone(), self.fill(property));
            }
        } else {
            let key = self.fill(&schema["propertyNames"]);
            object.insert(key.as_str().unwrap().to_owned(), self.fill(&schema["additionalProperties"]));
        }
        Value::Object(object)
    }
}
