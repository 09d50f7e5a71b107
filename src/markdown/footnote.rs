//! Footnotes: written where they are defined, shown at the end, numbered as they are referred to.

use std::collections::BTreeMap;
use std::mem;
use std::ops::Range;

use crate::markdown::Fault;
use crate::markdown::FaultKind;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::markdown::Word;
use crate::markdown::output::Output;
use crate::markdown::prepare::unmarked;
use crate::markdown::writer::Writer;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Footnotes {
    notes: BTreeMap<String, Note>,
    /// Labels in the order in which they are first referred to.
    order: Vec<String>,
    /// The footnotes that are being written, each with the output it interrupts.
    open: Vec<(String, Output)>,
}

#[derive(Default)]
struct Note {
    references: u32,
    number: usize,
    content: Option<Output>,
    place: Place,
}

// Ids with a colon: no heading can have one.
impl<'a> Writer<'a> {
    pub(super) fn footnote_reference(&mut self, label: &str) {
        let label = unmarked(label).to_lowercase();
        let footnotes = &mut self.footnotes;
        let note = footnotes.notes.entry(label.clone()).or_default();
        if note.references == 0 {
            footnotes.order.push(label);
            note.number = footnotes.order.len();
        }
        note.references += 1;
        let (number, id) = (note.number, reference_id(note.number, note.references));
        self.out.push(&format!(
            "<sup class=\"footnote\"><a href=\"#fn:{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"
        ));
    }

    pub(super) fn start_footnote(&mut self, label: &str, range: &Range<usize>) {
        self.part();
        let label = unmarked(label).to_lowercase();
        let note = self.footnotes.notes.entry(label.clone()).or_default();
        let place = self.prepared.place(range);
        if note.content.is_some() || note.place.end > 0 {
            self.faults.push(Fault { kind: FaultKind::DuplicateFootnote(label.as_str().into()), place });
        } else {
            note.place = place;
        }
        self.footnotes.open.push((label, mem::take(&mut self.out)));
    }

    pub(super) fn end_footnote(&mut self) {
        self.part();
        if let Some((label, interrupted)) = self.footnotes.open.pop() {
            let content = mem::replace(&mut self.out, interrupted);
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
            let kind = FaultKind::UnusedFootnote(label.as_str().into());
            self.faults.push(Fault { kind, place: note.place.clone() });
        }
        if footnotes.order.is_empty() {
            return;
        }
        self.out.line("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        self.out.slot(SlotKind::Word(Word::Footnotes));
        self.out.push("\">\n<ol>\n");
        for label in &footnotes.order {
            if let Some(note) = notes.remove(label) {
                self.footnote(note);
            }
        }
        self.out.push("</ol>\n</section>\n");
    }

    fn footnote(&mut self, note: Note) {
        let mut content = note.content.unwrap_or_default();
        let in_paragraph = content.html.ends_with("</p>\n");
        if in_paragraph {
            content.html.truncate(content.html.len() - "</p>\n".len());
        }
        self.out.push(&format!("<li id=\"fn:{}\">\n", note.number));
        self.out.append(content);
        for reference in 1..=note.references {
            let id = reference_id(note.number, reference);
            self.out.push(&format!(" <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\""));
            self.out.slot(SlotKind::Word(Word::FootnoteBack));
            self.out.push(&format!(" {}\">↩\u{FE0E}</a>", &id["fnref:".len()..]));
        }
        self.out.push(if in_paragraph { "</p>\n</li>\n" } else { "</li>\n" });
    }
}

fn reference_id(number: usize, reference: u32) -> String {
    if reference == 1 { format!("fnref:{number}") } else { format!("fnref:{number}-{reference}") }
}
