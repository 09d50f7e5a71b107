//! A book as templates see it: its name and dates, and where its parts are.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::json;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::plan::BookPlan;
use crate::plan::Group;
use crate::plan::Kind;
use crate::plan::Site;
use crate::plan::encode;
use crate::theme::Theme;
use crate::theme::color;
use crate::theme::running;
use crate::theme::stylesheet;

/// What is on the cover and in the foot of every page.
pub(super) fn summary(site: &Site, theme: &Theme, index: usize) -> Value {
    let (book, plan) = (&site.library.books[index], &site.books[index]);
    let cover = &site.pages[plan.pages.start];
    let mut summary = json!({
        "slug": book.slug,
        "name": book.name(),
        "tagline": book.site.description,
        "href": cover.address,
        "audience": site.library.edition.audience,
        "single_language": site.library.languages.len() == 1,
        "stylesheet": style(site, theme, index).map(|(address, _)| address),
        "prepared_by": book.site.prepared_by,
        "print": site.pages.get(plan.pages.end).filter(|page| page.kind == Kind::Print).map(|page| &page.address),
        "logo": null, "prepared_for": null, "version": null, "date": null, "status": null, "kind": null,
    });
    if let (Some(community), Value::Object(map)) = (&book.community, &mut summary) {
        map.insert("logo".into(), json!(site.logo(index, community)));
        let mut put = |key: &str, value: Value| {
            if !value.is_null() {
                map.insert(key.to_owned(), value);
            }
        };
        put("tagline", json!(community.tagline));
        put("prepared_for", json!(community.prepared_for));
        put("prepared_by", json!(community.prepared_by));
        put("version", json!(community.version));
        put("date", json!(community.date));
        put("status", json!(community.status));
        put("kind", json!(community.kind));
    }
    summary
}

/// A brand colour that had to be moved to be read is told, since the client will ask why it is not theirs.
pub(super) fn check_brand(site: &Site, theme: &Theme, findings: &mut Findings) {
    for community in site.library.books.iter().filter_map(|book| book.community.as_ref()) {
        let Some(brand) = &community.brand else { continue };
        let Some(color) = brand.accent.as_ref().or(brand.color.as_ref()) else { continue };
        let Some(rgb) = color::parse(&color.to_string()) else { continue };
        let moved = theme.papers().readable(rgb)[0];
        if moved != rgb {
            let (written, moved) = (color.to_string(), color::write(moved));
            findings.add(
                Finding::advice(
                    "brand-colour",
                    words!(
                        "`{written}` cannot be read on paper; links and numbers use `{moved}`",
                        "`{written}` 在纸色上看不清，链接和数字改用 `{moved}`"
                    ),
                )
                .at(&color.span)
                .help(words!(
                    "set `brand.accent` to a darker colour of the brand to choose it yourself",
                    "可在 `brand.accent` 里写一个更深的品牌色，自己决定"
                )),
            );
        }
    }
}

/// The stylesheet of a book's own tokens: its address and its text.
pub fn style(site: &Site, theme: &Theme, index: usize) -> Option<(String, String)> {
    let book = &site.library.books[index];
    let mut tokens: BTreeMap<String, String> = theme.tokens().clone();
    tokens.extend(book.site.tokens.iter().map(|(key, value)| (key.value.clone(), value.value.clone())));
    let brand = book.community.as_ref().and_then(|community| community.brand.as_ref()).or(book.site.brand.as_ref());
    if let Some(color) = brand.and_then(|brand| brand.accent.as_ref().or(brand.color.as_ref())) {
        tokens.insert("accent".to_owned(), color.to_string());
    }
    let mut text = stylesheet(book.slug.as_deref(), &tokens, theme.papers()).unwrap_or_default();
    let voices = site.books.iter().filter(|plan| site.library.books[plan.index].slug == book.slug);
    voices.for_each(|plan| text.push_str(&running_heads(site, theme, plan)));
    let name = book.slug.as_deref().unwrap_or("book");
    Some((format!("assets/folio/{name}.css"), text))
}

/// What stands at the head of each printed page of a book: its name, and the chapter.
fn running_heads(site: &Site, theme: &Theme, plan: &BookPlan) -> String {
    let book = &site.library.books[plan.index];
    let sections = plan.chapters.iter().filter(|chapter| chapter.group != Group::Guides);
    let chapters = sections.map(|chapter| {
        let page = &site.pages[chapter.pages.start];
        (chapter.key.as_str(), format!("{} {}", page.number, page.title))
    });
    let guides = ("guides", theme.word(plan.language, "nav.groups.guides"));
    let words: Vec<_> = std::iter::once(("book", book.name().to_owned())).chain(chapters).chain([guides]).collect();
    running(book.slug.as_deref(), book.language.as_str(), &words)
}

/// Name and address of everything that has an id: `role:operator` → `{name, href}`.
pub(super) fn lookup(site: &Site, index: usize) -> Value {
    let plan = &site.books[index];
    let entries =
        plan.targets().map(|(target, href, name)| (target.to_owned(), json!({ "name": name, "title": name, "href": href })));
    Value::Object(entries.collect())
}

/// Where the files that a definition names are published, by the path that the author writes.
pub(super) fn asset_hrefs(site: &Site, index: usize) -> BTreeMap<String, String> {
    let slug = site.library.books[index].slug.as_deref().unwrap_or_default();
    let own = format!("content/communities/{slug}/");
    let mut hrefs = BTreeMap::new();
    for (path, placed) in site.assets() {
        if let Some(path) = path.strip_prefix("content/").filter(|path| !path.starts_with("communities/")) {
            hrefs.entry(path.to_owned()).or_insert_with(|| encode(&placed.address));
        }
        if let Some(path) = path.strip_prefix(&own) {
            hrefs.insert(path.to_owned(), encode(&placed.address));
        }
    }
    hrefs
}
