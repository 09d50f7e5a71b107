//! What the template of a page is told beyond the definition: things of other sections, put together for it.

use serde_json::Value;
use serde_json::json;

use crate::locale::Language;
use crate::model::Community;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::Site;
use crate::plan::names;
use crate::plan::sop;
use crate::plan::stage;
use crate::resolve::Book;

/// The prepared data of `page`; an empty map for most.
pub fn view(site: &Site, page: &Page) -> Value {
    match (&page.kind, site.book_of(page)) {
        (Kind::Module(..), _) => json!({}),
        (Kind::Shelf { language }, _) => shelf(site, *language),
        (Kind::Chapter(_), Some((_, plan))) => {
            let pages = page.chapter.map_or(&[][..], |chapter| &site.pages[plan.chapters[chapter].pages.clone()]);
            json!({ "pages": pages.iter().skip(1).map(link).collect::<Vec<_>>() })
        }
        (kind, Some((book, _))) => match &book.community {
            Some(community) => of_definition(site, page, kind, book, community),
            None => json!({}),
        },
        _ => json!({}),
    }
}

/// What the view of a page of the definition is made from.
pub(super) struct Scene<'a> {
    pub(super) site: &'a Site,
    pub(super) book: usize,
    pub(super) community: &'a Community,
    pub(super) language: &'a Language,
}

impl Scene<'_> {
    /// Name and address of what `noun` `id` means in this book.
    pub(super) fn find(&self, noun: &str, id: &str) -> Value {
        let key = format!("{noun}:{id}");
        let plan = &self.site.books[self.book];
        match plan.targets.get(&key) {
            Some(href) => {
                let name = plan.names.get(&key).map_or(id, String::as_str);
                json!({ "id": id, "name": name, "title": name, "href": href })
            }
            None => Value::Null,
        }
    }
}

fn of_definition(site: &Site, page: &Page, kind: &Kind, book: &Book, community: &Community) -> Value {
    let scene = Scene { site, book: page.book.unwrap_or_default(), community, language: &book.language };
    match kind {
        Kind::Section("calendar") => sop::overview(&scene),
        Kind::Section("funnel") => stage::overview(&scene),
        Kind::Sop(id) => sop::view(&scene, id),
        Kind::Stage(id) => stage::view(&scene, id),
        _ => json!({}),
    }
}

fn shelf(site: &Site, language: usize) -> Value {
    let books = site.library.books.iter().zip(&site.books).filter(|(_, plan)| plan.language == language);
    let books: Vec<Value> = books
        .map(|(book, plan)| {
            let community = book.community.as_deref();
            json!({
                "name": book.name(),
                "tagline": community.and_then(|community| community.tagline.as_deref()),
                "href": site.pages[plan.pages.start].address,
                "kind": community.and_then(|community| community.kind.as_ref()).map(|kind| names::word(&**kind)),
                "status": community.and_then(|community| community.status.as_ref()).map(|status| names::word(&**status)),
                "logo": community.and_then(|community| site.logo(plan.index, community)),
            })
        })
        .collect();
    json!({ "books": books })
}

fn link(page: &Page) -> Value {
    json!({ "number": page.number, "title": page.title, "description": page.description, "href": page.address })
}
