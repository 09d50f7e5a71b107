//! The order of one book: its chapters, numbered, and their pages one after the other.

use std::collections::BTreeMap;
use std::ops::Range;
use std::ops::RangeInclusive;
use std::sync::Arc;
use std::sync::OnceLock;

use foldhash::HashMap;
use jiff::civil::Date;

use crate::calendar::Diary;
use crate::calendar::Occurrence;
use crate::calendar::expand;
use crate::model::Visibility;
use crate::model::calendar::Calendar;
use crate::plan::Kind;
use crate::plan::Leads;
use crate::plan::Page;
use crate::plan::address;
use crate::plan::calendar;
use crate::plan::chapter;
use crate::plan::cover;
use crate::plan::health;
use crate::plan::module;
use crate::plan::names;
use crate::plan::print;
use crate::plan::reference;
use crate::plan::section;
use crate::plan::sop;
use crate::plan::stage;
use crate::plan::uses;
use crate::plan::uses::Uses;
use crate::resolve::Book;
use crate::resolve::Library;

/// Where everything of one book is.
#[derive(Debug, Clone)]
pub struct BookPlan {
    /// Its place among the books of the library.
    pub index: usize,
    /// Which language it speaks, as an index into the library's.
    pub language: usize,
    /// The folder it is published in, with its `/`, or nothing.
    pub prefix: String,
    /// Whether several communities share the site, so that this one has a folder of its own.
    pub in_folder: bool,
    /// The chapters of the navigation, in order.
    pub chapters: Vec<NavChapter>,
    /// Its pages in the order of reading, as places among all pages; the first is the cover. The page that prints them
    /// all, if there is one, comes right after.
    pub pages: Range<usize>,
    pub(super) modules: Arc<HashMap<String, u32>>,
    pub(super) targets: BTreeMap<String, String>,
    pub(super) names: BTreeMap<String, String>,
    pub(super) uses: Uses,
    /// Where the links of its modules lead: by chapter; in each its modules, then its opening.
    pub(super) leads: Vec<Vec<Leads>>,
    /// What falls on which day, once somebody asked: nearly every page of a calendar does.
    diary: Arc<OnceLock<Diary>>,
}

impl BookPlan {
    /// What falls on `days` for the book `book`, whose plan this is, in the order of time.
    pub fn within<'a>(&self, book: &'a Book, today: Date, days: &RangeInclusive<Date>) -> Vec<Occurrence<'a>> {
        let Some(calendar) = calendar_of(book) else { return Vec::new() };
        let diary = self.diary(book, calendar, today);
        if diary.covers(days) { diary.within(calendar, days).collect() } else { expand(calendar, &book.almanac, days.clone()) }
    }

    /// Whether `is_it` is true of something that falls on `days`, which the pages of the calendar tell of.
    pub(super) fn happens(
        &self,
        book: &Book,
        today: Date,
        days: &RangeInclusive<Date>,
        is_it: impl FnMut(Occurrence) -> bool,
    ) -> bool {
        let Some(calendar) = calendar_of(book) else { return false };
        self.diary(book, calendar, today).within(calendar, days).any(is_it)
    }

    fn diary(&self, book: &Book, calendar: &Calendar, today: Date) -> &Diary {
        self.diary.get_or_init(|| Diary::of(calendar, &book.almanac, calendar::all_days(today)))
    }

    /// Everything that a link can mean by an id, with its address and what it is called: `role:operator`.
    pub fn targets(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.targets.iter().map(|(target, address)| {
            let id = target.split_once(':').map_or(target.as_str(), |(_, id)| id);
            (target.as_str(), address.as_str(), self.names.get(target).map_or(id, String::as_str))
        })
    }

    /// What the thing is called that a link means by `target`, such as `stage:low`.
    pub fn name(&self, target: &str) -> Option<&str> {
        self.names.get(target).map(String::as_str)
    }
}

fn calendar_of(book: &Book) -> Option<&Calendar> {
    book.community.as_ref()?.calendar.as_deref()
}

/// A chapter as the navigation shows it.
#[derive(Debug, Clone)]
pub struct NavChapter {
    /// The key of its section, or the folder of its modules.
    pub key: String,
    /// Which part of the navigation it stands in.
    pub group: Group,
    /// Its number in the book.
    pub number: usize,
    /// Its pages, as places among all pages; the first stands for the chapter.
    pub pages: Range<usize>,
    /// The modules that belong to it, as an index into the book's chapters.
    pub modules: Option<usize>,
}

/// A part of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Why and for whom.
    Strategy,
    /// Who.
    Organisation,
    /// What is done.
    Operation,
    /// What it brings.
    Business,
    /// What there is to read.
    Guides,
}

impl Group {
    /// The word by which templates and strings know it.
    pub fn word(self) -> &'static str {
        match self {
            Group::Strategy => "strategy",
            Group::Organisation => "organisation",
            Group::Operation => "operation",
            Group::Business => "business",
            Group::Guides => "guides",
        }
    }
}

/// The sections in the order of the book, each in its part.
const ORDER: [(Group, &str); 12] = [
    (Group::Strategy, "fit"),
    (Group::Strategy, "positioning"),
    (Group::Strategy, "audience"),
    (Group::Organisation, "people"),
    (Group::Organisation, "tiers"),
    (Group::Organisation, "culture"),
    (Group::Operation, "rules"),
    (Group::Operation, "calendar"),
    (Group::Business, "funnel"),
    (Group::Business, "growth"),
    (Group::Business, "resources"),
    (Group::Business, "metrics"),
];

