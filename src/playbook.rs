//! A site that can be drawn: the middle of the pipeline in one value, for those who build it and those who serve it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::check;
use crate::check::Guard;
use crate::export;
use crate::file::Asset;
use crate::file::Content;
use crate::file::File;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::load::Documents;
use crate::load::Rewritten;
use crate::plan;
use crate::plan::Site;
use crate::render;
use crate::render::Press;
use crate::resolve;
use crate::resolve::Edition;
use crate::resolve::Library;
use crate::theme;
use crate::theme::Theme;

/// What is wrong with a playbook, by who has to look again when something has changed.
#[derive(Debug, Default)]
pub struct Told {
    /// What those said who made the books and planned the pages.
    pub made: Findings,
    /// What those said who put the theme on.
    pub dressed: Findings,
    /// What the checks said.
    pub checked: Findings,
}

/// A planned site with the press that draws it.
#[derive(Debug)]
pub struct Playbook {
    site: Site,
    theme: Arc<Theme>,
    press: Arc<Press>,
}

impl Playbook {
    /// Makes the books of `edition` and plans their pages. What is wrong goes to `findings`; nothing comes back where
    /// a template of the theme cannot be compiled.
    pub fn make(documents: &Documents, edition: &Edition, findings: &mut Findings) -> Option<Playbook> {
        let mut told = Told { made: std::mem::take(findings), ..Told::default() };
        let mut playbook = Playbook::remake(None, documents, edition, &mut told);
        if let Some(press) = playbook.as_mut().and_then(|playbook| Arc::get_mut(&mut playbook.press)) {
            press.draws_all();
        }
        findings.extend(told.made.into_iter().chain(told.dressed).chain(told.checked));
        if let Some(playbook) = &playbook {
            // Before many draw at a time: none of them should have to wait for the one who asks.
            playbook.site.audit();
        }
        playbook
    }

    /// Makes the playbook that `previous` has become by a change of its documents: what [`Playbook::make`] would make
    /// of them, sooner.
    pub fn remake(previous: Option<&Playbook>, documents: &Documents, edition: &Edition, told: &mut Told) -> Option<Playbook> {
        let library = resolve::resolve(documents, edition, &mut told.made);
        let (checked, dressed) = (&mut told.checked, &mut told.dressed);
        let dress = || {
            let theme = assemble(&library, documents, dressed);
            let templates = render::templates(&theme, dressed);
            (theme, templates)
        };
        let ((), (theme, templates)) = rayon::join(|| check::check(documents, &library, checked), dress);
        let words = |language, key: &str| theme.word(language, key);
        let site = plan::plan(library, documents, &words, previous.map(Playbook::site), &mut told.made);
        if site.books.is_empty() && !told.made.has_errors() && !told.dressed.has_errors() {
            told.made.add(nothing_to_read());
        }
        let press = render::press(&site, &theme, templates?, &mut told.dressed);
        Some(Playbook { site, theme: Arc::new(theme), press: Arc::new(press) })
    }

    /// The playbook with `texts` as they are now in `documents`, without the word of the checks; see [`Site::revise`].
    pub fn revise(&self, documents: &Documents, texts: &[Rewritten], findings: &mut Findings) -> Option<Playbook> {
        let site = self.site.revise(documents, texts, findings)?;
        Some(Playbook { site, theme: Arc::clone(&self.theme), press: Arc::clone(&self.press) })
    }

    /// The playbook in the theme that `documents` have now, where nothing else has changed in them. Nothing comes back
    /// where a template cannot be compiled, and where the theme has other words: they are in the titles of pages.
    pub fn redress(&self, documents: &Documents, findings: &mut Findings) -> Option<Playbook> {
        let theme = assemble(&self.site.library, documents, findings);
        if !theme.speaks_like(&self.theme) {
            return None;
        }
        let press = render::press(&self.site, &theme, render::templates(&theme, findings)?, findings);
        Some(Playbook { site: self.site.clone(), theme: Arc::new(theme), press: Arc::new(press) })
    }

    /// What the checks say about it, made of `documents`.
    pub fn check(&self, documents: &Documents, findings: &mut Findings) {
        check::check(documents, &self.site.library, findings);
    }

    /// The last look at what is published, of `documents`.
    pub fn guard(&self, documents: &Documents) -> Guard {
        Guard::new(documents, &self.site.library)
    }

    /// The community whose readers get the file at `path` of the output; none for what belongs to the whole site.
    pub fn reader_of(&self, path: &str) -> Option<&str> {
        let books = self.site.books.iter().zip(&self.site.library.books);
        let mut readers = books.filter(|(plan, _)| !plan.in_folder || path.split('/').next() == plan.prefix.split('/').next());
        readers.find_map(|(_, book)| book.slug.as_deref())
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// How many pages there are.
    pub fn page_count(&self) -> usize {
        self.site.pages.len()
    }

    /// Draws the page at `index` of the site: itself and its Markdown twin.
    ///
    /// # Errors
    /// When its template fails; a mistake of the theme, told at its place.
    pub fn draw(&self, index: usize) -> Result<[File; 2], Box<Finding>> {
        let page = &self.site.pages[index];
        let drawn = self.press.draw(&self.site, &self.theme, page)?;
        Ok([File { path: page.address.clone(), content: Content::Bytes(drawn.html) }, File::text(page.twin(), drawn.twin)])
    }

    /// The files beside the pages: exports, stylesheets and scripts of the theme, and the pictures and downloads that
    /// some page refers to.
    pub fn files(&self) -> Vec<File> {
        let mut files = self.exports();
        files.extend(self.assets());
        files
    }

    /// The exports: files that are made from the whole site.
    pub fn exports(&self) -> Vec<File> {
        export::files(&self.site)
    }

    /// What the pages refer to: stylesheets and scripts of the theme, pictures and downloads.
    pub fn assets(&self) -> Vec<File> {
        let mut files = Vec::new();
        for (at, layer) in self.theme.layers.iter().enumerate() {
            // A file of the same path above stands in the place of this one.
            let topmost = |path: &str| self.theme.layers[..=at].iter().find_map(|layer| layer.files.get(path)).cloned();
            let placed = layer.files.keys().filter_map(|path| Some((path, topmost(path)?)));
            files.extend(placed.map(|(path, content)| File { path: format!("assets/{}/{path}", layer.name), content }));
        }
        files.extend(render::styles(&self.site, &self.theme).into_iter().map(|(path, text)| File::text(path, text)));
        let assets: BTreeMap<&str, &Arc<Asset>> = self.site.published_assets().collect();
        files.extend(
            assets
                .into_iter()
                .map(|(address, asset)| File { path: address.to_owned(), content: Content::Copy(Arc::clone(asset)) }),
        );
        files
    }
}

/// The theme that the site file names, in the languages of the site.
fn assemble(library: &Library, documents: &Documents, findings: &mut Findings) -> Theme {
    let said = library.settings.first().and_then(|settings| settings.theme.as_ref());
    theme::assemble(said, documents, &library.languages, findings)
}

fn nothing_to_read() -> Finding {
    Finding::error("empty-workspace", words!("there is nothing to build", "没有可以构建的内容"))
        .in_file("content")
        .help(words!(
            "write a definition in `content/communities/<slug>/community.yaml` or a module in `content/modules/`; `guildbook new` shows how",
            "请在 `content/communities/<slug>/community.yaml` 写定义，或在 `content/modules/` 写模块；`guildbook new` 会给出示例"
        ))
}
