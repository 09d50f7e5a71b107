//! What the template of a page is told beyond the definition: things of other sections, put together for it.

mod account;
mod audience;
mod cover;
mod ending;
mod fit;
pub(super) mod funnel;
mod growth;
mod health;
mod join;
mod metrics;
mod months;
mod often;
mod people;
pub(super) mod post;
mod reference;
mod resources;
#[cfg(test)]
pub(super) mod sample;
mod standing;
pub(super) mod steps;
mod sums;
mod tiers;
pub(super) mod used;
mod whatif;

use serde::Serialize;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::calendar::Almanac;
use crate::locale::Language;
use crate::model::Community;
use crate::model::value::Currency;
use crate::model::value::Money;
use crate::plan::BookPlan;
use crate::plan::Kind;
use crate::plan::Leaf;
use crate::plan::Page;
use crate::plan::Site;
use crate::plan::calendar;
use crate::plan::names;
use crate::plan::sop;
use crate::plan::stage;

/// The prepared data of a page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum View<'a> {
    /// Of most of them.
    Value(Value),
    /// Of a page of the calendar: a large one, which is handed on as it is.
    Calendar(Box<calendar::View<'a>>),
    /// Of a procedure.
    Sop(Box<sop::View<'a>>),
}

/// The prepared data of `page`; an empty map where there is none. `words` says a string of the theme in the language of
/// the page.
pub fn view<'a>(site: &'a Site, page: &Page, words: &'a dyn Fn(&str) -> String) -> View<'a> {
    let large = match (&page.kind, scene(site, page, words)) {
        (Kind::Calendar(leaf), Some(scene)) => Some(View::Calendar(Box::new(calendar::view(&scene, leaf)))),
        (Kind::Sop(id), Some(scene)) => sop::view(&scene, id).map(|view| View::Sop(Box::new(view))),
        _ => None,
    };
    large.unwrap_or_else(|| View::Value(value(site, page, words)))
}

fn scene<'a>(site: &'a Site, page: &Page, words: &'a dyn Fn(&str) -> String) -> Option<Scene<'a>> {
    let (book, _) = site.book_of(page)?;
    let community = book.community.as_deref()?;
    Some(Scene { site, book: page.book.unwrap_or_default(), community, language: &book.language, words })
}

fn value(site: &Site, page: &Page, words: &dyn Fn(&str) -> String) -> Value {
    match (&page.kind, site.book_of(page)) {
        (Kind::Module(..), _) => json!({}),
        (Kind::Reference(topic), Some((book, plan))) => {
            reference::view(topic, &book.language, &site.pages[plan.pages.clone()], words)
        }
        (Kind::Shelf { language }, _) => shelf(site, *language),
        (Kind::Chapter(_), Some((_, plan))) => {
            let pages = page.chapter.map_or(&[][..], |chapter| &site.pages[plan.chapters[chapter].pages.clone()]);
            json!({ "pages": pages.iter().skip(1).map(link).collect::<Vec<_>>() })
        }
        (kind, Some(_)) => scene(site, page, words).map_or_else(|| json!({}), |scene| of_definition(&scene, kind)),
        _ => json!({}),
    }
}

/// What the view of a page of the definition is made from.
pub(super) struct Scene<'a> {
    pub(super) site: &'a Site,
    pub(super) book: usize,
    pub(super) community: &'a Community,
    pub(super) language: &'a Language,
    pub(super) words: &'a dyn Fn(&str) -> String,
}

impl<'a> Scene<'a> {
    /// What `noun` `id` is called in this book, if it is in it.
    pub(super) fn name(&self, noun: &str, id: &'a str) -> Option<&'a str> {
        let key = format!("{noun}:{id}");
        let plan: &'a BookPlan = &self.site.books[self.book];
        plan.targets.contains_key(&key).then(|| plan.names.get(&key).map_or(id, String::as_str))
    }

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

    /// The address of what `noun` `id` means in this book.
    pub(super) fn href(&self, noun: &str, id: &str) -> Option<&'a str> {
        let site: &'a Site = self.site;
        site.books[self.book].targets.get(&format!("{noun}:{id}")).map(String::as_str)
    }

