//! From the parser's events to a body.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::BrokenLink;
use pulldown_cmark::BrokenLinkCallback;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::OffsetIter;
use pulldown_cmark::Options as Extensions;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::Body;
use crate::markdown::Extent;
use crate::markdown::Fault;
use crate::markdown::FaultKind;
use crate::markdown::Heading;
use crate::markdown::Options;
use crate::markdown::Phrase;
use crate::markdown::Title;
use crate::markdown::anchor::Anchors;
use crate::markdown::block::Table;
use crate::markdown::cjk::Width;
use crate::markdown::footnote::Footnotes;
use crate::markdown::html::fitted;
use crate::markdown::limits;
use crate::markdown::link::Open;
use crate::markdown::markup::Markup;
use crate::markdown::output::Output;
use crate::markdown::output::Point;
use crate::markdown::phrase::Words;
use crate::markdown::prepare::Prepared;
use crate::markdown::prepare::unmarked;
use crate::markdown::summary::summarize;

/// Why a text has to be read in another way.
pub(super) enum Stop {
    /// The dollar signs at these bytes of the text begin no formula.
    Money(Vec<usize>),
    /// It cannot be shown as Markdown.
    Fault(Fault),
}

/// References that lead nowhere, as the parser comes upon them: `[words][label]`. What is no more than words in brackets
/// is none.
pub(super) struct Broken<'a>(&'a RefCell<Vec<(Box<str>, Range<usize>)>>);

impl<'a> BrokenLinkCallback<'a> for Broken<'a> {
    fn handle_broken_link(&mut self, link: BrokenLink<'a>) -> Option<(CowStr<'a>, CowStr<'a>)> {
        if link.link_type == LinkType::Reference {
            self.0.borrow_mut().push((unmarked(&link.reference).into(), link.span));
        }
        None
    }
}

/// Writes a body while the parser reads.
pub(super) struct Writer<'a> {
    pub(super) prepared: &'a Prepared<'a>,
    pub(super) options: &'a Options<'a>,
    pub(super) extent: Extent,
    pub(super) events: OffsetIter<'a, Broken<'a>>,
    /// An event that was read too early.
    pub(super) held: Option<(Event<'a>, Range<usize>)>,
    pub(super) out: Output,
    pub(super) faults: Vec<Fault>,
    pub(super) headings: Vec<Heading>,
    pub(super) anchors: Anchors,
    pub(super) footnotes: Footnotes<'a>,
    pub(super) table: Table,
    /// Task items by the key that is made of their text, and how often it came.
    pub(super) tasks: BTreeMap<u32, u32>,
    /// Whether a task's label is still open.
    pub(super) label: bool,
    pub(super) link: Open,
    /// How many links are open within it; they are not written.
    pub(super) inner_links: usize,
    /// Plain words of the heading or first paragraph that is being written.
    pub(super) words: Words,
    /// Where the heading that is being written begins.
    pub(super) heading: Option<Point>,
    /// The id and the classes that the author gives it.
    pub(super) heading_id: Option<Box<str>>,
    pub(super) heading_class: Option<Box<str>>,
    /// The width of the last character, and the line end after it that may have to go.
    pub(super) last: Width,
    pub(super) line_end: Option<Point>,
    /// What the text has at all, so that nobody looks for what is not there.
    pub(super) has: Has,
    pub(super) money: Vec<usize>,
    summary: Option<Phrase>,
    depth: usize,
}

/// What a text has somewhere.
pub(super) struct Has {
    pub(super) wide: bool,
    pub(super) placeholders: bool,
    pub(super) addresses: bool,
}

