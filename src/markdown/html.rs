//! HTML that leaves out what its text has word for word: most of a page, which would otherwise be held twice.

use std::borrow::Cow;

/// A stretch shorter than this is not worth the note of where it stands.
const SHORTEST: u32 = 24;

/// The HTML of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Html {
    /// The HTML without what is quoted.
    own: Box<str>,
    quotes: Box<[Quote]>,
    length: usize,
}

/// A stretch of HTML that stands in the author's file as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quote {
    /// Where it begins in the HTML: all of it while it grows, what is left of it afterwards.
    pub(super) at: u32,
    /// Where it begins in the file.
    pub(super) from: u32,
    pub(super) length: u32,
}

impl Html {
    /// Keeps `html` without those `quotes` that can be read again from `text`, which starts at `offset` of its file.
    pub(super) fn quoting(html: &str, quotes: &[Quote], text: &str, offset: usize) -> Html {
        let mut done = 0;
        // Something may have come in between since a quote was noted; then it is kept as any other HTML.
        let is_true = |quote: &&Quote| {
            let (at, length) = (quote.at as usize, quote.length as usize);
            let from = (quote.from as usize).wrapping_sub(offset);
            let quoted = html.get(at..at + length).filter(|_| at >= done && quote.length >= SHORTEST);
            let holds = quoted.is_some() && quoted == from.checked_add(length).and_then(|end| text.get(from..end));
            done = if holds { at + length } else { done };
            holds
        };
        let mut kept = fitted(quotes.iter().filter(is_true).copied().collect());
        let quoted: usize = kept.iter().map(|quote| quote.length as usize).sum();
        let mut own = String::with_capacity(html.len() - quoted);
        let mut done = 0;
        for quote in &mut kept {
            let at = quote.at as usize;
            own.push_str(&html[done..at]);
            done = at + quote.length as usize;
            quote.at = own.len() as u32;
        }
        own.push_str(&html[done..]);
        Html { own: own.into(), quotes: kept, length: html.len() }
    }

    /// How many bytes it has.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// All of it. `file` is the whole file that it was made of; it does not matter where nothing is quoted, which is so
    /// for texts of a definition.
    pub fn whole<'a>(&'a self, file: &str) -> Cow<'a, str> {
        if self.quotes.is_empty() {
            return Cow::Borrowed(&self.own);
        }
        let mut html = String::with_capacity(self.length);
        let mut done = 0;
        for quote in &self.quotes {
            let (at, from) = (quote.at as usize, quote.from as usize);
            html.push_str(&self.own[done..at]);
            html.push_str(file.get(from..from + quote.length as usize).unwrap_or_default());
            done = at;
        }
        html.push_str(&self.own[done..]);
        Cow::Owned(html)
    }
}

impl From<String> for Html {
    fn from(html: String) -> Html {
        Html { length: html.len(), own: html.into(), quotes: Box::default() }
    }
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

    #[test]
    fn what_the_file_says_is_held_once_and_read_again() {
        let (one, other) = ("每月第一个周六，会员带一位朋友来试穿。", "另一句也够长，同样可以留在原处不动。");
        let whole = format!("<p>{one}</p>\n<p>{other}</p>\n");
        let html = Html::quoting(&whole, &[quote(&whole, one), quote(&whole, other)], &FILE[8..], 8);
        assert_eq!((&*html.own, html.len()), ("<p></p>\n<p></p>\n", whole.len()));
        assert_eq!(html.whole(FILE), whole);
    }

    #[test]
    fn a_note_that_is_short_or_no_longer_true_is_left_aside() {
        let whole = "<p>每月第一个周六，会员带两位朋友来试穿。</p>";
        let moved = Quote { at: 3, from: 8, length: 57 };
        let short = quote(whole, "试穿");
        let outside = Quote { at: 3, from: 4000, length: 57 };
        for quotes in [&[moved][..], &[short], &[outside], &[Quote { at: 4, ..moved }], &[Quote { from: 3, ..moved }]] {
            let html = Html::quoting(whole, quotes, &FILE[8..], 8);
            assert_eq!((&*html.own, &*html.whole(FILE)), (whole, whole));
        }
    }
}
