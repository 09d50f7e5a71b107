//! A book as templates see it: its name and dates, and where its parts are.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::json;

use crate::plan::Kind;
use crate::plan::Site;
use crate::plan::encode;
use crate::render::looks;

/// What is on the cover and in the foot of every page.
pub(super) fn summary(site: &Site, index: usize) -> Value {
    let (book, plan) = (&site.library.books[index], &site.books[index]);
    let cover = &site.pages[plan.pages.start];
    let mut summary = json!({
        "slug": book.slug,
        "name": book.name(),
        "tagline": book.site.description,
        "href": cover.address,
        "audience": site.library.edition.audience,
        "single_language": site.library.languages.len() == 1,
        "stylesheet": looks::address(book.slug.as_deref()),
        "prepared_by": book.site.prepared_by,
        "print": site.pages.get(plan.pages.end).filter(|page| page.kind == Kind::Print).map(|page| &page.address),
        "logo": site.logo(index),
        "prepared_for": null, "version": null, "date": null, "status": null, "kind": null,
    });
    if let (Some(community), Value::Object(map)) = (&book.community, &mut summary) {
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