/// Lays out the book `book`, the `index`th of the library, and adds its pages. `words` says a string of the theme.
pub(super) fn plan(
    index: usize,
    book: &Book,
    library: &Library,
    in_folder: bool,
    words: &dyn Fn(&str) -> String,
    pages: &mut Vec<Page>,
) -> BookPlan {
    let language = library.languages.iter().position(|language| *language == book.language).unwrap_or_default();
    let prefix = address::prefix(book.slug.as_deref().filter(|_| in_folder), language, library);
    let start = pages.len();
    let today = library.edition.today;
    let mut outline = Outline { index, book, today, prefix: &prefix, words, pages, chapters: Vec::new() };
    outline.add(cover::draft(book));
    for (group, key) in ORDER {
        outline.section(group, key);
    }
    for (place, chapter) in book.chapters.iter().enumerate() {
        if !ORDER.iter().any(|(_, key)| *key == chapter.key) {
            outline.guide(place);
        }
    }
    if library.edition.audience == Visibility::Internal && book.community.is_some() {
        outline.for_the_makers("health", vec![health::draft(words)]);
    }
    if reference::belongs_to(book, library.edition.audience) {
        outline.for_the_makers("reference", reference::drafts(words));
    }
    let end = outline.pages.len();
    if let Some(draft) = print::draft(end - start, words) {
        outline.add(draft);
    }
    let chapters = outline.chapters;
    let modules = pages[start..end].iter().zip(start..).filter_map(|(page, at)| Some((module_key(book, page)?, at as u32)));
    let modules = Arc::new(modules.collect());
    let targets = section::targets(book, &prefix);
    let names = book.community.as_deref().map(|community| names::of(community, words)).unwrap_or_default();
    let uses = book.community.as_deref().map(uses::of).unwrap_or_default();
    BookPlan {
        index,
        names,
        uses,
        language,
        prefix,
        in_folder,
        chapters,
        pages: start..end,
        modules,
        targets,
        leads: Vec::new(),
        diary: Arc::default(),
    }
}

fn module_key(book: &Book, page: &Page) -> Option<String> {
    match page.kind {
        Kind::Module(chapter, module) => Some(book.chapters[chapter].modules[module].module.key.clone()),
        Kind::Chapter(chapter) => Some(book.chapters[chapter].opening.as_ref()?.module.key.clone()),
        _ => None,
    }
}

/// A page before it has its place in the book.
pub(super) struct Draft {
    /// Relative to the folder of the book.
    pub(super) address: String,
    pub(super) kind: Kind,
    pub(super) title: String,
    pub(super) description: String,
}

struct Outline<'a> {
    index: usize,
    book: &'a Book,
    today: Date,
    prefix: &'a str,
    words: &'a dyn Fn(&str) -> String,
    pages: &'a mut Vec<Page>,
    chapters: Vec<NavChapter>,
}

impl Outline<'_> {
    fn add(&mut self, draft: Draft) {
        self.pages.push(Page {
            address: format!("{}{}", self.prefix, draft.address),
            book: Some(self.index),
            kind: draft.kind,
            title: draft.title,
            number: String::new(),
            description: draft.description,
            chapter: None,
        });
    }

    /// A section with its procedures or stages and the guides that joined it; modules alone make it a chapter.
    fn section(&mut self, group: Group, key: &'static str) {
        let modules = self.book.chapters.iter().position(|chapter| chapter.key == key);
        let start = self.pages.len();
        if section::is_in(self.book, key) {
            self.add(section::draft(key, self.words));
            match key {
                "calendar" => sop::drafts(self.book).into_iter().for_each(|draft| self.add(draft)),
                "funnel" => stage::drafts(self.book, self.words).into_iter().for_each(|draft| self.add(draft)),
                _ => {}
            }
        } else if let Some(place) = modules {
            self.add(chapter::draft(self.book, place, self.words));
        } else {
            return;
        }
        self.finish(key, group, start, modules);
    }

    fn guide(&mut self, place: usize) {
        let start = self.pages.len();
        self.add(chapter::draft(self.book, place, self.words));
        self.finish(&self.book.chapters[place].key, Group::Guides, start, Some(place));
    }

    /// A chapter that only the makers read, behind all others, whose numbers it leaves alone; one of their own modules may
    /// have its place.
    fn for_the_makers(&mut self, key: &str, drafts: Vec<Draft>) {
        if self.book.chapters.iter().all(|chapter| chapter.key != key) {
            let start = self.pages.len();
            drafts.into_iter().for_each(|draft| self.add(draft));
            self.finish(key, Group::Guides, start, None);
        }
    }

    /// Adds the modules, and gives all pages of the chapter their numbers.
    fn finish(&mut self, key: &str, group: Group, start: usize, modules: Option<usize>) {
        if let Some(place) = modules {
            for draft in module::drafts(self.book, place) {
                self.add(draft);
            }
        }
        if self.pages.get(start).is_some_and(|page| page.kind == Kind::Section("calendar")) {
            calendar::drafts(self.book, self.today, self.words).into_iter().for_each(|draft| self.add(draft));
        }
        let number = self.chapters.len() + 1;
        for (offset, page) in self.pages[start..].iter_mut().enumerate() {
            page.chapter = Some(number - 1);
            page.number = match offset {
                0 => number.to_string(),
                offset if page.kind.is_in_order() => format!("{number}.{offset}"),
                _ => String::new(),
            };
        }
        self.chapters.push(NavChapter { key: key.to_owned(), group, number, pages: start..self.pages.len(), modules });
    }
}
