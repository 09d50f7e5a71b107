//! The text as the parser gets it: the author's, with a mark here and there, and the way back to the author's places.

use std::borrow::Cow;
use std::cell::Cell;
use std::cell::RefCell;
use std::ops::Range;

use memchr::memchr;
use memchr::memchr_iter;
use memchr::memchr2;
use memchr::memmem;

use crate::markdown::Extent;
use crate::markdown::Place;
use crate::markdown::cjk;
use crate::markdown::cjk::Side;
use crate::markdown::phrase;

/// Put beside a run of delimiters. A noncharacter: no text has it, and it is neither blank nor punctuation.
pub(super) const MARK: &str = "\u{FDD0}";
/// Put at the start of a line that must not begin a list, a heading or the like. Goes with the blank behind it.
const LINE_MARK: &str = "\u{FDD1} ";

/// A text ready to be parsed.
pub(super) struct Prepared<'a> {
    /// What is parsed.
    pub(super) text: Cow<'a, str>,
    /// What the author wrote.
    pub(super) written: &'a str,
    /// Where that starts in its file.
    pub(super) offset: usize,
    edits: Vec<Edit>,
    /// The edit that the last question was about.
    near: Cell<usize>,
    /// References without a definition, and where they are in what is parsed.
    pub(super) broken: RefCell<Vec<(Box<str>, Range<usize>)>>,
}

/// A change to the author's text.
struct Edit {
    /// Where, in the author's text.
    at: usize,
    /// Where the author's text goes on.
    resume: usize,
    /// What comes.
    inserted: &'static str,
    /// Where the inserted text ends in what is parsed.
    end: usize,
}

impl Edit {
    fn new(at: usize, removed: usize, inserted: &'static str) -> Edit {
        Edit { at, resume: at + removed, inserted, end: 0 }
    }
}

