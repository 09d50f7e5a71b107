//! Slips of the keyboard that YAML takes for something else: a Chinese colon, a tab.

use std::ops::Range;

use crate::finding::Edit;
use crate::finding::Finding;
use crate::finding::words;
use crate::source::Source;
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::fault::line_starts;

/// How wide a step of indentation is where the file itself does not show it.
const STEP: usize = 2;

/// A Chinese keyboard writes `：` for `:` and a tab indents: the reader would complain one line too late, and in other
/// words. The first of them is told, and all of them are mended together: half a change would not be YAML either.
pub(super) fn of_the_keyboard(source: &Source, range: Range<usize>) -> Option<Finding> {
    let lines = lines(&source.text()[range.clone()]);
    let finding = lines.iter().find_map(|line| {
        let at = range.start + line.start;
        match (line.tab(), line.colon()) {
            _ if line.is_in_block => None,
            (Some(tab), _) => Some(tab_indents(&source.span(at + tab..at + tab + 1))),
            (None, Some(colon)) => Some(full_width_colon(&source.span(at + colon..at + colon + '：'.len_utf8()))),
            (None, None) => None,
        }
    })?;
    let step = lines.iter().filter(|line| line.tab().is_none() && line.indent > 0).map(|line| line.indent).min().unwrap_or(STEP);
    let edits = lines.iter().flat_map(|line| line.edits(step)).map(|(place, with)| {
        let at = range.start + place.start;
        Edit { span: source.span(at..at + place.len()), with }
    });
    Some(Finding { fix: edits.collect(), ..finding })
}

/// What is told of a text where a map was wanted: `promise：…` is good YAML, and not what was meant.
pub(super) fn text_for_a_map(node: &Node) -> Option<Finding> {
    let text = node.span.text();
    let colon = full_width_colon_after_a_key(text)?;
    let (width, with) = half_width(&text[colon..]);
    let finding = full_width_colon(&node.span.part(colon..colon + '：'.len_utf8()));
    Some(finding.mend(&node.span.part(colon..colon + width), with))
}

fn tab_indents(tab: &Span) -> Finding {
    Finding::error("yaml-tab", words!("a tab indents this line", "这一行用了制表符缩进"))
        .at(tab)
        .help(words!("YAML wants spaces: two for each level", "YAML 要用空格缩进，每层两个"))
}

fn full_width_colon(colon: &Span) -> Finding {
    Finding::error("yaml-full-width-colon", words!("a full-width colon `：` follows the key", "键后面用了全角冒号 `：`"))
        .at(colon)
        .help(words!("write `: ` (a half-width colon and a space)", "改成半角冒号加空格 `: `"))
}

/// One line of a document.
struct Line<'a> {
    start: usize,
    text: &'a str,
    indent: usize,
    /// Whether it belongs to a block of text, where a tab or a colon is the author's own.
    is_in_block: bool,
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut block_indent: Option<usize> = None;
    let line = |start: usize| {
        let line = text[start..].lines().next().unwrap_or_default();
        let body = line.trim_start();
        let indent = line.len() - body.len();
        let is_in_block = block_indent.is_some_and(|block| indent > block || body.is_empty());
        if !is_in_block {
            block_indent = ends_in_block_scalar(line).then_some(indent);
        }
        Line { start, text: line, indent, is_in_block }
    };
    line_starts(text).map(line).collect()
}

impl Line<'_> {
    fn tab(&self) -> Option<usize> {
        self.text[..self.indent].find('\t')
    }

    fn colon(&self) -> Option<usize> {
        full_width_colon_after_a_key(&self.text[self.indent..]).map(|colon| self.indent + colon)
    }

    /// What to change in it: places in the document, and what stands there afterwards.
    fn edits(&self, step: usize) -> Vec<(Range<usize>, String)> {
        let mut edits = Vec::new();
        // Within a block only a line that starts with a tab is indented by it; later ones are text.
        if self.tab().is_some_and(|tab| tab == 0 || !self.is_in_block) {
            edits.push((self.start..self.start + self.indent, spaces(&self.text[..self.indent], step)));
        }
        if let Some(colon) = self.colon().filter(|_| !self.is_in_block) {
            let (width, with) = half_width(&self.text[colon..]);
            edits.push((self.start + colon..self.start + colon + width, with.to_owned()));
        }
        edits
    }
}

/// `indent` in spaces: a tab leads to the next step.
fn spaces(indent: &str, step: usize) -> String {
    let column = indent.chars().fold(0, |column, character| match character {
        '\t' => (column / step + 1) * step,
        _ => column + 1,
    });
    " ".repeat(column)
}

/// How many bytes the colon and the blanks behind it take, and what is written for them.
fn half_width(from_colon: &str) -> (usize, &'static str) {
    let behind = &from_colon['：'.len_utf8()..];
    let blanks = behind.len() - behind.trim_start_matches([' ', '\u{3000}']).len();
    let ends = behind[blanks..].is_empty() || behind[blanks..].starts_with('\n');
    ('：'.len_utf8() + blanks, if ends { ":" } else { ": " })
}

fn ends_in_block_scalar(line: &str) -> bool {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let head = line.trim_end_matches(|character: char| character.is_ascii_digit() || character == '-' || character == '+');
    head.ends_with(['|', '>']) && head[..head.len() - 1].trim_end().ends_with([':', '-'])
}

fn full_width_colon_after_a_key(body: &str) -> Option<usize> {
    let body_without_dash = body.strip_prefix("- ").unwrap_or(body);
    let dash = body.len() - body_without_dash.len();
    let colon = body_without_dash.find('：')?;
    let key = &body_without_dash[..colon];
    let is_key = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
    is_key.then_some(dash + colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text after all changes that the finding of its first slip carries.
    fn mended(text: &str) -> String {
        let source = Source::new("社群.yaml", text);
        let finding = of_the_keyboard(&source, 0..text.len()).unwrap();
        finding.fix.iter().rev().fold(text.to_owned(), |mut text, edit| {
            text.replace_range(edit.span.range(), &edit.with);
            text
        })
    }

    #[test]
    fn every_slip_of_a_document_is_mended_at_once_and_texts_are_left_alone() {
        for (text, expected) in [
            ("name：衣橱\ntagline：　一句话：谁\n", "name: 衣橱\ntagline: 一句话：谁\n"),
            ("people：\n  leader：{}\n", "people:\n  leader: {}\n"),
            ("- id：a\n  at：9:00\n", "- id: a\n  at: 9:00\n"),
            ("a:\n\tb:\n\t\tc: 1\n", "a:\n  b:\n    c: 1\n"),
            ("a:\n    x: 1\n\tb: 1\n", "a:\n    x: 1\n    b: 1\n"),
            ("a:\n\ts: |\n\t\t话\tb：c\nd：1\n", "a:\n  s: |\n    话\tb：c\nd: 1\n"),
            ("s: |\n  \t一\n  k：v\nd：1\n", "s: |\n  \t一\n  k：v\nd: 1\n"),
        ] {
            assert_eq!(mended(text), expected, "{text:?}");
        }
    }
}
