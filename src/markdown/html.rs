//! HTML that leaves out what its text has word for word, and what every page has: most of a page, which would otherwise
//! be held twice.

use std::borrow::Cow;
use std::slice;

use crate::markdown::markup;
use crate::markdown::markup::Markup;

/// A stretch shorter than this is not worth the note of where it stands.
const SHORTEST: u32 = 8;

/// The step that is a stretch of the file: how far it is from the end of the last one, and its length.
const QUOTE: u8 = 0xFF;
/// The step that is some HTML of its own: its length.
const OWN: u8 = 0xFE;
const _: () = assert!(markup::COUNT <= OWN as usize, "the number of a piece of markup would be taken for another step");

/// The HTML of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// The HTML without what the steps say.
    own: Box<str>,
    /// How the whole comes about: pieces of its own, of the file, and by its number what is often written. Without a step
    /// all of it is its own.
    steps: Box<[u8]>,
    length: u32,
}

/// Where no file begins: from here on a quote is of the markup of that number.
const MARKUP: u32 = 0xF000_0000;

/// A stretch of HTML that stands in the author's file as it is, or on every page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    /// Where it begins in the HTML.
    pub(super) at: u32,
    /// Where it begins in the file.
    pub(super) from: u32,
    pub(super) length: u32,
}

impl Quote {
    /// A piece of markup that begins at the byte `at` of the HTML.
    pub(super) fn of_markup(markup: Markup, at: usize) -> Quote {
        Quote { at: at as u32, from: MARKUP + u32::from(markup.number()), length: markup.text().len() as u32 }
    }

    /// The number of the markup that it is.
    fn markup(&self) -> Option<u8> {
        self.from.checked_sub(MARKUP).map(|number| number as u8)
    }
}

impl Html {
    /// Keeps `html` without those `quotes` that can be read again from `text`, which starts at `offset` of its file.
    pub(super) fn quoting(html: &str, quotes: &[Quote], text: &str, offset: usize, shorter: &mut Shorter) -> Html {
        shorter.clear();
        let mut done = 0;
        for quote in quotes {
            let (at, length) = (quote.at as usize, quote.length as usize);
            // Something may have come in between since a quote was noted; then it is kept as any other HTML.
            let Some(quoted) = html.get(at..at + length).filter(|_| at >= done) else { continue };
            match quote.markup() {
                Some(number) if quoted == markup::text(number) => {
                    shorter.own(&html[done..at]);
                    shorter.step(number);
                }
                None if quote.length >= SHORTEST && quoted == stretch(text, quote, offset) => {
                    shorter.own(&html[done..at]);
                    shorter.quote(quote);
                }
                _ => continue,
            }
            done = at + length;
        }
        // What has no word of its file needs none to be read.
        if !shorter.quotes {
            return Html { own: html.into(), steps: Box::default(), length: html.len() as u32 };
        }
        shorter.own(&html[done..]);
        shorter.end_own();
        Html { own: (*shorter.own).into(), steps: (*shorter.steps).into(), length: html.len() as u32 }
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// All of it. `file` is the whole file that it was made of; it does not matter where nothing is quoted, which is so
    /// for texts of a definition.
    pub fn whole<'a>(&'a self, file: &str) -> Cow<'a, str> {
        if self.steps.is_empty() {
            return Cow::Borrowed(&self.own);
        }
        let mut html = String::with_capacity(self.len());
        self.read(file).pass(self.len(), |piece| html.push_str(piece));
        Cow::Owned(html)
    }

    /// All of it, to be read piece by piece.
    pub(super) fn read<'a>(&'a self, file: &'a str) -> Reader<'a> {
        let rest = if self.steps.is_empty() { &*self.own } else { "" };
        Reader { rest, own: &self.own, file, from: 0, steps: self.steps.iter() }
    }
}

/// HTML as it is read, without its being put together first.
pub(super) struct Reader<'a> {
    /// What is left of the piece that was begun.
    rest: &'a str,
    own: &'a str,
    file: &'a str,
    /// Where the last quote ends in the file.
    from: usize,
    steps: slice::Iter<'a, u8>,
}

impl<'a> Reader<'a> {
    /// HTML that is in one piece already.
    pub(super) fn of(html: &'a str) -> Reader<'a> {
        Reader { rest: html, own: "", file: "", from: 0, steps: [].iter() }
    }

    /// Passes its next `length` bytes on.
    pub(super) fn pass(&mut self, mut length: usize, mut to: impl FnMut(&str)) {
        while length > 0 {
            if self.rest.is_empty() {
                let Some(piece) = self.step() else { return };
                self.rest = piece;
            }
            // Whoever stops in a piece does so where a character ends.
            let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
            to(piece);
            self.rest = rest;
            length = length.saturating_sub(piece.len());
        }
    }

    fn step(&mut self) -> Option<&'a str> {
        Some(match *self.steps.next()? {
            OWN => {
                let (piece, rest) = self.own.split_at(self.number());
                self.own = rest;
                piece
            }
            QUOTE => {
                let distance = self.number();
                let from = self.from.wrapping_add_signed(signed(distance));
                self.from = from + self.number();
                self.file.get(from..self.from).unwrap_or_default()
            }
            step => markup::text(step),
        })
    }

