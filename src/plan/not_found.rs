//! The page that a web server shows for an address that does not exist.

use crate::plan::Kind;
use crate::plan::Page;
use crate::resolve::Library;

pub(super) fn page(library: &Library, pages: &mut Vec<Page>) {
    if !library.books.is_empty() {
        pages.push(Page {
            address: "404.html".to_owned(),
            book: None,
            kind: Kind::NotFound,
            title: "404".to_owned(),
            number: String::new(),
            description: String::new(),
            chapter: None,
        });
    }
}
