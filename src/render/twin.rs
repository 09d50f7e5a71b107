//! The Markdown twin of a page, for readers that are programs and for people who paste.

use crate::markdown::SlotKind;
use crate::plan::Page;
use crate::plan::Site;
use crate::render::filler::address;
use crate::resolve::Book;
use crate::resolve::Entry;

/// The twin of a module: what its author wrote, with placeholders filled and links leading where the page's do.
pub(super) fn of_module(site: &Site, page: &Page, book: &Book, entry: &Entry) -> String {
    let module = &entry.module;
    let text = module.source.text();
    let mut twin = String::with_capacity(text.len() - module.text_start + page.title.len() + 8);
    if module.body.title.is_none() {
        twin.push_str(&format!("# {}\n\n", page.title));
    }
    let mut done = module.text_start;
    for (range, replacement) in replacements(site, page, book, entry) {
        // A picture in a link is inside the link's own place.
        if range.start >= done {
            twin.push_str(&text[done..range.start]);
            twin.push_str(&replacement);
            done = range.end;
        }
    }
    twin.push_str(&text[done..]);
    twin
}

/// What the twin says otherwise than the author, by place in the file.
fn replacements(site: &Site, page: &Page, book: &Book, entry: &Entry) -> Vec<(std::ops::Range<usize>, String)> {
    let source = &entry.module.source;
    let mut found = Vec::new();
    for slot in &entry.module.body.slots {
        let (place, written, leads) = match &slot.kind {
            SlotKind::Placeholder(placeholder) => {
                let span = source.span(placeholder.place.start as usize..placeholder.place.end as usize);
                if let Ok(value) = book.voice.value(&placeholder.path, &span) {
                    found.push((span.range(), value));
                }
                continue;
            }
            SlotKind::Link(link) => {
                (&link.place, link.dest.as_text(), link.dest.as_text().and_then(|dest| address(site, page, entry, dest)))
            }
            SlotKind::Image(image) => {
                (&image.place, image.dest.as_text(), image.dest.as_text().and_then(|dest| address(site, page, entry, dest)))
            }
            SlotKind::Block(_) | SlotKind::Word(_) => continue,
        };
        let (Some(written), Some(leads)) = (written, leads) else { continue };
        let range = place.start as usize..place.end as usize;
        if let Some(at) = source.text()[range.clone()].rfind(written) {
            let start = range.start + at;
            found.push((start..start + written.len(), leads.replace(".html", ".md")));
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// The twin of any other page: its main part, turned back into Markdown.
pub(super) fn of_page(html: &str, page: &Page) -> String {
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once('>')).map_or(html, |(_, rest)| rest);
    let main = main.split_once("</main>").map_or(main, |(main, _)| main);
    let converter = htmd::HtmlToMarkdown::builder().skip_tags(vec!["script", "style", "svg", "button", "nav", "form"]).build();
    converter.convert(main).map_or_else(|_| format!("# {}\n", page.title), |text| format!("{}\n", text.trim()))
}
