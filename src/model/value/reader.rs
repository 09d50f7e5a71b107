//! Reads a value from left to right, as people type it: wide digits, Chinese punctuation and any dash included.

mod fold;

use std::ops::Range;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;

use fold::fold;

/// A place in a written text. It sees every character folded (see [`fold`]), while its offsets are those of the text as written.
#[derive(Clone)]
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
}

/// A whole number and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Number {
    /// Its value; the largest there is where it is larger.
    pub(super) value: u32,
    /// How many digits it was written with, counting leading zeros.
    pub(super) digits: usize,
    /// Where it stands.
    pub(super) part: Range<usize>,
}

impl<'a> Reader<'a> {
    /// At the first character that is no space.
    pub(super) fn new(text: &'a str) -> Reader<'a> {
        let mut reader = Reader { text, at: 0 };
        reader.spaces();
        reader
    }

    /// At `at`, an offset that an earlier reader of the same text has given.
    pub(super) fn starting(text: &'a str, at: usize) -> Reader<'a> {
        Reader { text, at }
    }

    /// The offset of the next character.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// The text as written.
    pub(super) fn text(&self) -> &'a str {
        self.text
    }

    /// The next character, folded.
    pub(super) fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next().map(fold)
    }

    /// Whether only spaces are left.
    pub(super) fn is_done(&self) -> bool {
        self.text[self.at..].chars().all(char::is_whitespace)
    }

    /// Passes spaces.
    pub(super) fn spaces(&mut self) {
        while let Some(next) = self.text[self.at..].chars().next().filter(|next| next.is_whitespace()) {
            self.at += next.len_utf8();
        }
    }

    /// Passes `wanted`, if it comes next.
    pub(super) fn take(&mut self, wanted: char) -> bool {
        let next = self.text[self.at..].chars().next().filter(|next| fold(*next) == wanted);
        self.at += next.map_or(0, char::len_utf8);
        next.is_some()
    }

