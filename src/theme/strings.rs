//! The words of the interface, language by language, layer over layer.

use serde_json::Map;
use serde_json::Value;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::locale::Language;
use crate::locale::convert;
use crate::theme::Layer;
use crate::yaml;
use crate::yaml::Node;

/// The strings of `language`: English below, so that a theme without a translation still says something; the
/// other Chinese script converted; its own on top.
pub(super) fn of(language: &Language, layers: &[Layer], findings: &mut Findings) -> Value {
    let mut strings = Value::Object(Map::new());
    let simplified = Language::simplified_chinese();
    let mut spoken = language.as_str() == "en";
    for layer in layers.iter().rev() {
        if let Some(node) = layer.strings.get("en") {
            merge(&mut strings, of_node(node, &|text| text.to_owned()));
        }
        if language.derives_from(&simplified)
            && let Some(node) = layer.strings.get(simplified.as_str())
        {
            spoken = true;
            merge(&mut strings, of_node(node, &|text| convert(text, &simplified, language).into_owned()));
        }
        if let Some(node) = layer.strings.get(language.as_str()).filter(|_| language.as_str() != "en") {
            spoken = true;
            merge(&mut strings, of_node(node, &|text| text.to_owned()));
        }
    }
    if !spoken {
        findings.add(unspoken(language, layers));
    }
    strings
}

fn of_node(node: &Node, say: &dyn Fn(&str) -> String) -> Value {
    match &node.value {
        yaml::Value::Null => Value::Null,
        yaml::Value::Scalar { text, .. } => Value::String(say(text)),
        yaml::Value::List(items) => items.iter().map(|item| of_node(item, say)).collect(),
        yaml::Value::Map(entries) => {
            let pairs =
                entries.iter().map(|entry| (entry.key.as_str().unwrap_or_default().to_owned(), of_node(&entry.value, say)));
            Value::Object(pairs.collect())
        }
    }
}

fn merge(below: &mut Value, above: Value) {
    match (below, above) {
        (Value::Object(below), Value::Object(above)) => {
            for (key, value) in above {
                merge(below.entry(key).or_insert(Value::Null), value);
            }
        }
        (_, Value::Null) => {}
        (below, above) => *below = above,
    }
}

fn unspoken(language: &Language, layers: &[Layer]) -> Finding {
    let name = &layers[0].name;
    Finding::warning(
        "no-strings",
        words!("the theme has no words in `{language}`; it speaks English there", "主题没有 `{language}` 的界面文字，暂用英文"),
    )
    .help(words!("put them in `themes/{name}/i18n/{language}.yaml`", "请写进 `themes/{name}/i18n/{language}.yaml`"))
}
