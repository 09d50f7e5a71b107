//! What stands by itself: paragraphs, headings, lists, tables, quotes, code.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;
use memchr::memmem;
use pulldown_cmark::Alignment;
use pulldown_cmark::BlockQuoteKind;
use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::CowStr;
use pulldown_cmark::Event;
use pulldown_cmark::HeadingLevel;
use pulldown_cmark::Tag;
use pulldown_cmark::TagEnd;

use crate::markdown::Block;
use crate::markdown::Extent;
use crate::markdown::FaultKind;
use crate::markdown::Heading;
use crate::markdown::SlotKind;
use crate::markdown::Word;
use crate::markdown::anchor::Asked;
use crate::markdown::markup::Markup;
use crate::markdown::prepare::unmarked;
use crate::markdown::writer::Writer;

/// Languages of diagrams that readers' browsers draw with a script.
const DIAGRAMS: [&str; 3] = ["mermaid", "plantuml", "dot"];

/// How headings begin, by level: all of it but `>`, and where they have an id, all up to that.
const HEADINGS: [Markup; 6] =
    [Markup::Heading1, Markup::Heading2, Markup::Heading3, Markup::Heading4, Markup::Heading5, Markup::Heading6];
const ANCHORED: [Markup; 6] =
    [Markup::Anchored1, Markup::Anchored2, Markup::Anchored3, Markup::Anchored4, Markup::Anchored5, Markup::Anchored6];
const HEADING_ENDS: [Markup; 6] = [
    Markup::Heading1End,
    Markup::Heading2End,
    Markup::Heading3End,
    Markup::Heading4End,
    Markup::Heading5End,
    Markup::Heading6End,
];

/// Where in a table the writer is.
#[derive(Default)]
pub(super) struct Table {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
}

impl<'a> Writer<'a> {
    pub(super) fn start_paragraph(&mut self) {
        self.part();
        match self.extent {
            Extent::Line if self.out.html.is_empty() => {}
            Extent::Line => self.out.push("<br>"),
            _ => self.out.mark_line(Markup::Paragraph),
        }
        self.begin_summary();
    }

    pub(super) fn end_paragraph(&mut self) {
        self.part();
        self.end_summary();
        if self.extent != Extent::Line {
            self.out.mark(Markup::ParagraphEnd);
        }
    }

    pub(super) fn rule(&mut self) {
        self.part();
        self.out.line("<hr>\n");
    }

    pub(super) fn start_heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&str>,
        classes: &[CowStr<'a>],
        attributes: &[(CowStr<'a>, Option<CowStr<'a>>)],
        range: &Range<usize>,
    ) {
        self.part();
        self.out.mark_line(if self.extent == Extent::Page { ANCHORED } else { HEADINGS }[level as usize - 1]);
        self.heading = Some(self.out.point());
        self.words.begin();
        (self.heading_id, self.heading_class) = self.attributes(id, classes, attributes, range);
    }

    pub(super) fn end_heading(&mut self, level: HeadingLevel, range: &Range<usize>) {
        self.part();
        let text = self.words.end().unwrap_or_default();
        let mut tag = String::with_capacity(64);
        if self.extent == Extent::Page {
            let id = self.heading_id.take().unwrap_or_else(|| self.anchors.make(&text));
            tag.extend([&*id, "\""]);
            self.headings.push(Heading { level: level as u8, id, text, place: self.prepared.place(range) });
        }
        if let Some(class) = self.heading_class.take() {
            tag.extend([" class=\"", &class, "\""]);
        }
        tag.push('>');
        if let Some(point) = self.heading.take() {
            self.out.insert(point, &tag);
        }
        self.out.mark(HEADING_ENDS[level as usize - 1]);
    }

