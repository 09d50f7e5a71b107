//! The reference: tables of keys from the JSON Schema, questions of the audit with their reasons.

use std::collections::VecDeque;
use std::sync::LazyLock;

use serde_json::Value;
use serde_json::json;

use crate::check;
use crate::check::Lint;
use crate::check::Says;
use crate::check::example;
use crate::locale::Language;
use crate::model::SECTIONS;
use crate::model::schema_of_definition;
use crate::model::schema_of_site;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::reference::Topic;
use crate::plan::view::health::spoken;
use crate::plan::view::link;

static DEFINITION: LazyLock<Value> = LazyLock::new(schema_of_definition);
static SITE: LazyLock<Value> = LazyLock::new(schema_of_site);

/// Keys that every section and every item has; they are explained once.
const EVERYWHERE: [&str; 2] = ["for", "review"];

/// What the page about `topic` is told. `pages` are those of its book.
pub(super) fn view(topic: &Topic, language: &Language, pages: &[Page], words: &dyn Fn(&str) -> String) -> Value {
    match topic {
        Topic::All => {
            let others = pages.iter().filter(|page| matches!(page.kind, Kind::Reference(topic) if topic != Topic::All));
            json!({ "pages": others.map(link).collect::<Vec<_>>() })
        }
        Topic::Identity => json!({ "tables": identity(words) }),
        Topic::Site => json!({ "tables": tables(&SITE, &SITE, "site.yaml", &|_| true, words) }),
        Topic::Section(key) => {
            let section = &DEFINITION["properties"][*key];
            json!({ "tables": tables(&DEFINITION, section, key, &|key| !EVERYWHERE.contains(&key), words) })
        }
        Topic::Checks(family) => {
            let own = check::LINTS.iter().filter(|lint| lint.family == *family);
            json!({ "checks": own.map(|lint| question(lint, language)).collect::<Vec<_>>() })
        }
    }
}

/// The top of a definition without its sections, and what every section and item has.
fn identity(words: &dyn Fn(&str) -> String) -> Vec<Value> {
    let mut list = tables(&DEFINITION, &DEFINITION, "community.yaml", &|key| !SECTIONS.contains(&key), words);
    let schema = &DEFINITION["$defs"]["Ending"]["properties"];
    let rows = EVERYWHERE.iter().map(|key| row(&DEFINITION, key, &schema[*key], false, words).0).collect::<Vec<_>>();
    list.push(json!({ "id": "everywhere", "title": words("reference.everywhere"), "text": "", "rows": rows }));
    list
}

/// The table of `schema`, and those of the maps within it, each once.
fn tables(
    root: &Value,
    schema: &Value,
    path: &str,
    is_shown: &dyn Fn(&str) -> bool,
    words: &dyn Fn(&str) -> String,
) -> Vec<Value> {
    let mut found = Vec::new();
    let mut seen: Vec<&Value> = Vec::new();
    let mut waiting = VecDeque::from([(path.to_owned(), schema)]);
    while let Some((path, schema)) = waiting.pop_front() {
        let (object, suffix) = inner(root, schema);
        if seen.contains(&object) {
            continue;
        }
        seen.push(object);
        let Some(properties) = object["properties"].as_object() else { continue };
        let required = object["required"].as_array().map_or(&[][..], Vec::as_slice);
        let path = format!("{path}{suffix}");
        let mut rows = Vec::new();
        for (key, property) in properties.iter().filter(|(key, _)| is_shown(key)) {
            let (row, has_table) = row(root, key, property, required.iter().any(|name| name == key), words);
            rows.push(row);
            if has_table {
                waiting.push_back((format!("{path}.{key}"), property));
            }
        }
        let id: String = path.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let text = schema["description"].as_str().or(object["description"].as_str());
        found.push(json!({ "id": id.trim_matches('-'), "title": path, "text": text, "rows": rows }));
    }
    found
}

/// What `schema` is about in the end: past references, past what may be left out, past lists; and how that is written.
fn inner<'a>(root: &'a Value, schema: &'a Value) -> (&'a Value, &'static str) {
    let schema = resolved(root, schema);
    match schema.get("items") {
        Some(items) => (inner(root, items).0, "[]"),
        None => (schema, ""),
    }
}

fn resolved<'a>(root: &'a Value, schema: &'a Value) -> &'a Value {
    if let Some(name) = schema["$ref"].as_str().and_then(|name| name.strip_prefix("#/$defs/")) {
        return resolved(root, &root["$defs"][name]);
    }
    match choices(schema).as_slice() {
        [only] => resolved(root, only),
        _ => schema,
    }
}