    /// Passes the longest of the words in `table` that comes next, and says what it stands for. A word of Latin letters must end there.
    pub(super) fn one_of<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        self.longest(table.iter().copied())
    }

    /// The same for words that no table holds.
    pub(super) fn longest<'w, T>(&mut self, words: impl Iterator<Item = (&'w str, T)>) -> Option<T> {
        let (length, meaning) = words
            .filter_map(|(word, meaning)| self.starts_with(word).map(|length| (length, meaning)))
            .max_by_key(|(length, _)| *length)?;
        self.at += length;
        Some(meaning)
    }

    /// Passes `word`, if it comes next.
    pub(super) fn word(&mut self, word: &str) -> bool {
        self.one_of(&[(word, ())]).is_some()
    }

    fn starts_with(&self, word: &str) -> Option<usize> {
        let mut rest = self.text[self.at..].chars();
        let mut length = 0;
        for wanted in word.chars() {
            let next = rest.next().filter(|next| fold(*next) == fold(wanted))?;
            length += next.len_utf8();
        }
        let goes_on = word.ends_with(|last: char| last.is_ascii_alphabetic())
            && rest.next().is_some_and(|next| fold(next).is_ascii_alphabetic());
        (!goes_on).then_some(length)
    }

    /// Whether what stands between the bounds of a range comes next.
    pub(super) fn is_at_dash(&self) -> bool {
        self.clone().dash()
    }

    /// Passes what stands between the bounds of a range, and the spaces around it.
    pub(super) fn dash(&mut self) -> bool {
        let mut after = self.clone();
        after.spaces();
        let found = after.one_of(&[("-", ()), ("~", ()), ("至", ()), ("到", ()), ("to", ())]).is_some();
        if found {
            after.spaces();
            *self = after;
        }
        found
    }

    /// Passes a run of digits.
    pub(super) fn digits(&mut self) -> Option<Number> {
        let start = self.at;
        let mut value: u32 = 0;
        let mut digits = 0;
        while let Some(digit) = self.peek().and_then(|next| next.to_digit(10)) {
            value = value.saturating_mul(10).saturating_add(digit);
            digits += 1;
            self.at += self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        }
        (digits > 0).then_some(Number { value, digits, part: start..self.at })
    }

    /// Passes a run of digits, or a Chinese numeral up to 九十九.
    pub(super) fn number(&mut self) -> Option<Number> {
        self.digits().or_else(|| self.numeral())
    }

    fn numeral(&mut self) -> Option<Number> {
        let start = self.at;
        let tens = self.one_of(&NUMERALS);
        if !self.take('十') {
            return tens.map(|value| Number { value, digits: 1, part: start..self.at });
        }
        let value = tens.unwrap_or(1) * 10 + self.one_of(&NUMERALS).unwrap_or(0);
        Some(Number { value, digits: 2, part: start..self.at })
    }

    /// From `start` to here.
    pub(super) fn since(&self, start: usize) -> Range<usize> {
        start..self.at
    }

    /// From here to the end, without the spaces there.
    pub(super) fn rest(&self) -> Range<usize> {
        let rest = &self.text[self.at..];
        self.at..self.at + rest.trim_end().len()
    }

    /// From here up to the next space or comma; nothing at the end.
    pub(super) fn piece(&self) -> Range<usize> {
        let rest = &self.text[self.at..];
        let length = rest.find(|next| matches!(fold(next), ' ' | ',' | '、' | ';')).unwrap_or(rest.len());
        self.at..self.at + length
    }

    /// All that is written, without the spaces around it.
    pub(super) fn whole(&self) -> Range<usize> {
        Reader::new(self.text).rest()
    }

    /// The words of `part`, as written.
    pub(super) fn written(&self, part: &Range<usize>) -> &'a str {
        &self.text[part.clone()]
    }

    /// A fault of everything that is written.
    pub(super) fn bad(&self, what: Words) -> Bad {
        Bad::new(self.whole(), what)
    }

    /// `part` is not `english`, a noun with its article; `chinese` is the same noun.
    pub(super) fn not(&self, part: Range<usize>, english: &str, chinese: &str) -> Bad {
        let written = self.written(&part);
        let what = if written.is_empty() {
            words!("{english} is missing here", "这里缺少{chinese}")
        } else {
            words!("`{written}` is not {english}", "`{written}` 不是{chinese}")
        };
        Bad::new(part, what)
    }

    /// Nothing but spaces may be left: what is left is a fault, with `help`.
    pub(super) fn end(&mut self, help: Words) -> Result<(), Bad> {
        self.spaces();
        let part = self.rest();
        if part.is_empty() {
            return Ok(());
        }
        let written = self.written(&part);
        Err(Bad::new(part, words!("`{written}` is not understood here", "这里看不懂 `{written}`")).help(help))
    }
}

const NUMERALS: [(&str, u32); 10] =
    [("一", 1), ("二", 2), ("两", 2), ("三", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_characters_read_as_narrow_ones_and_keep_their_places() {
        let mut reader = Reader::new("　１２：３０");
        assert_eq!(reader.digits(), Some(Number { value: 12, digits: 2, part: 3..9 }));
        assert!(reader.take(':'));
        assert_eq!(reader.at(), 12);
        assert_eq!(reader.rest(), 12..18);
    }

    #[test]
    fn a_latin_word_ends_where_its_letters_end_and_a_chinese_word_anywhere() {
        assert!(!Reader::new("mango").word("m"));
        assert!(Reader::new("m").word("m"));
        assert!(Reader::new("周三").word("周"));
    }

    #[test]
    fn chinese_numerals_count_to_ninety_nine() {
        for (written, value) in [("两", 2), ("十", 10), ("十二", 12), ("三十", 30), ("九十九", 99)] {
            assert_eq!(Reader::new(written).number().map(|number| number.value), Some(value), "{written}");
        }
    }

    #[test]
    fn a_superscript_is_no_digit() {
        assert_eq!(Reader::new("²").digits(), None);
    }
}
