//! Words whose Traditional form nobody can be sure of but a reader: characters that stand for several.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::locale::Language;
use crate::locale::Script;
use crate::locale::convert;
use crate::locale::fixed;
use crate::model::Words;
use crate::source::Span;
use crate::translation::Catalogue;
use crate::translation::State;

/// What is shown around a doubtful character, on each side.
const AROUND: usize = 4;

/// A place where a character could have been meant in several ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// The character.
    pub character: char,
    /// The words around it.
    pub context: String,
    /// The same words as they are converted.
    pub converted: String,
    /// What it may become.
    pub readings: String,
    /// Where the text begins in which it stands.
    pub span: Span,
}

/// The characters of which this knows several readings, with the words in which only one is right.
static READINGS: LazyLock<BTreeMap<char, Readings>> = LazyLock::new(|| {
    let mut all: BTreeMap<char, Readings> = BTreeMap::new();
    for line in include_str!("readings.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some((character, sign, neighbours)) = neighbours(line) {
            let known = all.entry(character).or_default();
            known.neighbours.push((sign, neighbours));
            continue;
        }
        let Some((head, words)) = line.split_once(": ") else { continue };
        let mut letters = head.chars();
        let (Some(character), Some(_)) = (letters.next(), letters.next()) else { continue };
        let known = all.entry(character).or_default();
        let readings: Vec<char> = letters.collect();
        known.readings.extend(&readings);
        known.sure.extend(words.split(' ').map(|word| (word, readings.clone())));
    }
    all
});

