//! Markdown to HTML: CJK emphasis and breaks, links, anchors, fenced blocks.
//!
//! One parse per file. [`compile`] turns a text into a [`Body`] that knows nothing of community, language or
//! audience: what depends on them is left open as a [`Slot`], and [`fill`] writes it each time a page is drawn.
//!
//! The Markdown is CommonMark with tables, strikethrough, task lists, footnotes, alerts (`> [!TIP]`), definition
//! lists, heading attributes, math and bare links. Raw HTML is off: it is shown as it was typed and found fault
//! with, but for `<br>`, `<wbr>` and comments, which are left out.

mod address;
mod anchor;
mod block;
mod blocks;
mod cjk;
mod fault;
mod fill;
mod footnote;
mod html;
mod inline;
mod limits;
mod link;
mod markup;
mod math;
mod output;
mod phrase;
mod plain;
mod prepare;
#[cfg(test)]
mod property;
#[cfg(test)]
mod safety;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod spec;
mod summary;
#[cfg(test)]
mod tests;
mod twin;
mod writer;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::markdown::prepare::Prepared;
use crate::markdown::writer::Stop;
use crate::markdown::writer::Writer;

pub use address::Address;
pub use address::ID_SCHEMES;
pub use blocks::blocks;
pub use fault::Fault;
pub use fault::FaultKind;
pub use fill::Filler;
pub use fill::Picture;
pub use fill::fill;
pub use html::Html;
pub use phrase::Phrase;
pub use phrase::Piece;
pub use twin::twin;

/// A stretch of the author's file, in bytes from its start.
pub type Place = Range<u32>;

/// What the parser is told about the site.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Whether raw HTML is handed on; only for authors who are trusted with the reader's browser.
    pub raw_html: bool,
    /// Names of the fenced blocks that have a template; every other fence is code.
    pub blocks: &'a BTreeSet<String>,
    /// Whether `{{ path }}` is a placeholder. Off where placeholders have been filled already.
    pub placeholders: bool,
}

impl Options<'_> {
    /// No raw HTML, no blocks, no placeholders: the options for a text of the definition.
    pub const PLAIN: Options<'static> = Options { raw_html: false, blocks: &BTreeSet::new(), placeholders: false };
}

/// A compiled text: HTML with open places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Body {
    /// The HTML, without what the slots will hold.
    pub html: Html,
    /// What is still open, by place in the whole HTML.
    pub slots: Box<[Slot]>,
    /// The heading of the first level that opens the text; it is not in the HTML, since the page prints it.
    pub title: Option<Title>,
    /// The headings in the HTML, in order.
    pub headings: Box<[Heading]>,
    /// The first paragraph as plain text, cut where a sentence ends; empty where there is no paragraph.
    pub summary: Phrase,
    /// What is wrong with the text as it is written.
    pub faults: Box<[Fault]>,
}

impl Body {
    /// Whether a link may point to `#id` here.
    pub fn has_anchor(&self, id: &str) -> bool {
        self.anchors().any(|anchor| anchor == id)
    }

    /// Every id that a link may point to: the headings, and the title's own where the author gave it one.
    pub fn anchors(&self) -> impl Iterator<Item = &str> {
        let title = self.title.iter().filter_map(|title| title.id.as_deref());
        title.chain(self.headings.iter().map(|heading| &*heading.id))
    }
}

/// The heading that names a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Its words.
    pub text: Phrase,
    /// The id that the author gave it (`{#id}`).
    pub id: Option<Box<str>>,
    /// Where it stands.
    pub place: Place,
}

/// A heading in the HTML.
///
/// Its id is its text in lower case, in whatever script: letters, digits, `_` and `-` are kept, blanks become `-`,
/// the rest and placeholders go (`## 3.1 群规 Q&A` → `31-群规-qa`); `section` where nothing is left, and `-1`, `-2` …
/// after what is taken. `{#id}` goes before all that.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The id in the HTML, unique in it.
    pub id: Box<str>,
    /// Its words.
    pub text: Phrase,
    /// Where it stands.
    pub place: Place,
}

/// An open place in the HTML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The byte of the whole HTML before which it is.
    pub at: u32,
    /// What belongs there.
    pub kind: SlotKind,
}

/// What belongs in an open place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotKind {
    /// The address of a link that is not to another site.
    Link(Link),
    /// A picture.
    Image(Box<Image>),
    /// A value of the definition.
    Placeholder(Placeholder),
    /// A fenced block with a template.
    Block(Box<Block>),
    /// A word in the language of the page.
    Word(Word),
}

