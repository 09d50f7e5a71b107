//! The sample uses the whole of the schema: who looks for an example of a key finds one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use guildbook::model::schema_of_definition;
use guildbook::source::Source;
use guildbook::yaml;
use guildbook::yaml::Node;
use serde_json::Value;

use crate::sample::root;

/// What no playbook of the sample uses, and why.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("CommunityKind=growth", "three playbooks cannot be five kinds; `new` writes one of each, held by its tests"),
    ("CommunityKind=interest", "as above"),
    ("JoinMode=free", "all three have a door; free joining is what the method warns of"),
    ("LifecycleKind=flash", "all three live on; how a flash group ends is told by the method"),
    ("Status=draft", "all three are running"),
    ("Status=ended", "all three are running"),
    ("Level=tactical", "all three have somebody who backs them; what a battle alone can ask for is told by the method"),
];

/// Keys that every section and every item of a list has, declared in one place; one use speaks for all.
const OF_ALL: [&str; 2] = ["for", "review"];

#[test]
fn every_key_and_every_word_of_the_schema_is_used_somewhere_in_the_sample() {
    let schema = schema_of_definition();
    let mut survey = Survey { definitions: &schema["$defs"], declared: BTreeSet::new(), used: BTreeSet::new() };
    survey.declare(&schema, "Community");
    for entry in fs::read_dir(root().join("content/communities")).unwrap() {
        survey.community(&schema, &entry.unwrap().path());
    }
    assert!(survey.declared.len() > 600, "{} features", survey.declared.len());
    let unused: BTreeSet<&str> = survey.declared.difference(&survey.used).map(String::as_str).collect();
    let excused: BTreeSet<&str> = EXCEPTIONS.iter().map(|(feature, _)| *feature).collect();
    let missing: Vec<_> = unused.difference(&excused).collect();
    assert!(missing.is_empty(), "nothing in content/ uses {missing:#?}");
    let needless: Vec<_> = excused.difference(&unused).collect();
    assert!(needless.is_empty(), "these are used, or are not there: {needless:?}");
    assert!(EXCEPTIONS.iter().all(|(_, reason)| !reason.is_empty()));
}

/// What the schema declares, and what is used of it: `Rhythm.tags`, `JoinMode=free`.
struct Survey<'a> {
    definitions: &'a Value,
    declared: BTreeSet<String>,
    used: BTreeSet<String>,
}

impl<'a> Survey<'a> {
    fn declare(&mut self, schema: &'a Value, path: &str) {
        let mut open = vec![(schema, path.to_owned())];
        let mut seen = BTreeSet::new();
        while let Some((schema, path)) = open.pop() {
            let (schema, key) = self.resolved(schema, &path);
            if !seen.insert(key.clone()) {
                continue;
            }
            self.declared.extend(words(schema).into_iter().map(|word| format!("{key}={word}")));
            for (name, property) in schema["properties"].as_object().into_iter().flatten() {
                self.declared.insert(feature(&key, name));
                open.push((property, format!("{key}.{name}")));
            }
            open.extend(inside(schema).map(|(schema, sign)| (schema, format!("{key}{sign}"))));
        }
    }

    fn community(&mut self, schema: &'a Value, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|extension| extension != "yaml") {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let source = Source::new(path.to_string_lossy(), text.as_str());
            let tree = yaml::parse(&source, 0..text.len()).unwrap();
            match path.file_stem().and_then(|stem| stem.to_str()) {
                Some("community") => self.walk(schema, &tree, "Community"),
                Some(section) => {
                    self.used.insert(feature("Community", section));
                    self.walk(&schema["properties"][section], &tree, &format!("Community.{section}"));
                }
                None => {}
            }
        }
    }

    fn walk(&mut self, schema: &'a Value, node: &Node, path: &str) {
        let (schema, key) = self.resolved(schema, path);
        let said = node.as_str();
        self.used.extend(words(schema).into_iter().filter(|word| said == Some(word)).map(|word| format!("{key}={word}")));
        for (inner, sign) in inside(schema) {
            match sign {
                "|" => self.walk(inner, node, &format!("{key}|")),
                "[]" => node.items().iter().for_each(|item| self.walk(inner, item, &format!("{key}[]"))),
                _ => {}
            }
        }
        for entry in node.entries() {
            let name = entry.key.as_str().unwrap_or_default();
            if let Some(property) = schema["properties"].get(name) {
                self.used.insert(feature(&key, name));
                self.walk(property, &entry.value, &format!("{key}.{name}"));
            } else if schema["additionalProperties"].is_object() {
                self.walk(&schema["additionalProperties"], &entry.value, &format!("{key}{{}}"));
            }
        }
    }

    /// The definition that a reference leads to, under its name.
    fn resolved(&self, schema: &'a Value, path: &str) -> (&'a Value, String) {
        match schema["$ref"].as_str().and_then(|reference| reference.rsplit('/').next()) {
            Some(name) => (&self.definitions[name], name.to_owned()),
            None => (schema, path.to_owned()),
        }
    }
}

fn feature(key: &str, name: &str) -> String {
    if OF_ALL.contains(&name) { format!("*.{name}") } else { format!("{key}.{name}") }
}

/// The words that a choice allows.
fn words(schema: &Value) -> Vec<&str> {
    let branches = ["oneOf", "anyOf"].into_iter().flat_map(|of| schema[of].as_array().into_iter().flatten());
    let choices = std::iter::once(schema).chain(branches);
    choices
        .flat_map(|choice| choice["enum"].as_array().into_iter().flatten().chain([&choice["const"]]))
        .filter_map(Value::as_str)
        .collect()
}

/// The schemas inside one, each with a sign for how.
fn inside(schema: &Value) -> impl Iterator<Item = (&Value, &'static str)> {
    let branches = ["anyOf", "oneOf", "allOf"].into_iter().flat_map(|of| schema[of].as_array().into_iter().flatten());
    let branches = branches.filter(|branch| branch.get("const").is_none()).map(|branch| (branch, "|"));
    let items = schema.get("items").filter(|items| items.is_object()).map(|items| (items, "[]"));
    let others = schema.get("additionalProperties").filter(|others| others.is_object()).map(|others| (others, "{}"));
    branches.chain(items).chain(others)
}
