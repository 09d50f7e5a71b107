//! The blocks of the modules, each with the block of the translation that says the same.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use crate::load;
use crate::locale::Language;
use crate::markdown;
use crate::translation::Catalogue;
use crate::translation::Home;
use crate::translation::Ledger;
use crate::translation::Module;
use crate::translation::Passage;
use crate::translation::Unit;
use crate::translation::Version;
use crate::translation::collect::is_fixed;
use crate::translation::collect::version;
use crate::translation::pair::pair;

/// What stands at the head of a module and is translated.
const HEAD: [&str; 2] = ["title", "description"];

pub(super) fn modules(modules: &[Arc<load::Module>], ledger: &Ledger, made: &mut Catalogue) {
    let mut groups: BTreeMap<&str, Vec<&load::Module>> = BTreeMap::new();
    for module in modules {
        groups.entry(&module.key).or_default().push(module);
    }
    for versions in groups.values() {
        if let Some(group) = Group::of(versions, &made.languages) {
            group.heads(made);
            group.blocks(ledger, made);
        }
    }
}

/// One module in all its languages.
struct Group<'a> {
    main: &'a load::Module,
    /// The language of the main one.
    language: Language,
    /// The other languages of the site: what stands there, and whether it is converted where nothing does.
    others: BTreeMap<Language, (Option<&'a load::Module>, bool)>,
    module: Module,
}

impl<'a> Group<'a> {
    fn of(versions: &[&'a load::Module], languages: &[Language]) -> Option<Group<'a>> {
        let spoken = |module: &load::Module| module.language.clone().unwrap_or_else(|| languages[0].clone());
        let main = *versions.iter().find(|module| spoken(module) == languages[0]).or(versions.first())?;
        let language = spoken(main);
        let mut others = BTreeMap::new();
        let mut translated = BTreeMap::new();
        for other in languages.iter().filter(|other| **other != language) {
            let said = versions.iter().find(|module| spoken(module) == *other).copied();
            let derived = versions.iter().any(|module| other.derives_from(&spoken(module)));
            translated.extend(said.map(|module| (other.clone(), (module.source.clone(), module.text_start))));
            others.insert(other.clone(), (said, derived));
        }
        Some(Group { main, language, others, module: Module { source: main.source.clone(), translated } })
    }

    fn heads(&self, made: &mut Catalogue) {
        for key in HEAD {
            let Some(source) = head(self.main, key).filter(|source| !is_fixed(&source.text, &self.language)) else { continue };
            let versions = self.others.iter().map(|(language, (said, derived))| {
                let passage = said.and_then(|module| head(module, key));
                (language.clone(), version(passage, *derived && said.is_none()))
            });
            made.units.push(self.unit(source, key.to_owned(), versions.collect(), Home::Front(key, self.module.clone())));
        }
    }

    fn blocks(&self, ledger: &Ledger, made: &mut Catalogue) {
        let sources = blocks(self.main);
        let mut versions: Vec<BTreeMap<Language, Version>> = vec![BTreeMap::new(); sources.len()];
        for (language, (said, derived)) in &self.others {
            let passages = said.map(blocks).unwrap_or_default();
            let known = ledger.of(&self.module.file(language), language);
            let pairs = pair(&texts(&sources), &texts(&passages), &known);
            for (versions, found) in versions.iter_mut().zip(&pairs) {
                let passage = found.map(|found| passages[found].clone());
                versions.insert(language.clone(), version(passage, *derived && said.is_none()));
            }
            let taken: BTreeSet<usize> = pairs.into_iter().flatten().collect();
            let over = passages.into_iter().enumerate().filter(|(place, _)| !taken.contains(place));
            made.left_over.extend(over.map(|(_, passage)| (language.clone(), passage)));
        }
        for (number, (source, versions)) in sources.into_iter().zip(versions).enumerate() {
            let home = Home::Block { module: self.module.clone(), fixed: is_fixed(&source.text, &self.language) };
            made.units.push(self.unit(source, (number + 1).to_string(), versions, home));
        }
    }

    fn unit(&self, source: Passage, place: String, versions: BTreeMap<Language, Version>, home: Home) -> Unit {
        Unit { language: self.language.clone(), source, place, versions, home }
    }
}

fn head(module: &load::Module, key: &str) -> Option<Passage> {
    let text = match key {
        "title" => module.front.title.as_ref()?,
        _ => module.front.description.as_ref()?,
    };
    Some(Passage { text: text.trim().to_owned(), span: text.span().clone() })
}

fn blocks(module: &load::Module) -> Vec<Passage> {
    let start = module.text_start;
    let ranges = markdown::blocks(&module.source.text()[start..]);
    let span = |range: std::ops::Range<usize>| module.source.span(start + range.start..start + range.end);
    ranges.into_iter().map(span).map(|span| Passage { text: span.text().to_owned(), span }).collect()
}

fn texts(passages: &[Passage]) -> Vec<&str> {
    passages.iter().map(|passage| passage.text.as_str()).collect()
}
