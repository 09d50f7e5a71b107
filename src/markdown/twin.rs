//! The Markdown of a page: what its author wrote, filled for the reader.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::Event;
use pulldown_cmark::Parser;

use crate::markdown::Body;
use crate::markdown::Extent;
use crate::markdown::Filler;
use crate::markdown::Phrase;
use crate::markdown::Place;
use crate::markdown::SlotKind;
use crate::markdown::fill::filled;
use crate::markdown::phrase;
use crate::markdown::writer::extensions;

/// What is written instead of a stretch of the text.
type Edit = (Range<usize>, String);

/// Writes `text`, which `body` was compiled from and which starts at `offset` of its file, with its placeholders filled,
/// its links leading where `filler` says, and without its comments. Nothing is converted.
pub fn twin(text: &str, offset: usize, body: &Body, filler: &mut dyn Filler, markdown: &mut String) {
    let mut edits = comments(text);
    let within = |place: &Place| place.start as usize - offset..place.end as usize - offset;
    if let Some(title) = &body.title {
        fill_placeholders(text, within(&title.place), &title.place, filler, &mut edits);
    }
    for slot in &body.slots {
        match &slot.kind {
            SlotKind::Placeholder(placeholder) => {
                let value = filler.placeholder(&placeholder.path, &placeholder.place).into_owned();
                edits.push((within(&placeholder.place), value));
            }
            SlotKind::Link(link) => {
                let dest = filled(&link.dest, &link.place, filler);
                if let Some(address) = filler.link(&dest, &link.place) {
                    readdress(text, within(&link.place), &link.dest, &address, &mut edits);
                }
            }
            SlotKind::Image(image) => {
                let range = within(&image.place);
                let dest = filled(&image.dest, &image.place, filler);
                if let Some(picture) = filler.image(&dest, &image.place) {
                    readdress(text, range.clone(), &image.dest, &picture.address, &mut edits);
                }
                fill_placeholders(text, range, &image.place, filler, &mut edits);
            }
            SlotKind::Block(block) => fill_placeholders(text, within(&block.place), &block.place, filler, &mut edits),
            SlotKind::Word(_) => {}
        }
    }
    // Of two edits that meet, the one that begins first and is longer holds the other: a comment, an address.
    edits.sort_by_key(|(range, _)| (range.start, usize::MAX - range.end));
    let mut done = 0;
    for (range, replacement) in edits.into_iter() {
        if range.start >= done {
            markdown.push_str(&text[done..range.start]);
            markdown.push_str(&replacement);
            done = range.end;
        }
    }
    markdown.push_str(&text[done..]);
}

/// Comments are for authors.
fn comments(text: &str) -> Vec<Edit> {
    if memmem::find(text.as_bytes(), b"<!--").is_none() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let events = Parser::new_ext(text, extensions(Extent::Page, true)).into_offset_iter();
    let (mut block, mut is_block) = (0..0, false);
    for (event, range) in events {
        match event {
            Event::Start(pulldown_cmark::Tag::HtmlBlock) => (block, is_block) = (range, true),
            Event::InlineHtml(html) if html.starts_with("<!--") => found.push((range, String::new())),
            _ if is_block => {
                is_block = false;
                let html = &text[block.clone()];
                let mut position = 0;
                while let Some(start) = html[position..].find("<!--").map(|at| position + at) {
                    let Some(length) = html[start..].find("-->") else { break };
                    position = start + length + "-->".len();
                    found.push((block.start + start..block.start + position, String::new()));
                }
            }
            _ => {}
        }
    }
    found
}

fn fill_placeholders(text: &str, range: Range<usize>, place: &Place, filler: &mut dyn Filler, edits: &mut Vec<Edit>) {
    for (open, path) in phrase::placeholders(&text[range.clone()]) {
        let start = range.start + open;
        if text[..start].ends_with('\\') {
            edits.push((start - 1..start, String::new()));
        } else {
            edits.push((start..start + path.len() + 4, filler.placeholder(path.trim(), place).into_owned()));
        }
    }
}

/// Makes the link or picture that is written at `range` lead to `address`.
fn readdress(text: &str, range: Range<usize>, dest: &Phrase, address: &str, edits: &mut Vec<Edit>) {
    let link = &text[range.clone()];
    let at = |part: Range<usize>| range.start + part.start..range.start + part.end;
    let is_plain = !address.contains([' ', '(', ')', '<', '>']);
    let address = if is_plain { Cow::Borrowed(address) } else { Cow::Owned(format!("<{address}>")) };
    let end = link.len();
    if link.starts_with('<') {
        edits.push((at(0..1), "[".to_owned()));
        edits.push((at(end - 1..end), format!("]({address})")));
    } else if link.ends_with(')') {
        edits.push((at(destination(link, dest)), address.into_owned()));
    } else {
        // The definition may serve other links: this one gets an address of its own.
        let start = link.rfind("][").unwrap_or(end.saturating_sub(1));
        // The parser does not count the empty brackets of `[words][]` in.
        let end = if text[range.end..].starts_with("[]") { end + 2 } else { end };
        edits.push((at(start..end), format!("]({address})")));
    }
}

