//! The first page of a chapter of modules.

use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::resolve::Book;

pub(super) fn draft(book: &Book, place: usize, words: &dyn Fn(&str) -> String) -> Draft {
    let chapter = &book.chapters[place];
    let title = match (chapter.key.as_str(), &chapter.opening) {
        ("", None) => words("nav.guides"),
        _ => chapter.title().to_owned(),
    };
    let folder = if chapter.key.is_empty() { "guides" } else { &chapter.key };
    Draft {
        address: format!("{folder}/index.html"),
        kind: Kind::Chapter(place),
        title,
        description: chapter.opening.as_ref().map_or_else(String::new, |opening| opening.description.clone()),
    }
}
