//! Words that should not go out, from the list that comes along or that of the workspace.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;

use crate::check::case::Case;
use crate::check::case::Whole;
use crate::check::lists::WORDS;
use crate::check::notes::Notes;
use crate::check::writing::outgoing;
use crate::finding::Words;
use crate::load::Module;
use crate::locale::Text;
use crate::source::Span;
use crate::yaml::Node;

/// How far before a word a “not” may stand that turns it round, in characters.
const NEAR: usize = 8;

const NOT: [&str; 11] = ["不", "没", "别", "非", "勿", "禁", "无", "not ", "no ", "never ", "n't "];

/// The words under `key` of the list that counts in this workspace.
pub(super) fn words(whole: &Whole, key: &str) -> Vec<String> {
    let list = WORDS.read(whole.documents);
    let items = list.as_ref().and_then(|list| list.get(key)).map_or(&[][..], Node::items);
    items.iter().filter_map(Node::as_str).filter(|word| !word.trim().is_empty()).map(str::to_lowercase).collect()
}

/// A list that is looked for all at once.
struct Search {
    words: Vec<String>,
    patterns: AhoCorasick,
}

/// Tells of every word under `key` in what goes out to members: texts of definitions in every language, scripts of modules.
pub(super) fn tell(whole: &Whole, key: &str, notes: &mut Notes, message: fn(&str) -> Words) {
    let words = words(whole, key);
    let Ok(patterns) = AhoCorasick::new(&words) else { return };
    let search = Search { words, patterns };
    for case in whole.cases() {
        notes.about(Some(case.slug()));
        for text in texts(case) {
            for (word, place) in search.found(text, text.span()) {
                notes.add(&place, message(word));
            }
        }
    }
    notes.about(None);
    for module in whole.modules() {
        for script in scripts(module) {
            for (word, place) in search.found(script.text(), &script) {
                notes.add(&place, message(word));
            }
        }
    }
}

fn texts<'a>(case: Case<'a>) -> Vec<&'a Text> {
    let other_languages = case.books().skip(1).filter_map(|book| book.community.as_deref());
    std::iter::once(case.community).chain(other_languages).flat_map(outgoing::of).collect()
}

impl Search {
    /// Where a word stands in `text` without a “not” before it, each word once.
    fn found(&self, text: &str, span: &Span) -> Vec<(&str, Span)> {
        let lower = text.to_lowercase();
        let stands = self.patterns.find_overlapping_iter(&lower).filter(|found| {
            let before: String = lower[..found.start()].chars().rev().take(NEAR).collect::<Vec<_>>().into_iter().rev().collect();
            !NOT.iter().any(|not| before.contains(not))
        });
        let words: BTreeSet<usize> = stands.map(|found| found.pattern().as_usize()).collect();
        words.into_iter().map(|at| self.words[at].as_str()).map(|word| (word, outgoing::place_in(span, word))).collect()
    }
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