#[derive(Debug, Default)]
struct Readings {
    readings: Vec<char>,
    /// Words, and what the character may become in them.
    sure: Vec<(&'static str, Vec<char>)>,
    /// Where it is in doubt at all, if not everywhere: behind (`<`) or before (`>`) one of these.
    neighbours: Vec<(char, &'static str)>,
}

impl Readings {
    fn may_err(&self, text: &str, at: usize, character: char) -> bool {
        let (before, after) = (text[..at].chars().next_back(), text[at + character.len_utf8()..].chars().next());
        let beside = |(sign, neighbours): &(char, &str)| {
            let neighbour = if *sign == '<' { before } else { after };
            neighbour.is_some_and(|neighbour| neighbours.contains(neighbour))
        };
        self.neighbours.is_empty() || self.neighbours.iter().any(beside)
    }
}

/// `只 < 一二两`: a character, a sign, and what stands beside it where it is in doubt.
fn neighbours(line: &'static str) -> Option<(char, char, &'static str)> {
    let mut words = line.split(' ');
    let (character, sign, neighbours) = (words.next()?, words.next()?, words.next()?);
    matches!(sign, "<" | ">").then_some((character.chars().next()?, sign.chars().next()?, neighbours))
}

/// The doubts about what is converted into `language`, in the order of the files. What `words` has decided is none.
pub fn doubts(catalogue: &Catalogue, words: &Words, language: &Language) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (unit, _) in catalogue.in_state(language, &[State::Derived]) {
        if unit.language.script() != Some(Script::Simplified) {
            continue;
        }
        let text = &unit.source.text;
        let fixed = fixed(text);
        for (at, character) in text.char_indices() {
            let Some(readings) = READINGS.get(&character) else { continue };
            let is_fixed = fixed.iter().any(|range| range.contains(&at));
            if is_fixed || !readings.may_err(text, at, character) || is_decided(text, at, words) {
                continue;
            }
            found.extend(doubt(text, at, character, readings, language).map(|(context, converted)| Doubt {
                character,
                context,
                converted,
                readings: readings.readings.iter().collect(),
                span: place(&unit.source.span, at, character),
            }));
        }
    }
    found
}

/// The character in its file. In a text that YAML folds, only the start of the text is known.
fn place(span: &Span, at: usize, character: char) -> Span {
    let is_there = span.text().get(at..).is_some_and(|rest| rest.starts_with(character));
    if is_there { span.part(at..at + character.len_utf8()) } else { span.part(0..0) }
}

/// The words around a character, and what becomes of them; nothing where a known word says which reading is right, and
/// the conversion takes it.
fn doubt(text: &str, at: usize, character: char, readings: &Readings, language: &Language) -> Option<(String, String)> {
    let is_line = |character: &char| *character != '\n';
    let before: String =
        text[..at].chars().rev().take_while(is_line).take(AROUND).collect::<Vec<_>>().into_iter().rev().collect();
    let after: String = text[at + character.len_utf8()..].chars().take_while(is_line).take(AROUND).collect();
    let context = format!("{before}{character}{after}");
    let (from, to) = (Language::simplified_chinese(), language);
    let converted = convert(&context, &from, to).into_owned();
    // Where words were exchanged as well, the place of the character in what came out is not known.
    let plain = convert(&context, &from, &Language::parse("zh-Hant")?).into_owned();
    let now = plain.chars().nth(before.chars().count());
    let sure = readings.sure.iter().filter(|(word, _)| covers(text, at, word)).max_by_key(|(word, _)| word.len());
    let is_right = |(_, readings): &(&str, Vec<char>)| now.is_some_and(|now| readings.contains(&now));
    (!sure.is_some_and(is_right)).then_some((context, converted))
}

/// Whether `word` stands in `text` around the byte `at`.
fn covers(text: &str, at: usize, word: &str) -> bool {
    let starts = word.char_indices().filter_map(|(offset, _)| at.checked_sub(offset));
    starts.into_iter().any(|start| text.get(start..).is_some_and(|rest| rest.starts_with(word)))
}

fn is_decided(text: &str, at: usize, words: &Words) -> bool {
    let accepted = words.accepted.iter().map(|word| word.value.as_str());
    let written = words.traditional.iter().map(|(word, _)| word.value.as_str());
    accepted.chain(written).any(|word| !word.is_empty() && covers(text, at, word))
}

/// `text`, the words of a workspace, with more of them: what is `accepted`, and what is `written` otherwise. Everything
/// that stands there stays; nothing comes back where the file is not of the form that this writes.
pub fn remembered(text: &str, accepted: &[String], written: &[(String, String)]) -> Option<String> {
    let head = "# How words are written in Traditional Chinese; `guildbook i18n review` adds to it.\n";
    let text = if text.trim().is_empty() { head } else { text };
    let items: Vec<String> = accepted.iter().map(|word| format!("  - {}\n", crate::yaml::scalar(word))).collect();
    let pairs: Vec<String> = written
        .iter()
        .map(|(ours, theirs)| format!("  {}: {}\n", crate::yaml::scalar(ours), crate::yaml::scalar(theirs)))
        .collect();
    let text = under(text, "accepted", &items)?;
    under(&text, "traditional", &pairs)
}

/// `text` with `lines` at the end of what stands under the top-level `key`.
fn under(text: &str, key: &str, lines: &[String]) -> Option<String> {
    if lines.is_empty() {
        return Some(text.to_owned());
    }
    let ended = if text.ends_with('\n') { text.to_owned() } else { format!("{text}\n") };
    let head = format!("{key}:");
    let Some(start) = ended.match_indices(&head).map(|(at, _)| at).find(|at| *at == 0 || ended[..*at].ends_with('\n')) else {
        return Some(format!("{ended}{head}\n{}", lines.concat()));
    };
    let line_end = start + ended[start..].find('\n')? + 1;
    if !ended[start + head.len()..line_end].split('#').next().unwrap_or_default().trim().is_empty() {
        return None;
    }
    let inside: usize =
        ended[line_end..].split_inclusive('\n').take_while(|line| line.starts_with([' ', '-'])).map(str::len).sum();
    let end = line_end + inside;
    Some(format!("{}{}{}", &ended[..end], lines.concat(), &ended[end..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context(text: &str) -> Vec<char> {
        let traditional = Language::parse("zh-Hant").unwrap();
        let doubtful = |(at, character): (usize, char)| {
            let readings = READINGS.get(&character)?;
            let may_err = readings.may_err(text, at, character);
            may_err.then(|| doubt(text, at, character, readings, &traditional).map(|_| character)).flatten()
        };
        text.char_indices().filter_map(doubtful).collect()
    }

    #[test]
    fn a_known_word_is_no_doubt_and_an_unknown_one_is() {
        assert_eq!(context("头发发展以后"), Vec::<char>::new());
        assert_eq!(context("他姓范"), vec!['范']);
        assert_eq!(context("只推荐一件"), Vec::<char>::new());
        assert_eq!(context("一只猫"), Vec::<char>::new());
    }

    #[test]
    fn what_is_remembered_is_put_behind_what_stands_there() {
        let first = remembered("", &["群里".to_owned()], &[]).unwrap();
        assert!(first.starts_with("# ") && first.ends_with("\naccepted:\n  - 群里\n"), "{first}");
        let second = remembered(&first, &["店里".to_owned()], &[("里仁".to_owned(), "里仁".to_owned())]).unwrap();
        assert!(second.ends_with("accepted:\n  - 群里\n  - 店里\ntraditional:\n  里仁: 里仁\n"), "{second}");
        assert_eq!(remembered("accepted: [群里]\n", &["店里".to_owned()], &[]), None);
    }
}
