//! The audit of the makers' site: asked when somebody first reads what it says, since many a save passes before that.

use std::sync::Arc;
use std::sync::OnceLock;

use crate::check;
use crate::check::Audit;
use crate::load::Documents;
use crate::resolve::Library;

/// What the audit has to say of these documents, once somebody wants to know.
#[derive(Debug)]
pub(super) struct Late {
    documents: Documents,
    audit: OnceLock<Audit>,
}

impl Late {
    pub(super) fn new(documents: &Documents) -> Arc<Late> {
        Arc::new(Late { documents: documents.clone(), audit: OnceLock::new() })
    }

    /// What it says of the books that were made of the documents.
    pub(super) fn hear(&self, library: &Library) -> &Audit {
        self.audit.get_or_init(|| check::audit(&self.documents, library, &check::LINTS))
    }
}