    /// The id and the classes that an author gives a heading, as far as they can be had.
    pub(super) fn attributes(
        &mut self,
        id: Option<&str>,
        classes: &[CowStr<'a>],
        attributes: &[(CowStr<'a>, Option<CowStr<'a>>)],
        range: &Range<usize>,
    ) -> (Option<Box<str>>, Option<Box<str>>) {
        for (name, _) in attributes {
            self.fault(FaultKind::UnknownAttribute(unmarked(name).into()), range);
        }
        let is_class = |class: &CowStr<'_>| class.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
        for class in classes.iter().filter(|class| !is_class(class)) {
            self.fault(FaultKind::UnknownAttribute(format!(".{}", unmarked(class)).into()), range);
        }
        let classes: Vec<&str> = classes.iter().filter(|class| is_class(class)).map(|class| &**class).collect();
        let class = (!classes.is_empty()).then(|| classes.join(" ").into());
        let Some(id) = id.map(unmarked) else { return (None, class) };
        match self.anchors.ask(&id) {
            Asked::Granted(id) => return (Some(id), class),
            Asked::Taken => self.fault(FaultKind::DuplicateId(id.into()), range),
            Asked::Malformed => self.fault(FaultKind::UnknownAttribute(format!("#{id}").into()), range),
        }
        (None, class)
    }

    pub(super) fn start_container(&mut self, tag: &Tag<'a>) {
        self.part();
        match tag {
            Tag::List(start) => self.start_list(*start),
            Tag::Item => self.out.mark_line(Markup::Item),
            Tag::BlockQuote(kind) => self.start_quote(*kind),
            Tag::Table(alignments) => {
                self.table.alignments.clone_from(alignments);
                self.out.mark_line(Markup::Table);
                self.out.slot(SlotKind::Word(Word::Table));
                self.out.mark(Markup::TableNamed);
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.out.mark(Markup::Head);
            }
            Tag::TableRow => {
                self.table.column = 0;
                self.out.mark(Markup::Row);
            }
            Tag::TableCell => self.start_cell(),
            Tag::DefinitionList => self.out.mark_line(Markup::Definitions),
            Tag::DefinitionListTitle => self.out.mark_line(Markup::Term),
            Tag::DefinitionListDefinition => self.out.mark_line(Markup::Definition),
            _ => {}
        }
    }

    pub(super) fn end_container(&mut self, tag: TagEnd) {
        self.part();
        match tag {
            TagEnd::List(true) => self.out.mark(Markup::OrderedEnd),
            TagEnd::List(false) => self.out.mark(Markup::BulletsEnd),
            TagEnd::Item => self.out.mark(Markup::ItemEnd),
            TagEnd::BlockQuote(None) => self.out.mark(Markup::QuoteEnd),
            TagEnd::BlockQuote(Some(_)) => self.out.mark(Markup::AlertEnd),
            TagEnd::Table => self.out.mark(Markup::TableEnd),
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.out.mark(Markup::HeadEnd);
            }
            TagEnd::TableRow => self.out.mark(Markup::RowEnd),
            TagEnd::TableCell => {
                self.table.column += 1;
                self.out.mark(if self.table.in_head { Markup::HeadCellEnd } else { Markup::CellEnd });
            }
            TagEnd::DefinitionList => self.out.mark(Markup::DefinitionsEnd),
            TagEnd::DefinitionListTitle => self.out.mark(Markup::TermEnd),
            TagEnd::DefinitionListDefinition => self.out.mark(Markup::DefinitionEnd),
            _ => {}
        }
    }

    fn start_list(&mut self, start: Option<u64>) {
        match start {
            None => self.out.mark_line(Markup::Bullets),
            Some(1) => self.out.mark_line(Markup::Ordered),
            Some(start) => self.out.line(&format!("<ol start=\"{start}\">\n")),
        }
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let (name, word) = match kind {
            None => return self.out.mark_line(Markup::Quote),
            Some(BlockQuoteKind::Note) => ("note", Word::Note),
            Some(BlockQuoteKind::Tip) => ("tip", Word::Tip),
            Some(BlockQuoteKind::Important) => ("important", Word::Important),
            Some(BlockQuoteKind::Warning) => ("warning", Word::Warning),
            Some(BlockQuoteKind::Caution) => ("caution", Word::Caution),
        };
        self.out.line(&format!("<div class=\"alert alert-{name}\" role=\"note\">\n<p class=\"alert-title\">"));
        self.out.slot(SlotKind::Word(word));
        self.out.mark(Markup::ParagraphEnd);
    }

