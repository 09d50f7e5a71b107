//! The JSON Schemas of the definition and of the site's settings, for editors.

use schemars::JsonSchema;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::Transform;
use schemars::transform::transform_subschemas;
use serde_json::Value;

use crate::model::Community;
use crate::model::SiteSettings;

/// The JSON Schema (draft 2020-12) of a definition, from the types and their documentation.
pub fn schema_of_definition() -> Value {
    schema_of::<Community>("guildbook: the definition of a community")
}

/// The JSON Schema (draft 2020-12) of `site.yaml`.
pub fn schema_of_site() -> Value {
    schema_of::<SiteSettings>("guildbook: the settings of a site")
}

fn schema_of<T: JsonSchema>(title: &str) -> Value {
    let generator = SchemaSettings::draft2020_12().with_transform(LeftBlank).into_generator();
    let mut schema = generator.into_root_schema_for::<T>();
    schema.insert("title".to_owned(), title.into());
    schema.to_value()
}

/// A key may be left blank in YAML where it could be left out: `segments:`. And what is empty is no default worth showing.
#[derive(Debug, Clone)]
struct LeftBlank;

impl Transform for LeftBlank {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let is_empty = |value: &Value| match value {
            Value::Null => true,
            Value::Bool(word) => !word,
            Value::Array(items) => items.is_empty(),
            Value::Object(entries) => entries.is_empty(),
            Value::Number(_) | Value::String(_) => false,
        };
        if schema.get("default").is_some_and(is_empty) {
            schema.remove("default");
        }
        let required: Vec<Value> = schema.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
        let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
        for (name, property) in properties.iter_mut() {
            let is_required = required.iter().any(|key| key == name);
            if let Some(kind) = property.get_mut("type")
                && !is_required
                && let Value::String(word) = kind
            {
                *kind = serde_json::json!([word, "null"]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::schema_of_definition;
    use super::schema_of_site;

    /// Calls `look` with every object of the schema that has properties, and its path.
    fn objects(schema: &Value, path: &str, look: &mut dyn FnMut(&str, &Value)) {
        match schema {
            Value::Object(entries) => {
                if entries.get("properties").is_some_and(|properties| properties.is_object()) && entries.contains_key("type") {
                    look(path, schema);
                }
                for (key, value) in entries {
                    objects(value, &format!("{path}/{key}"), look);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| objects(item, path, look)),
            _ => {}
        }
    }

    #[test]
    fn every_key_is_described_and_no_other_key_is_let_in() {
        for schema in [schema_of_definition(), schema_of_site()] {
            let mut faults = Vec::new();
            objects(&schema, "", &mut |path, object| {
                if object["additionalProperties"] != Value::Bool(false) {
                    faults.push(format!("{path} lets in other keys"));
                }
                for (key, property) in object["properties"].as_object().unwrap() {
                    if property.get("description").is_none() {
                        faults.push(format!("{path}/{key} is not described"));
                    }
                }
            });
            assert_eq!(faults, Vec::<String>::new());
        }
    }

    #[test]
    fn every_map_in_a_list_can_be_hidden_and_reviewed() {
        let schema = schema_of_definition();
        let definitions = schema["$defs"].as_object().unwrap();
        let mut items = Vec::new();
        objects(&schema, "", &mut |_, object| {
            for property in object["properties"].as_object().unwrap().values() {
                items.extend(property.pointer("/items/$ref").and_then(Value::as_str).map(|name| name.replace("#/$defs/", "")));
            }
        });
        items.sort();
        items.dedup();
        assert!(items.len() > 40, "{items:?}");
        items.retain(|item| {
            definitions[item].get("properties").is_some_and(|keys| keys.get("for").is_none() || keys.get("review").is_none())
        });
        // Reasons for leaving out a check are ours alone, and shown with the check.
        assert_eq!(items, ["Allow"]);
    }
}