/// Where the destination is in `[words](destination "title")`.
fn destination(link: &str, dest: &Phrase) -> Range<usize> {
    let plain = dest.as_text().and_then(|dest| link.strip_suffix(')')?.strip_suffix(dest));
    if let Some(before) = plain.filter(|before| before.ends_with("](")) {
        return before.len()..link.len() - 1;
    }
    let starts = link.rmatch_indices("](").map(|(at, _)| {
        let rest = &link[at + 2..];
        at + 2 + rest.len() - rest.trim_start().len()
    });
    let written = dest.as_text().unwrap_or("{{");
    let is_there = |start: &usize| link[*start..].trim_start_matches('<').starts_with(written);
    let start = starts.clone().find(is_there).or(starts.clone().next()).unwrap_or(link.len());
    let rest = &link[start..];
    if rest.starts_with('<') {
        return start..start + rest.find('>').map_or(rest.len(), |end| end + 1);
    }
    let (mut depth, mut in_braces) = (0_i32, false);
    for (at, char) in rest.char_indices() {
        match char {
            '{' if rest[at..].starts_with("{{") => in_braces = true,
            '}' => in_braces = false,
            '(' => depth += 1,
            ')' if depth == 0 => return start..start + at,
            ')' => depth -= 1,
            _ if char.is_ascii_whitespace() && !in_braces => return start..start + at,
            _ => {}
        }
    }
    start..link.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::Options;
    use crate::markdown::compile;
    use crate::markdown::tests::Plain;

    /// The twin of a text after some front matter, with every address put in `<<…>>`.
    fn twin_of(text: &str) -> String {
        let blocks = std::collections::BTreeSet::from(["script".to_owned()]);
        let body = compile(text, 7, &Options { raw_html: false, blocks: &blocks, placeholders: true });
        let mut markdown = String::new();
        twin(text, 7, &body, &mut Marked(Plain), &mut markdown);
        markdown
    }

    struct Marked(Plain);

    impl Filler for Marked {
        fn link(&mut self, dest: &str, _: &Place) -> Option<Cow<'_, str>> {
            (dest != "没有.md").then(|| format!("→{dest}").into())
        }
        fn image(&mut self, dest: &str, place: &Place) -> Option<crate::markdown::Picture> {
            self.0.image(&format!("→{dest}"), place)
        }
        fn placeholder(&mut self, path: &str, place: &Place) -> Cow<'_, str> {
            self.0.placeholder(path, place)
        }
        fn block(&mut self, block: &crate::markdown::Block, html: &mut String) {
            self.0.block(block, html);
        }
        fn word(&mut self, word: crate::markdown::Word) -> Cow<'_, str> {
            self.0.word(word)
        }
    }

    #[test]
    fn the_twin_is_what_the_author_wrote_filled_for_the_reader() {
        for (written, wanted) in [
            ("# 欢迎来到 {{ name }}\n\n你好 {{name}}\n", "# 欢迎来到 ‹name›\n\n你好 ‹name›\n"),
            ("**注意：**看[群规](群规.md#加入 \"群规.md\")。", "**注意：**看[群规](→群规.md#加入 \"群规.md\")。"),
            ("[群规.md](群规.md)", "[群规.md](→群规.md)"),
            ("[a](<a b.md>)", "[a](<→a b.md>)"),
            ("[a](a(b).md)", "[a](<→a(b).md>)"),
            ("[![图 {{ a }}](b.png)](c.md)", "[![图 ‹a›](→b.png)](→c.md)"),
            ("[a]({{ links.wiki }}/b)", "[a](→‹links.wiki›/b)"),
            ("[a][r] [r] [r][]\n\n[r]: a.md", "[a](→a.md) [r](→a.md) [r](→a.md)\n\n[r]: a.md"),
            ("<sop:onboarding>", "[sop:onboarding](→sop:onboarding)"),
            ("[a](没有.md) [b](https://example.com)", "[a](没有.md) [b](https://example.com)"),
            ("```script\n你好 {{ name }}\n```\n", "```script\n你好 ‹name›\n```\n"),
            ("```\n{{ name }} <!-- 留 -->\n```\n`{{ name }}`", "```\n{{ name }} <!-- 留 -->\n```\n`{{ name }}`"),
            ("甲<!-- {{ secret }} -->乙\n\n<!-- [x](x.md)\n-->\n丙", "甲乙\n\n\n丙"),
            ("# 甲 <!-- 密 -->\n", "# 甲 \n"),
        ] {
            assert_eq!(twin_of(written), wanted);
        }
    }
}
