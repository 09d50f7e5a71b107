//! Texts that were written anew, in the place of what they were before.

use std::sync::Arc;

use crate::finding::Findings;
use crate::load::Documents;
use crate::load::Module;
use crate::load::module;
use crate::source::Source;

/// A text before a save and after it. Other texts and pages see nothing of the difference: its front matter is the
/// same, and what a link could point to is still there.
#[derive(Debug, Clone)]
pub struct Rewritten {
    /// What it was.
    pub before: Arc<Module>,
    /// What it is.
    pub now: Arc<Module>,
}

impl Documents {
    /// The documents with the texts in `sources` in the place of what they were. What is wrong with them goes to
    /// `findings`. Nothing comes back where one of them is no module that was there before, or where others may see
    /// the difference; then [`load`](super::load) tells the whole story.
    pub fn revise(&self, sources: &[Source], findings: &mut Findings) -> Option<(Documents, Vec<Rewritten>)> {
        let mut documents = self.clone();
        let mut rewritten = Vec::with_capacity(sources.len());
        for source in sources {
            let own = documents.definitions.iter_mut().flat_map(|definition| &mut definition.modules);
            let place = documents.modules.iter_mut().chain(own).find(|module| module.source.path() == source.path())?;
            let now = Arc::new(module::rewrite(place, source, &self.settings));
            findings.extend(now.faults.iter().cloned());
            let text = Rewritten { before: std::mem::replace(place, Arc::clone(&now)), now };
            if !text.looks_the_same() {
                return None;
            }
            rewritten.push(text);
        }
        Some((documents, rewritten))
    }
}

impl Rewritten {
    fn looks_the_same(&self) -> bool {
        let (before, now) = (&self.before, &self.now);
        let front = |module: &Module| module.source.text()[..module.text_start].to_owned();
        before.is_whole() == now.is_whole()
            && front(before) == front(now)
            && before.body.anchors().all(|anchor| now.body.has_anchor(anchor))
    }
}
