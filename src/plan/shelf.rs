//! The shelf: the first page of a site with several books.

use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::address;
use crate::resolve::Library;

pub(super) fn pages(library: &Library, pages: &mut Vec<Page>) {
    for (language, site) in library.settings.iter().enumerate() {
        pages.push(Page {
            address: format!("{}index.html", address::language_folder(language, library)),
            book: None,
            kind: Kind::Shelf { language },
            title: site.title.as_deref().unwrap_or("guildbook").to_owned(),
            number: String::new(),
            description: site.description.as_deref().unwrap_or_default().to_owned(),
            chapter: None,
        });
    }
}