/// The alternatives of a schema but for nothing at all.
fn choices(schema: &Value) -> Vec<&Value> {
    let list = schema["anyOf"].as_array().map_or(&[][..], Vec::as_slice);
    list.iter().filter(|choice| choice["type"] != "null").collect()
}

/// A key with its form and its meaning; and whether it has a table of its own.
fn row(root: &Value, key: &str, schema: &Value, required: bool, words: &dyn Fn(&str) -> String) -> (Value, bool) {
    let (object, suffix) = inner(root, schema);
    let has_table = object["properties"].is_object();
    let one = form(schema, object, words);
    let form = if suffix.is_empty() { one } else { words("reference.list").replace("{form}", &one) };
    let own = [schema, object].into_iter().find_map(|schema| schema["examples"].as_array());
    let examples = own.into_iter().flatten().map(example).collect::<Vec<_>>();
    let values = object["oneOf"].as_array().into_iter().flatten();
    let values = values.filter_map(|value| Some(json!({ "word": value["const"].as_str()?, "text": value["description"] })));
    let row = json!({
        "key": key,
        "required": required,
        "form": form,
        "text": schema["description"].as_str().unwrap_or_default().replace('\n', " "),
        "examples": if has_table { Vec::new() } else { examples },
        "values": values.collect::<Vec<_>>(),
    });
    (row, has_table)
}

/// How a value is written, in a word or two.
fn form(schema: &Value, object: &Value, words: &dyn Fn(&str) -> String) -> String {
    let refers = ["/x-refers-to", "/anyOf/0/x-refers-to", "/items/x-refers-to"];
    if let Some(noun) = refers.iter().find_map(|pointer| schema.pointer(pointer)?.as_str()) {
        return words("reference.id_of").replace("{noun}", noun);
    }
    let is_a =
        |word: &str| object["type"] == word || object["type"].as_array().is_some_and(|list| list.iter().any(|it| it == word));
    let key = match object {
        object if object["properties"].is_object() => "map",
        object if object["oneOf"].is_array() => "word",
        object if object["description"].as_str().is_some_and(|text| text.starts_with("A text:")) => "text",
        object if object["additionalProperties"].is_object() => "own_keys",
        _ if is_a("boolean") && !is_a("string") => "yes_or_no",
        _ => "value",
    };
    words(&format!("reference.forms.{key}"))
}

fn example(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn question(lint: &Lint, language: &Language) -> Value {
    let say = |says: Says| spoken(says.en, says.zh, language);
    json!({
        "code": lint.code,
        "level": lint.level.word(),
        "principle": say(lint.principle),
        "what": say(lint.what),
        "why": say(lint.why),
        "article": say(lint.article.title()),
        "fix": say(lint.fix),
        "bad": example::before(&say(lint.example)).trim_end(),
        "good": example::after(&say(lint.example)).trim_end(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(key: &str) -> String {
        key.to_owned()
    }

    fn of(topic: Topic) -> Value {
        view(&topic, &Language::simplified_chinese(), &[], &words)
    }

    #[test]
    fn every_key_of_every_section_has_a_row_with_its_meaning() {
        for key in SECTIONS {
            let view = of(Topic::Section(key));
            let tables = view["tables"].as_array().unwrap();
            assert!(!tables.is_empty(), "{key}");
            for row in tables.iter().flat_map(|table| table["rows"].as_array().unwrap()) {
                assert!(!row["text"].as_str().unwrap().is_empty(), "{key}: {row}");
            }
        }
        let keys: Vec<String> = of(Topic::Section("rules"))["tables"]
            .as_array()
            .unwrap()
            .iter()
            .map(|table| table["title"].as_str().unwrap().to_owned())
            .collect();
        assert!(
            keys.contains(&"rules.join.questions[]".to_owned()) && keys.contains(&"rules.ending.renewal".to_owned()),
            "{keys:?}"
        );
    }

    #[test]
    fn every_check_is_explained_on_one_page() {
        let count: usize =
            check::Family::ALL.iter().map(|family| of(Topic::Checks(*family))["checks"].as_array().unwrap().len()).sum();
        assert_eq!(count, check::LINTS.len());
    }

    #[test]
    fn a_reference_and_a_choice_say_what_may_stand_there() {
        let view = of(Topic::Section("people"));
        let rows: Vec<&Value> =
            view["tables"].as_array().unwrap().iter().flat_map(|table| table["rows"].as_array().unwrap()).collect();
        let row = |key: &str| rows.iter().find(|row| row["key"] == key).unwrap();
        assert_eq!(row("backup")["form"], "reference.id_of");
        assert!(row("persona")["values"].as_array().unwrap().iter().any(|value| value["word"] == "virtual"));
        assert_eq!(row("partners")["form"], "reference.list");
    }
}
