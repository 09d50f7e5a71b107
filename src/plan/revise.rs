//! The site after a save that changed a text and nothing else.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::finding::Findings;
use crate::load::Documents;
use crate::load::Rewritten;
use crate::plan::Kind;
use crate::plan::Site;
use crate::plan::late::Late;
use crate::plan::link;
use crate::resolve::Revised;

impl Site {
    /// The site with `texts` as they are now in `documents`: what [`plan`](super::plan) would make of them. Nothing comes back where
    /// more than their own pages may differ, such as when one is called otherwise now or shows another picture.
    pub fn revise(&self, documents: &Documents, texts: &[Rewritten], findings: &mut Findings) -> Option<Site> {
        let mut site = self.clone();
        // The makers' site tells the health of the whole, which any text may change.
        site.audit = self.audit.as_ref().map(|_| Late::new(documents));
        for text in texts {
            let (library, places) = site.library.revise(text, findings)?;
            site.library = library;
            for place in places {
                site.try_again(place, findings)?;
                site.describe_again(place);
            }
        }
        Some(site)
    }

    /// Works out anew where the links of one text lead.
    fn try_again(&mut self, place: Revised, findings: &mut Findings) -> Option<()> {
        let chapter = Arc::clone(&self.library.books[place.book].chapters[place.chapter]);
        let (at, entry) = match place.module {
            Some(module) => (module, &chapter.modules[module]),
            None => (chapter.modules.len(), chapter.opening.as_ref()?),
        };
        let now = link::again(self, place.book, entry, findings);
        let plan = Arc::make_mut(&mut self.books[place.book]);
        let before = plan.leads.get_mut(place.chapter)?.get_mut(at)?;
        // Another text may still show what this one shows no more: then all must be asked.
        if before.assets().collect::<BTreeSet<_>>() != now.assets().collect::<BTreeSet<_>>() {
            return None;
        }
        *before = now;
        Some(())
    }

    /// A text without a description is described by its first paragraph.
    fn describe_again(&mut self, place: Revised) {
        let Revised { book, chapter, module } = place;
        let texts = Arc::clone(&self.library.books[book].chapters[chapter]);
        let (kind, entry) = match module {
            Some(module) => (Kind::Module(chapter, module), &texts.modules[module]),
            None => match &texts.opening {
                Some(opening) => (Kind::Chapter(chapter), opening),
                None => return,
            },
        };
        let range = self.books[book].pages.clone();
        let page = range.clone().find(|page| self.pages[*page].kind == kind);
        if let Some(page) = page.filter(|page| self.pages[*page].description != entry.description) {
            Arc::make_mut(&mut self.pages)[page].description.clone_from(&entry.description);
        }
    }
}
