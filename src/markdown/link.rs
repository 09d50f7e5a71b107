//! Links and pictures.

use std::ops::Range;

use pulldown_cmark::LinkType;

use crate::markdown::Address;
use crate::markdown::FaultKind;
use crate::markdown::Image;
use crate::markdown::Link;
use crate::markdown::Phrase;
use crate::markdown::SlotKind;
use crate::markdown::cjk::Width;
use crate::markdown::markup::Markup;
use crate::markdown::phrase;
use crate::markdown::prepare::unmarked;
use crate::markdown::writer::Writer;

/// The link that is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    /// None.
    None,
    /// One that will be closed.
    Link,
    /// One whose address was refused: only its text is written.
    Refused,
}

impl<'a> Writer<'a> {
    pub(super) fn start_link(&mut self, kind: LinkType, dest: &str, title: &str, range: &Range<usize>) {
        // The parser lets a link in brackets within a link pass; HTML does not.
        if self.link != Open::None {
            self.inner_links += 1;
            return;
        }
        let dest = unmarked(dest);
        self.link = Open::Link;
        let has_placeholder = self.has.placeholders && phrase::placeholders(&dest).next().is_some();
        match Address::of(&dest) {
            _ if kind == LinkType::Email => {
                self.out.push("<a");
                self.out.address("href", &format!("mailto:{dest}"));
            }
            Address::Id | Address::Local => self.open_link(&dest, range),
            _ if has_placeholder => self.open_link(&dest, range),
            Address::Refused => {
                self.link = Open::Refused;
                return self.fault(FaultKind::RefusedScheme(dest.into()), range);
            }
            address => {
                self.out.push("<a");
                self.out.address("href", &dest);
                self.out.push(if address == Address::Web { " rel=\"noopener noreferrer\"" } else { "" });
            }
        }
        if !title.is_empty() {
            self.out.attribute("title", &unmarked(title));
        }
        self.out.push(">");
    }

    fn open_link(&mut self, dest: &str, range: &Range<usize>) {
        self.out.push("<a");
        let dest = Phrase::written(dest, self.has.placeholders);
        self.out.slot(SlotKind::Link(Link { dest, place: self.prepared.place(range) }));
    }

    pub(super) fn end_link(&mut self) {
        if self.inner_links > 0 {
            self.inner_links -= 1;
            return;
        }
        if self.link == Open::Link {
            self.out.mark(Markup::LinkEnd);
        }
        self.link = Open::None;
    }

    /// A link that is its own text.
    pub(super) fn bare_link(&mut self, address: &str) {
        self.out.push("<a");
        self.out.address("href", address);
        self.out.push(if Address::of(address) == Address::Web { " rel=\"noopener noreferrer\">" } else { ">" });
        self.out.text(address);
        self.out.push("</a>");
    }

    pub(super) fn image(&mut self, dest: &str, title: &str, range: &Range<usize>) {
        let (dest, title) = (unmarked(dest), unmarked(title));
        let alt = Phrase::collected(&self.words_to_end());
        self.leave();
        self.meet(Width::Narrow, Width::Narrow);
        if alt.is_empty() {
            self.fault(FaultKind::MissingAlt, range);
        }
        let address = Address::of(&dest);
        let has_placeholder = self.has.placeholders && phrase::placeholders(&dest).next().is_some();
        if address == Address::Local || has_placeholder {
            let dest = Phrase::written(&dest, self.has.placeholders);
            let place = self.prepared.place(range);
            let image = Image { dest, alt, title: title.into(), place };
            return self.out.slot(SlotKind::Image(Box::new(image)));
        }
        let is_remote = address == Address::Web;
        self.fault(if is_remote { FaultKind::RemoteImage } else { FaultKind::RefusedScheme(dest.as_ref().into()) }, range);
        let text = if alt.is_empty() { dest.to_string() } else { alt.to_string() };
        if !is_remote || self.link != Open::None {
            return self.out.text(&text);
        }
        self.out.push("<a");
        self.out.address("href", &dest);
        self.out.push(" rel=\"noopener noreferrer\">");
        self.out.text(&text);
        self.out.push("</a>");
    }
}
