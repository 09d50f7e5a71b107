//! The texts of a definition and of the site: whatever their decoder reads as one.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::de::DeserializeOwned;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::locale::Language;
use crate::source::Span;
use crate::translation::Catalogue;
use crate::translation::Home;
use crate::translation::Passage;
use crate::translation::Unit;
use crate::translation::collect::is_fixed;
use crate::translation::collect::version;
use crate::yaml;
use crate::yaml::Node;
use crate::yaml::Scribe;
use crate::yaml::Written;

/// A place that sorts: file, start and end.
type Place = (String, usize, usize);

fn place_of(span: &Span) -> Place {
    (span.source().path().to_owned(), span.range().start, span.range().end)
}

/// Marks the nodes that are read as texts: who decodes a definition knows which they are.
struct Marks(RefCell<BTreeSet<Place>>);

impl Scribe for Marks {
    fn write<'a>(&self, node: &'a Node, _: &mut dyn FnMut(Finding)) -> Option<Written<'a>> {
        let (_, first) = said(node).into_iter().next()?;
        self.0.borrow_mut().insert(place_of(&node.span));
        Some(Written { text: first.as_str().unwrap_or_default().to_owned(), node: first, fallback: None })
    }
}

/// What a text says: the language, where it is told, and the words.
fn said(node: &Node) -> Vec<(Option<Language>, &Node)> {
    if node.as_str().is_some() {
        return vec![(None, node)];
    }
    let entries = node.entries().iter().filter(|entry| entry.value.as_str().is_some());
    entries.filter_map(|entry| Some((Some(Language::parse(entry.key.as_str()?)?), &entry.value))).collect()
}

/// The texts of a definition or of the site, each with its path.
pub(super) fn values<T: DeserializeOwned>(tree: &Node, made: &mut Catalogue) {
    let marks = Marks(RefCell::default());
    yaml::decode::<T>(tree, &marks, &mut Findings::new());
    let mut texts = BTreeMap::new();
    walk(tree, "", &marks.0.into_inner(), &mut texts);
    let units: Vec<Unit> = texts.into_values().filter_map(|(path, node)| value(path, node, &made.languages)).collect();
    made.units.extend(units);
}

fn walk<'a>(node: &'a Node, path: &str, marked: &BTreeSet<Place>, texts: &mut BTreeMap<Place, (String, &'a Node)>) {
    let place = place_of(&node.span);
    if marked.contains(&place) && !said(node).is_empty() {
        texts.insert(place, (path.to_owned(), node));
        return;
    }
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    for (index, item) in node.items().iter().enumerate() {
        let name = item.get("id").or_else(|| item.get("level")).and_then(Node::as_str);
        walk(item, &below(name.map_or_else(|| (index + 1).to_string(), str::to_owned).as_str()), marked, texts);
    }
    for entry in node.entries() {
        // A client's word in one language is no gap in another.
        if let Some(key) = entry.key.as_str().filter(|key| !(path.is_empty() && *key == "terms")) {
            walk(&entry.value, &below(key), marked, texts);
        }
    }
}

fn value(place: String, node: &Node, languages: &[Language]) -> Option<Unit> {
    let spoken: Vec<(Language, &Node)> =
        said(node).into_iter().map(|(language, node)| (language.unwrap_or_else(|| languages[0].clone()), node)).collect();
    let (language, source) = spoken.iter().find(|(language, _)| *language == languages[0]).or(spoken.first())?;
    let source = passage(source)?;
    if is_fixed(&source.text, language) {
        return None;
    }
    let versions = languages.iter().filter(|wanted| *wanted != language).map(|wanted| {
        let passage = spoken.iter().find(|(language, _)| language == wanted).and_then(|(_, node)| passage(node));
        let derived = spoken.iter().any(|(language, _)| wanted.derives_from(language));
        (wanted.clone(), version(passage, derived))
    });
    Some(Unit { language: language.clone(), source, place, versions: versions.collect(), home: Home::Value(node.clone()) })
}

fn passage(node: &Node) -> Option<Passage> {
    let text = node.as_str()?.trim();
    (!text.is_empty()).then(|| Passage { text: text.to_owned(), span: node.span.clone() })
}