impl<'a> Prepared<'a> {
    /// Prepares `text`, which starts at `offset` of its file; the dollar signs at `money` are no math.
    pub(super) fn new(text: &'a str, offset: usize, extent: Extent, money: &[usize]) -> Prepared<'a> {
        let mut edits: Vec<Edit> = money.iter().map(|sign| Edit::new(*sign, 0, "\\")).collect();
        drop_noncharacters(text, &mut edits);
        mark_delimiters(text, &mut edits);
        tighten_destinations(text, &mut edits);
        if extent == Extent::Line {
            mark_lines(text, &mut edits);
        }
        if edits.is_empty() {
            return Prepared {
                text: Cow::Borrowed(text),
                written: text,
                edits,
                offset,
                near: Cell::default(),
                broken: RefCell::default(),
            };
        }
        edits.sort_by_key(|edit| edit.at);
        let mut prepared = String::with_capacity(text.len() + edits.len() * LINE_MARK.len());
        let mut done = 0;
        for edit in &mut edits {
            // Two edits may meet: what one has taken away stays away.
            edit.at = edit.at.max(done);
            edit.resume = edit.resume.max(done);
            prepared.push_str(&text[done..edit.at]);
            prepared.push_str(edit.inserted);
            edit.end = prepared.len();
            done = edit.resume;
        }
        prepared.push_str(&text[done..]);
        Prepared { text: Cow::Owned(prepared), written: text, edits, offset, near: Cell::default(), broken: RefCell::default() }
    }

    /// Whether a mark may be in a stretch of what is parsed.
    pub(super) fn is_marked(&self, range: &Range<usize>) -> bool {
        if self.edits.is_empty() {
            return false;
        }
        // Questions come in the order of the text, or nearly so.
        let mut next = self.near.get();
        if next > 0 && self.edits[next - 1].end > range.start {
            next = self.edits.partition_point(|edit| edit.end <= range.start);
        }
        next += self.edits[next..].iter().take_while(|edit| edit.end <= range.start).count();
        self.near.set(next);
        self.edits.get(next).is_some_and(|edit| edit.end - edit.inserted.len() < range.end)
    }

    /// The place in the file of a stretch of what is parsed.
    pub(super) fn place(&self, range: &Range<usize>) -> Place {
        let (mut start, mut end) = (range.start, range.end);
        if !self.edits.is_empty() {
            start = self.start(start);
            end = self.end(end).max(start);
        }
        (start + self.offset) as u32..(end + self.offset) as u32
    }

    /// Where in the file `part` stands, if it is a part of what is parsed and no text of its own.
    pub(super) fn origin(&self, part: &str) -> Option<usize> {
        let position = (part.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        (position + part.len() <= self.text.len()).then(|| self.start(position) + self.offset)
    }

    /// Where in the author's text a stretch begins; what was inserted there is skipped.
    pub(super) fn start(&self, position: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.end <= position);
        match self.edits.get(next) {
            Some(edit) if edit.end - edit.inserted.len() <= position => edit.at,
            _ => self.after(next, position),
        }
    }

    /// Where in the author's text a stretch ends; what was inserted there is left out.
    fn end(&self, position: usize) -> usize {
        let next = self.edits.partition_point(|edit| edit.end - edit.inserted.len() < position);
        match next.checked_sub(1).map(|last| &self.edits[last]) {
            Some(edit) if position <= edit.end => edit.at,
            _ => self.after(next, position),
        }
    }

    fn after(&self, next: usize, position: usize) -> usize {
        match next.checked_sub(1).map(|last| &self.edits[last]) {
            Some(edit) => edit.resume + (position - edit.end),
            None => position,
        }
    }
}

/// The string without marks.
pub(super) fn unmarked(text: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut done = 0;
    for at in memchr_iter(MARK.as_bytes()[0], text.as_bytes()) {
        let rest = &text[at..];
        // The parser drops the blank of a line mark where nothing else is on the line.
        if let Some(mark) = [MARK, LINE_MARK, LINE_MARK.trim_end()].into_iter().find(|mark| rest.starts_with(mark)) {
            kept.push_str(&text[done..at]);
            done = at + mark.len();
        }
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    kept.push_str(&text[done..]);
    Cow::Owned(kept)
}

/// NUL may not be in HTML; U+FDD0 to U+FDD2 are for use inside a program, and this one uses them.
fn drop_noncharacters(text: &str, edits: &mut Vec<Edit>) {
    if memchr(0, text.as_bytes()).is_some() {
        edits.extend(memchr_iter(0, text.as_bytes()).map(|at| Edit::new(at, 1, "")));
    }
    if !text.is_ascii() {
        for at in memmem::find_iter(text.as_bytes(), &MARK.as_bytes()[..2]) {
            if text[at..].starts_with(['\u{FDD0}', '\u{FDD1}', '\u{FDD2}']) {
                edits.push(Edit::new(at, MARK.len(), ""));
            }
        }
    }
}

/// Marks the runs of `*` and `~~` that the parser would misread between CJK characters.
fn mark_delimiters(text: &str, edits: &mut Vec<Edit>) {
    if text.is_ascii() {
        return;
    }
    let bytes = text.as_bytes();
    let mut position = 0;
    while let Some(found) = memchr2(b'*', b'~', &bytes[position..]) {
        let mut start = position + found;
        let delimiter = bytes[start];
        let run = bytes[start..].iter().take_while(|byte| **byte == delimiter).count();
        position = start + run;
        let backslashes = bytes[..start].iter().rev().take_while(|byte| **byte == b'\\').count();
        start += backslashes % 2;
        if start == position || delimiter == b'~' && position - start != 2 {
            continue;
        }
        let ascii_after = bytes.get(position).is_none_or(u8::is_ascii);
        if ascii_after && (start == 0 || bytes[start - 1].is_ascii()) {
            continue;
        }
        let before = text[..start].chars().rev().find(|char| !is_variation(*char)).unwrap_or('\n');
        let after = text[position..].chars().next().unwrap_or('\n');
        match cjk::mark(delimiter, before, after) {
            Some(Side::Before) => edits.push(Edit::new(start, 0, MARK)),
            Some(Side::After) => edits.push(Edit::new(position, 0, MARK)),
            None => {}
        }
    }
}

/// Says how the character before it is drawn; it is the character before it that counts.
fn is_variation(char: char) -> bool {
    matches!(char, '\u{FE00}'..='\u{FE0E}' | '\u{E0100}'..='\u{E01EF}')
}

/// Takes the blanks around the path out of `](… {{ path }} …)`, since a destination may have none.
fn tighten_destinations(text: &str, edits: &mut Vec<Edit>) {
    let bytes = text.as_bytes();
    for (open, path) in phrase::placeholders(text) {
        let before = &bytes[open.saturating_sub(phrase::LONGEST)..open];
        let start = before.iter().rposition(|byte| byte.is_ascii_whitespace() || *byte == b'(');
        if start.is_some_and(|start| before[..=start].ends_with(b"](")) {
            let (start, end) = (open + 2, open + 2 + path.len());
            let tail = path.trim_start_matches(' ').len();
            let blanks = tail - path.trim_matches(' ').len();
            let edges = [(start, path.len() - tail), (end - blanks, blanks)];
            edits.extend(edges.into_iter().filter(|(_, blanks)| *blanks > 0).map(|(at, blanks)| Edit::new(at, blanks, "")));
        }
    }
}

/// Keeps every line of `text` from being anything but a line.
fn mark_lines(text: &str, edits: &mut Vec<Edit>) {
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let blank = line.len() - line.trim_start_matches([' ', '\t']).len();
        if !line.trim().is_empty() {
            edits.push(Edit::new(start, blank, LINE_MARK));
        }
        start += line.len();
    }
}
