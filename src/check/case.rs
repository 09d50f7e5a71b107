//! What the questions are asked of: a community as its makers see it, and the workspace around it.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::calendar;
use crate::calendar::ChannelLoad;
use crate::calendar::Occurrence;
use crate::check::platforms::Platforms;
use crate::check::references;
use crate::finding::Findings;
use crate::load::Definition;
use crate::load::Documents;
use crate::load::Module;
use crate::model::Community;
use crate::model::calendar::Sop;
use crate::model::funnel::Stage;
use crate::model::identity::Allow;
use crate::model::people::Role;
use crate::model::people::Seat;
use crate::model::reference::Noun;
use crate::resolve;
use crate::resolve::Book;
use crate::resolve::Library;
use crate::source::Span;
use crate::yaml::Entry;

/// The workspace and everything in it.
pub(super) struct Whole<'a> {
    pub(super) documents: &'a Documents,
    pub(super) library: &'a Library,
    /// What platforms allow.
    pub(super) platforms: Platforms,
    /// The communities that could be read.
    pub(super) communities: Vec<Reading<'a>>,
}

/// One community, nothing left out, in the first language of the site.
pub(super) struct Reading<'a> {
    pub(super) definition: &'a Definition,
    pub(super) community: Community,
    /// Its books, language by language.
    books: Vec<&'a Book>,
}

/// What the calendar of a community holds in the year from today on.
pub(super) struct Year<'a> {
    /// Everything that happens, day by day.
    pub(super) occurrences: Vec<Occurrence<'a>>,
    /// The same, by the channel to which it goes.
    pub(super) loads: Vec<ChannelLoad<'a>>,
}

/// One community in its workspace.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) whole: &'a Whole<'a>,
    pub(super) definition: &'a Definition,
    pub(super) community: &'a Community,
    books: &'a [&'a Book],
}

impl<'a> Whole<'a> {
    /// The communities that have a book in `library` and no mistake in their form: what could not be read, or is meant by
    /// a wrong id, may be what seems to be missing.
    pub(super) fn new(documents: &'a Documents, library: &'a Library) -> Whole<'a> {
        let mut books: BTreeMap<&str, Vec<&Book>> = BTreeMap::new();
        for book in &library.books {
            books.entry(book.slug.as_deref().unwrap_or_default()).or_default().push(book);
        }
        let read = |definition: &'a Definition| {
            let books = books.get(definition.slug.as_str())?.clone();
            let mut told = Findings::new();
            let community = resolve::unabridged(definition, &library.languages, &mut told)?;
            references::check(&community, &mut told);
            (definition.whole && !told.has_errors()).then_some(Reading { definition, community, books })
        };
        let communities = documents.definitions.par_iter().filter_map(read).collect();
        Whole { documents, library, platforms: Platforms::of(documents), communities }
    }

    /// The day that counts as today.
    pub(super) fn today(&self) -> Date {
        self.library.edition.today
    }

    /// Every module, those of the communities too.
    pub(super) fn modules(&self) -> impl Iterator<Item = &'a Module> {
        let own = self.documents.definitions.iter().flat_map(|definition| &definition.modules);
        self.documents.modules.iter().chain(own).map(|module| &**module)
    }

    /// Everything that is allowed: by a community, whose folder is named, or by a module.
    pub(super) fn allows(&self) -> impl Iterator<Item = (Option<&str>, &Allow)> {
        let of_communities = self
            .communities
            .iter()
            .flat_map(|reading| reading.community.allow.iter().map(|allow| (Some(reading.definition.slug.as_str()), allow)));
        of_communities.chain(self.modules().flat_map(|module| module.front.allow.iter().map(|allow| (None, allow))))
    }

    /// Each community as a case.
    pub(super) fn cases(&'a self) -> impl Iterator<Item = Case<'a>> {
        self.communities.iter().map(|reading| self.case(reading))
    }

    pub(super) fn case(&'a self, reading: &'a Reading<'a>) -> Case<'a> {
        Case { whole: self, definition: reading.definition, community: &reading.community, books: &reading.books }
    }
}

impl<'a> Case<'a> {
    /// The name of its folder.
    pub(super) fn slug(self) -> &'a str {
        &self.definition.slug
    }

    /// Where `path` (`rules.join`) is written: its key, that of the nearest thing above it where it is not there, and
    /// the community's name where nothing is.
    pub(super) fn at(self, path: &str) -> Span {
        let mut node = &self.definition.tree;
        let mut place = self.community.name.span().clone();
        for key in path.split('.') {
            let Some(entry) = node.entry(key) else { break };
            place = place_of(entry);
            node = &entry.value;
        }
        place
    }

    /// The ids by which something of a kind is meant anywhere in the definition.
    pub(super) fn meant(self, noun: Noun) -> impl Iterator<Item = &'a str> {
        let community: &'a Community = self.community;
        community.references().into_iter().filter(move |reference| reference.noun == noun).map(|reference| reference.id.as_str())
    }

    /// What the calendar holds in the year from today on.
    pub(super) fn year(self) -> Year<'a> {
        let today = self.whole.today();
        let last = today.checked_add(12.months()).unwrap_or(Date::MAX);
        let occurrences = match (&self.community.calendar, self.book()) {
            (Some(calendar), Some(book)) => calendar::expand(calendar, &book.almanac, today..=last),
            _ => Vec::new(),
        };
        let loads = calendar::load(self.community, &occurrences);
        Year { occurrences, loads }
    }

    /// Its book in the first language.
    pub(super) fn book(self) -> Option<&'a Book> {
        self.books.first().copied()
    }

    /// Its books, language by language.
    pub(super) fn books(self) -> impl Iterator<Item = &'a Book> {
        self.books.iter().copied()
    }

    /// All SOPs.
    pub(super) fn sops(self) -> impl Iterator<Item = Sop<'a>> {
        self.community.calendar.iter().flat_map(|calendar| calendar.sops())
    }

    /// All stages of the funnel, those of single segments too.
    pub(super) fn stages(self) -> impl Iterator<Item = &'a Stage> {
        self.community.funnel.iter().flat_map(|funnel| funnel.all_stages())
    }

    /// Everybody in `people`, with their seats.
    pub(super) fn roles(self) -> impl Iterator<Item = (Seat, &'a Role)> {
        self.community.people.iter().flat_map(|people| people.roles())
    }
}

/// The key of an entry; a section with a file of its own has none, and is met at its first line.
fn place_of(entry: &Entry) -> Span {
    if entry.key.span.range().is_empty() { entry.value.span.clone() } else { entry.key.span.clone() }
}
