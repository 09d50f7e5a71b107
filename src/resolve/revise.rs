//! A text in the place of what it was before, where the books see no difference but the text itself.

use std::sync::Arc;

use crate::finding::Findings;
use crate::load::Module;
use crate::load::Rewritten;
use crate::resolve::Chapter;
use crate::resolve::Entry;
use crate::resolve::Library;
use crate::resolve::Voice;
use crate::resolve::chapters;

/// A place where a text that was rewritten stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revised {
    /// The book, by its place in the library.
    pub book: usize,
    /// The chapter, by its place in the book.
    pub chapter: usize,
    /// The module, by its place in the chapter; none for the opening.
    pub module: Option<usize>,
}

impl Library {
    /// The books with `text` as it is now, and where it stands in them: what [`resolve`](super::resolve) would make of
    /// it. Nothing comes back where it is called otherwise now.
    pub fn revise(&self, text: &Rewritten, findings: &mut Findings) -> Option<(Library, Vec<Revised>)> {
        let mut library = self.clone();
        let mut places = Vec::new();
        for (number, book) in library.books.iter_mut().enumerate() {
            let Some((chapter, module)) = find(&book.chapters, &text.before) else { continue };
            let revised = Arc::make_mut(&mut book.chapters[chapter]);
            let entry = match module {
                Some(module) => &mut revised.modules[module],
                None => revised.opening.as_mut()?,
            };
            let now = again(entry, &text.now, &book.voice, findings);
            if now.title != entry.title {
                return None;
            }
            *entry = now;
            places.push(Revised { book: number, chapter, module });
        }
        Some((library, places))
    }
}

/// Where `module` stands among `chapters`: which chapter, and which of its modules; none for its opening.
fn find(chapters: &[Arc<Chapter>], module: &Arc<Module>) -> Option<(usize, Option<usize>)> {
    let at = chapters.iter().position(|chapter| chapter.key == module.chapter())?;
    let is_it = |entry: &Entry| Arc::ptr_eq(&entry.module, module);
    if chapters[at].opening.as_ref().is_some_and(is_it) {
        return Some((at, None));
    }
    let place = chapters[at].modules.iter().position(is_it)?;
    Some((at, Some(place)))
}

fn again(entry: &Entry, module: &Arc<Module>, voice: &Voice, findings: &mut Findings) -> Entry {
    chapters::entry_of(Arc::clone(module), entry.order, entry.written_in.clone(), voice, findings)
}
