//! What stands in a line: text, breaks, code, formulas, HTML.

use std::borrow::Cow;
use std::mem;
use std::ops::Range;

use linkify::LinkFinder;
use linkify::LinkKind;
use memchr::memchr;
use pulldown_cmark::Event;
use pulldown_latex::config::DisplayMode;

use crate::markdown::Extent;
use crate::markdown::FaultKind;
use crate::markdown::Placeholder;
use crate::markdown::SlotKind;
use crate::markdown::cjk::Width;
use crate::markdown::link::Open;
use crate::markdown::markup::Markup;
use crate::markdown::math;
use crate::markdown::phrase;
use crate::markdown::prepare::unmarked;
use crate::markdown::writer::Writer;

/// A bare address that goes on beyond so many bytes is cut.
const LONGEST_ADDRESS: usize = 2048;

impl<'a> Writer<'a> {
    /// Text, as the parser read it at `range`.
    pub(super) fn text(&mut self, text: &str, range: Range<usize>) {
        if text.starts_with('^') && self.extent == Extent::Page {
            self.may_be_footnote(text, &range);
        }
        if self.has.addresses && memchr(b':', text.as_bytes()).is_some() {
            let (text, range) = self.whole_address(text, range);
            self.with_placeholders(&text, &range);
        } else {
            self.with_placeholders(text, &range);
        }
    }

    /// A footnote that is defined nowhere is no footnote to the parser, but to its author.
    fn may_be_footnote(&mut self, label: &str, range: &Range<usize>) {
        let text = &self.prepared.text;
        if label.len() > 1 && text[..range.start].ends_with('[') && text[range.end..].starts_with(']') {
            self.fault(FaultKind::UndefinedReference(unmarked(label).into()), &(range.start - 1..range.end + 1));
        }
    }

