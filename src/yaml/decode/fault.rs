//! What can be wrong with a node that is good YAML.

use std::fmt;

use crate::finding::Finding;
use crate::finding::Words;
use crate::finding::nearest;
use crate::finding::slip;
use crate::finding::words;
use crate::model::value;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Value;
use crate::yaml::mend;
use crate::yaml::slip::text_for_a_map;

/// Why a value could not be read; it becomes a finding at the innermost node that was being read.
#[derive(Debug)]
pub(in crate::yaml) enum Fault {
    /// Already reported.
    Told,
    /// Already reported, and the part that failed is left out of the next reading.
    LeftOut,
    /// A key that must be there is not.
    Missing(&'static str),
    /// A word that is none of the known ones.
    UnknownWord { word: String, known: &'static [&'static str] },
    /// Something else, said by serde or by a type's own reading.
    Other(String),
}

impl Fault {
    /// The finding, unless it has been told.
    pub(super) fn finding(self, node: &Node) -> Option<Finding> {
        let finding = match self {
            Fault::Told | Fault::LeftOut => return None,
            Fault::Missing("id") => with_an_id(missing_key("id"), node),
            Fault::Missing(key) => missing_key(key),
            Fault::UnknownWord { word, known } => mended(unknown_word(&word, known), node, &word, known),
            Fault::Other(said) => match value::take_bad() {
                Some(bad) => return Some(bad_value(bad, node)),
                None => Finding::error("bad-value", words!("{said}", "{said}")),
            },
        };
        Some(finding.at(&node.span))
    }
}

fn missing_key(key: &str) -> Finding {
    Finding::error("missing-key", words!("`{key}` is missing here", "这里缺少 `{key}`"))
        .help(words!("add `{key}: …` on a line of its own at this level", "在这一层加一行 `{key}: …`"))
}

/// An item that has a title needs no author to get an id.
fn with_an_id(finding: Finding, node: &Node) -> Finding {
    let title = ["title", "name"].into_iter().find_map(|key| spoken(node.get(key)?));
    let id = title.and_then(mend::id_of);
    let Some((first, id)) = node.entries().first().zip(id) else { return finding };
    match mend::entry_before(&first.key.span, "id", &id) {
        Some(entry) => finding.mend(&first.key.span.part(0..0), entry),
        None => finding,
    }
}

/// What a text says, in English where it says it in several languages: an id is typed more often than read.
fn spoken(node: &Node) -> Option<&str> {
    node.as_str().or_else(|| node.get("en")?.as_str()).or_else(|| node.entries().first()?.value.as_str())
}

/// With the change of `word` to the one of `known` that can be meant.
fn mended(finding: Finding, node: &Node, word: &str, known: &[&str]) -> Finding {
    match (slip(word, known.iter().copied()), node.span.text().find(word)) {
        (Some(meant), Some(at)) => finding.mend(&node.span.part(at..at + word.len()), meant),
        _ => finding,
    }
}

fn unknown_word(word: &str, known: &[&str]) -> Finding {
    let list = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    Finding::error("unknown-word", words!("`{word}` is not one of {list}", "`{word}` 不在可选值 {list} 之中"))
        .help(did_you_mean(word, known).unwrap_or_else(|| words!("write one of {list}", "请写其中之一：{list}")))
}

fn bad_value(bad: value::Bad, node: &Node) -> Finding {
    let written = node.span.text();
    let value = node.as_str().unwrap_or_default();
    let inside = written.find(value).map(|offset| bad.part.start + offset..bad.part.end + offset);
    let span = match inside {
        Some(part) if !value.is_empty() => node.span.part(part),
        _ => node.span.clone(),
    };
    let finding = Finding::error("bad-value", bad.what).at(&span);
    match bad.help {
        Some(help) => finding.help(help),
        None => finding,
    }
}

/// A key that the map does not know.
pub(super) fn unknown_key(entry: &Entry, map: &Node, known: &[&str]) -> Finding {
    let key = entry.key.as_str().unwrap_or_default();
    let finding =
        Finding::error("unknown-key", words!("there is no key `{key}` here", "这里没有 `{key}` 这个键")).at(&entry.key.span);
    let list = known.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    let finding = finding.help(did_you_mean(key, known).unwrap_or_else(|| words!("known keys: {list}", "可用的键：{list}")));
    match slip(key, known.iter().copied()) {
        Some(meant) if map.entry(meant).is_none() => mended(finding, &entry.key, key, &[meant]),
        _ => finding,
    }
}

fn did_you_mean(word: &str, known: &[&str]) -> Option<Words> {
    nearest(word, known.iter().copied()).map(|near| words!("did you mean `{near}`?", "是不是想写 `{near}`？"))
}

/// A list where a text was wanted, and the like.
pub(in crate::yaml) fn wrong_kind(node: &Node, wanted: &'static str) -> Finding {
    if let Some(finding) = Some(node).filter(|node| wanted == "map" && node.as_str().is_some()).and_then(text_for_a_map) {
        return finding;
    }
    let (wanted_zh, help) = match wanted {
        "list" => ("列表", words!("write each item on a line of its own, starting with `- `", "每项单独一行，以 `- ` 开头")),
        "map" => ("映射", words!("write keys and values, each on a line of its own: `key: value`", "每行写一个 `键：值`")),
        "number" => ("数字", words!("write digits only, such as `120`", "只写数字，例如 `120`")),
        "true or false" => ("true 或 false", words!("write `true` or `false`", "请写 `true` 或 `false`")),
        _ => (
            "文字",
            words!(
                "write the words behind the key; put quotes around them if they hold `: ` or start with a sign",
                "把文字写在键后面；含有 `: ` 或以符号开头时请加引号"
            ),
        ),
    };
    let (found, found_zh) = match &node.value {
        Value::Null => ("nothing", "空"),
        Value::Scalar { .. } => ("a text", "文字"),
        Value::List(_) => ("a list", "列表"),
        Value::Map(_) => ("a map", "映射"),
    };
    Finding::error("wrong-type", words!("a {wanted} is expected here, not {found}", "这里应为{wanted_zh}，不是{found_zh}"))
        .at(&node.span)
        .help(help)
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self:?}")
    }
}

impl std::error::Error for Fault {}

impl serde::de::Error for Fault {
    fn custom<T: fmt::Display>(said: T) -> Fault {
        Fault::Other(said.to_string())
    }
    fn missing_field(field: &'static str) -> Fault {
        Fault::Missing(field)
    }
    fn unknown_variant(word: &str, known: &'static [&'static str]) -> Fault {
        Fault::UnknownWord { word: word.to_owned(), known }
    }
}
