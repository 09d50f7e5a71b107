//! What the questions are asked of: a community as its makers see it, and the workspace around it.

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::calendar;
use crate::calendar::Occurrence;
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
use crate::source::Source;
use crate::source::Span;
use crate::yaml;
use crate::yaml::Entry;
use crate::yaml::Node;

/// The workspace and everything in it.
pub(super) struct Whole<'a> {
    pub(super) documents: &'a Documents,
    pub(super) library: &'a Library,
    /// The communities that could be read.
    pub(super) communities: Vec<Reading<'a>>,
}

/// One community, nothing left out, in the first language of the site.
pub(super) struct Reading<'a> {
    pub(super) definition: &'a Definition,
    pub(super) community: Community,
}

/// One community in its workspace.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) whole: &'a Whole<'a>,
    pub(super) definition: &'a Definition,
    pub(super) community: &'a Community,
}

impl<'a> Whole<'a> {
    /// The communities that have a book in `library` and no mistake in their form: what could not be read, or is meant by
    /// a wrong id, may be what seems to be missing.
    pub(super) fn new(documents: &'a Documents, library: &'a Library) -> Whole<'a> {
        let has_book = |slug: &str| library.books.iter().any(|book| book.slug.as_deref() == Some(slug));
        let read = |definition: &'a Definition| {
            let mut told = Findings::new();
            let community = resolve::unabridged(definition, &library.languages, &mut told)?;
            references::check(&community, &mut told);
            (definition.whole && !told.has_errors()).then_some(Reading { definition, community })
        };
        let chosen: Vec<_> = documents.definitions.iter().filter(|definition| has_book(&definition.slug)).collect();
        let communities = chosen.into_par_iter().filter_map(read).collect();
        Whole { documents, library, communities }
    }

    /// The day that counts as today.
    pub(super) fn today(&self) -> Date {
        self.library.edition.today
    }

    /// A list of the audit: that of the workspace in `content/audit/`, where it can be read, else `ours`.
    pub(super) fn data(&self, name: &str, ours: &str) -> Option<Node> {
        let read = |source: &Source| yaml::parse(source, 0..source.text().len()).ok();
        self.documents.audit.get(name).and_then(read).or_else(|| read(&Source::new(name, ours)))
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
        Case { whole: self, definition: reading.definition, community: &reading.community }
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
    pub(super) fn year(self) -> Vec<Occurrence<'a>> {
        let today = self.whole.today();
        let last = today.checked_add(12.months()).unwrap_or(Date::MAX);
        match (&self.community.calendar, self.book()) {
            (Some(calendar), Some(book)) => calendar::expand(calendar, &book.almanac, today..=last),
            _ => Vec::new(),
        }
    }

    /// Its book in the first language.
    pub(super) fn book(self) -> Option<&'a Book> {
        self.books().next()
    }

    /// Its books, language by language.
    pub(super) fn books(self) -> impl Iterator<Item = &'a Book> {
        let slug = self.slug();
        self.whole.library.books.iter().filter(move |book| book.slug.as_deref() == Some(slug))
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
