//! Names and words of one community in what another one's readers get: texts, shared modules, names of files.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use aho_corasick::AhoCorasick;
use aho_corasick::MatchKind;
use rayon::prelude::*;

use crate::check::case::Case;
use crate::check::case::Whole;
use crate::check::notes::Notes;
use crate::finding::Words;
use crate::load::Definition;
use crate::load::Module;
use crate::source::Span;
use crate::yaml::Node;
use crate::yaml::Value;

/// Words, each with the communities that own it.
struct Owned<'a> {
    words: Vec<(String, Vec<&'a str>)>,
    search: AhoCorasick,
}

/// Tells of every word of `of` (a community's own words) that stands in somebody else's book.
pub(super) fn tell(whole: &Whole, of: fn(&Definition) -> Vec<String>, notes: &mut Notes, message: fn(&str) -> Words) {
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    // Of every definition, also of those that no book is made of now: a single client's book must not name the others.
    for definition in &whole.documents.definitions {
        for word in of(definition) {
            owners.entry(word).or_default().push(&definition.slug);
        }
    }
    let words: Vec<_> = owners.into_iter().collect();
    let built = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words.iter().map(|(word, _)| word));
    let Ok(search) = built else { return };
    let owned = Owned { words, search };
    if owned.words.is_empty() {
        return;
    }
    let readers = readers(whole);
    for case in whole.cases() {
        notes.about(Some(case.slug()));
        let mut scalars = Vec::new();
        gather(&case.definition.tree, &mut scalars);
        let of_modules = case.definition.modules.iter().map(|module| whole_text(module));
        for (place, word) in scalars.into_iter().chain(of_modules).flat_map(|span| owned.foreign(&span, &[case.slug()])) {
            notes.add(&place, message(word));
        }
        for (path, word) in owned.foreign_files(whole, case) {
            let finding = notes.add(case.community.name.span(), message(word));
            finding.span = None;
            finding.path = Some(path);
        }
    }
    notes.about(None);
    let in_module = |module: &Arc<Module>| {
        let slugs = readers.get(module.source.path()).map_or(&[][..], Vec::as_slice);
        owned.foreign(&whole_text(module), slugs)
    };
    let in_modules: Vec<_> = whole.documents.modules.par_iter().map(in_module).collect();
    for (place, word) in in_modules.into_iter().flatten() {
        notes.add(&place, message(word));
    }
}

/// A longer text than this is no name; to search for it would cost more than all the others together.
const LONGEST_NAME: usize = 200;

/// Whether it can be told apart from the words of everyday: one letter is not, a whole page is none.
fn is_name(word: &str) -> bool {
    word.len() <= LONGEST_NAME && word.chars().nth(1).is_some()
}

impl Owned<'_> {
    /// Where a word stands in `span` that is not that of all its readers; each word once.
    fn foreign(&self, span: &Span, readers: &[&str]) -> Vec<(Span, &str)> {
        let text = span.text();
        let mut told = BTreeSet::new();
        let mut foreign = Vec::new();
        for found in self.search.find_iter(text) {
            let (word, owners) = &self.words[found.pattern().as_usize()];
            let is_foreign = readers.iter().any(|reader| !owners.contains(reader));
            if is_foreign && is_word(text, found.start(), found.end()) && told.insert(word) {
                foreign.push((span.part(found.start()..found.end()), word.as_str()));
            }
        }
        foreign
    }

    /// The community's own files that are named after somebody else.
    fn foreign_files(&self, whole: &Whole, case: Case) -> Vec<(String, &str)> {
        let slug = case.slug();
        let folder = format!("content/communities/{slug}/");
        let files = whole.documents.assets.iter().filter(|asset| asset.path.starts_with(&folder));
        let mut foreign = Vec::new();
        for asset in files {
            let name = &asset.path[folder.len()..];
            for found in self.search.find_iter(name) {
                let (word, owners) = &self.words[found.pattern().as_usize()];
                if !owners.contains(&slug) && is_word(name, found.start(), found.end()) {
                    foreign.push((asset.path.clone(), word.as_str()));
                }
            }
        }
        foreign
    }
}

/// Whether Latin letters end where the word does: `art` is no word of `start`.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let inside = &text[start..end];
    let latin = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphanumeric());
    let begins = latin(inside.chars().next()) && latin(text[..start].chars().next_back());
    let ends = latin(inside.chars().next_back()) && latin(text[end..].chars().next());
    !begins && !ends
}

/// By the path of a shared module, the communities in whose books it is.
fn readers<'a>(whole: &'a Whole) -> BTreeMap<&'a str, Vec<&'a str>> {
    let mut readers: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for case in whole.cases() {
        for book in case.books() {
            for module in book.chapters.iter().flat_map(|chapter| &chapter.modules) {
                let slugs = readers.entry(module.module.source.path()).or_default();
                if slugs.last() != Some(&case.slug()) {
                    slugs.push(case.slug());
                }
            }
        }
    }
    readers
}

/// A module with its head, which holds its title.
fn whole_text(module: &Module) -> Span {
    module.source.span(0..module.source.text().len())
}

/// The texts that stand under a key of a definition, in all its languages, and can be told apart from other words.
pub(super) fn names_under(definition: &Definition, key: &str) -> Vec<String> {
    let mut texts = Vec::new();
    if let Some(node) = definition.tree.get(key) {
        gather_texts(node, &mut texts);
    }
    texts.into_iter().map(|text| text.trim().to_owned()).filter(|text| is_name(text)).collect()
}

fn gather_texts(node: &Node, texts: &mut Vec<String>) {
    match &node.value {
        Value::Scalar { text, .. } => texts.push(text.to_string()),
        Value::List(items) => items.iter().for_each(|item| gather_texts(item, texts)),
        Value::Map(entries) => entries.iter().for_each(|entry| gather_texts(&entry.value, texts)),
        Value::Null => {}
    }
}

pub(super) fn gather(node: &Node, spans: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar { .. } => spans.push(node.span.clone()),
        Value::List(items) => items.iter().for_each(|item| gather(item, spans)),
        Value::Map(entries) => entries.iter().for_each(|entry| gather(&entry.value, spans)),
        Value::Null => {}
    }
}
