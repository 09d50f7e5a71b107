//! From a body to HTML: the open places, filled for one page.

use std::borrow::Cow;

use memchr::memchr;
use pulldown_cmark_escape::escape_href;
use pulldown_cmark_escape::escape_html;
use pulldown_cmark_escape::escape_html_body_text;

use crate::markdown::Address;
use crate::markdown::Block;
use crate::markdown::Body;
use crate::markdown::Image;
use crate::markdown::Link;
use crate::markdown::Phrase;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::markdown::Word;
use crate::markdown::html::Reader;

/// Knows what a page puts into the open places of a body. What it answers is escaped here; only what
/// [`Filler::block`] writes is taken as it is.
pub trait Filler {
    /// The address of a link, relative to the page; nothing where the link is dead, and then its text stays alone.
    fn link(&mut self, dest: &str, place: &Place) -> Option<Cow<'_, str>>;
    /// The file of a picture; nothing where there is none, and then its words stand in for it.
    fn image(&mut self, dest: &str, place: &Place) -> Option<Picture>;
    /// The text of a placeholder.
    fn placeholder(&mut self, path: &str, place: &Place) -> Cow<'_, str>;
    /// Writes the HTML of a fenced block.
    fn block(&mut self, block: &Block, html: &mut String);
    /// A word in the language of the page.
    fn word(&mut self, word: Word) -> Cow<'_, str>;
    /// Whether [`Filler::convert`] changes anything.
    fn converts(&self) -> bool {
        false
    }
    /// Writes text of the author, escaped already, as this page has it: in another script, in a client's words. It gets
    /// what is between two tags, and never code, formulas or attributes, but for the words of a picture.
    fn convert(&mut self, text: &str, html: &mut String) {
        html.push_str(text);
    }
}

/// A picture as a page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its address, relative to the page.
    pub address: String,
    /// Width and height in pixels, so that nothing moves when it arrives.
    pub dimensions: Option<(u32, u32)>,
}

/// Writes a body for one page. `file` is the whole file that it was compiled from; nothing where that was a text of a
/// definition.
pub fn fill(body: &Body, file: &str, filler: &mut dyn Filler, html: &mut String) {
    let mut text = Text { converts: filler.converts(), ..Text::default() };
    // What is converted is not torn: a word may begin in one piece and end in the next.
    let whole = if text.converts { body.html.whole(file) } else { Cow::default() };
    let mut reader = if text.converts { Reader::of(&whole) } else { body.html.read(file) };
    let mut done = 0;
    html.reserve(body.html.len() + body.slots.len() * 32);
    for slot in &body.slots {
        text.pass(&mut reader, slot.at as usize - done, filler, html);
        done = slot.at as usize;
        match &slot.kind {
            SlotKind::Link(link) => write_link(link, filler, html),
            SlotKind::Image(image) => write_image(image, filler, html),
            SlotKind::Placeholder(placeholder) => {
                let _ = escape_html_body_text(&mut *html, &filler.placeholder(&placeholder.path, &placeholder.place));
            }
            SlotKind::Block(block) => filler.block(block, html),
            SlotKind::Word(word) => {
                let _ = escape_html(&mut *html, &filler.word(*word));
            }
        }
    }
    text.pass(&mut reader, body.html.len() - done, filler, html);
}

fn write_link(link: &Link, filler: &mut dyn Filler, html: &mut String) {
    let dest = filled(&link.dest, &link.place, filler);
    let Some(address) = filler.link(&dest, &link.place) else { return };
    let kind = Address::of(&address);
    if matches!(kind, Address::Refused | Address::Id) {
        return;
    }
    html.push_str(" href=\"");
    let _ = escape_href(&mut *html, &address);
    html.push_str(if kind == Address::Web { "\" rel=\"noopener noreferrer\"" } else { "\"" });
}

fn write_image(image: &Image, filler: &mut dyn Filler, html: &mut String) {
    let dest = filled(&image.dest, &image.place, filler);
    let alt = filled(&image.alt, &image.place, filler);
    let mut words = String::new();
    let _ = escape_html(&mut words, &alt);
    let picture = filler.image(&dest, &image.place).filter(|picture| Address::of(&picture.address) == Address::Local);
    let Some(picture) = picture else { return filler.convert(&words, html) };
    html.push_str("<img src=\"");
    let _ = escape_href(&mut *html, &picture.address);
    html.push_str("\" alt=\"");
    filler.convert(&words, html);
    if !image.title.is_empty() {
        html.push_str("\" title=\"");
        let _ = escape_html(&mut *html, &image.title);
    }
    if let Some((width, height)) = picture.dimensions {
        html.push_str(&format!("\" width=\"{width}\" height=\"{height}"));
    }
    html.push_str("\" loading=\"lazy\" decoding=\"async\">");
}

/// A phrase with its placeholders filled for one page.
pub(super) fn filled<'a>(phrase: &'a Phrase, place: &Place, filler: &mut dyn Filler) -> Cow<'a, str> {
    phrase.fill(|path| filler.placeholder(path, place).into_owned().into())
}

/// Elements whose text is not for conversion.
const VERBATIM: [&str; 4] = ["code", "pre", "math", "script"];

/// Hands text between tags to the filler, and the rest on.
#[derive(Default)]
struct Text {
    converts: bool,
    in_tag: bool,
    /// How many elements of [`VERBATIM`] are open.
    verbatim: usize,
}

impl Text {
    /// Hands the next `length` bytes on.
    fn pass(&mut self, reader: &mut Reader, length: usize, filler: &mut dyn Filler, html: &mut String) {
        reader.pass(length, |piece| match self.converts {
            true => self.write(piece, filler, html),
            false => html.push_str(piece),
        });
    }

    fn write(&mut self, mut markup: &str, filler: &mut dyn Filler, html: &mut String) {
        while !markup.is_empty() {
            let end = memchr(if self.in_tag { b'>' } else { b'<' }, markup.as_bytes());
            let (part, rest) = markup.split_at(end.unwrap_or(markup.len()));
            if self.in_tag || self.verbatim > 0 {
                html.push_str(part);
            } else if !part.is_empty() {
                filler.convert(part, html);
            }
            if end.is_some() {
                self.turn(rest);
            }
            markup = rest;
            if let (Some(_), false) = (end, self.in_tag) {
                html.push('>');
                markup = &rest[1..];
            }
        }
    }

    /// Goes into the tag that `rest` begins with, or out of the one whose `>` it begins with.
    fn turn(&mut self, rest: &str) {
        self.in_tag = !self.in_tag;
        if self.in_tag {
            let name = rest[1..].trim_start_matches('/');
            let length = name.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(name.len());
            if VERBATIM.contains(&&name[..length]) {
                self.verbatim = if rest.starts_with("</") { self.verbatim.saturating_sub(1) } else { self.verbatim + 1 };
            }
        }
    }
}
