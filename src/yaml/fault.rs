//! What the YAML reader stumbled over, in words that say what to change.

use std::ops::Range;

use serde_yaml::Error;

use crate::finding::Finding;
use crate::finding::Words;
use crate::finding::words;
use crate::source::Source;
use crate::source::Span;
use crate::yaml::slip;

/// Turns a fault of the YAML reader into a finding at its place.
pub(super) fn finding(error: &Error, source: &Source, range: Range<usize>) -> Finding {
    if let Some(finding) = slip::of_the_keyboard(source, range.clone()) {
        return finding;
    }
    let span = place(error, source, range);
    let mut said = error.without_snippet();
    while let Error::AliasError { error, .. } = said {
        said = error.without_snippet();
    }
    match said {
        Error::DuplicateMappingKey { .. } => {
            let key = span.text().to_owned();
            Finding::error(
                "yaml-duplicate-key",
                words!("the key `{key}` is written twice in one map", "同一层里键 `{key}` 写了两次"),
            )
            .help(words!("keep one of them, or join what stands under both", "只留一个，或把两处的内容合并"))
        }
        Error::Budget { .. }
        | Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::AliasReplayCounterOverflow { .. } => Finding::error(
            "yaml-limit",
            words!("this YAML is nested too deeply or grows too large", "这段 YAML 嵌套太深，或展开后太大"),
        )
        .help(words!(
            "a definition needs no more than 64 levels and few aliases; simplify it",
            "定义用不到 64 层，也很少需要别名；请简化"
        )),
        Error::MultipleDocuments { .. } => {
            Finding::error("yaml-documents", words!("there is a second document after `---`", "`---` 之后又开始了第二份文档"))
                .help(words!("one file holds one definition: remove the `---`", "一个文件只放一份定义：去掉 `---`"))
        }
        Error::UnknownAnchor { .. } => {
            let alias = span.text().to_owned();
            Finding::error("yaml-alias", words!("the alias `{alias}` stands for nothing", "别名 `{alias}` 没有对应的锚点"))
                .help(words!("quote the value if it should start with `*`", "如果内容本来就以 `*` 开头，请加引号"))
        }
        other => syntax(&other.to_string()),
    }
    .at(&span)
}

fn syntax(said: &str) -> Finding {
    let said = said.lines().next().unwrap_or_default().trim();
    let said = said.split_once(": ").filter(|(head, _)| head.contains("line ")).map_or(said, |(_, tail)| tail);
    // The place is shown beside it, and counted from the start of the file.
    let said = said.split(" at line ").next().unwrap_or(said);
    Finding::error("yaml-syntax", words!("this is not YAML: {said}", "这里不是合法的 YAML：{said}")).help(usual_causes())
}

fn usual_causes() -> Words {
    words!(
        "check the indentation (spaces, two per level), the space after each `:`, and put quotes around a text that holds `: ` or ` #` or starts with a sign",
        "检查缩进（用空格，每层两个）、冒号后的空格；含有 `: `、` #` 或以符号开头的文字请加引号"
    )
}

fn place(error: &Error, source: &Source, range: Range<usize>) -> Span {
    let Some(location) = error.location() else { return source.span(range.start..range.start) };
    if let Some(offset) = location.span().byte_offset() {
        let start = range.start + offset as usize;
        let length = location.span().byte_len().unwrap_or_default().max(1) as usize;
        return source.span(start..(start + length).min(range.end));
    }
    let text = &source.text()[range.clone()];
    let line_start = line_starts(text).nth(location.line().saturating_sub(1) as usize).unwrap_or(text.len());
    let column = location.column().saturating_sub(1) as usize;
    let within = text[line_start..].char_indices().nth(column).map_or(0, |(offset, _)| offset);
    let start = range.start + line_start + within;
    source.span(start..(start + 1).min(range.end))
}

pub(super) fn line_starts(text: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1))
}
