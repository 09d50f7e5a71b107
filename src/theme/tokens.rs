//! Tokens: colours, fonts and measures that a theme, a site or a community sets without touching a template.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::theme::Layer;
use crate::yaml::Node;

/// The tokens that the layers above the built-in one set; a token that the built-in theme does not know is told.
pub(super) fn of(layers: &[Layer], findings: &mut Findings) -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    let known = layers.last().map(|layer| entries(layer).map(|(key, _)| key).collect::<Vec<_>>()).unwrap_or_default();
    for layer in layers.iter().rev().skip(1) {
        for (key, node) in entries(layer) {
            match node.as_str() {
                Some(value) if known.is_empty() || known.contains(&key) => _ = tokens.insert(key.to_owned(), value.to_owned()),
                _ => findings.add(unknown(key, node, &known)),
            }
        }
    }
    tokens
}

fn entries(layer: &Layer) -> impl Iterator<Item = (&str, &Node)> {
    let tokens = layer.settings.iter().filter_map(|settings| settings.get("tokens")).flat_map(Node::entries);
    tokens.filter_map(|entry| Some((entry.key.as_str()?, &entry.value)))
}

fn unknown(key: &str, node: &Node, known: &[&str]) -> Finding {
    let finding =
        Finding::error("unknown-token", words!("the theme has no token `{key}`", "主题没有 `{key}` 这个变量")).at(&node.span);
    match nearest(key, known.iter().copied()) {
        Some(near) => finding.help(words!("did you mean `{near}`?", "是不是想写 `{near}`？")),
        None => finding.help(words!("see the list in the built-in theme's theme.yaml", "可用的变量见内置主题的 theme.yaml")),
    }
}

/// A stylesheet that sets `tokens`; nothing where there are none. Values that could end the declaration are left out.
pub fn stylesheet<'a>(tokens: impl Iterator<Item = (&'a str, &'a str)>) -> Option<String> {
    let declarations: String = tokens
        .filter(|(_, value)| !value.contains(['{', '}', ';', '<', '\\', '@']))
        .map(|(key, value)| format!("  --{key}: {value};\n"))
        .collect();
    (!declarations.is_empty()).then(|| format!("@layer tokens {{\n:root {{\n{declarations}}}\n}}\n"))
}
