//! What a template is told: the same for every page of a book, made once, and the little that is a page's own.

use serde::Serialize;
use serde_json::json;
use tera::Context;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::markdown::Word;
use crate::plan::BookPlan;
use crate::plan::Kind;
use crate::plan::NavChapter;
use crate::plan::Page;
use crate::plan::Site;
use crate::plan::view;
use crate::render::book;
use crate::render::contents::Contents;
use crate::render::contents::Key;
use crate::render::heading;
use crate::render::heading::Heading;
use crate::render::looks;
use crate::render::same::Same;
use crate::resolve::Book;
use crate::theme::Theme;

/// How many pages of a chapter the navigation shows at once: no page lists all pages.
const SIBLINGS: usize = 30;

/// What all pages of one book share.
#[derive(Debug)]
pub(super) struct BookValues {
    pub(super) shared: Context,
    contents: Contents,
    same: Same,
    /// The words that a body asks for, in the order of [`Word::ALL`].
    words: [String; Word::ALL.len()],
}

impl BookValues {
    pub(super) fn of_book(site: &Site, theme: &Theme, index: usize) -> BookValues {
        let (book, plan) = (&site.library.books[index], &site.books[index]);
        let mut shared = shared(site, theme, plan.language);
        shared.insert("book", &book::summary(site, index));
        shared.insert("nav", &nav(site, theme, plan));
        shared.insert("community", &book.community);
        shared.insert("lookup", &book::lookup(site, index));
        shared.insert("hrefs", &book::asset_hrefs(site, index));
        BookValues::new(shared, theme)
    }

    /// The values of pages outside any book.
    pub(super) fn of_shelf(site: &Site, theme: &Theme, language: usize) -> BookValues {
        let mut shared = shared(site, theme, language);
        let settings = &site.library.settings[language];
        shared.insert("book", &json!({ "name": settings.title.as_deref().unwrap_or("guildbook"), "tagline": settings.description, "prepared_by": settings.prepared_by, "slug": null, "href": "index.html", "stylesheet": looks::address(None) }));
        shared.insert("nav", &json!([]));
        shared.insert("community", &json!(null));
        shared.insert("lookup", &json!({}));
        shared.insert("hrefs", &json!({}));
        BookValues::new(shared, theme)
    }

    fn new(shared: Context, theme: &Theme) -> BookValues {
        let words = Word::ALL.map(|word| word_of(&shared, &format!("markdown.{}", word.key())).to_owned());
        BookValues { shared, contents: Contents::default(), same: Same::new(theme), words }
    }

    /// A string of the theme in the language of the book.
    pub(super) fn word(&self, key: &str) -> String {
        word_of(&self.shared, key).to_owned()
    }

    /// A word that a body asks for.
    pub(super) fn word_in_body(&self, word: Word) -> &str {
        &self.words[word as usize]
    }

    /// Everything the template of `page` is told, but for its body.
    ///
    /// # Errors
    /// When one of the pieces that all pages share cannot be drawn.
    pub(super) fn context(&self, site: &Site, page: &Page, tera: &Tera) -> TeraResult<Context> {
        let mut context = self.shared.clone();
        let index = site.index_of(&page.address).unwrap_or_default();
        let depth = page.depth();
        context.insert_value("root", Value::normal_string(&"../".repeat(depth)));
        context.insert_value("same", self.same.at(depth, tera, || context.clone())?);
        context.insert("languages", &languages(site, page));
        context.insert("page", &PageValues::of(site, page, index));
        context.insert("view", &view(site, page, &|key| self.word(key)));
        if let Some((book, plan)) = site.book_of(page) {
            context.insert("guides", &guides(site, page, book, plan));
        }
        Ok(context)
    }

    /// The contents beside `page`.
    pub(super) fn contents(&self, site: &Site, page: &Page, tera: &Tera) -> TeraResult<Value> {
        let plan = site.book_of(page).map(|(_, plan)| plan);
        let chapter = page.chapter.and_then(|chapter| plan?.chapters.get(chapter));
        let pages = chapter.map_or(0..0, |chapter| chapter.pages.start + 1..chapter.pages.end);
        let index = site.index_of(&page.address).unwrap_or_default();
        // Pages outside the order of reading are told by none of the stretches.
        let stretch_of = |index: usize| if page.kind.is_in_order() { (index - pages.start) / SIBLINGS } else { pages.len() };
        let stretch = pages.contains(&index).then(|| stretch_of(index));
        let root = "../".repeat(page.depth());
        let context = || {
            let mut context = self.shared.clone();
            let start = stretch.map_or(pages.end, |stretch| (pages.start + stretch * SIBLINGS).min(pages.end));
            let siblings = &site.pages[start..pages.end.min(start + SIBLINGS)];
            context.insert("siblings", &siblings.iter().filter(|page| page.kind.is_in_order()).map(link).collect::<Vec<_>>());
            context.insert("chapter", &chapter.map(|chapter| &chapter.key));
            context.insert("opens", &stretch.is_none());
            context.insert("root", &root);
            context
        };
        self.contents.of(Key { chapter: page.chapter, stretch, depth: page.depth() }, page, &root, tera, context)
    }
}

fn word_of<'a>(shared: &'a Context, key: &'a str) -> &'a str {
    shared.get("ui").and_then(|ui| ui.get_from_path(key)).and_then(Value::as_str).unwrap_or(key)
}

/// The headings that the contents beside `page` show, as far as the text of a module has them.
pub(super) fn toc<'a>(site: &'a Site, page: &'a Page) -> Vec<Heading<'a>> {
    let text = site.book_of(page).zip(site.text_of(page));
    let headings = text.map(|((book, _), (entry, _))| super::filler::toc(book, entry));
    let headings = headings.into_iter().flatten().map(|(level, id, title)| Heading { level, id: id.into(), title });
    heading::shown(headings.collect())
}

