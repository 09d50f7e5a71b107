//! The page of a module.

use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::resolve::Book;

pub(super) fn drafts(book: &Book, place: usize) -> impl Iterator<Item = Draft> {
    let chapter = &book.chapters[place];
    chapter.modules.iter().enumerate().map(move |(at, entry)| {
        let slug = entry.module.front.slug.as_ref().map_or(entry.module.stem(), |slug| slug.as_str());
        let folder = if chapter.key.is_empty() { String::new() } else { format!("{}/", chapter.key) };
        Draft {
            address: format!("{folder}{slug}.html"),
            kind: Kind::Module(place, at),
            title: entry.title.clone(),
            description: entry.description.clone(),
        }
    })
}
