//! From the HTML of a page to Markdown: what it says, without what only a screen needs.

#[cfg(test)]
mod tests;

use html5gum::Emitter;
use html5gum::ForwardingEmitter;
use html5gum::Span;
use html5gum::Tokenizer;
use html5gum::emitters::callback::CallbackEmitter;
use html5gum::emitters::callback::CallbackEvent;

use crate::render::twin::sheet::Gap;
use crate::render::twin::sheet::Sheet;
use crate::render::twin::tag::Attribute;
use crate::render::twin::tag::Tag;

/// Elements that say nothing without a screen and somebody who clicks.
const LEFT_OUT: [&str; 11] =
    ["button", "datalist", "form", "head", "nav", "noscript", "script", "select", "style", "svg", "template"];

/// Elements that stand by themselves.
const BLOCKS: [&str; 26] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "details",
    "div",
    "dl",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "header",
    "hgroup",
    "hr",
    "main",
    "ol",
    "output",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "ul",
];

/// Elements of a line that a stylesheet sets apart: two in a row are two things.
const PIECES: [&str; 7] = ["a", "b", "data", "output", "small", "span", "time"];

/// What `html` says, as Markdown. `address` tells where a link leads from there.
pub(super) fn markdown(html: &str, address: &dyn Fn(&str) -> String) -> String {
    let mut reader = Reader::new(address);
    let mut tag = Tag::default();
    let mut emitter = CallbackEmitter::<_, std::convert::Infallible>::new(|event: CallbackEvent<'_>, _: Span<()>| {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.open(text(name)),
            CallbackEvent::AttributeName { name } => tag.name_attribute(text(name)),
            CallbackEvent::AttributeValue { value } => tag.value_of_attribute(text(value)),
            CallbackEvent::CloseStartTag { .. } => reader.open(&tag),
            CallbackEvent::EndTag { name } => reader.close(text(name)),
            CallbackEvent::String { value } => reader.text(text(value)),
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // A text in memory can always be read on.
    let _ = Tokenizer::new_with_emitter(html, Lenient(emitter)).finish();
    reader.sheet.finish()
}

/// Reads without looking every character over for what the standard frowns upon: nobody is told.
struct Lenient<E>(E);

impl<E: Emitter> ForwardingEmitter for Lenient<E> {
    type Token = E::Token;

    fn inner(&mut self) -> &mut impl Emitter<Token = E::Token> {
        &mut self.0
    }

    fn should_emit_errors(&mut self) -> bool {
        false
    }
}

/// What we write is UTF-8, so that nothing else is ever read.
fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default()
}

/// Follows the tags and writes the sheet.
struct Reader<'a> {
    sheet: Sheet,
    address: &'a dyn Fn(&str) -> String,
    /// The element that is left out, and how many of its name are open.
    left_out: Option<(String, usize)>,
    /// The next number of each list that is open; none where it has no numbers.
    lists: Vec<Option<usize>>,
    /// The indent of each item that is open.
    items: Vec<String>,
    /// Where the links lead that are open; nothing where it is no link.
    links: Vec<Option<String>>,
    tables: Vec<Table>,
    /// The lines of a preformatted text that is open, and its language.
    preformatted: Option<(String, String)>,
    /// The piece of a line that has just been closed.
    after_piece: bool,
}

/// A table: its rows, each with its cells.
type Table = Vec<Vec<String>>;

