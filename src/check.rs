//! What a careful reader would ask of a definition: one file, one question.

mod references;

use crate::finding::Findings;
use crate::load::Documents;
use crate::resolve;
use crate::resolve::Library;

/// Asks everything. The questions look at a definition as its makers see it, with nothing left out.
pub fn check(documents: &Documents, library: &Library, findings: &mut Findings) {
    for definition in &documents.definitions {
        if !library.books.iter().any(|book| book.slug.as_deref() == Some(&definition.slug)) {
            continue;
        }
        let mut told = Findings::new();
        let community = resolve::unabridged(definition, &library.languages, &mut told);
        let unread = !definition.whole || told.has_errors();
        findings.extend(told);
        // What could not be read may hold the id that seems to be missing.
        if let Some(community) = community.filter(|_| !unread) {
            references::check(&community, findings);
        }
    }
}
