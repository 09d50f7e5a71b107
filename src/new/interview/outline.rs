//! What can be asked about a definition: the keys of a template that a line of text can answer, in their order.

use crate::new::Tongue;
use crate::new::questions;
use crate::new::questions::Key;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Question {
    /// The key it asks about: `positioning.theme`.
    pub(super) path: String,
    /// How an answer is put into the template; nothing where it only opens a section.
    pub(super) shape: Option<Shape>,
    /// The line of its key, and the first line that no longer belongs to it.
    pub(super) lines: std::ops::Range<usize>,
}

/// What stands behind a key, and so what an answer replaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One text, on a line or as a block.
    Text,
    /// A list of texts.
    List,
    /// A word and then a text: `{score: 4, evidence: …}`.
    WordAndText,
    /// A map on one line, of which its first text is asked for: `{id: leader, name: …}`.
    FirstText,
    /// A list of maps, of which the first text of each is asked for.
    Items,
    /// A word, a number, a time.
    Word,
}

/// Everything that can be asked about `template`.
pub(super) fn questions(template: &str) -> Vec<Question> {
    let lines: Vec<&str> = template.lines().collect();
    let mut parents: Vec<(usize, &str, bool)> = Vec::new();
    let mut asked: Vec<Question> = Vec::new();
    let mut inside_until = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(key) = Key::of(line).filter(|_| at >= inside_until) else { continue };
        parents.retain(|(column, ..)| *column < key.column);
        let is_item = key.column > key.indent;
        let path = parents.iter().map(|(_, word, _)| *word).chain([key.word]).collect::<Vec<_>>().join(".");
        let in_an_item = is_item || parents.iter().any(|(.., is_item)| *is_item);
        let end = end_of(&lines, at, key.indent);
        let shape = shape(&lines[at..end], key.is_remark);
        if shape == Some(Shape::Text) {
            inside_until = end;
        }
        let opens = !path.contains('.') && shape.is_none();
        let is_ours = !matches!(path.as_str(), "kind" | "review");
        if is_ours && !in_an_item && (shape.is_some() || opens) && of(&path).is_some() && asked.iter().all(|it| it.path != path) {
            asked.push(Question { path, shape, lines: at..end });
        }
        if !key.is_remark {
            parents.push((key.column, key.word, is_item));
        }
    }
    asked
}

/// The question that is put at `path`, in both languages.
fn of(path: &str) -> Option<(&'static str, &'static str)> {
    let (_, question) = questions::all().find(|(asked, _)| *asked == path)?;
    both(question.strip_prefix('‹')?.strip_suffix('›')?)
}

pub(super) fn both(marked: &str) -> Option<(&str, &str)> {
    marked.split_once('¦').map(|(zh, en)| (zh.trim(), en.trim()))
}

impl Question {
    /// What is asked.
    pub(super) fn words(&self, tongue: Tongue) -> &'static str {
        of(&self.path).map_or("", |(zh, en)| tongue.either(zh, en))
    }

    /// The section it belongs to.
    pub(super) fn section(&self) -> &str {
        self.path.split('.').next().unwrap_or_default()
    }

    /// What stands there if nobody answers.
    pub(super) fn default(&self, template: &str, name: &str, tongue: Tongue) -> String {
        let lines: Vec<&str> = template.lines().skip(self.lines.start).take(self.lines.len()).collect();
        let head = lines.first().copied().unwrap_or_default().trim_start();
        if head.starts_with("# ") {
            return String::new();
        }
        let said = |marked: &str| match both(marked) {
            Some((zh, en)) => tongue.either(zh, en).to_owned(),
            None if marked == "name" => name.to_owned(),
            None => marked.to_owned(),
        };
        let value = head.split_once(": ").map_or("", |(_, value)| value);
        match self.shape {
            None => String::new(),
            Some(Shape::Word) => value.trim_matches('"').to_owned(),
            Some(Shape::Text) if value == "‹" => block(&lines, tongue),
            Some(Shape::WordAndText) => {
                let word = word_of(value).unwrap_or_default();
                let text = marks(value).next().map(said).unwrap_or_default();
                format!("{word} {text}").trim().to_owned()
            }
            Some(Shape::Text | Shape::FirstText) => marks(value).next().map(said).unwrap_or_default(),
            Some(Shape::List) => {
                let texts: Vec<String> = lines.iter().flat_map(|line| marks(line)).map(said).collect();
                texts.join(tongue.either("；", "; "))
            }
            Some(Shape::Items) => {
                let texts: Vec<String> =
                    items(&lines).iter().filter_map(|item| item.iter().find_map(|line| marks(line).next())).map(said).collect();
                texts.join(tongue.either("；", "; "))
            }
        }
    }
}