/// A link to a module, a file, an anchor or an id; never to another site, unless a placeholder says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Where it goes, as the author wrote it: `../群规.md#加入`, `#加入`, `assets/a.pdf`, `sop:onboarding`.
    pub dest: Phrase,
    /// The whole link.
    pub place: Place,
}

/// A picture of the workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Which file, as the author wrote it.
    pub dest: Phrase,
    /// What it shows, in words.
    pub alt: Phrase,
    /// What a pointer that rests on it is told; empty where the author says nothing.
    pub title: Box<str>,
    /// The whole picture.
    pub place: Place,
}

/// `{{ path }}` in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// What is between the braces, without the blanks around it.
    pub path: Box<str>,
    /// Both pairs of braces and what is between them.
    pub place: Place,
}

/// A fenced block whose first word names a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The first word after the fence.
    pub name: Box<str>,
    /// The other words after the fence.
    pub args: Box<str>,
    /// What is between the fences; placeholders are still in it as they were written.
    pub body: Box<str>,
    /// The whole block.
    pub place: Place,
}

/// A word that the HTML needs in the language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// The title of `> [!NOTE]`.
    Note,
    /// The title of `> [!TIP]`.
    Tip,
    /// The title of `> [!IMPORTANT]`.
    Important,
    /// The title of `> [!WARNING]`.
    Warning,
    /// The title of `> [!CAUTION]`.
    Caution,
    /// The name of the list of footnotes.
    Footnotes,
    /// The name of the link from a footnote back to the text; a number follows.
    FootnoteBack,
    /// The name of a table that can be scrolled sideways.
    Table,
}

impl Word {
    /// Every word, in order.
    pub const ALL: [Word; 8] =
        [Word::Note, Word::Tip, Word::Important, Word::Warning, Word::Caution, Word::Footnotes, Word::FootnoteBack, Word::Table];

    /// Its key in the strings of a theme, under `markdown`.
    pub fn key(self) -> &'static str {
        match self {
            Word::Note => "note",
            Word::Tip => "tip",
            Word::Important => "important",
            Word::Warning => "warning",
            Word::Caution => "caution",
            Word::Footnotes => "footnotes",
            Word::FootnoteBack => "footnote_back",
            Word::Table => "table",
        }
    }
}

/// How much of Markdown a text may use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Extent {
    /// A page of its own: title, headings with ids, footnotes.
    Page,
    /// Some paragraphs on somebody else's page.
    Prose,
    /// One line: emphasis, code, links.
    Line,
}

/// Compiles a page. `text` is Markdown without its front matter, and starts at byte `offset` of its file.
/// Nothing is refused: what cannot be shown as it was meant is shown as it was typed, and is a fault.
pub fn compile(text: &str, offset: usize, options: &Options<'_>) -> Body {
    compile_as(Extent::Page, text, offset, options)
}

/// Compiles an author's paragraphs for a place on another page: no title, no ids, no footnotes.
pub fn prose(text: &str, options: &Options<'_>) -> Body {
    compile_as(Extent::Prose, text, 0, options)
}

/// Compiles an author's line: emphasis, code, math and links, no paragraph around it. `1. 欢迎` is no list here.
pub fn inline(text: &str, options: &Options<'_>) -> Body {
    compile_as(Extent::Line, text, 0, options)
}

fn compile_as(extent: Extent, text: &str, offset: usize, options: &Options<'_>) -> Body {
    plain::body(text, extent).unwrap_or_else(|| parsed_as(extent, text, offset, options))
}

fn parsed_as(extent: Extent, text: &str, offset: usize, options: &Options<'_>) -> Body {
    if let Some(fault) = limits::refuse(text, offset) {
        return writer::as_typed(text, extent, fault);
    }
    // A `$` that turns out to be money is escaped, and the text is read again; whoever plays tricks with it
    // gets no math at all.
    let mut money = Vec::new();
    for math in [true, true, true, true, false] {
        let prepared = Prepared::new(text, offset, extent, &money);
        match Writer::new(&prepared, extent, math, options).run() {
            Ok(body) => return body,
            Err(Stop::Money(signs)) => money.extend(signs),
            Err(Stop::Fault(fault)) => return writer::as_typed(text, extent, fault),
        }
    }
    Body::default()
}
