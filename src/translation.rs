//! Translations: what each language says, what it lacks, and what has fallen behind its source.
//!
//! Pure: the ledger and the files of an exchange come in as texts and go out as texts; the command writes them.

mod collect;
mod csv;
mod edit;
mod export;
mod import;
mod ledger;
mod module;
mod pair;
mod review;
mod xliff;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::locale::Language;
use crate::source::Source;
use crate::source::Span;
use crate::yaml::Node;

pub use collect::catalogue;
pub use export::Format;
pub use export::export;
pub use import::Import;
pub use import::import;
pub use ledger::Hash;
pub use ledger::LEDGER;
pub use ledger::Ledger;
pub use review::Doubt;
pub use review::doubts;
pub use review::remembered;

/// Everything in a workspace that can be said in several languages.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// The languages of the site; the first is the one that the author writes in.
    pub languages: Vec<Language>,
    /// The texts and blocks, by file and place.
    pub units: Vec<Unit>,
    /// Blocks of a translation that belong to no block of their source any more.
    pub left_over: Vec<(Language, Passage)>,
}

/// One text of a definition, or one block of a module, with what it says in other languages.
#[derive(Debug, Clone)]
pub struct Unit {
    /// The language of the author.
    pub language: Language,
    /// What the author wrote.
    pub source: Passage,
    /// Where it stands, in words for a translator: `calendar.rhythms.brief.title`.
    pub place: String,
    /// The other languages of the site.
    pub versions: BTreeMap<Language, Version>,
    home: Home,
}

/// A stretch of the author's files.
#[derive(Debug, Clone)]
pub struct Passage {
    /// What it says.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// What a unit says in one language.
#[derive(Debug, Clone)]
pub struct Version {
    /// How it stands to its source.
    pub state: State,
    /// The words, where somebody wrote them.
    pub passage: Option<Passage>,
}

/// How a translation stands to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The ledger knows it as made from what the source says now.
    Complete,
    /// It is there, and the ledger does not know it yet.
    Unrecorded,
    /// Nobody wrote it; it is converted from the other Chinese script.
    Derived,
    /// Nobody wrote it.
    Missing,
    /// The source has changed since, and it has not.
    Stale,
}

/// Where a translation of a unit is to be written.
#[derive(Debug, Clone)]
enum Home {
    /// Into the map of a text in a definition.
    Value(Node),
    /// Under a key at the head of the translated module.
    Front(&'static str, Module),
    /// Among the blocks of the translated module. A fixed block has no words to translate.
    Block { module: Module, fixed: bool },
}

/// The module that a unit belongs to.
#[derive(Debug, Clone)]
struct Module {
    source: Source,
    /// The translations that exist: the file, and where its text starts.
    translated: BTreeMap<Language, (Source, usize)>,
}

impl Unit {
    /// The hash of what the author wrote.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.source.text)
    }

    /// The file in which its translation into `language` stands.
    pub fn file(&self, language: &Language) -> String {
        match self.module() {
            Some(module) => module.file(language),
            None => self.source.span.source().path().to_owned(),
        }
    }

    /// Whether there is nothing to translate in it: a fence of code, a rule, a name in Latin letters.
    pub fn is_fixed(&self) -> bool {
        matches!(self.home, Home::Block { fixed: true, .. })
    }

    fn module(&self) -> Option<&Module> {
        match &self.home {
            Home::Value(_) => None,
            Home::Front(_, module) | Home::Block { module, .. } => Some(module),
        }
    }
}

impl Module {
    /// `people/leader.md` in English is `people/leader.en.md`.
    fn file(&self, language: &Language) -> String {
        match self.translated.get(language) {
            Some((source, _)) => source.path().to_owned(),
            None => {
                let path = self.source.path();
                let (stem, extension) = path.rsplit_once('.').unwrap_or((path, "md"));
                let stem = match stem.rsplit_once('.') {
                    Some((key, tag)) if !tag.contains('/') && Language::parse(tag).is_some() => key,
                    _ => stem,
                };
                format!("{stem}.{language}.{extension}")
            }
        }
    }
}

impl Catalogue {
    /// The ledger that says: every translation that stands in the files now, and is not stale, says what its source says.
    /// What is stale keeps its old lines, so that it stays stale; unless its file is among `still_good`.
    pub fn recorded(&self, known: &Ledger, still_good: &[String]) -> Ledger {
        let mut ledger = Ledger::default();
        for unit in &self.units {
            for (language, version) in &unit.versions {
                let (Some(passage), file) = (&version.passage, unit.file(language)) else { continue };
                let said = Hash::of(&passage.text);
                let is_good =
                    still_good.contains(&file) || still_good.iter().any(|path| path == unit.source.span.source().path());
                if version.state != State::Stale || is_good {
                    ledger.add(&file, language, unit.hash(), said);
                    continue;
                }
                for (source, _) in known.of(&file, language).into_iter().filter(|(_, known)| *known == said) {
                    ledger.add(&file, language, source, said);
                }
            }
        }
        ledger
    }

    /// How many units there are in each state in `language`; those without words are not counted.
    pub fn count(&self, language: &Language, state: State) -> usize {
        self.in_state(language, &[state]).count()
    }

    /// The units whose version in `language` is in one of `states`.
    pub fn in_state<'a>(&'a self, language: &'a Language, states: &'a [State]) -> impl Iterator<Item = (&'a Unit, &'a Version)> {
        let versions = self.units.iter().filter_map(move |unit| Some((unit, unit.versions.get(language)?)));
        versions.filter(move |(unit, version)| !unit.is_fixed() && states.contains(&version.state))
    }

    /// The languages into which something may be translated.
    pub fn targets(&self) -> BTreeSet<&Language> {
        self.units.iter().flat_map(|unit| unit.versions.keys()).collect()
    }
}
