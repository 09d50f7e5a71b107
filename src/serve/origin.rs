//! Which places in the author's files a page was made from.

use crate::load::Documents;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::Site;
use crate::resolve::Entry;
use crate::source::Span;
use crate::yaml::Node;

/// The places that `page` was made from, the most important first.
pub(super) fn of(site: &Site, documents: &Documents, page: &Page) -> Vec<Span> {
    let Some((book, plan)) = site.book_of(page) else {
        return documents.site.iter().map(|node| node.span.clone()).collect();
    };
    let definition = || documents.definitions.iter().find(|definition| Some(&definition.slug) == book.slug.as_ref());
    let section = |key: &str| definition().and_then(|definition| definition.tree.get(key)).map(whole);
    let opening = |chapter: usize| book.chapters[chapter].opening.as_ref().map(text);
    match &page.kind {
        Kind::Module(chapter, module) => vec![text(&book.chapters[*chapter].modules[*module])],
        Kind::Chapter(chapter) => opening(*chapter).into_iter().collect(),
        Kind::Section(key) => {
            let chapter = page.chapter.and_then(|chapter| plan.chapters[chapter].modules);
            section(key).into_iter().chain(chapter.and_then(opening)).collect()
        }
        Kind::Sop(_) => section("calendar").into_iter().collect(),
        Kind::Stage(_) => section("funnel").into_iter().collect(),
        Kind::Cover => match definition() {
            Some(definition) => vec![whole(&definition.tree)],
            None => documents.site.iter().map(whole).collect(),
        },
        _ => Vec::new(),
    }
}

fn whole(node: &Node) -> Span {
    node.span.clone()
}

fn text(entry: &Entry) -> Span {
    let source = &entry.module.source;
    source.span(0..source.text().len())
}
