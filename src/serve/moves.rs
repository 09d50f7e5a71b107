//! Where a page has gone whose address changed: a tab that shows it follows.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::Site;
use crate::serve::generation::Generation;
use crate::source::Source;

/// How many pages that went away are remembered, in case they come back under another name.
const REMEMBERED: usize = 512;

/// Pages that went away, and where to.
#[derive(Debug, Default, Clone)]
pub(super) struct Moves {
    /// By the old address: the text it was made from, and its address now, once that is known.
    gone: BTreeMap<String, Gone>,
}

#[derive(Debug, Clone)]
struct Gone {
    source: Source,
    to: Option<String>,
}

impl Moves {
    /// The address where the page now is that once was at `address`.
    pub(super) fn of(&self, address: &str) -> Option<&str> {
        self.gone.get(address)?.to.as_deref()
    }

    /// What is known after `new` has taken the place of `old`.
    pub(super) fn after(&self, old: &Generation, new: &Generation) -> Moves {
        let (old, new) = (old.playbook.site(), new.playbook.site());
        if Arc::ptr_eq(&old.pages, &new.pages) {
            return self.clone();
        }
        let left = old.pages.iter().filter(|page| new.page_at(&page.address).is_none());
        let mut gone: BTreeMap<String, Gone> = left
            .filter_map(|page| Some((page.address.clone(), Gone { source: source(old, page)?.clone(), to: None })))
            .take(REMEMBERED)
            .collect();
        let room = REMEMBERED - gone.len();
        for (address, known) in self.gone.iter().filter(|(address, _)| new.page_at(address).is_none()).take(room) {
            gone.insert(address.clone(), known.clone());
        }
        if !gone.is_empty() {
            settle(&mut gone, old, new);
        }
        Moves { gone }
    }
}

/// Looks where the pages that are gone may be: where their file is now, or where the same text is now.
fn settle(gone: &mut BTreeMap<String, Gone>, old: &Site, new: &Site) {
    let mut by_path = BTreeMap::new();
    let mut by_text = BTreeMap::new();
    for page in new.pages.iter() {
        if let Some(source) = source(new, page) {
            let language = page.book.map(|book| &new.library.books[book].language);
            by_path.entry((source.path(), language)).or_insert(page);
            if old.page_at(&page.address).is_none() {
                by_text.entry((source.text(), language)).or_insert(page);
            }
        }
    }
    for (address, known) in gone.iter_mut() {
        if known.to.as_deref().is_some_and(|to| new.page_at(to).is_some()) {
            continue;
        }
        let language = language_of(address, old).or_else(|| language_of(address, new));
        let found = by_path.get(&(known.source.path(), language)).or_else(|| by_text.get(&(known.source.text(), language)));
        known.to = found.map(|page| page.address.clone());
    }
}

fn language_of<'a>(address: &str, site: &'a Site) -> Option<&'a crate::locale::Language> {
    let page = site.page_at(address);
    let book = page.and_then(|page| page.book).map(|book| &site.library.books[book].language);
    let folder = || {
        let folders = site.library.language_folders.iter().zip(&site.library.languages);
        let mut named = folders.filter(|(folder, _)| !folder.is_empty() && address.contains(folder.as_str()));
        named.next().map(|(_, language)| language).or(site.library.languages.first())
    };
    book.or_else(folder)
}

/// The text that a module's page was made from. Other pages have fixed addresses and need not be followed.
fn source<'a>(site: &'a Site, page: &Page) -> Option<&'a Source> {
    match page.kind {
        Kind::Module(chapter, module) => Some(&site.library.books[page.book?].chapters[chapter].modules[module].module.source),
        _ => None,
    }
}