impl<'a> Writer<'a> {
    /// Begins to write what `prepared` holds; `math` says whether dollar signs may begin a formula.
    pub(super) fn new(prepared: &'a Prepared<'a>, extent: Extent, math: bool, options: &'a Options<'a>) -> Writer<'a> {
        let text = &*prepared.text;
        let bytes = text.as_bytes();
        let is_page = extent == Extent::Page;
        Writer {
            prepared,
            options,
            extent,
            events: Parser::new_with_broken_link_callback(text, extensions(extent, math), Some(Broken(&prepared.broken)))
                .into_offset_iter(),
            held: None,
            out: Output::recycled(),
            faults: Vec::new(),
            headings: Vec::new(),
            anchors: if is_page { Anchors::new(text) } else { Anchors::default() },
            footnotes: Footnotes::default(),
            table: Table::default(),
            tasks: BTreeMap::new(),
            label: false,
            link: Open::None,
            inner_links: 0,
            words: Words::default(),
            heading: None,
            heading_id: None,
            heading_class: None,
            last: Width::Narrow,
            line_end: None,
            has: Has {
                wide: !text.is_ascii(),
                placeholders: options.placeholders && memmem::find(bytes, b"{{").is_some(),
                addresses: memmem::find(bytes, b"://").is_some() || memmem::find(bytes, b"mailto:").is_some(),
            },
            money: Vec::new(),
            summary: (!is_page).then(Phrase::default),
            depth: 0,
        }
    }

    /// Reads to the end.
    pub(super) fn run(mut self) -> Result<Body, Stop> {
        let title = if self.extent == Extent::Page { self.title() } else { None };
        while let Some((event, range)) = self.next() {
            match event {
                Event::Text(text) => self.text(&text, range),
                Event::Start(tag) => self.start(tag, range)?,
                Event::End(tag) => self.end(tag, range),
                Event::SoftBreak => self.soft_break(),
                Event::HardBreak => self.hard_break(),
                Event::Code(code) => self.code(&code, &range),
                Event::InlineMath(formula) => self.inline_math(&formula, &range),
                Event::DisplayMath(formula) => self.display_math(&formula, &range),
                Event::Html(html) | Event::InlineHtml(html) => self.inline_html(&html, &range),
                Event::FootnoteReference(label) => self.footnote_reference(label),
                Event::Rule => self.rule(),
                Event::TaskListMarker(checked) => self.task(checked, &range),
            }
        }
        if !self.money.is_empty() {
            return Err(Stop::Money(mem::take(&mut self.money)));
        }
        self.write_footnotes();
        for (label, range) in self.prepared.broken.take() {
            self.fault(FaultKind::UndefinedReference(label), &range);
        }
        let (html, slots) = self.out.finish(self.prepared.written, self.prepared.offset);
        Ok(Body {
            html,
            slots,
            title,
            headings: fitted(self.headings),
            summary: self.summary.unwrap_or_default(),
            faults: self.faults.into(),
        })
    }

    pub(super) fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        if self.held.is_some() {
            return self.held.take();
        }
        self.events.next()
    }

    /// Finds fault with a stretch of what is parsed.
    pub(super) fn fault(&mut self, kind: FaultKind, range: &Range<usize>) {
        self.faults.push(Fault { kind, place: self.prepared.place(range) });
    }

    /// Takes the title out, if the text opens with one.
    fn title(&mut self) -> Option<Title> {
        let (event, range) = self.next()?;
        let Event::Start(Tag::Heading { level: pulldown_cmark::HeadingLevel::H1, id, classes, attrs }) = event else {
            self.held = Some((event, range));
            return None;
        };
        let place = self.prepared.place(&range);
        let (id, _) = self.attributes(id.as_deref(), &classes, &attrs, &range);
        let text = Phrase::collected(&self.words_to_end());
        Some(Title { text, id, place })
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) -> Result<(), Stop> {
        self.depth += 1;
        if self.depth > limits::DEEPEST {
            return Err(Stop::Fault(Fault { kind: FaultKind::TooDeep, place: self.prepared.place(&range) }));
        }
        match tag {
            Tag::Paragraph => self.start_paragraph(),
            Tag::Strong => self.out.mark(Markup::Strong),
            Tag::Emphasis => self.out.mark(Markup::Emphasis),
            Tag::Strikethrough => self.out.mark(Markup::Struck),
            Tag::Link { link_type, dest_url, title, .. } => self.start_link(link_type, &dest_url, &title, &range),
            Tag::Image { dest_url, title, .. } => self.image(&dest_url, &title, &range),
            Tag::Heading { level, id, classes, attrs } => self.start_heading(level, id.as_deref(), &classes, &attrs, &range),
            Tag::FootnoteDefinition(label) => self.start_footnote(label, &range),
            Tag::CodeBlock(kind) => self.code_block(&kind, &range),
            Tag::HtmlBlock => self.html_block(&range),
            tag => self.start_container(&tag),
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        self.depth -= 1;
        match tag {
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Strong => self.out.mark(Markup::StrongEnd),
            TagEnd::Emphasis => self.out.mark(Markup::EmphasisEnd),
            TagEnd::Strikethrough => self.out.mark(Markup::StruckEnd),
            TagEnd::Link => self.end_link(),
            TagEnd::Heading(level) => self.end_heading(level, &range),
            TagEnd::FootnoteDefinition => self.end_footnote(),
            tag => self.end_container(tag),
        }
    }

    /// Marks the end of an element whose events have all been read already.
    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// The words of a paragraph begin: they are kept if they may describe the page.
    pub(super) fn begin_summary(&mut self) {
        if self.summary.is_none() && self.depth == 1 {
            self.words.begin();
        }
    }

    /// The words of a paragraph end.
    pub(super) fn end_summary(&mut self) {
        if let Some(paragraph) = self.words.end() {
            self.summary = (!paragraph.is_empty()).then(|| summarize(&paragraph));
        }
    }
}

pub(super) fn extensions(extent: Extent, math: bool) -> Extensions {
    let mut extensions = Extensions::ENABLE_STRIKETHROUGH;
    extensions.set(Extensions::ENABLE_MATH, math);
    if extent != Extent::Line {
        extensions |= Extensions::ENABLE_TABLES
            | Extensions::ENABLE_TASKLISTS
            | Extensions::ENABLE_GFM
            | Extensions::ENABLE_DEFINITION_LIST;
    }
    if extent == Extent::Page {
        extensions |= Extensions::ENABLE_FOOTNOTES | Extensions::ENABLE_HEADING_ATTRIBUTES;
    }
    extensions
}

/// The text as its author typed it, for what cannot be shown as Markdown.
pub(super) fn as_typed(text: &str, extent: Extent, fault: Fault) -> Body {
    let mut out = Output::default();
    out.push(if extent == Extent::Line { "<span>" } else { "<pre class=\"as-typed\">" });
    out.text(&text.replace('\0', ""));
    out.push(if extent == Extent::Line { "</span>" } else { "</pre>\n" });
    Body { html: out.html.into(), faults: Box::new([fault]), ..Body::default() }
}
