//! Dotted paths into a definition: `people.leader.name`, `funnel.stages.low.price`.

use crate::finding::nearest;
use crate::yaml::Node;
use crate::yaml::Value;

/// What a path leads to.
pub(super) enum Found<'a> {
    /// A text, or a map of languages.
    Node(&'a Node),
    /// Nothing: at this part of the path, the nearest that there is.
    Nothing {
        /// The part that does not exist.
        part: &'a str,
        /// A part that exists and looks like it.
        near: Option<&'a str>,
    },
}

/// Follows `path`. A list is addressed by the `id` of its items, the stages of a funnel also by their level;
/// the price of a stage is the price of its offer.
pub(super) fn follow<'a>(tree: &'a Node, path: &'a str) -> Found<'a> {
    let mut node = tree;
    for part in path.split('.') {
        match step(node, part) {
            Some(next) => node = next,
            None => return Found::Nothing { part, near: nearest(part, names(node)) },
        }
    }
    Found::Node(node)
}

fn step<'a>(node: &'a Node, part: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Map(_) => node.get(part).or_else(|| node.get("offer")?.get(part)),
        Value::List(items) => items.iter().find(|item| item_name(item) == Some(part)),
        _ => None,
    }
}

fn names(node: &Node) -> Vec<&str> {
    match &node.value {
        Value::Map(entries) => entries.iter().filter_map(|entry| entry.key.as_str()).collect(),
        Value::List(items) => items.iter().filter_map(item_name).collect(),
        _ => Vec::new(),
    }
}

fn item_name(item: &Node) -> Option<&str> {
    item.get("id").or_else(|| item.get("level"))?.as_str()
}
