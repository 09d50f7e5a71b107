//! From a page to a file: the only room that knows templates.

mod amount;
mod attribute;
mod book;
mod contents;
mod context;
mod fallback;
mod fault;
mod filler;
mod filter;
mod function;
mod heading;
mod kept;
mod looks;
mod rhythm;
mod same;
mod twin;
mod whole;

use serde_json::json;
use tera::Context;
use tera::Tera;
use tera::Value;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::Site;
use crate::render::context::BookValues;
use crate::render::filler::ModuleFiller;
use crate::render::kept::Kept;
use crate::theme::Theme;

/// The templates, compiled, and what is the same on every page of a book.
#[derive(Debug)]
pub struct Press {
    tera: Tera,
    books: Vec<BookValues>,
    /// The values of pages that belong to no book, by language.
    outside: Vec<BookValues>,
    /// Only where every page is drawn.
    kept: Option<Kept>,
}

pub use looks::styles;

/// A page as it is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawn {
    /// The page.
    pub html: Vec<u8>,
    /// Its twin in Markdown.
    pub twin: String,
}

/// About how many bytes of a page are not its body.
const FRAME: usize = 12 * 1024;

/// The templates of a theme, compiled.
#[derive(Debug)]
pub struct Templates(Tera);

/// Compiles the templates of `theme`; one that cannot be compiled is a finding at its place, and there are none then.
pub fn templates(theme: &Theme, findings: &mut Findings) -> Option<Templates> {
    let mut tera = Tera::new();
    amount::register(&mut tera);
    filter::register(&mut tera);
    function::register(&mut tera);
    // A bare name means the topmost theme that has it; `folio/base.html` means that very layer.
    let prefixes = theme.layers.iter().map(|layer| format!("{}/", layer.name));
    if let Err(error) = tera.set_fallback_prefixes(prefixes) {
        findings.add(fault::finding(&error, theme));
        return None;
    }
    let templates = theme
        .layers
        .iter()
        .flat_map(|layer| layer.templates.iter().map(|(path, source)| (format!("{}/{path}", layer.name), source.text())));
    if let Err(error) = tera.add_raw_templates(templates) {
        findings.add(fault::finding(&error, theme));
        return None;
    }
    Some(Templates(tera))
}

/// Makes the press that draws `site` with the templates of `theme`.
pub fn press(site: &Site, theme: &Theme, templates: Templates, findings: &mut Findings) -> Press {
    let Templates(mut tera) = templates;
    filter::register_size(&mut tera, site);
    looks::check(site, theme, findings);
    let books = (0..site.books.len()).map(|book| BookValues::of_book(site, theme, book)).collect();
    let outside = (0..site.library.languages.len()).map(|language| BookValues::of_shelf(site, theme, language)).collect();
    Press { tera, books, outside, kept: None }
}

impl Press {
    /// From here on every page of the site is drawn, once.
    pub fn draws_all(&mut self) {
        self.kept = Some(Kept::default());
    }

    /// Draws a page. The same site and page give the same bytes.
    ///
    /// # Errors
    /// When its template fails, which is a mistake of the theme.
    pub fn draw(&self, site: &Site, theme: &Theme, page: &Page) -> Result<Drawn, Box<Finding>> {
        let mut context = self.context(site, theme, page)?;
        if page.kind == Kind::Print {
            context.insert("view", &json!({ "pages": whole::leaves(self, site, theme, page)? }));
        }
        let fault = |error| Box::new(fault::finding(&error, theme));
        let contents = self.values(page).contents(site, page, &self.tera);
        context.insert_value("contents", contents.map_err(fault)?);
        let toc = context::toc(site, page);
        if toc.is_empty() && page.book.is_some() && page.kind != Kind::Print {
            // What headings there are, only the article tells, and they stand before it.
            context.insert("alone", &true);
            let article = self.tera.render(&page.kind.template(), &context).map_err(fault)?;
            context.remove("alone");
            context.insert("toc", &heading::shown(heading::of_page(&article)));
            context.insert_value("article", Value::safe_string(&article));
        } else {
            context.insert("toc", &toc);
        }
        let html = self.render(site, theme, page, &context)?;
        let text = site.book_of(page).map(|(book, _)| book).zip(site.text_of(page));
        let twin = match (text, &page.kind) {
            (_, Kind::Print) => twin::of_book(site, page),
            (Some((book, (entry, leads))), Kind::Module(..)) if !book.voice.changes(&entry.written_in) => {
                twin::of_module(site, page, book, entry, leads)
            }
            // What we write is UTF-8.
            _ => twin::of_page(simdutf8::basic::from_utf8(&html).unwrap_or_default()),
        };
        Ok(Drawn { html, twin })
    }

    /// The article of a page without its frame.
    fn article(&self, site: &Site, theme: &Theme, page: &Page) -> Result<Vec<u8>, Box<Finding>> {
        let mut context = self.context(site, theme, page)?;
        context.insert("bare", &true);
        self.render(site, theme, page, &context)
    }

    /// All that the template of a page is told.
    fn context(&self, site: &Site, theme: &Theme, page: &Page) -> Result<Context, Box<Finding>> {
        let kept = self.kept.as_ref().filter(|_| whole::is_leaf(site, page)).zip(site.index_of(&page.address));
        if let Some(context) = kept.and_then(|(kept, index)| kept.take(index)) {
            return Ok(context);
        }
        let context = self.context_anew(site, theme, page)?;
        if let Some((kept, index)) = kept {
            kept.keep(index, &context);
        }
        Ok(context)
    }

    fn context_anew(&self, site: &Site, theme: &Theme, page: &Page) -> Result<Context, Box<Finding>> {
        let values = self.values(page);
        let mut context = values.context(site, page, &self.tera).map_err(|error| Box::new(fault::finding(&error, theme)))?;
        let text = site.book_of(page).map(|(book, _)| book).zip(site.text_of(page));
        let body = text.map(|(book, (entry, leads))| {
            self.body(&mut ModuleFiller { press: self, site, page, book, entry, leads, values, context: &context, fault: None })
        });
        let body = body.unwrap_or_else(|| Ok(String::new())).map_err(|error| Box::new(fault::finding(&error, theme)))?;
        context.insert_value("body", Value::safe_string(&body));
        Ok(context)
    }

    fn render(&self, site: &Site, theme: &Theme, page: &Page, context: &Context) -> Result<Vec<u8>, Box<Finding>> {
        let body = site.text_of(page).map_or(0, |(entry, _)| entry.module.body.html.len());
        let mut html = Vec::with_capacity(body + FRAME);
        let rendered = self.tera.render_to(&page.kind.template(), context, &mut html);
        rendered.map_err(|error| Box::new(fault::finding(&error, theme)))?;
        Ok(fallback::mark(html))
    }

    fn values(&self, page: &Page) -> &BookValues {
        match (page.book, &page.kind) {
            (Some(book), _) => &self.books[book],
            (None, Kind::Shelf { language }) => &self.outside[*language],
            (None, _) => &self.outside[0],
        }
    }

    /// The body of a module, with every open place filled.
    fn body(&self, filler: &mut ModuleFiller) -> tera::TeraResult<String> {
        let body = &filler.entry.module.body;
        let mut out = String::with_capacity(body.html.len() + 1024);
        let file = filler.entry.module.source.text();
        crate::markdown::fill(body, file, filler, &mut out);
        filler.fault.take().map_or(Ok(out), Err)
    }
}
