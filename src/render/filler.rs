//! What a page puts into the open places of a module's text.

use std::borrow::Cow;

use memchr::memchr;
use tera::Context;

use crate::markdown::Block;
use crate::markdown::Filler;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::Word;
use crate::plan::Lead;
use crate::plan::Leads;
use crate::plan::Page;
use crate::plan::Site;
use crate::plan::encode;
use crate::render::Press;
use crate::render::context::BookValues;
use crate::resolve::Book;
use crate::resolve::Entry;

/// Fills a module for its page.
pub(super) struct ModuleFiller<'a> {
    pub(super) press: &'a Press,
    pub(super) site: &'a Site,
    pub(super) page: &'a Page,
    pub(super) book: &'a Book,
    pub(super) entry: &'a Entry,
    pub(super) leads: &'a Leads,
    pub(super) values: &'a BookValues,
    pub(super) context: &'a Context,
    /// What the template of a block stumbled over.
    pub(super) fault: Option<tera::Error>,
}

impl Filler for ModuleFiller<'_> {
    fn link(&mut self, dest: &str, place: &Place) -> Option<Cow<'_, str>> {
        address(self.site, self.page, self.leads, dest, place).map(Cow::Owned)
    }

    fn image(&mut self, _: &str, place: &Place) -> Option<Picture> {
        let Lead::Asset(path) = self.leads.at(place)? else { return None };
        let placed = self.site.asset(path)?;
        Some(Picture { address: relative(self.page, &placed.address), dimensions: placed.asset.dimensions })
    }

    fn placeholder(&mut self, path: &str, place: &Place) -> Cow<'_, str> {
        let place = self.entry.module.source.span(place.start as usize..place.end as usize);
        // A path that leads nowhere has been told, and nothing is published then; the preview shows what is written.
        Cow::Owned(self.book.voice.value(path, &place).unwrap_or_else(|_| place.text().to_owned()))
    }

    fn block(&mut self, block: &Block, html: &mut String) {
        let mut context = self.context.clone();
        let place = self.entry.module.source.span(block.place.start as usize..block.place.end as usize);
        let say = |text: &str| self.book.voice.fill(&self.book.voice.retell(text, &self.entry.written_in), &place, &mut |_| ());
        let (caption, body) = (say(block.args.trim()), say(&block.body));
        // An id is the same in every language, and words are not: only the template knows which of them it wants.
        context.insert("args", block.args.trim());
        context.insert("caption", &*caption);
        context.insert("body", &*body);
        match self.press.tera.render(&format!("blocks/{}.html", block.name), &context) {
            Ok(drawn) => html.push_str(&drawn),
            Err(error) => self.fault = Some(error),
        }
    }

    fn word(&mut self, word: Word) -> Cow<'_, str> {
        Cow::Borrowed(self.values.word_in_body(word))
    }

    fn converts(&self) -> bool {
        self.book.voice.changes(&self.entry.written_in)
    }

    fn convert(&mut self, text: &str, html: &mut String) {
        html.push_str(&self.book.voice.retell(text, &self.entry.written_in));
    }
}

/// Where the link to `dest` at `place` leads, as seen from `page`.
fn address(site: &Site, page: &Page, leads: &Leads, dest: &str, place: &Place) -> Option<String> {
    if dest.starts_with('#') {
        return Some(dest.to_owned());
    }
    match leads.at(place)? {
        Lead::Page(at) => Some(relative(page, &site.pages[*at as usize].address)),
        Lead::Address(address) => Some(relative(page, address)),
        Lead::Asset(path) => Some(relative(page, &site.asset(path)?.address)),
    }
}

/// The way from a page to an address of the output, which may end in an anchor.
pub(super) fn relative(page: &Page, address: &str) -> String {
    let (path, anchor) = memchr(b'#', address.as_bytes()).map_or((address, ""), |at| address.split_at(at));
    let folders = page.address.bytes().zip(path.bytes()).take_while(|(from, to)| from == to).enumerate();
    let shared = folders.filter(|(_, (byte, _))| *byte == b'/').last().map_or(0, |(at, _)| at + 1);
    let up = page.address[shared..].bytes().filter(|byte| *byte == b'/').count();
    let mut way = String::with_capacity(up * 3 + address.len() - shared);
    (0..up).for_each(|_| way.push_str("../"));
    way.push_str(&path[shared..]);
    let mut way = encode(way);
    way.push_str(anchor);
    way
}

/// The contents of a module's page: level, id and words of its headings of the second and third level.
pub(super) fn toc<'a>(book: &'a Book, entry: &'a Entry) -> impl Iterator<Item = (u8, &'a str, String)> {
    let source = &entry.module.source;
    entry.module.body.headings.iter().filter(|heading| (2..=3).contains(&heading.level)).map(move |heading| {
        let place = source.span(heading.place.start as usize..heading.place.end as usize);
        let text = heading.text.fill(|path| Cow::Owned(book.voice.value(path, &place).unwrap_or_default()));
        (heading.level, &*heading.id, book.voice.retell(&text, &entry.written_in).into_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Kind;

    fn way(from: &str, to: &str) -> String {
        let (title, number, description) = (String::new(), String::new(), String::new());
        let page = Page { address: from.to_owned(), book: None, kind: Kind::Cover, title, number, description, chapter: None };
        relative(&page, to)
    }

    #[test]
    fn a_way_goes_up_to_the_folder_that_both_share_and_down_again() {
        assert_eq!(way("规则/加入.html", "规则/加入须知.html"), "加入须知.html");
        assert_eq!(way("规则/加入.html", "规范/加入.html#一"), "../规范/加入.html#一");
        assert_eq!(way("a/b/c.html", "a/index.html"), "../index.html");
        assert_eq!(way("index.html", "a/b.html"), "a/b.html");
        assert_eq!(way("a/b.html", "a/b.html#c"), "b.html#c");
    }

    #[test]
    fn a_way_is_never_taken_for_a_scheme_and_holds_no_blank() {
        assert_eq!(way("a/b.html", "a/c:d e.html"), "./c:d%20e.html");
    }
}