fn languages(site: &Site, page: &Page) -> Vec<serde_json::Value> {
    if site.library.languages.len() < 2 {
        return Vec::new();
    }
    site.translations(page)
        .map(|(language, other)| {
                let language = &site.library.languages[language];
                let url = site.absolute(&other.address);
                json!({ "tag": language, "name": language.name(), "href": other.address, "url": url, "current": other.address == page.address })
            })
            .collect()
}

/// What every page of a language shares.
fn shared(site: &Site, theme: &Theme, language: usize) -> Context {
    let settings = &site.library.settings[language];
    let several = site.books.iter().any(|plan| plan.in_folder);
    let shelf = several.then(|| site.pages.iter().find(|page| page.kind == Kind::Shelf { language })).flatten();
    let mut context = Context::new();
    context.insert("lang", site.library.languages[language].as_str());
    context.insert("ui", theme.strings(language));
    context.insert("guides", &json!([]));
    context.insert(
        "site",
        &json!({
            "title": settings.title.as_deref().unwrap_or("guildbook"),
            "description": settings.description,
            "footer": settings.footer,
            "shelf": shelf.map(|page| &page.address),
        }),
    );
    context
}

fn nav(site: &Site, theme: &Theme, plan: &BookPlan) -> Vec<serde_json::Value> {
    plan.chapters
        .chunk_by(|a, b| a.group == b.group)
        .map(|chapters| {
            let entries: Vec<_> = chapters
                .iter()
                .map(|chapter| {
                    let page = &site.pages[chapter.pages.start];
                    json!({ "key": chapter.key, "number": page.number, "title": page.title, "href": page.address })
                })
                .collect();
            let key = chapters[0].group.word();
            json!({ "key": key, "title": theme.word(plan.language, &format!("nav.groups.{key}")), "chapters": entries })
        })
        .collect()
}

/// A page as others link to it.
#[derive(Debug, Serialize)]
pub(super) struct PageLink<'a> {
    number: &'a str,
    title: &'a str,
    href: &'a str,
}

pub(super) fn link(page: &Page) -> PageLink<'_> {
    PageLink { number: &page.number, title: &page.title, href: &page.address }
}

/// The modules that belong to the section of `page`.
fn guides<'a>(site: &'a Site, page: &Page, book: &Book, plan: &'a BookPlan) -> Vec<serde_json::Value> {
    let (Kind::Section(_), Some(chapter)) = (&page.kind, page.chapter) else { return Vec::new() };
    let Some(modules) = plan.chapters[chapter].modules.filter(|place| !book.chapters[*place].modules.is_empty()) else {
        return Vec::new();
    };
    let pages = &site.pages[plan.chapters[chapter].pages.clone()];
    pages
        .iter()
        .filter(|page| matches!(page.kind, Kind::Module(place, _) if place == modules))
        .map(|page| json!({ "title": page.title, "description": page.description, "href": page.address, "number": page.number }))
        .collect()
}

fn siblings<'a>(site: &'a Site, chapter: &NavChapter) -> Vec<PageLink<'a>> {
    let pages = site.pages[chapter.pages.clone()].iter().skip(1).filter(|page| page.kind.is_in_order());
    pages.take(SIBLINGS).map(link).collect()
}

#[derive(Serialize)]
struct PageValues<'a> {
    kind: &'static str,
    key: &'a str,
    title: &'a str,
    number: &'a str,
    description: &'a str,
    href: &'a str,
    twin: String,
    url: Option<String>,
    chapter: Option<&'a str>,
    crumbs: Vec<PageLink<'a>>,
    prev: Option<PageLink<'a>>,
    next: Option<PageLink<'a>>,
    /// On the page that opens a chapter, the first of the others.
    siblings: Vec<PageLink<'a>>,
    /// The language in which its text had to stay.
    fallback: Option<&'a str>,
}

impl<'a> PageValues<'a> {
    fn of(site: &'a Site, page: &'a Page, index: usize) -> PageValues<'a> {
        let entry = site.text_of(page).map(|(entry, _)| entry);
        let book = site.book_of(page);
        let neighbour = |pages: &mut dyn Iterator<Item = usize>| {
            let (_, plan) = book?;
            let next = pages.take_while(|at| plan.pages.contains(at)).find(|at| site.pages[*at].kind.is_in_order());
            next.map(|at| link(&site.pages[at]))
        };
        let chapter = book.zip(page.chapter).map(|((_, plan), chapter)| &plan.chapters[chapter]);
        let cover = book.map(|(_, plan)| plan.pages.start).filter(|cover| *cover != index);
        let first = chapter.map(|chapter| chapter.pages.start).filter(|first| *first != index);
        PageValues {
            kind: page.kind.word(),
            key: match &page.kind {
                Kind::Section(key) => key,
                Kind::Sop(id) | Kind::Stage(id) => id,
                _ => "",
            },
            title: &page.title,
            number: &page.number,
            description: &page.description,
            href: &page.address,
            twin: page.twin(),
            url: site.absolute(&page.address),
            chapter: chapter.map(|chapter| chapter.key.as_str()),
            crumbs: cover.into_iter().chain(first).map(|at| link(&site.pages[at])).collect(),
            prev: neighbour(&mut (0..index).rev()),
            next: neighbour(&mut (index + 1..site.pages.len())),
            siblings: chapter
                .filter(|chapter| chapter.pages.start == index)
                .map(|chapter| siblings(site, chapter))
                .unwrap_or_default(),
            fallback: entry.filter(|entry| entry.fallback).map(|entry| entry.written_in.as_str()),
        }
    }
}
