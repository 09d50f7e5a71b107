//! Footnotes: written where they are defined, shown at the end, numbered as they are referred to.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::mem;
use std::ops::Range;

use pulldown_cmark::CowStr;

use crate::markdown::Fault;
use crate::markdown::FaultKind;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::markdown::Word;
use crate::markdown::markup::Markup;
use crate::markdown::output::Output;
use crate::markdown::output::Point;
use crate::markdown::prepare::unmarked;
use crate::markdown::writer::Writer;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes<'a> {
    notes: BTreeMap<Cow<'a, str>, Note>,
    /// Labels in the order in which they are first referred to.
    order: Vec<Cow<'a, str>>,
    /// The footnotes that are being written, and where each begins.
    open: Vec<(Cow<'a, str>, Point)>,
}

#[derive(Default)]
struct Note {
    references: u32,
    number: usize,
    content: Option<Output>,
    /// Where it is defined.
    place: Option<Place>,
}

/// A label as it is compared: case does not count.
fn folded(label: CowStr<'_>) -> Cow<'_, str> {
    let is_folded = label.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded { label.into() } else { unmarked(&label).to_lowercase().into() }
}

// Ids with a colon: no heading can have one.
impl<'a> Writer<'a> {
    pub(super) fn footnote_reference(&mut self, label: CowStr<'a>) {
        let label = folded(label);
        let footnotes = &mut self.footnotes;
        let note = footnotes.notes.entry(label.clone()).or_default();
        if note.references == 0 {
            footnotes.order.push(label);
            note.number = footnotes.order.len();
        }
        note.references += 1;
        let (number, reference) = (note.number.to_string(), reference(note.number, note.references));
        self.out.mark(Markup::Noted);
        self.out.push(&number);
        self.out.mark(Markup::NotedHere);
        self.out.push(&reference);
        self.out.mark(Markup::NotedBy);
        self.out.push(&number);
        self.out.mark(Markup::NotedEnd);
    }

    pub(super) fn start_footnote(&mut self, label: CowStr<'a>, range: &Range<usize>) {
        self.part();
        let label = folded(label);
        let place = self.prepared.place(range);
        let note = self.footnotes.notes.entry(label.clone()).or_default();
        if note.place.is_none() {
            note.place = Some(place);
        } else {
            self.faults.push(Fault { kind: FaultKind::DuplicateFootnote(label.as_ref().into()), place });
        }
        self.footnotes.open.push((label, self.out.point()));
    }

    pub(super) fn end_footnote(&mut self) {
        self.part();
        if let Some((label, start)) = self.footnotes.open.pop() {
            let content = self.out.split_off(start);
            if let Some(note) = self.footnotes.notes.get_mut(&label) {
                note.content.get_or_insert(content);
            }
        }
    }

    /// Writes the footnotes after the text.
    pub(super) fn write_footnotes(&mut self) {
        let footnotes = mem::take(&mut self.footnotes);
        let mut notes = footnotes.notes;
        for (label, note) in notes.iter().filter(|(_, note)| note.references == 0) {
            if let Some(place) = note.place.clone() {
                self.faults.push(Fault { kind: FaultKind::UnusedFootnote(label.as_ref().into()), place });
            }
        }
        if footnotes.order.is_empty() {
            return;
        }
        self.out.mark_line(Markup::Footnotes);
        self.out.slot(SlotKind::Word(Word::Footnotes));
        self.out.mark(Markup::FootnotesNamed);
        for label in &footnotes.order {
            if let Some(note) = notes.remove(label) {
                self.footnote(note);
            }
        }
        self.out.mark(Markup::FootnotesEnd);
    }

    fn footnote(&mut self, note: Note) {
        let mut content = note.content.unwrap_or_default();
        let in_paragraph = content.reopen("</p>\n");
        self.out.mark(Markup::ItemNote);
        self.out.push(&note.number.to_string());
        self.out.push("\">\n");
        self.out.append(content);
        for times in 1..=note.references {
            let reference = reference(note.number, times);
            self.out.mark(Markup::Back);
            self.out.push(&reference);
            self.out.mark(Markup::BackNamed);
            self.out.slot(SlotKind::Word(Word::FootnoteBack));
            self.out.push(" ");
            self.out.push(&reference);
            self.out.mark(Markup::BackEnd);
        }
        if in_paragraph {
            self.out.mark(Markup::ParagraphEnd);
        }
        self.out.mark(Markup::ItemEnd);
    }
}

/// Which reference to which footnote: `2` for the first to the second, then `2-2`, `2-3`.
fn reference(number: usize, times: u32) -> String {
    if times == 1 { number.to_string() } else { format!("{number}-{times}") }
}
