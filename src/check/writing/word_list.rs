//! Words that should not go out, from the list that comes along or that of the workspace.

use crate::check::case::Case;
use crate::check::case::Whole;
use crate::check::notes::Notes;
use crate::check::writing::outgoing;
use crate::finding::Words;
use crate::load::Module;
use crate::locale::Text;
use crate::source::Span;
use crate::yaml::Node;

const OURS: &str = include_str!("../data/words.yaml");

/// How far before a word a “not” may stand that turns it round, in characters.
const NEAR: usize = 8;

const NOT: [&str; 11] = ["不", "没", "别", "非", "勿", "禁", "无", "not ", "no ", "never ", "n't "];

/// The words under `key` of the list that counts in this workspace.
pub(super) fn words(whole: &Whole, key: &str) -> Vec<String> {
    let list = whole.data("words.yaml", OURS);
    let items = list.as_ref().and_then(|list| list.get(key)).map_or(&[][..], Node::items);
    items.iter().filter_map(Node::as_str).filter(|word| !word.trim().is_empty()).map(str::to_lowercase).collect()
}

/// Tells of every word under `key` in what goes out to members: texts of definitions in every language, scripts of modules.
pub(super) fn tell(whole: &Whole, key: &str, notes: &mut Notes, message: fn(&str) -> Words) {
    let words = words(whole, key);
    for case in whole.cases() {
        notes.about(Some(case.slug()));
        for text in texts(case) {
            for (word, place) in found(text, text.span(), &words) {
                notes.add(&place, message(word));
            }
        }
    }
    notes.about(None);
    for module in whole.modules() {
        for script in scripts(module) {
            for (word, place) in found(script.text(), &script, &words) {
                notes.add(&place, message(word));
            }
        }
    }
}

fn texts<'a>(case: Case<'a>) -> Vec<&'a Text> {
    let other_languages = case.books().skip(1).filter_map(|book| book.community.as_deref());
    std::iter::once(case.community).chain(other_languages).flat_map(outgoing::of).collect()
}

/// Where a word stands in `text` without a “not” before it, each word once.
fn found<'a>(text: &str, span: &Span, words: &'a [String]) -> Vec<(&'a str, Span)> {
    let lower = text.to_lowercase();
    let stands = |word: &&String| {
        lower.match_indices(word.as_str()).any(|(at, _)| {
            let before: String = lower[..at].chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
            !NOT.iter().any(|not| before.contains(not))
        })
    };
    words.iter().filter(stands).map(|word| (word.as_str(), outgoing::place_in(span, word))).collect()
}

/// The fenced scripts of a module.
fn scripts(module: &Module) -> Vec<Span> {
    const OPEN: &str = "```script";
    let text = module.source.text();
    let blocks = text.match_indices(OPEN).filter_map(|(at, _)| {
        let start = at + text[at..].find('\n')?;
        let end = start + text[start..].find("\n```").unwrap_or(text.len() - start);
        Some(module.source.span(start..end))
    });
    blocks.collect()
}