impl<'a> Reader<'a> {
    fn new(address: &'a dyn Fn(&str) -> String) -> Reader<'a> {
        Reader {
            sheet: Sheet::default(),
            address,
            left_out: None,
            lists: Vec::new(),
            items: Vec::new(),
            links: Vec::new(),
            tables: Vec::new(),
            preformatted: None,
            after_piece: false,
        }
    }

    fn text(&mut self, text: &str) {
        if self.left_out.is_some() {
            return;
        }
        self.after_piece = false;
        match &mut self.preformatted {
            Some((lines, _)) => lines.push_str(text),
            None => self.sheet.words(text),
        }
    }

    fn open(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some((left_out, depth)) = &mut self.left_out {
            *depth += usize::from(left_out == name);
            return;
        }
        if LEFT_OUT.contains(&name) {
            self.left_out = Some((name.to_owned(), 1));
            return;
        }
        if self.preformatted.is_some() {
            return self.open_in_preformatted(tag);
        }
        if std::mem::take(&mut self.after_piece) && PIECES.contains(&name) {
            self.sheet.part(Gap::Blank);
        }
        if !self.open_block(tag) && !self.open_passage(tag) && BLOCKS.contains(&name) {
            self.sheet.part(Gap::Paragraph);
        }
    }

    /// Opens what has a mark of its own and stands by itself; says whether `tag` does.
    fn open_block(&mut self, tag: &Tag) -> bool {
        let name = tag.name.as_str();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.sheet.part(Gap::Paragraph);
                let level = usize::from(name.as_bytes()[1] - b'0');
                self.sheet.mark(&format!("{} ", "#".repeat(level)));
            }
            "ul" | "ol" => {
                self.sheet.part(if self.items.is_empty() { Gap::Paragraph } else { Gap::Line });
                let first = tag.get(Attribute::Start).and_then(|start| start.parse().ok()).unwrap_or(1);
                self.lists.push((name == "ol").then_some(first));
            }
            "li" => self.open_item(),
            "dt" => {
                self.sheet.part(Gap::Paragraph);
                self.sheet.hold();
            }
            "dd" => {
                self.sheet.part(Gap::Line);
                self.sheet.mark(": ");
                self.sheet.indent("  ");
            }
            "blockquote" => {
                self.sheet.part(Gap::Paragraph);
                self.sheet.mark("> ");
                self.sheet.indent("> ");
            }
            "pre" => self.preformatted = Some(Default::default()),
            "table" => self.tables.push(Table::new()),
            "tr" => self.tables.iter_mut().last().into_iter().for_each(|table| table.push(Vec::new())),
            "hr" => {
                self.sheet.part(Gap::Paragraph);
                self.sheet.push("---");
                self.sheet.part(Gap::Paragraph);
            }
            _ => return false,
        }
        true
    }

    /// Opens what is a piece of a line or of a row; says whether `tag` does.
    fn open_passage(&mut self, tag: &Tag) -> bool {
        match tag.name.as_str() {
            "a" => {
                self.links.push(tag.get(Attribute::Href).map(self.address));
                self.sheet.hold();
            }
            "td" | "th" | "strong" | "b" | "em" | "i" | "del" | "s" | "code" | "kbd" | "samp" => self.sheet.hold(),
            "br" => self.sheet.break_line(),
            "img" => self.image(tag),
            "input" if tag.get(Attribute::Type) == Some("checkbox") => {
                self.sheet.push(if tag.get(Attribute::Checked).is_some() { "[x]" } else { "[ ]" });
                self.sheet.part(Gap::Blank);
            }
            _ => return false,
        }
        true
    }

    fn close(&mut self, name: &str) {
        if let Some((left_out, depth)) = &mut self.left_out {
            *depth -= usize::from(left_out == name);
            if *depth == 0 {
                self.left_out = None;
            }
            return;
        }
        if self.preformatted.is_some() && name != "pre" {
            return;
        }
        if !self.close_block(name) && !self.close_passage(name) && BLOCKS.contains(&name) {
            self.sheet.part(Gap::Paragraph);
        }
        self.after_piece = PIECES.contains(&name);
    }

    /// Closes what stands by itself; says whether `name` does.
    fn close_block(&mut self, name: &str) -> bool {
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.sheet.part(Gap::Paragraph),
            "ul" | "ol" => {
                self.lists.pop();
                self.sheet.part(if self.items.is_empty() { Gap::Paragraph } else { Gap::Line });
            }
            "li" => {
                if let Some(indent) = self.items.pop() {
                    self.sheet.outdent(&indent);
                }
                self.sheet.part(Gap::Line);
            }
            "dt" => {
                let term = self.sheet.release();
                self.sheet.push(&term);
                self.sheet.part(Gap::Line);
            }
            "dd" => {
                self.sheet.outdent("  ");
                self.sheet.part(Gap::Line);
            }
            "blockquote" => {
                self.sheet.outdent("> ");
                self.sheet.part(Gap::Paragraph);
            }
            "pre" => self.close_preformatted(),
            "table" => self.close_table(),
            _ => return false,
        }
        true
    }

    /// Closes what is a piece of a line or of a row; says whether `name` does.
    fn close_passage(&mut self, name: &str) -> bool {
        match name {
            "td" | "th" => {
                let cell = self.sheet.release();
                match self.tables.last_mut().and_then(|table| table.last_mut()) {
                    Some(row) => row.push(cell),
                    None => self.sheet.push(&cell),
                }
            }
            "a" => self.close_link(),
            "strong" | "b" => self.emphasis("**"),
            "em" | "i" => self.emphasis("*"),
            "del" | "s" => self.emphasis("~~"),
            "code" | "kbd" | "samp" => self.close_code(),
            _ => return false,
        }
        true
    }

    fn open_item(&mut self) {
        self.sheet.part(Gap::Line);
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.sheet.mark(&mark);
        let indent = " ".repeat(mark.len());
        self.sheet.indent(&indent);
        self.items.push(indent);
    }

    fn open_in_preformatted(&mut self, tag: &Tag) {
        let language = tag.get(Attribute::Class).and_then(|class| class.strip_prefix("language-"));
        if let (Some((_, its)), Some(language)) = (&mut self.preformatted, language) {
            language.clone_into(its);
        }
    }

    fn close_preformatted(&mut self) {
        let Some((lines, language)) = self.preformatted.take() else { return };
        let longest = lines.split(|character| character != '`').map(str::len).max().unwrap_or_default();
        let fence = "`".repeat(longest.max(2) + 1);
        self.sheet.part(Gap::Paragraph);
        self.sheet.push(&format!("{fence}{language}"));
        for line in lines.trim_end_matches('\n').split('\n') {
            self.sheet.line_of(line);
        }
        self.sheet.line_of(&fence);
        self.sheet.part(Gap::Paragraph);
    }

    fn close_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        let width = table.iter().map(Vec::len).max().unwrap_or_default();
        self.sheet.part(Gap::Paragraph);
        for (index, row) in table.iter().filter(|row| !row.is_empty()).enumerate() {
            let cells = row.iter().map(String::as_str).chain(std::iter::repeat("")).take(width);
            self.sheet.line_of(&format!("| {} |", cells.collect::<Vec<_>>().join(" | ")));
            if index == 0 {
                self.sheet.line_of(&format!("|{}", " --- |".repeat(width)));
            }
        }
        self.sheet.part(Gap::Paragraph);
    }

    fn close_link(&mut self) {
        let words = self.sheet.release();
        match self.links.pop().flatten() {
            _ if words.is_empty() => {}
            Some(address) => self.sheet.push(&format!("[{words}]({address})")),
            None => self.sheet.push(&words),
        }
    }

    fn emphasis(&mut self, mark: &str) {
        let words = self.sheet.release();
        if !words.is_empty() {
            self.sheet.push(&format!("{mark}{words}{mark}"));
        }
    }

    /// Code is held back as words; their escapes are taken off again.
    fn close_code(&mut self) {
        let code = self.sheet.release();
        let code = code.replace("\\\\", "\u{0}").replace('\\', "").replace('\u{0}', "\\");
        if !code.is_empty() {
            let mark = if code.contains('`') { "``" } else { "`" };
            self.sheet.push(&format!("{mark}{code}{mark}"));
        }
    }

    fn image(&mut self, tag: &Tag) {
        let alt = tag.get(Attribute::Alt).unwrap_or_default();
        if let (false, Some(src)) = (alt.is_empty(), tag.get(Attribute::Src)) {
            self.sheet.push(&format!("![{alt}]({src})"));
        }
    }
}