    /// Text, with what follows it while an address may go on there: `_`, `&` and `~` divide text.
    fn whole_address<'t>(&mut self, text: &'t str, mut range: Range<usize>) -> (Cow<'t, str>, Range<usize>) {
        let mut text = Cow::Borrowed(text);
        let goes_on = |text: &str| text.bytes().all(|byte| byte.is_ascii_graphic());
        let Some(start) = text.rfind("://").filter(|start| goes_on(&text[*start..])) else { return (text, range) };
        while text.len() - start < LONGEST_ADDRESS {
            match self.next() {
                Some((Event::Text(more), next)) if next.start == range.end => {
                    text.to_mut().push_str(&more);
                    range.end = next.end;
                    if !goes_on(&more) {
                        break;
                    }
                }
                other => {
                    self.held = other;
                    break;
                }
            }
        }
        (text, range)
    }

    fn with_placeholders(&mut self, text: &str, range: &Range<usize>) {
        if !self.has.placeholders || memchr(b'{', text.as_bytes()).is_none() {
            return self.with_addresses(text, range);
        }
        let exact = text.len() == range.len();
        let literal = if self.is_escaped(text, range) { "{{".len() } else { 0 };
        let mut done = 0;
        for (open, path) in phrase::placeholders(&text[literal..]) {
            let (open, end) = (literal + open, literal + open + path.len() + 4);
            self.with_addresses(&text[done..open], range);
            let within = if exact { range.start + open..range.start + end } else { range.clone() };
            self.placeholder(path.trim(), &within);
            done = end;
        }
        self.with_addresses(&text[done..], range);
    }

    /// Whether `text` begins with braces that the author has put a `\` before.
    fn is_escaped(&self, text: &str, range: &Range<usize>) -> bool {
        text.starts_with("{{") && self.prepared.text[..range.start].ends_with('\\')
    }

    fn placeholder(&mut self, path: &str, range: &Range<usize>) {
        self.words.push_placeholder(path);
        self.meet(Width::Shared, Width::Shared);
        let placeholder = Placeholder { path: unmarked(path).into(), place: self.prepared.place(range) };
        self.out.slot(SlotKind::Placeholder(placeholder));
    }

    fn with_addresses(&mut self, text: &str, range: &Range<usize>) {
        if text.is_empty() {
            return;
        }
        if !self.prepared.is_marked(range) {
            return self.words_and_addresses(text);
        }
        self.words_and_addresses(&unmarked(text));
    }

    fn words_and_addresses(&mut self, text: &str) {
        self.join(text);
        self.words.push(text);
        if !self.has.addresses || self.link != Open::None {
            return self.write(text);
        }
        let mut done = 0;
        for address in addresses(text) {
            self.write(&text[done..address.start]);
            self.bare_link(&text[address.clone()]);
            done = address.end;
        }
        self.write(&text[done..]);
    }

    fn write(&mut self, text: &str) {
        match self.prepared.origin(text).filter(|_| self.extent == Extent::Page) {
            Some(from) => self.out.quote(text, from),
            None => self.out.text(text),
        }
    }

    /// Text follows what has been written.
    fn join(&mut self, text: &str) {
        if self.has.wide {
            let width = |char: Option<char>| char.map_or(Width::Narrow, Width::of);
            let first = if self.line_end.is_some() { width(text.chars().next()) } else { Width::Narrow };
            self.meet(first, width(text.chars().next_back()));
        }
    }

    /// Something from `first` to `last` follows: a line end between two wide characters goes.
    pub(super) fn meet(&mut self, first: Width, last: Width) {
        if let Some(point) = self.line_end.take() {
            if self.last.joins(first) {
                self.out.remove(point);
            } else {
                self.words.push(" ");
            }
        }
        self.last = last;
    }

    /// A block begins or ends: the line before it is over, and a task's label with it.
    pub(super) fn part(&mut self) {
        self.end_line();
        if mem::take(&mut self.label) {
            self.out.mark(Markup::LabelEnd);
        }
    }

    fn end_line(&mut self) {
        self.line_end = None;
        self.last = Width::Narrow;
    }

    pub(super) fn soft_break(&mut self) {
        if self.has.wide && self.last != Width::Narrow {
            self.line_end = Some(self.out.point());
        } else {
            self.words.push(" ");
        }
        self.out.push("\n");
    }

    pub(super) fn hard_break(&mut self) {
        self.end_line();
        self.out.push("<br>\n");
        self.words.push(" ");
    }

    pub(super) fn code(&mut self, code: &str, range: &Range<usize>) {
        let code = if self.prepared.is_marked(range) { unmarked(code) } else { Cow::Borrowed(code) };
        self.join(&code);
        self.words.push(&code);
        self.out.mark(Markup::Code);
        self.out.text(&code);
        self.out.mark(Markup::CodeEnd);
    }

    pub(super) fn inline_math(&mut self, formula: &str, range: &Range<usize>) {
        let text = &self.prepared.text;
        let before = text[..range.start].chars().next_back();
        let after = text[range.end..].chars().next();
        if math::is_money(formula, before, after) {
            self.money.push(self.prepared.start(range.start));
        }
        self.math(formula, DisplayMode::Inline, range);
    }

    pub(super) fn display_math(&mut self, formula: &str, range: &Range<usize>) {
        self.math(formula, DisplayMode::Block, range);
    }

    fn math(&mut self, formula: &str, display: DisplayMode, range: &Range<usize>) {
        let formula = unmarked(formula);
        self.meet(Width::Narrow, Width::Narrow);
        self.words.push(&formula);
        match math::mathml(&formula, display) {
            Ok(mathml) => self.out.push(&mathml),
            Err(reason) => {
                self.fault(FaultKind::Math(reason.into()), range);
                self.out.push("<code class=\"language-latex\">");
                self.out.text(&formula);
                self.out.push("</code>");
            }
        }
    }

    /// HTML in a line: a comment goes, a line break stays, the rest is text unless the site trusts it.
    pub(super) fn inline_html(&mut self, html: &str, range: &Range<usize>) {
        let html = unmarked(html);
        if html.starts_with("<!--") && html.ends_with("-->") {
            return;
        }
        if let Some(tag) = break_tag(&html) {
            self.end_line();
            self.out.push(tag);
        } else if self.options.raw_html {
            self.out.push(&html);
        } else {
            self.fault(FaultKind::RawHtml, range);
            self.join(&html);
            self.out.text(&html);
        }
    }

    /// The plain words up to the end of the element that has just begun; nothing of it is written.
    pub(super) fn words_to_end(&mut self) -> String {
        let mut words = String::new();
        let (mut depth, mut last) = (0, Width::Narrow);
        while let Some((event, range)) = self.next() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) if depth == 0 => break,
                Event::End(_) => depth -= 1,
                Event::Text(text) => {
                    let escaped = self.is_escaped(&text, &range);
                    phrase::push(&mut words, &text, self.has.placeholders && !escaped);
                    last = words.chars().next_back().map_or(Width::Narrow, Width::of);
                }
                Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => words.push_str(&unmarked(&text)),
                Event::SoftBreak if last == Width::Wide => {}
                Event::SoftBreak | Event::HardBreak => words.push(' '),
                _ => {}
            }
        }
        words
    }
}

/// The tag, if it is one that breaks a line, which Markdown has no other way to say in a table.
fn break_tag(html: &str) -> Option<&'static str> {
    let name = html.strip_prefix('<')?.strip_suffix('>')?.trim_end_matches('/').trim();
    match name {
        _ if name.eq_ignore_ascii_case("br") => Some("<br>"),
        _ if name.eq_ignore_ascii_case("wbr") => Some("<wbr>"),
        _ => None,
    }
}

/// Where bare addresses are in `text`. They end before the first character that is not ASCII, since Chinese puts no
/// blank after them.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]).url_must_have_scheme(true).url_can_be_iri(false);
    let mut start = 0;
    for run in text.split_inclusive(|char: char| !char.is_ascii()) {
        let ascii = run.trim_end_matches(|char: char| !char.is_ascii());
        if ascii.contains("://") {
            let links = finder.links(ascii).filter(|link| is_web(link.as_str()));
            found.extend(links.map(|link| start + link.start()..start + link.end()));
        }
        if ascii.contains("mailto:") {
            found.extend(mail_addresses(ascii).map(|range| start + range.start..start + range.end));
        }
        start += run.len();
    }
    found.sort_by_key(|range| range.start);
    // One that begins within another is a part of it.
    let mut end = 0;
    found.retain(|range| {
        let is_apart = range.start >= end;
        end = end.max(range.end);
        is_apart
    });
    found
}

fn is_web(address: &str) -> bool {
    address.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
        || address.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("http://"))
}

fn mail_addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Email]);
    let found: Vec<_> = finder
        .links(text)
        .filter(|link| text[..link.start()].ends_with("mailto:"))
        .map(|link| link.start() - "mailto:".len()..link.end())
        .collect();
    found.into_iter()
}
