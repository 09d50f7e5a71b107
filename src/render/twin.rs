//! The Markdown twin of a page, for readers that are programs and for people who paste.

mod page;
mod sheet;
mod tag;

use std::borrow::Cow;

use memchr::memchr2;
use memchr::memmem;

use crate::markdown;
use crate::markdown::Block;
use crate::markdown::Filler;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::Word;
use crate::plan::Lead;
use crate::plan::Leads;
use crate::plan::Page;
use crate::plan::Site;
use crate::render::filler::relative;
use crate::resolve::Book;
use crate::resolve::Entry;

/// The twin of a module: what its author wrote, with placeholders filled and links leading where the page's do.
pub(super) fn of_module(site: &Site, page: &Page, book: &Book, entry: &Entry, leads: &Leads) -> String {
    let module = &entry.module;
    let text = &module.source.text()[module.text_start..];
    let mut twin = String::with_capacity(text.len() + page.title.len() + 8);
    if module.body.title.is_none() {
        twin.push_str(&format!("# {}\n\n", page.title));
    }
    markdown::twin(text, module.text_start, &module.body, &mut TwinFiller { site, page, book, entry, leads }, &mut twin);
    twin
}

/// Fills a module for its twin: pages are where their own twins are.
struct TwinFiller<'a> {
    site: &'a Site,
    page: &'a Page,
    book: &'a Book,
    entry: &'a Entry,
    leads: &'a Leads,
}

impl Filler for TwinFiller<'_> {
    fn link(&mut self, dest: &str, place: &Place) -> Option<Cow<'_, str>> {
        if dest.starts_with('#') {
            return Some(Cow::Owned(dest.to_owned()));
        }
        let way = match self.leads.at(place)? {
            Lead::Page(at) => to_a_twin(relative(self.page, &self.site.pages[*at as usize].address)),
            Lead::Address(address) => to_a_twin(relative(self.page, address)),
            Lead::Asset(path) => relative(self.page, &self.site.asset(path)?.address),
        };
        Some(Cow::Owned(way))
    }

    fn image(&mut self, _: &str, place: &Place) -> Option<Picture> {
        let Lead::Asset(path) = self.leads.at(place)? else { return None };
        let address = relative(self.page, &self.site.asset(path)?.address);
        Some(Picture { address, dimensions: None })
    }

    fn placeholder(&mut self, path: &str, place: &Place) -> Cow<'_, str> {
        let place = self.entry.module.source.span(place.start as usize..place.end as usize);
        Cow::Owned(self.book.voice.value(path, &place).unwrap_or_else(|_| format!("{{{{ {path} }}}}")))
    }

    fn block(&mut self, _: &Block, _: &mut String) {}

    fn word(&mut self, word: Word) -> Cow<'_, str> {
        word.key().into()
    }
}

/// The twin of the whole book: where the twins of its pages are.
pub(super) fn of_book(site: &Site, page: &Page) -> String {
    let Some((book, plan)) = site.book_of(page) else { return String::new() };
    let mut twin = format!("# {}\n\n", book.name());
    for leaf in &site.pages[plan.pages.clone()] {
        let number = if leaf.number.is_empty() { String::new() } else { format!("{} ", leaf.number) };
        twin.push_str(&format!("- [{number}{}]({})\n", leaf.title.replace(['[', ']'], ""), relative(page, &leaf.twin())));
    }
    twin
}

/// The twin of any other page: what its main part says.
pub(super) fn of_page(html: &str) -> String {
    let find = |html: &str, words: &str| memmem::find(html.as_bytes(), words.as_bytes());
    let main = find(html, "<main").and_then(|at| html[at..].split_once('>')).map_or(html, |(_, rest)| rest);
    let main = find(main, "</main>").map_or(main, |end| &main[..end]);
    page::markdown(main, &|href| to_a_twin(href.to_owned()))
}

/// Where a link to a page leads from a twin: to the twin of that page.
fn to_a_twin(mut href: String) -> String {
    let end = memchr2(b'#', b'?', href.as_bytes()).unwrap_or(href.len());
    let has_a_scheme = memchr2(b':', b'/', &href.as_bytes()[..end]).is_some_and(|at| href.as_bytes()[at] == b':');
    if let (Some(path), false) = (href[..end].strip_suffix("html"), has_a_scheme)
        && path.ends_with('.')
    {
        href.replace_range(path.len()..end, "md");
    }
    href
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_to_a_page_leads_to_its_twin() {
        assert_eq!(to_a_twin("../rules.html#join".to_owned()), "../rules.md#join");
        assert_eq!(to_a_twin("calendar/all.ics".to_owned()), "calendar/all.ics");
        assert_eq!(to_a_twin("https://example.com/a.html".to_owned()), "https://example.com/a.html");
    }
}