    /// The address of a page of the calendar.
    pub(super) fn leaf(&self, leaf: &Leaf) -> String {
        format!("{}{}", self.site.books[self.book].prefix, leaf.address())
    }

    /// The days of this book's calendar: festivals, days off.
    pub(super) fn almanac(&self) -> &Almanac {
        &self.site.library.books[self.book].almanac
    }

    /// A string of the theme.
    pub(super) fn word(&self, key: &str) -> String {
        (self.words)(key)
    }

    /// A string of the theme with its `{names}` filled in.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        values.iter().fold(self.word(key), |said, (name, value)| said.replace(&format!("{{{name}}}"), value))
    }

    /// What a picture shows, as a sentence: each name with its value.
    pub(super) fn reading<'b>(&self, pairs: impl IntoIterator<Item = (&'b str, &'b str)>) -> String {
        let said: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name} {value}").trim().to_owned()).collect();
        said.join(&self.word("list.sep")) + &self.word("list.stop")
    }

    /// The currency of amounts that name none.
    fn currency(&self) -> Option<Currency> {
        self.community.currency.as_ref().map(|currency| currency.value)
    }

    /// An amount as this reader writes it; a bare number where neither it nor the community names a currency.
    fn money(&self, money: Money) -> String {
        match money.currency().or(self.currency()) {
            Some(currency) => money.words(self.language, currency),
            None => money.to_string(),
        }
    }
}

fn of_definition(scene: &Scene, kind: &Kind) -> Value {
    match kind {
        Kind::Cover => cover::view(scene),
        Kind::Section(key) => {
            let mut view = of_section(scene, key);
            let used = used::on_section(scene, key);
            if !used.is_empty() {
                view["used"] = used.into();
            }
            view
        }
        Kind::Stage(id) => stage::view(scene, id),
        Kind::Health => health::view(scene),
        _ => json!({}),
    }
}

fn of_section(scene: &Scene, key: &str) -> Value {
    match key {
        "fit" => fit::view(scene),
        "audience" => audience::view(scene),
        "people" => people::view(scene),
        "rules" => filled([("picture", join::picture(scene)), ("ending", ending::picture(scene))]),
        "tiers" => tiers::view(scene),
        "calendar" => sop::overview(scene),
        "funnel" => stage::overview(scene),
        "growth" => growth::view(scene),
        "metrics" => metrics::view(scene),
        "resources" => resources::view(scene),
        _ => json!({}),
    }
}

/// A map of what there is.
fn filled<const N: usize>(entries: [(&str, Option<String>); N]) -> Value {
    entries.into_iter().filter_map(|(key, entry)| Some((key.to_owned(), Value::from(entry?)))).collect::<Map<_, _>>().into()
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
                "slug": book.slug,
                "logo": site.logo(plan.index),
            })
        })
        .collect();
    json!({ "books": books })
}

fn link(page: &Page) -> Value {
    json!({ "number": page.number, "title": page.title, "description": page.description, "href": page.address })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::sample::view_of;

    #[test]
    fn what_is_not_said_is_not_in_the_view() {
        for (yaml, address) in [
            ("fit: {verdict: 可以}", "fit.html"),
            ("audience: {segments: [{id: a, name: 甲, share: 40%}, {id: b, name: 乙}]}", "audience.html"),
            ("rules: {organise: [{id: g, title: 群}]}", "rules.html"),
            ("growth: {scenes: [{title: 门店, reach: 10}]}", "growth.html"),
            ("metrics: [{id: m, title: 留存, values: {2026-10: 60%}}]", "metrics.html"),
            ("resources: {costs: [{title: 押金, amount: 900, per: once}]}", "resources.html"),
        ] {
            assert_eq!(view_of(&format!("name: 读书会\n{yaml}"), address), json!({}), "{yaml}");
        }
    }
}
