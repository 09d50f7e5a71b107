//! The headings of a page, for the contents beside it.

use std::borrow::Cow;

use serde::Serialize;

/// Where a page has fewer headings than this, the smaller ones are shown too.
const MANY: usize = 9;

/// A heading as the contents show it.
#[derive(Debug, Serialize)]
pub(super) struct Heading<'a> {
    #[serde(skip)]
    pub(super) level: u8,
    pub(super) id: Cow<'a, str>,
    pub(super) title: String,
}

/// Those of `headings` that the contents show.
pub(super) fn shown(mut headings: Vec<Heading<'_>>) -> Vec<Heading<'_>> {
    if headings.len() >= MANY {
        headings.retain(|heading| heading.level < 3);
    }
    headings
}

/// The second and third level of headings of a page that is drawn already.
pub(super) fn of_page(html: &str) -> Vec<Heading<'_>> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find("<h") {
        rest = &rest[at + 2..];
        let Some(level @ (b'2' | b'3')) = rest.bytes().next() else { continue };
        let Some((attributes, after)) = rest[1..].split_once('>') else { break };
        let Some((inner, after)) = after.split_once(if level == b'2' { "</h2>" } else { "</h3>" }) else { break };
        if let Some(id) = attributes.split_once("id=\"").and_then(|(_, rest)| rest.split_once('"')) {
            found.push(Heading { level: level - b'0', id: id.0.into(), title: text_of(inner) });
        }
        rest = after;
    }
    found
}

fn text_of(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        // A link to the heading itself, or a number, is no part of its words.
        rest = match tag.split_once('>') {
            Some((name, after)) if name.starts_with("a ") && name.contains("class=\"anchor\"") => {
                after.split_once("</a>").map_or("", |(_, after)| after)
            }
            Some((_, after)) => after,
            None => "",
        };
    }
    text.push_str(rest);
    text.trim()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
