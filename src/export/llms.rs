//! `llms.txt`: the contents of the site for readers that are programs, with the Markdown twin of every page.

use std::fmt::Write;

use crate::file::File;
use crate::plan::Page;
use crate::plan::Site;
use crate::plan::encode;

/// About how many bytes the line of a page has.
const LINE: usize = 192;

pub(super) fn file(site: &Site) -> Option<File> {
    let first = site.library.settings.first()?;
    let single = site.library.books.first().map(|book| book.name());
    let title = first.title.as_deref().or(single).unwrap_or("guildbook");
    let mut text = String::with_capacity(site.pages.len() * LINE);
    let _ = writeln!(text, "# {title}");
    if let Some(description) = first.description.as_deref() {
        let _ = write!(text, "\n> {}\n", one_line(description));
    }
    for (book, plan) in site.library.books.iter().zip(&site.books) {
        let _ = write!(text, "\n## {} ({})\n\n", one_line(book.name()), book.language);
        for page in &site.pages[plan.pages.clone()] {
            line(page, &mut text);
        }
    }
    Some(File::text("llms.txt", text))
}

fn line(page: &Page, text: &mut String) {
    let number = if page.number.is_empty() { String::new() } else { format!("{} ", page.number) };
    let _ = write!(text, "- [{number}{}]({})", one_line(&page.title).replace(['[', ']'], ""), encode(page.twin()));
    if !page.description.is_empty() {
        let _ = write!(text, ": {}", one_line(&page.description));
    }
    text.push('\n');
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
