//! What is shown at a moment: a generation of the site, and what there is to say about the last save.

use std::sync::Arc;

use crate::finding::Finding;
use crate::model::Visibility;
use crate::serve::generation::Generation;
use crate::serve::moves::Moves;

/// Everything that answers are made from. Exchanged as a whole, never changed.
#[derive(Debug)]
pub(super) struct Shown {
    /// Counts what was shown; a tab that has seen this number has seen this.
    pub(super) number: u64,
    /// The last site without errors; where there has been none yet, the last that could be planned.
    pub(super) generation: Option<Arc<Generation>>,
    /// Whether that one has errors too, since there has been no better.
    pub(super) draft: bool,
    /// What the last look found, sorted.
    pub(super) findings: Arc<[Finding]>,
    /// Whether the last save has errors, so that the generation is older than the files.
    pub(super) failing: bool,
    /// For whom the generation was made.
    pub(super) audience: Visibility,
    /// Where pages have gone that had another address before.
    pub(super) moves: Arc<Moves>,
}
