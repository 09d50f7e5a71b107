//! A translation put into the YAML of a definition, the rest left as it was typed.

use std::ops::Range;

use crate::locale::Language;
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::Value;
use crate::yaml::scalar;

/// What is written instead of a stretch of a file.
pub(super) type Edit = (Range<usize>, String);

/// How far a map's values stand in from it.
const STEP: usize = 2;

/// The edit that makes the text `node`, which the author wrote in `own`, say `target` in `language`.
pub(super) fn value(node: &Node, own: &Language, language: &Language, target: &str) -> Option<Edit> {
    let Value::Map(entries) = &node.value else { return Some(alone(&node.span, node.as_str()?, own, language, target)) };
    let speaks =
        |wanted: &Language| entries.iter().find(|entry| entry.key.as_str().and_then(Language::parse).as_ref() == Some(wanted));
    if let Some(entry) = speaks(language) {
        return Some(instead(&entry.value.span, target));
    }
    let (first, last) = (entries.first()?, entries.last()?);
    let text = node.span.source().text();
    let end = end(&last.value.span);
    if text[..first.key.span.range().start].trim_end().ends_with('{') {
        return Some((end..end, format!(", {language}: {}", scalar(target))));
    }
    let indent = indent(&first.key.span);
    let line_end = text[end..].find('\n').map_or(text.len(), |at| end + at);
    Some((line_end..line_end, format!("\n{}{language}: {}", " ".repeat(indent), standing(target, indent + STEP))))
}

/// The edit that makes a value say `target`.
pub(super) fn instead(span: &Span, target: &str) -> Edit {
    match header(span) {
        Some(header) => (header..end(span), standing(target, indent(span))),
        None => (span.range().start..end(span), scalar(target)),
    }
}

/// A text that stood alone becomes a map of two languages.
fn alone(span: &Span, said: &str, own: &Language, language: &Language, target: &str) -> Edit {
    let text = span.source().text();
    let Some(header) = header(span) else {
        let written = span.text().trim_end();
        let kept = if written.starts_with(['"', '\'']) { written.to_owned() } else { scalar(said) };
        return (span.range().start..end(span), format!("{{{own}: {kept}, {language}: {}}}", scalar(target)));
    };
    let (indent, line) = (indent(span), line_start(text, span.range().start));
    let margin = " ".repeat(indent);
    let head = text[header..line].trim_end();
    let deeper: Vec<String> = text[line..end(span)].lines().map(|line| shifted(line, STEP)).collect();
    let start = text[..header].trim_end_matches(' ').len();
    let own = format!("\n{margin}{own}: {head}\n{}", deeper.join("\n"));
    (start..end(span), format!("{own}\n{margin}{language}: {}", standing(target, indent + STEP)))
}

/// A value in a block map: on one line, or as a block where it has several.
fn standing(target: &str, indent: usize) -> String {
    if !target.contains('\n') {
        return scalar(target);
    }
    let lines: Vec<String> = target.lines().map(|line| shifted(line, indent)).collect();
    format!("|\n{}", lines.join("\n"))
}

fn shifted(line: &str, by: usize) -> String {
    if line.trim().is_empty() { String::new() } else { format!("{}{line}", " ".repeat(by)) }
}

