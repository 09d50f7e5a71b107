//! The cover: what this community is, on one screen.

use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::resolve::Book;

pub(super) fn draft(book: &Book) -> Draft {
    let tagline = book.community.as_ref().and_then(|community| community.tagline.as_deref());
    let description = tagline.or(book.site.description.as_deref()).unwrap_or_default();
    Draft {
        address: "index.html".to_owned(),
        kind: Kind::Cover,
        title: book.name().to_owned(),
        description: description.to_owned(),
    }
}