/// The first line of a block in one language.
fn block(lines: &[&str], tongue: Tongue) -> String {
    let body: Vec<&str> = lines.iter().skip(1).map(|line| line.trim()).collect();
    let middle = body.iter().position(|line| *line == "¦").unwrap_or(body.len());
    let first = tongue.either(body.first(), body.get(middle + 1)).copied().unwrap_or_default();
    format!("{first}…")
}

/// The lines of each item of a list, which starts on the second of `lines`.
pub(super) fn items<'a>(lines: &'a [&'a str]) -> Vec<&'a [&'a str]> {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let rest = lines.get(1..).unwrap_or_default();
    let Some(outer) = rest.first().map(|line| indent(line)) else { return Vec::new() };
    let starts: Vec<usize> = rest
        .iter()
        .enumerate()
        .filter(|(_, line)| indent(line) == outer && line.trim_start().starts_with("- "))
        .map(|(at, _)| at)
        .collect();
    let ends = starts.iter().skip(1).copied().chain([rest.len()]);
    starts.iter().zip(ends).map(|(start, end)| &rest[*start..end]).collect()
}

/// The texts in `‹…›` on a line.
pub(super) fn marks(line: &str) -> impl Iterator<Item = &str> {
    line.split('‹').skip(1).filter_map(|rest| Some(rest.split_once('›')?.0))
}

/// The word of `{score: 4, evidence: ‹…›}`.
pub(super) fn word_of(value: &str) -> Option<&str> {
    let (key, rest) = value.strip_prefix('{')?.split_once(": ")?;
    let (word, rest) = rest.split_once(", ")?;
    let is_one = matches!(key, "score" | "answer" | "kind") && rest.contains('‹') && !word.contains('‹');
    is_one.then_some(word)
}

/// The first line that does not belong to the entry that starts on line `at`.
fn end_of(lines: &[&str], at: usize, indent: usize) -> usize {
    if lines[at].ends_with(": ‹") {
        return lines[at..].iter().position(|line| line.trim() == "›").map_or(lines.len(), |close| at + close + 1);
    }
    let deeper = |line: &&&str| line.len() - line.trim_start().len() > indent;
    at + 1 + lines[at + 1..].iter().take_while(deeper).count()
}

fn shape(lines: &[&str], is_remark: bool) -> Option<Shape> {
    let head = lines.first()?;
    let value = head.split_once(':').map(|(_, value)| value.trim())?;
    let count = marks(value).count();
    match value {
        "" if is_remark || lines.len() < 2 => None,
        "" => list(lines),
        "‹" => Some(Shape::Text),
        _ if value.starts_with('‹') && value.ends_with('›') && count == 1 => Some(Shape::Text),
        _ if value.starts_with("[‹") && value.ends_with("›]") => Some(Shape::List),
        _ if word_of(value).is_some() => Some(Shape::WordAndText),
        _ if value.starts_with('{') && count > 0 => Some(Shape::FirstText),
        _ if !value.contains(['{', '[', '‹']) => Some(Shape::Word),
        _ => None,
    }
}

fn list(lines: &[&str]) -> Option<Shape> {
    let items = items(lines);
    let is_bare = |line: &str| line.trim().strip_prefix("- ").is_some_and(|rest| rest.starts_with('‹') && rest.ends_with('›'));
    match items.is_empty() {
        true => None,
        false if lines[1..].iter().all(|line| is_bare(line)) => Some(Shape::List),
        false => items.iter().all(|item| item.iter().any(|line| marks(line).next().is_some())).then_some(Shape::Items),
    }
}
