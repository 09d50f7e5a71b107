//! From books to a site: every page's address, title and place in the book. A table; nothing is drawn yet.

mod address;
mod book;
mod calendar;
mod chapter;
mod cover;
mod health;
mod kind;
mod late;
mod lead;
mod link;
mod module;
mod names;
mod not_found;
mod print;
mod reference;
mod review;
mod revise;
mod section;
mod shelf;
mod sop;
mod stage;
mod uses;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;

use crate::check::Audit;
use crate::check::Record;
use crate::file::Asset;
use crate::finding::Findings;
use crate::load::Documents;
use crate::model::Visibility;
use crate::resolve::Book;
use crate::resolve::Entry;
use crate::resolve::Library;

pub use address::anchor_of;
pub use address::encode;
pub use address::projection;
pub use book::BookPlan;
pub use book::Group;
pub use book::NavChapter;
pub use calendar::Leaf;
pub use kind::Kind;
use late::Late;
pub use lead::Lead;
pub use lead::Leads;
pub use link::Dead;
pub use link::Target;
pub use review::Due;
pub use review::reviews;
pub use view::view;

/// Everything that can be published, and where. A copy shares what it has with the original.
#[derive(Debug, Clone)]
pub struct Site {
    /// The books.
    pub library: Library,
    /// The plan of each book, in the order of the library.
    pub books: Vec<Arc<BookPlan>>,
    /// All pages: those of one book stand together, in the order of reading.
    pub pages: Arc<Vec<Page>>,
    /// Pictures and downloads that can be linked to, by their path in the workspace.
    assets: Arc<BTreeMap<String, PlacedAsset>>,
    /// The assets that something refers to, by address; the others stay where they are.
    published: Arc<BTreeMap<String, Arc<Asset>>>,
    by_address: Arc<HashMap<String, u32>>,
    /// What the audit has to say, where the makers will read it.
    audit: Option<Arc<Late>>,
    /// Earlier scores of the audit, where the workspace keeps them.
    record: Arc<Record>,
}

/// A file of the author and its address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedAsset {
    /// The file.
    pub asset: Arc<Asset>,
    /// Where it is published, relative to the output folder.
    pub address: String,
}

/// One page.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it is published, relative to the output folder: `en/rules.html`.
    pub address: String,
    /// The book it belongs to; none for what belongs to the whole site.
    pub book: Option<usize>,
    /// What kind of page it is, and of what.
    pub kind: Kind,
    /// Its title.
    pub title: String,
    /// Its number in the book, `4` or `4.2`; empty for a page outside the order.
    pub number: String,
    /// One sentence about it, plain text; may be empty.
    pub description: String,
    /// The chapter of the navigation it belongs to, as an index into [`BookPlan::chapters`].
    pub chapter: Option<usize>,
}

impl Page {
    /// The address of its Markdown twin.
    pub fn twin(&self) -> String {
        format!("{}.md", self.address.strip_suffix(".html").unwrap_or(&self.address))
    }

    /// How many folders deep it lies.
    pub fn depth(&self) -> usize {
        self.address.matches('/').count()
    }
}

/// Lays out the site. `words` says a string of the theme in a language, by its index. Two sources for one address and
/// links that lead nowhere are findings. What `previous`, the site before a change, knew of links is taken over where
/// the change cannot have touched it.
pub fn plan(
    library: Library,
    documents: &Documents,
    words: &dyn Fn(usize, &str) -> String,
    previous: Option<&Site>,
    findings: &mut Findings,
) -> Site {
    let several = library.books.iter().any(|book| book.slug != library.books[0].slug);
    let modules = library.books.iter().flat_map(|book| &book.chapters).map(|chapter| chapter.modules.len() + 1);
    let mut pages = Vec::with_capacity(modules.sum::<usize>() + library.books.len() * 64);
    if several {
        shelf::pages(&library, &mut pages);
    }
    let mut books = Vec::with_capacity(library.books.len());
    for (index, book) in library.books.iter().enumerate() {
        let language = library.languages.iter().position(|language| *language == book.language).unwrap_or_default();
        let title = |key: &str| words(language, key);
        books.push(Arc::new(book::plan(index, book, &library, several, &title, &mut pages)));
    }
    not_found::page(&library, &mut pages);
    let by_address = Arc::new(address::index(&pages, &library, findings));
    let assets = Arc::new(address::assets(documents, &library, several));
    let for_the_makers = library.edition.audience == Visibility::Internal;
    let audit = for_the_makers.then(|| Late::new(documents));
    let (pages, record) = (Arc::new(pages), Arc::new(Record::of(documents)));
    let mut site = Site { library, books, pages, assets, published: Arc::default(), by_address, audit, record };
    let checked = link::check(&site, previous, findings);
    site.published = Arc::new(checked.published);
    for (plan, leads) in site.books.iter_mut().zip(checked.leads) {
        Arc::make_mut(plan).leads = leads;
    }
    site
}

