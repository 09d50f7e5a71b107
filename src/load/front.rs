//! The front matter of a Markdown file: YAML between two lines of `---`.

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::finding::words;
use crate::model::FrontMatter;
use crate::source::Source;
use crate::yaml;
use crate::yaml::Verbatim;

/// Reads the front matter, and says where the text behind it starts.
///
/// Other people's Markdown must build: a key that is not ours is a warning only.
pub(super) fn read(source: &Source, findings: &mut Findings) -> (FrontMatter, usize) {
    let text = source.text();
    let Some(opening) = opening_line(text) else { return (FrontMatter::default(), 0) };
    let Some((end, text_start)) = closing_line(text, opening) else {
        findings.add(not_closed(source, opening));
        return (FrontMatter::default(), text.len());
    };
    let node = match yaml::parse(source, opening..end) {
        Ok(node) => node,
        Err(finding) => {
            findings.add(finding);
            return (FrontMatter::default(), text_start);
        }
    };
    let mut told = Findings::new();
    let front = yaml::decode::<FrontMatter>(&node, &Verbatim, &mut told).unwrap_or_default();
    findings.extend(told.into_iter().map(|finding| match finding.code {
        "unknown-key" => Finding { level: Level::Warning, ..finding },
        _ => finding,
    }));
    (front, text_start)
}

fn opening_line(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("---")?;
    let line = rest.split('\n').next()?;
    (line.trim().is_empty() && rest.len() > line.len()).then_some(3 + line.len() + 1)
}

/// Where the YAML ends, and where the text starts behind the closing line.
fn closing_line(text: &str, opening: usize) -> Option<(usize, usize)> {
    let mut start = opening;
    for line in text[opening..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((start, start + line.len()));
        }
        start += line.len();
    }
    None
}

fn not_closed(source: &Source, opening: usize) -> Finding {
    Finding::error(
        "front-matter-open",
        words!("the front matter is opened with `---` but never closed", "文首信息以 `---` 开始，却没有结束"),
    )
    .at(&source.span(0..opening.saturating_sub(1)))
    .help(words!("put a line `---` behind the last key", "在最后一个键之后加一行 `---`"))
}