/// Where `|` or `>` stands, if the value is a block.
fn header(span: &Span) -> Option<usize> {
    let text = span.source().text();
    let above = text[..line_start(text, span.range().start)].trim_end();
    if !text[line_start(text, span.range().start)..span.range().start].trim().is_empty() {
        return None;
    }
    let line = line_start(text, above.len());
    let words = above[line..].split(" #").next()?.trim_end();
    let sign = words.trim_end_matches(|character: char| character.is_ascii_digit() || "+-".contains(character));
    sign.ends_with(['|', '>']).then(|| line + sign.len() - 1)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// How many columns a value stands in.
fn indent(span: &Span) -> usize {
    let start = span.range().start;
    span.source().text()[line_start(span.source().text(), start)..start].chars().count()
}

/// Where a value ends, without the blanks that the parser counts in.
fn end(span: &Span) -> usize {
    span.range().start + span.text().trim_end().len()
}

/// A text with edits that do not meet.
pub(super) fn edited(text: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for (range, words) in edits {
        out.push_str(&text[done..range.start.max(done)]);
        out.push_str(&words);
        done = range.end.max(done);
    }
    out + &text[done..]
}

/// Whether `after` differs from `before` in nothing but what it says in `language`.
pub(super) fn differs_only_in(language: &Language, before: &Node, after: &Node) -> bool {
    plain(before, language) == plain(after, language)
}

/// A tree without places, without one language, and with texts of one language as plain ones.
fn plain(node: &Node, without: &Language) -> serde_json::Value {
    match &node.value {
        Value::Null => serde_json::Value::Null,
        Value::Scalar { text, .. } => text.trim().into(),
        Value::List(items) => items.iter().map(|item| plain(item, without)).collect(),
        Value::Map(entries) => {
            let language = |key: &Node| key.as_str().and_then(Language::parse);
            let is_text = entries.iter().all(|entry| language(&entry.key).is_some() && entry.value.as_str().is_some());
            let kept: Vec<_> =
                entries.iter().filter(|entry| !is_text || language(&entry.key).as_ref() != Some(without)).collect();
            match kept[..] {
                [only] if is_text => plain(&only.value, without),
                _ => {
                    let pairs = kept
                        .iter()
                        .map(|entry| (entry.key.as_str().unwrap_or_default().to_owned(), plain(&entry.value, without)));
                    serde_json::Value::Object(pairs.collect())
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::yaml;

    /// The text after `文` has been made to say something in English.
    fn told(text: &str, path: &[&str], target: &str) -> String {
        let parse = |text: &str| {
            let source = Source::new("定义.yaml", text);
            yaml::parse(&source, 0..text.len()).unwrap_or_else(|fault| panic!("{text}\n{fault:?}"))
        };
        let tree = parse(text);
        let node =
            path.iter().fold(&tree, |node, step| node.get(step).unwrap_or_else(|| &node.items()[step.parse::<usize>().unwrap()]));
        let (own, english) = (Language::simplified_chinese(), Language::parse("en").unwrap());
        let after = edited(text, vec![value(node, &own, &english, target).unwrap()]);
        let tree_after = parse(&after);
        assert!(differs_only_in(&english, &tree, &tree_after), "{after}");
        let node = path
            .iter()
            .fold(&tree_after, |node, step| node.get(step).unwrap_or_else(|| &node.items()[step.parse::<usize>().unwrap()]));
        assert_eq!(node.get("en").unwrap().as_str().unwrap().trim_end(), target, "{after}");
        after
    }

    #[test]
    fn a_translation_is_written_as_the_author_writes() {
        for (text, path, target, wanted) in [
            ("a: 早报 # 注\nb: 1\n", &["a"][..], "Morning: note", "a: {zh-Hans: 早报, en: \"Morning: note\"} # 注\nb: 1\n"),
            ("a: {zh-Hans: 早}\n", &["a"], "Morning", "a: {zh-Hans: 早, en: Morning}\n"),
            ("a: {zh-Hans: 早, en: Old, ja: 朝}\n", &["a"], "New", "a: {zh-Hans: 早, en: New, ja: 朝}\n"),
            ("- {do: \"发, 布\", x: y}\n", &["0", "do"], "Post", "- {do: {zh-Hans: \"发, 布\", en: Post}, x: y}\n"),
            ("a:\n  zh-Hans: 早 # 注\nb: 1\n", &["a"], "Morning", "a:\n  zh-Hans: 早 # 注\n  en: Morning\nb: 1\n"),
            (
                "a: |\n  甲\n\n  乙\nb: 1\n",
                &["a"],
                "A\n\nB",
                "a:\n  zh-Hans: |\n    甲\n\n    乙\n  en: |\n    A\n\n    B\nb: 1\n",
            ),
            (
                "a:\n  - zh-Hans: |\n      甲\n      乙\n    en: |\n      A\nb: 1\n",
                &["a", "0"],
                "A\nB",
                "a:\n  - zh-Hans: |\n      甲\n      乙\n    en: |\n      A\n      B\nb: 1\n",
            ),
            ("a: 甲\n   乙\nb: 1\n", &["a"], "A B", "a: {zh-Hans: 甲 乙, en: A B}\nb: 1\n"),
            ("a: 早", &["a"], "Morning\nnote", "a: {zh-Hans: 早, en: \"Morning\\nnote\"}"),
        ] {
            assert_eq!(told(text, path, target), wanted);
        }
    }
}
