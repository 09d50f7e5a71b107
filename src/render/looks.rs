//! How a book looks: the tokens of the theme, of the site and of the community, and the colour of the brand.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::model::identity::Brand;
use crate::model::map::Map;
use crate::model::value::Color;
use crate::plan::BookPlan;
use crate::plan::Group;
use crate::plan::Site;
use crate::resolve::Book;
use crate::source::Sp;
use crate::theme::Theme;
use crate::theme::color;
use crate::theme::put;
use crate::theme::running;
use crate::theme::stylesheet;

type Tokens = BTreeMap<String, String>;

/// Where the stylesheet of a book is published; without a name, that of the pages outside the books, who know how
/// each of them looks.
pub(super) fn address(slug: Option<&str>) -> String {
    slug.map_or_else(|| "assets/folio/books.css".to_owned(), |slug| format!("assets/folio/books/{slug}.css"))
}

/// The stylesheets of the books' own tokens: their addresses and their texts.
pub fn styles(site: &Site, theme: &Theme) -> BTreeMap<String, String> {
    let mut styles = BTreeMap::new();
    let mut outside = site
        .library
        .books
        .first()
        .map(|book| tokens_of_site(book, theme))
        .map_or_else(String::new, |tokens| stylesheet(None, &tokens, &theme.papers().under(&tokens)).unwrap_or_default());
    for book in &site.library.books {
        let slug = book.slug.as_deref();
        if styles.contains_key(&address(slug)) {
            continue;
        }
        let tokens = tokens(book, theme);
        let mut text = stylesheet(slug, &tokens, &theme.papers().under(&tokens)).unwrap_or_default();
        outside.push_str(&text);
        let voices = site.books.iter().filter(|plan| site.library.books[plan.index].slug == book.slug);
        voices.for_each(|plan| text.push_str(&running_heads(site, theme, plan)));
        styles.insert(address(slug), text);
    }
    styles.entry(address(None)).or_insert(outside);
    styles
}

/// What a reader of the findings must know: a token that there is not, and a colour of the brand that had to be moved
/// to be read, since the client will ask why it is not theirs.
pub(super) fn check(site: &Site, theme: &Theme, findings: &mut Findings) {
    for book in &site.library.books {
        let said = book.site.tokens.iter().chain(book.community.iter().flat_map(|community| community.tokens.iter()));
        said.filter_map(|(key, _)| theme.unknown_token(key, &key.span)).for_each(|finding| findings.add(finding));
        let Some(color) = accent(book) else { continue };
        let Some(rgb) = color::parse(&color.to_string()) else { continue };
        let moved = theme.papers().under(&tokens(book, theme)).readable(rgb)[0];
        if moved != rgb {
            findings.add(moved_colour(color, &color::write(moved)));
        }
    }
}

fn moved_colour(color: &Sp<Color>, moved: &str) -> Finding {
    let written = color.to_string();
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
    ))
}

/// The tokens of a book, the more particular over the less: theme, site, brand, community.
fn tokens(book: &Book, theme: &Theme) -> Tokens {
    let mut tokens = tokens_of_site(book, theme);
    if let Some(color) = accent(book) {
        put(&mut tokens, "accent", &color.to_string());
    }
    if let Some(color) = brands(book).find_map(|brand| brand.color.as_ref()) {
        put(&mut tokens, "cloth", &color.to_string());
    }
    book.community.iter().for_each(|community| lay(&mut tokens, &community.tokens));
    tokens
}

fn tokens_of_site(book: &Book, theme: &Theme) -> Tokens {
    let mut tokens = theme.tokens().clone();
    lay(&mut tokens, &book.site.tokens);
    let brand = book.site.brand.as_ref();
    if let Some(color) = brand.and_then(|brand| brand.accent.as_ref().or(brand.color.as_ref())) {
        put(&mut tokens, "accent", &color.to_string());
    }
    tokens
}

fn lay(tokens: &mut Tokens, said: &Map<Sp<String>, Sp<String>>) {
    said.iter().for_each(|(key, value)| put(tokens, key, value));
}

/// The colour that stands out: the community's, or the site's where it says none.
fn accent(book: &Book) -> Option<&Sp<Color>> {
    brands(book).find_map(|brand| brand.accent.as_ref().or(brand.color.as_ref()))
}

/// The brand of the community, then that of the site.
fn brands(book: &Book) -> impl Iterator<Item = &Brand> {
    let own = book.community.as_ref().and_then(|community| community.brand.as_ref());
    own.into_iter().chain(&book.site.brand).map(|brand| &**brand)
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
