//! What pages are told, kept until they are told it again: in a whole build each is drawn twice, by itself and as a leaf
//! of the book on one page.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::PoisonError;

use tera::Context;

/// The values of pages that have been drawn once, by the place of the page.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<HashMap<usize, Context>>);

impl Kept {
    /// What was kept for the page at `index`; it is not kept any longer, since nobody asks a third time.
    pub(super) fn take(&self, index: usize) -> Option<Context> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&index)
    }

    /// Keeps what the page at `index` has been told.
    pub(super) fn keep(&self, index: usize, context: &Context) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(index, context.clone());
    }
}
