//! HTML as it grows, with its open places.

use std::cell::RefCell;

use pulldown_cmark_escape::escape_href;
use pulldown_cmark_escape::escape_html;
use pulldown_cmark_escape::escape_html_body_text;

use crate::markdown::Slot;
use crate::markdown::SlotKind;
use crate::markdown::html::Html;
use crate::markdown::html::Quote;
use crate::markdown::html::Shorter;
use crate::markdown::markup::Markup;

/// Room that is not kept for the next page: one huge page must not hold on to its memory.
const LARGEST_ROOM: usize = 1 << 20;

thread_local! {
    static ROOM: RefCell<Output> = RefCell::default();
}

/// HTML, the slots in it, and what of it the author's file says word for word, or every page.
#[derive(Default)]
pub(super) struct Output {
    pub(super) html: String,
    pub(super) slots: Vec<Slot>,
    /// In order; one that is not true any more is found out when all is finished.
    quotes: Vec<Quote>,
    shorter: Shorter,
}

/// A point of the output to come back to.
#[derive(Clone, Copy)]
pub(super) struct Point {
    html: usize,
    slots: usize,
    quotes: usize,
}

// Writing to a string cannot fail: the results of the escape functions say nothing.
impl Output {
    /// Nothing yet, in the room that the last output of this thread left: the HTML of a page grows in there, and is
    /// copied out when its length is known.
    pub(super) fn recycled() -> Output {
        ROOM.take()
    }

    /// The finished HTML and its slots; `text`, of which it was made, starts at `offset` of its file.
    pub(super) fn finish(mut self, text: &str, offset: usize) -> (Html, Box<[Slot]>) {
        let html = Html::quoting(&self.html, &self.quotes, text, offset, &mut self.shorter);
        let slots = self.slots.drain(..).collect();
        if self.html.capacity() <= LARGEST_ROOM {
            self.html.clear();
            self.quotes.clear();
            ROOM.set(self);
        }
        (html, slots)
    }

    /// Markup of ours.
    pub(super) fn push(&mut self, markup: &str) {
        self.html.push_str(markup);
    }

    /// Markup that begins on a line of its own.
    pub(super) fn line(&mut self, markup: &str) {
        if !self.html.is_empty() && !self.html.ends_with('\n') {
            self.html.push('\n');
        }
        self.html.push_str(markup);
    }

    /// Markup that is often written.
    pub(super) fn mark(&mut self, markup: Markup) {
        self.quotes.push(Quote::of_markup(markup, self.html.len()));
        self.html.push_str(markup.text());
    }

    /// The same where it begins on a line of its own.
    pub(super) fn mark_line(&mut self, markup: Markup) {
        self.line("");
        self.mark(markup);
    }

    /// Text between tags.
    pub(super) fn text(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.html, text);
    }

    /// Text between tags that stands at the byte `from` of the file.
    pub(super) fn quote(&mut self, text: &str, from: usize) {
        let at = self.html.len();
        self.text(text);
        // What had to be escaped is no longer what the author wrote.
        if self.html.len() != at + text.len() {
            return;
        }
        let next = Quote { at: at as u32, from: from as u32, length: text.len() as u32 };
        match self.quotes.last_mut() {
            Some(last) if (last.at + last.length, last.from + last.length) == (next.at, next.from) => last.length += next.length,
            _ => self.quotes.push(next),
        }
    }

    /// ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        self.open_attribute(name);
        let _ = escape_html(&mut self.html, value);
        self.html.push('"');
    }

    /// ` name="address"`.
    pub(super) fn address(&mut self, name: &str, address: &str) {
        self.open_attribute(name);
        let _ = escape_href(&mut self.html, address);
        self.html.push('"');
    }

    fn open_attribute(&mut self, name: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
    }

    /// An open place.
    pub(super) fn slot(&mut self, kind: SlotKind) {
        self.slots.push(Slot { at: self.html.len() as u32, kind });
    }

    /// Where it ends now.
    pub(super) fn point(&self) -> Point {
        Point { html: self.html.len(), slots: self.slots.len(), quotes: self.quotes.len() }
    }

    /// Puts markup in at a point, before what has been written since.
    pub(super) fn insert(&mut self, point: Point, markup: &str) {
        self.html.insert_str(point.html, markup);
        self.shift(point, |at| at + markup.len() as u32);
    }

    /// Takes out the one byte that was written at a point.
    pub(super) fn remove(&mut self, point: Point) {
        self.html.remove(point.html);
        self.shift(point, |at| at - 1);
    }

    fn shift(&mut self, point: Point, to: impl Fn(u32) -> u32) {
        self.slots[point.slots..].iter_mut().for_each(|slot| slot.at = to(slot.at));
        self.quotes[point.quotes..].iter_mut().for_each(|quote| quote.at = to(quote.at));
    }

    /// Takes out everything since a point, as an output of its own.
    pub(super) fn split_off(&mut self, point: Point) -> Output {
        self.shift(point, |at| at - point.html as u32);
        Output {
            html: self.html.split_off(point.html),
            slots: self.slots.split_off(point.slots),
            quotes: self.quotes.split_off(point.quotes),
            shorter: Shorter::default(),
        }
    }

    /// Takes the markup `end` off its end, and says whether it was there. An open place behind it is an end of its own:
    /// what is to stand there would otherwise come to stand in the middle of what is written next.
    pub(super) fn reopen(&mut self, end: &str) -> bool {
        let Some(length) = self.html.strip_suffix(end).map(str::len) else { return false };
        let is_last = self.slots.last().is_none_or(|slot| slot.at as usize <= length);
        if is_last {
            self.html.truncate(length);
        }
        is_last
    }

    /// Adds another output.
    pub(super) fn append(&mut self, other: Output) {
        let base = self.html.len() as u32;
        self.html.push_str(&other.html);
        self.slots.extend(other.slots.into_iter().map(|slot| Slot { at: slot.at + base, ..slot }));
        self.quotes.extend(other.quotes.into_iter().map(|quote| Quote { at: quote.at + base, ..quote }));
    }
}