    /// A number that [`Shorter::number`] wrote.
    fn number(&mut self) -> usize {
        let mut number = 0;
        for (place, byte) in self.steps.by_ref().enumerate() {
            number |= usize::from(byte & 0x7F) << (7 * place);
            if *byte < 0x80 {
                break;
            }
        }
        number
    }
}

impl From<String> for Html {
    fn from(html: String) -> Html {
        Html { length: html.len() as u32, own: html.into(), steps: Box::default() }
    }
}

/// HTML while it is made shorter; the room for it is used again.
#[derive(Default)]
pub(super) struct Shorter {
    own: String,
    steps: Vec<u8>,
    /// How much of what is its own no step has told yet.
    untold: usize,
    /// Where the last quote ends in the file.
    from: usize,
    /// Whether there is one.
    quotes: bool,
}

impl Shorter {
    fn clear(&mut self) {
        self.own.clear();
        self.steps.clear();
        (self.untold, self.from, self.quotes) = (0, 0, false);
    }

    fn own(&mut self, html: &str) {
        self.own.push_str(html);
        self.untold += html.len();
    }

    fn end_own(&mut self) {
        if self.untold > 0 {
            self.steps.push(OWN);
            self.number(self.untold);
            self.untold = 0;
        }
    }

    fn step(&mut self, step: u8) {
        self.end_own();
        self.steps.push(step);
    }

    fn quote(&mut self, quote: &Quote) {
        self.quotes = true;
        self.step(QUOTE);
        let distance = (quote.from as isize).wrapping_sub_unsigned(self.from);
        // The sign is the last bit, so that what is near is a small number on either side.
        self.number(((distance << 1) ^ (distance >> (isize::BITS - 1))) as usize);
        self.number(quote.length as usize);
        self.from = (quote.from + quote.length) as usize;
    }

    /// Seven bits a byte, the low ones first; the eighth says that there are more.
    fn number(&mut self, mut number: usize) {
        while number >= 0x80 {
            self.steps.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.steps.push(number as u8);
    }
}

/// What stands in `text`, which starts at `offset` of its file, where `quote` begins in that file; nothing outside it.
fn stretch<'a>(text: &'a str, quote: &Quote, offset: usize) -> &'a str {
    let from = (quote.from as usize).wrapping_sub(offset);
    from.checked_add(quote.length as usize).and_then(|end| text.get(from..end)).unwrap_or_default()
}

fn signed(distance: usize) -> isize {
    (distance >> 1) as isize ^ -((distance & 1) as isize)
}

/// The list in a block of its very length. One that is only cut to it may keep the room that it had, and there is one for
/// each of thousands of pages.
pub(super) fn fitted<T>(list: Vec<T>) -> Box<[T]> {
    let mut exact = Vec::with_capacity(list.len());
    exact.extend(list);
    exact.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "---\n---\n每月第一个周六，会员带一位朋友来试穿。\n\n另一句也够长，同样可以留在原处不动。\n";

    fn quote(html: &str, words: &str) -> Quote {
        let (at, from) = (html.find(words).unwrap(), FILE.find(words).unwrap());
        Quote { at: at as u32, from: from as u32, length: words.len() as u32 }
    }

    fn quoting(html: &str, quotes: &[Quote]) -> Html {
        Html::quoting(html, quotes, &FILE[8..], 8, &mut Shorter::default())
    }

    #[test]
    fn what_the_file_says_and_what_every_page_has_is_held_once_and_read_again() {
        let (one, other) = ("每月第一个周六，会员带一位朋友来试穿。", "另一句也够长，同样可以留在原处不动。");
        for (whole, own) in [
            (format!("<p>{one}</p>\n<p>{other}</p>\n"), "</p>\n<p></p>\n"),
            (format!("<p class=\"x\">{other}</p>\n<p>又，{one}</p>\n"), "<p class=\"x\"></p>\n又，</p>\n"),
        ] {
            let paragraph = Quote::of_markup(Markup::Paragraph, whole.find("<p>").unwrap());
            let mut quotes = [quote(&whole, one), quote(&whole, other), paragraph];
            quotes.sort_by_key(|quote| quote.at);
            let html = quoting(&whole, &quotes);
            assert_eq!((&*html.own, html.len()), (own, whole.len()));
            assert_eq!(html.whole(FILE), whole);
        }
    }

    #[test]
    fn a_note_that_is_short_or_no_longer_true_is_left_aside() {
        let whole = "<p>每月第一个周六，会员带两位朋友来试穿。</p>";
        let moved = Quote { at: 3, from: 8, length: 57 };
        let short = quote(whole, "试穿");
        let outside = Quote { at: 3, from: 4000, length: 57 };
        let other = Quote::of_markup(Markup::Strong, 0);
        for quotes in [&[moved][..], &[short], &[outside], &[other], &[Quote { at: 4, ..moved }], &[Quote { from: 3, ..moved }]] {
            let html = quoting(whole, quotes);
            assert_eq!((&*html.own, &*html.whole(FILE)), (whole, whole));
        }
    }

    #[test]
    fn numbers_of_every_size_come_back() {
        for wanted in [0, 1, 127, 128, 300, 1 << 20, u32::MAX as usize] {
            let mut shorter = Shorter::default();
            shorter.number(wanted);
            assert_eq!(Reader { steps: shorter.steps.iter(), ..Reader::of("") }.number(), wanted);
        }
        assert_eq!([0, 1, 2, 3].map(signed), [0, -1, 1, -2]);
    }
}
