//! One generation of the site: a playbook, its pages drawn when somebody asks for them.

use std::collections::BTreeMap;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::OnceLock;
use std::sync::PoisonError;

use blake3::Hasher;

use crate::file::Content;
use crate::file::File;
use crate::finding::Finding;
use crate::load::Documents;
use crate::playbook::Playbook;
use crate::report::Tongue;

/// How many drawn pages are kept: one for every tab that somebody may have open, and no more.
const KEPT: usize = 32;

/// A playbook and what has been drawn of it.
#[derive(Debug)]
pub(super) struct Generation {
    pub(super) playbook: Playbook,
    /// What it was made from.
    pub(super) documents: Arc<Documents>,
    drawn: Mutex<VecDeque<(usize, Arc<Drawn>)>>,
    exports: OnceLock<BTreeMap<String, Content>>,
    assets: Arc<Assets>,
}

/// The files that pages refer to, gathered when somebody asks.
#[derive(Debug, Default)]
struct Assets {
    files: OnceLock<BTreeMap<String, Content>>,
    styles: OnceLock<String>,
}

/// A page as a build would publish it.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) html: Vec<u8>,
    pub(super) twin: Vec<u8>,
    /// Stands for the bytes of the page and of the scripts and pictures that it shows.
    pub(super) hash: String,
}

/// What lies at an address.
pub(super) enum Found {
    Page(Arc<Drawn>),
    Twin(Arc<Drawn>),
    File(Content),
}

impl Generation {
    pub(super) fn new(playbook: Playbook, documents: Arc<Documents>) -> Generation {
        Generation { playbook, documents, drawn: Mutex::default(), exports: OnceLock::new(), assets: Arc::default() }
    }

    /// The one after this, where only texts were rewritten.
    pub(super) fn revised(&self, playbook: Playbook, documents: Arc<Documents>) -> Generation {
        Generation { assets: Arc::clone(&self.assets), ..Generation::new(playbook, documents) }
    }

    /// What lies at `address`, none where nothing does. The cheapest to know comes first, and nothing is made that the
    /// answer does not need.
    ///
    /// # Errors
    /// When the page cannot be drawn.
    pub(super) fn find(&self, address: &str) -> Result<Option<Found>, Box<Finding>> {
        if let Some(index) = self.playbook.site().index_of(address) {
            return self.draw(index).map(|drawn| Some(Found::Page(drawn)));
        }
        let page = address.strip_suffix(".md").and_then(|stem| self.playbook.site().index_of(&format!("{stem}.html")));
        if let Some(index) = page {
            return self.draw(index).map(|drawn| Some(Found::Twin(drawn)));
        }
        let exports = || self.exports.get_or_init(|| by_path(self.playbook.exports())).get(address);
        Ok(self.assets().get(address).or_else(exports).cloned().map(Found::File))
    }

    /// The language of the page at `address`, as far as the tool speaks it.
    pub(super) fn tongue_at(&self, address: &str) -> Tongue {
        let site = self.playbook.site();
        let book = site.page_at(address).and_then(|page| page.book);
        let language = book.map(|book| &site.library.books[book].language).or(site.library.languages.first());
        let chinese = language.is_none_or(|language| language.script().is_some());
        if chinese { Tongue::Chinese } else { Tongue::English }
    }

    /// The page at `index`, drawn unless it has been.
    ///
    /// # Errors
    /// When it cannot be drawn.
    pub(super) fn draw(&self, index: usize) -> Result<Arc<Drawn>, Box<Finding>> {
        let kept = || self.drawn.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, drawn)) = kept().iter().find(|(other, _)| *other == index) {
            return Ok(Arc::clone(drawn));
        }
        let [html, twin] = self.playbook.draw(index)?.map(|file| bytes(file.content));
        let hash = self.hash(&self.playbook.site().pages[index].address, &html);
        let drawn = Arc::new(Drawn { html, twin, hash });
        let mut kept = kept();
        kept.truncate(KEPT - 1);
        kept.push_front((index, Arc::clone(&drawn)));
        Ok(drawn)
    }

    /// Stands for all stylesheets, which a tab can exchange without losing its page.
    pub(super) fn styles(&self) -> &str {
        self.assets.styles.get_or_init(|| {
            let mut hasher = Hasher::new();
            for (_, content) in self.assets().iter().filter(|(path, _)| path.ends_with(".css")) {
                add(content, &mut hasher);
            }
            short(&hasher)
        })
    }

    fn assets(&self) -> &BTreeMap<String, Content> {
        self.assets.files.get_or_init(|| by_path(self.playbook.assets()))
    }

    fn hash(&self, address: &str, html: &[u8]) -> String {
        let mut hasher = Hasher::new();
        hasher.update(html);
        for source in sources(html) {
            if let Some(content) = join(address, source).and_then(|path| self.assets().get(&path)) {
                add(content, &mut hasher);
            }
        }
        short(&hasher)
    }
}

fn by_path(files: Vec<File>) -> BTreeMap<String, Content> {
    files.into_iter().map(|file| (file.path, file.content)).collect()
}

fn bytes(content: Content) -> Vec<u8> {
    match content {
        Content::Bytes(bytes) => bytes,
        Content::Static(bytes) => bytes.to_vec(),
        Content::Copy(_) => Vec::new(),
    }
}

/// A file of the author counts by its time and length: a film need not be read to know that it is another.
fn add(content: &Content, hasher: &mut Hasher) {
    match content {
        Content::Bytes(bytes) => _ = hasher.update(bytes),
        Content::Static(bytes) => _ = hasher.update(bytes),
        Content::Copy(asset) => {
            let modified = std::fs::symlink_metadata(&asset.location).and_then(|metadata| metadata.modified()).ok();
            hasher.update(format!("{modified:?} {}", asset.size).as_bytes());
        }
    }
}

fn short(hasher: &Hasher) -> String {
    hasher.finalize().to_hex()[..16].to_owned()
}

/// What a page names in `src="…"`.
fn sources(html: &[u8]) -> impl Iterator<Item = &str> {
    let mark = b" src=\"";
    memchr::memmem::find_iter(html, mark).filter_map(move |at| {
        let rest = &html[at + mark.len()..];
        std::str::from_utf8(&rest[..memchr::memchr(b'"', rest)?]).ok()
    })
}

/// The address that the relative `link` means on the page at `address`.
fn join(address: &str, link: &str) -> Option<String> {
    if link.contains(':') || link.starts_with('/') {
        return None;
    }
    let link = link.split(['?', '#']).next()?;
    let mut parts: Vec<&str> = address.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => _ = parts.pop()?,
            "." => {}
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    percent_encoding::percent_decode_str(&path).decode_utf8().ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_link_leads_where_a_browser_would_go() {
        assert_eq!(join("en/rules.html", "../assets/a.svg"), Some("assets/a.svg".to_owned()));
        assert_eq!(join("index.html", "assets/%E5%9B%BE.png?v=1"), Some("assets/图.png".to_owned()));
        assert_eq!(join("index.html", "../above.png"), None);
        assert_eq!(join("index.html", "data:image/png;base64,"), None);
    }

    #[test]
    fn the_sources_of_a_page_are_its_scripts_and_pictures() {
        let html = r#"<script defer src="a.js"></script><img alt="图" src="图.png"><a href="b.html">"#;
        assert_eq!(sources(html.as_bytes()).collect::<Vec<_>>(), ["a.js", "图.png"]);
    }
}
