//! The Markdown twin of a page, for readers that are programs and for people who paste.

use std::borrow::Cow;

use crate::markdown;
use crate::markdown::Block;
use crate::markdown::Filler;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::Word;
use crate::plan::Page;
use crate::plan::Site;
use crate::render::filler::address;
use crate::resolve::Book;
use crate::resolve::Entry;

/// The twin of a module: what its author wrote, with placeholders filled and links leading where the page's do.
pub(super) fn of_module(site: &Site, page: &Page, book: &Book, entry: &Entry) -> String {
    let module = &entry.module;
    let text = &module.source.text()[module.text_start..];
    let mut twin = String::with_capacity(text.len() + page.title.len() + 8);
    if module.body.title.is_none() {
        twin.push_str(&format!("# {}\n\n", page.title));
    }
    markdown::twin(text, module.text_start, &module.body, &mut TwinFiller { site, page, book, entry }, &mut twin);
    twin
}

/// Fills a module for its twin: pages are where their own twins are.
struct TwinFiller<'a> {
    site: &'a Site,
    page: &'a Page,
    book: &'a Book,
    entry: &'a Entry,
}

impl Filler for TwinFiller<'_> {
    fn link(&mut self, dest: &str, _: &Place) -> Option<Cow<'_, str>> {
        let leads = address(self.site, self.page, self.entry, dest)?;
        Some(Cow::Owned(leads.replace(".html", ".md")))
    }

    fn image(&mut self, dest: &str, _: &Place) -> Option<Picture> {
        let address = address(self.site, self.page, self.entry, dest)?;
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

/// The twin of any other page: its main part, turned back into Markdown.
pub(super) fn of_page(html: &str, page: &Page) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once('>')).map_or(html, |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let converter = htmd::HtmlToMarkdown::builder().skip_tags(vec!["script", "style", "svg", "button", "nav", "form"]).build();
    converter.convert(main).map_or_else(|_| format!("# {}\n", page.title), |text| format!("{}\n", text.trim()))
}