    // Alignment is a class, since a page's policy allows no style in an attribute.
    fn start_cell(&mut self) {
        let [cell, head] = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => [Markup::CellLeft, Markup::HeadCellLeft],
            Some(Alignment::Center) => [Markup::CellCenter, Markup::HeadCellCenter],
            Some(Alignment::Right) => [Markup::CellRight, Markup::HeadCellRight],
            _ => [Markup::Cell, Markup::HeadCell],
        };
        self.out.mark(if self.table.in_head { head } else { cell });
    }

    /// A checkbox, whose label is the line it stands in.
    pub(super) fn task(&mut self, checked: bool, range: &Range<usize>) {
        let text = &self.prepared.text[range.end..];
        let line = &text[..memchr(b'\n', text.as_bytes()).unwrap_or(text.len())];
        let key = task_key(&unmarked(line.trim()));
        let times = self.tasks.entry(key).or_default();
        *times += 1;
        let key = if *times == 1 { format!("{key:08x}") } else { format!("{key:08x}-{times}") };
        let in_paragraph = self.out.html.ends_with("<p>");
        let item = self.out.html.trim_end_matches("<p>").trim_end_matches('\n').len();
        if self.heading.is_none() && self.out.html[..item].ends_with("<li>") {
            self.out.html.truncate(item - "<li>".len());
            self.out.mark(Markup::ItemTask);
            self.out.push(if in_paragraph { "\n<p>" } else { "" });
        }
        self.out.mark(Markup::Task);
        self.out.push(&key);
        self.out.mark(if checked { Markup::TaskDone } else { Markup::TaskOpen });
        self.label = true;
    }

    /// A block of code, or a block with a template.
    pub(super) fn code_block(&mut self, kind: &CodeBlockKind<'a>, range: &Range<usize>) {
        self.part();
        let info = match kind {
            CodeBlockKind::Fenced(info) => unmarked(info),
            CodeBlockKind::Indented => Cow::Borrowed(""),
        };
        let (name, args) = info.trim().split_once(char::is_whitespace).unwrap_or((info.trim(), ""));
        if self.options.blocks.contains(name) {
            let mut body = String::new();
            self.code_lines(|line| body.push_str(line));
            let (name, args) = (name.into(), args.trim().into());
            self.out.line("");
            let block = Block { name, args, body: body.into(), place: self.prepared.place(range) };
            return self.out.slot(SlotKind::Block(Box::new(block)));
        }
        if DIAGRAMS.contains(&name) {
            self.fault(FaultKind::Diagram(name.into()), range);
        }
        self.out.mark_line(Markup::CodeBlock);
        if !name.is_empty() {
            self.out.attribute("class", &format!("language-{name}"));
        }
        self.out.push(">");
        let mut out = std::mem::take(&mut self.out);
        self.code_lines(|line| out.text(line));
        self.out = out;
        self.out.mark(Markup::CodeBlockEnd);
    }

    fn code_lines(&mut self, mut each: impl FnMut(&str)) {
        while let Some((event, range)) = self.next() {
            match event {
                Event::Text(text) if self.prepared.is_marked(&range) => each(&unmarked(&text)),
                Event::Text(text) => each(&text),
                _ => break,
            }
        }
        self.leave();
    }

    /// A block of HTML: without its comments, and as text unless the site trusts it.
    pub(super) fn html_block(&mut self, range: &Range<usize>) {
        self.part();
        let mut html = String::new();
        self.html_lines(&mut html);
        let html = without_comments(&html);
        if html.trim().is_empty() {
            return;
        }
        if self.options.raw_html {
            return self.out.push(&html);
        }
        self.fault(FaultKind::RawHtml, range);
        self.out.mark_line(Markup::Paragraph);
        self.out.text(html.trim());
        self.out.mark(Markup::ParagraphEnd);
    }

    fn html_lines(&mut self, html: &mut String) {
        while let Some((event, _)) = self.next() {
            match event {
                Event::Html(line) | Event::Text(line) => html.push_str(&unmarked(&line)),
                _ => break,
            }
        }
        self.leave();
    }
}

/// What a browser remembers a task by: a hash of its text (FNV-1a), so that it keeps its mark when it moves.
fn task_key(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn without_comments(html: &str) -> Cow<'_, str> {
    let mut kept = String::new();
    let mut rest = html;
    while let Some(start) = memmem::find(rest.as_bytes(), b"<!--") {
        let Some(length) = memmem::find(&rest.as_bytes()[start..], b"-->") else { break };
        kept.push_str(&rest[..start]);
        rest = &rest[start + length + "-->".len()..];
    }
    if rest.len() == html.len() { Cow::Borrowed(html) } else { Cow::Owned(kept + rest) }
}
