//! From documents to units: every text of a definition, every block of a module, with its translations.

mod modules;
mod values;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::load::Documents;
use crate::locale::Language;
use crate::model::Community;
use crate::model::SiteSettings;
use crate::translation::Catalogue;
use crate::translation::Hash;
use crate::translation::Ledger;
use crate::translation::Passage;
use crate::translation::State;
use crate::translation::Version;

/// Everything that `documents` say, and how each language stands to it.
pub fn catalogue(documents: &Documents, ledger: &Ledger) -> Catalogue {
    let mut made = Catalogue { languages: documents.languages(), ..Catalogue::default() };
    if let Some(site) = &documents.site {
        values::values::<SiteSettings>(site, &mut made);
    }
    for definition in &documents.definitions {
        values::values::<Community>(&definition.tree, &mut made);
    }
    modules::modules(&documents.modules, ledger, &mut made);
    for definition in &documents.definitions {
        modules::modules(&definition.modules, ledger, &mut made);
    }
    settle(&mut made, ledger);
    made
}

/// Asks the ledger how each translation stands. It is stale where it was made from words that no source of its file says
/// any more; what the ledger does not know may be new.
fn settle(made: &mut Catalogue, ledger: &Ledger) {
    let mut sources: BTreeMap<(String, Language), BTreeSet<Hash>> = BTreeMap::new();
    for unit in &made.units {
        for language in unit.versions.keys() {
            sources.entry((unit.file(language), language.clone())).or_default().insert(unit.hash());
        }
    }
    let known: BTreeMap<&(String, Language), BTreeSet<(Hash, Hash)>> =
        sources.keys().map(|key| (key, ledger.of(&key.0, &key.1))).collect();
    for unit in &mut made.units {
        let (hash, files) = (unit.hash(), unit.versions.keys().map(|language| unit.file(language)).collect::<Vec<_>>());
        for ((language, version), file) in unit.versions.iter_mut().zip(files) {
            let Some(said) = version.passage.as_ref().map(|passage| Hash::of(&passage.text)) else { continue };
            let key = (file, language.clone());
            let (known, sources) = (&known[&key], &sources[&key]);
            let is_behind = || known.iter().any(|(source, known)| *known == said && !sources.contains(source));
            version.state = match known.contains(&(hash, said)) {
                true => State::Complete,
                false if is_behind() => State::Stale,
                false => State::Unrecorded,
            };
        }
    }
}

/// A version before the ledger was asked.
pub(super) fn version(passage: Option<Passage>, derived: bool) -> Version {
    let state = match (&passage, derived) {
        (Some(_), _) => State::Unrecorded,
        (None, true) => State::Derived,
        (None, false) => State::Missing,
    };
    Version { state, passage }
}

/// Whether there is nothing to translate: a name in Latin letters in a Chinese text, nothing but numbers and signs.
pub(super) fn is_fixed(text: &str, language: &Language) -> bool {
    language.script().is_some() && text.is_ascii() || !text.contains(char::is_alphabetic)
}