impl Site {
    /// What the audit has to say, where the makers will read it.
    pub fn audit(&self) -> Option<&Audit> {
        Some(self.audit.as_ref()?.hear(&self.library))
    }

    /// The page at `address`.
    pub fn page_at(&self, address: &str) -> Option<&Page> {
        self.by_address.get(address).map(|index| &self.pages[*index as usize])
    }

    /// The place of `page` among all pages.
    pub fn index_of(&self, address: &str) -> Option<usize> {
        self.by_address.get(address).map(|index| *index as usize)
    }

    /// The book of `page` and its plan.
    pub fn book_of(&self, page: &Page) -> Option<(&Book, &BookPlan)> {
        page.book.map(|index| (&self.library.books[index], &*self.books[index]))
    }

    /// The module whose text `page` shows, its own or the opening of its chapter, and where its links lead.
    pub fn text_of(&self, page: &Page) -> Option<(&Entry, &Leads)> {
        let (book, plan) = self.book_of(page)?;
        let (chapter, module) = match page.kind {
            Kind::Module(chapter, module) => (chapter, Some(module)),
            Kind::Chapter(chapter) => (chapter, None),
            Kind::Section(_) => (plan.chapters[page.chapter?].modules?, None),
            _ => return None,
        };
        let leads = &plan.leads[chapter];
        match module {
            Some(module) => Some((&book.chapters[chapter].modules[module], &leads[module])),
            None => Some((book.chapters[chapter].opening.as_ref()?, leads.last()?)),
        }
    }

    /// Whether every page, file and thing with an id is where it is in `other`, and the same things exist at all.
    fn has_the_addresses_of(&self, other: &Site) -> bool {
        let books = || self.books.iter().zip(&other.books);
        self.library.has_elsewhere_what(&other.library)
            && self.books.len() == other.books.len()
            && books().all(|(plan, other)| plan.targets == other.targets)
            && self.pages.len() == other.pages.len()
            && self
                .pages
                .iter()
                .zip(other.pages.iter())
                .all(|(page, other)| page.address == other.address && page.kind == other.kind)
            && self.assets.len() == other.assets.len()
            && self
                .assets
                .iter()
                .zip(other.assets.iter())
                .all(|((path, placed), (other, its))| path == other && placed.address == its.address)
    }

    /// The asset at `path` of the workspace.
    pub fn asset(&self, path: &str) -> Option<&PlacedAsset> {
        self.assets.get(path)
    }

    /// All assets that could be linked to, by their path in the workspace.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &PlacedAsset)> {
        self.assets.iter().map(|(path, placed)| (path.as_str(), placed))
    }

    /// The assets that something refers to, by address.
    pub fn published_assets(&self) -> impl Iterator<Item = (&str, &Arc<Asset>)> {
        self.published.iter().map(|(address, asset)| (address.as_str(), asset))
    }

    /// The asset that `path`, written in the file at `from` of book `book`, means.
    pub fn asset_from(&self, book: usize, from: &str, path: &str) -> Option<&PlacedAsset> {
        link::asset(self, book, from, path).ok()
    }

    /// The address of a book's logo: the community's, or the site's.
    pub fn logo(&self, book: usize) -> Option<String> {
        let own = self.library.books[book].community.as_ref().and_then(|community| community.brand.as_ref());
        let logo = own.into_iter().chain(&self.library.books[book].site.brand).find_map(|brand| brand.logo.as_ref())?;
        let from = logo.span.source().path();
        Some(encode(&self.asset_from(book, from, logo.as_str())?.address))
    }

    /// `address` where it must be absolute; none where the site does not say where it will stand.
    pub fn absolute(&self, address: &str) -> Option<String> {
        let base = self.library.settings.first()?.base_url.as_ref()?;
        Some(format!("{}/{}", base.as_str().trim_end_matches('/'), encode(address)))
    }

    /// What a link to `destination` leads to, written in the file at `from` of book `book`.
    pub fn target<'a>(&'a self, book: usize, from: &str, destination: &'a str) -> Result<Target<'a>, Dead> {
        link::resolve(self, book, from, destination)
    }

    /// The same page in every language that has it, as (language index, page).
    pub fn translations<'a>(&'a self, page: &'a Page) -> impl Iterator<Item = (usize, &'a Page)> {
        let prefix = self.prefix_of(page);
        let rest = page.address.strip_prefix(prefix).unwrap_or(&page.address);
        let slug = page.book.and_then(|book| self.library.books[book].slug.as_deref());
        let several = self.books.iter().any(|plan| plan.in_folder);
        self.library.languages.iter().enumerate().filter_map(move |(index, _)| {
            let folder = address::prefix(page.book.and(slug).filter(|_| several), index, &self.library);
            Some((index, self.page_at(&format!("{folder}{rest}"))?))
        })
    }

    fn prefix_of<'a>(&'a self, page: &'a Page) -> &'a str {
        match (page.book, &page.kind) {
            (Some(book), _) => &self.books[book].prefix,
            (None, Kind::Shelf { language }) => address::language_folder(*language, &self.library),
            (None, _) => "",
        }
    }
}
