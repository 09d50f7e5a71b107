//! The whole book on one page: the article of every page as a leaf, with what points to a page turned to its leaf.

use std::borrow::Cow;
use std::collections::HashMap;

use rayon::prelude::*;
use serde_json::Value;
use serde_json::json;

use crate::finding::Finding;
use crate::plan::BookPlan;
use crate::plan::Group;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::Site;
use crate::plan::encode;
use crate::render::Press;
use crate::render::attribute;
use crate::theme::Theme;

/// The leaves of the book that `page` prints, in the order of reading; the cover is set by the template.
///
/// # Errors
/// When a template fails, which is a mistake of the theme.
pub(super) fn leaves(press: &Press, site: &Site, theme: &Theme, page: &Page) -> Result<Vec<Value>, Box<Finding>> {
    let Some((_, plan)) = site.book_of(page) else { return Ok(Vec::new()) };
    let pages = || site.pages[plan.pages.clone()].iter().filter(|page| is_bound(page));
    let ids: HashMap<String, &str> = pages().map(|page| (encode(&page.address), id_of(page, &plan.prefix))).collect();
    let leaf = |leaf: &Page| {
        let html = press.article(site, theme, leaf)?;
        let here = encode(&leaf.address);
        let binding = Binding { ids: &ids, leaf: ids.get(&here).copied().unwrap_or_default(), here, page };
        let html = attribute::change(&String::from_utf8_lossy(&html), &|name, value| binding.change(name, value));
        let chapter = leaf.chapter.map(|chapter| &plan.chapters[chapter]);
        let running = chapter.map_or("", |chapter| if chapter.group == Group::Guides { "guides" } else { &chapter.key });
        let opens = chapter.is_some_and(|chapter| std::ptr::eq(&site.pages[chapter.pages.start], leaf));
        Ok(json!({ "id": id_of(leaf, &plan.prefix), "chapter": running, "opens": opens, "html": html }))
    };
    pages().skip(1).collect::<Vec<_>>().into_par_iter().map(leaf).collect()
}

/// Whether `page` is a leaf of a whole book that is printed on one page.
pub(super) fn is_leaf(site: &Site, page: &Page) -> bool {
    let printed = |plan: &BookPlan| site.pages.get(plan.pages.end).is_some_and(|next| next.kind == Kind::Print);
    is_bound(page) && page.kind != Kind::Cover && site.book_of(page).is_some_and(|(_, plan)| printed(plan))
}

/// The sheets of the calendar have papers of their own, and the reference is of no one community.
fn is_bound(page: &Page) -> bool {
    !matches!(page.kind, Kind::Calendar(_) | Kind::Reference(_) | Kind::Print)
}

/// How a leaf is called within the book: `sop/onboarding`; a chapter by its key.
fn id_of<'a>(page: &'a Page, prefix: &str) -> &'a str {
    let way = page.address.strip_prefix(prefix).unwrap_or(&page.address);
    let way = way.strip_suffix(".html").unwrap_or(way);
    way.strip_suffix("/index").unwrap_or(way)
}

/// One leaf on its way into the page of the whole book.
struct Binding<'a> {
    ids: &'a HashMap<String, &'a str>,
    /// How the leaf is called in the book, and where it is a page of its own.
    leaf: &'a str,
    here: String,
    page: &'a Page,
}

impl Binding<'_> {
    /// What an attribute of the leaf becomes; nothing where it stays.
    fn change(&self, name: &str, value: &str) -> Option<String> {
        match name {
            "id" | "for" => Some(self.anchor(value)),
            "aria-labelledby" | "aria-describedby" | "aria-controls" => {
                Some(value.split_whitespace().map(|id| self.anchor(id)).collect::<Vec<_>>().join(" "))
            }
            "href" | "src" => self.way(value),
            _ => None,
        }
    }

    fn anchor(&self, id: &str) -> String {
        format!("{}:{id}", self.leaf)
    }

    fn way(&self, href: &str) -> Option<String> {
        if let Some(anchor) = href.strip_prefix('#') {
            return Some(format!("#{}", self.anchor(anchor)));
        }
        let (path, anchor) = href.find('#').map_or((href, ""), |at| href.split_at(at));
        let address = from(&self.here, path)?;
        Some(match (self.ids.get(address.as_ref()), anchor.strip_prefix('#')) {
            (Some(leaf), Some(anchor)) => format!("#{leaf}:{anchor}"),
            (Some(leaf), None) => format!("#{leaf}"),
            // What is encoded already must not be encoded again.
            (None, _) => format!("{}{address}{anchor}", "../".repeat(self.page.depth())),
        })
    }
}

/// The address that `way` leads to from the page at `address`; nothing where it leaves the site.
fn from<'a>(address: &'a str, way: &'a str) -> Option<Cow<'a, str>> {
    if way.is_empty() {
        return Some(Cow::Borrowed(address));
    }
    let scheme = way.split(['/', '?']).next().is_some_and(|first| first.contains(':'));
    if scheme || way.starts_with('/') {
        return None;
    }
    let mut parts: Vec<&str> = address.split('/').collect();
    parts.pop();
    for part in way.split('/').filter(|part| *part != ".") {
        match part {
            ".." => _ = parts.pop()?,
            part => parts.push(part),
        }
    }
    Some(Cow::Owned(parts.join("/")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(address: &str) -> Page {
        Page {
            address: address.to_owned(),
            book: Some(0),
            kind: Kind::Cover,
            title: String::new(),
            number: String::new(),
            description: String::new(),
            chapter: None,
        }
    }

    #[test]
    fn what_points_to_a_page_points_to_its_leaf_and_the_rest_still_leads_there() {
        let (leaf, whole) = (page("衣橱/en/sop/a.html"), page("衣橱/en/print.html"));
        let ids = [("衣橱/en/sop/a.html", "sop/a"), ("衣橱/en/rules.html", "rules")];
        let ids: HashMap<String, &str> = ids.map(|(address, id)| (address.to_owned(), id)).into();
        let here = encode(&leaf.address);
        let binding = Binding { ids: &ids, leaf: ids[&here], here, page: &whole };
        let cases = [
            ("href", "#步骤", Some("#sop/a:步骤")),
            ("href", "../rules.html", Some("#rules")),
            ("href", "../../../衣橱/en/rules.html#join", Some("#rules:join")),
            ("href", "../../index.html", Some("../../衣橱/index.html")),
            ("src", "../assets/a%20b.png", Some("../../衣橱/en/assets/a%20b.png")),
            ("href", "https://example.com/#a", None),
            ("href", "mailto:a@example.com", None),
            ("href", "/a", None),
            ("href", "../../../../../a", None),
            ("id", "steps", Some("sop/a:steps")),
            ("aria-labelledby", "a b", Some("sop/a:a sop/a:b")),
            ("class", "steps", None),
        ];
        for (name, value, expected) in cases {
            assert_eq!(binding.change(name, value).as_deref(), expected, "{name}={value}");
        }
    }

    #[test]
    fn a_chapter_is_called_by_its_key() {
        assert_eq!(id_of(&page("衣橱/en/craft/index.html"), "衣橱/en/"), "craft");
        assert_eq!(id_of(&page("rules.html"), ""), "rules");
    }
}
