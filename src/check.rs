//! What a careful reader would ask: of every definition whether its ids exist, of every playbook whether it follows
//! the method. One question is one file.

mod audience;
mod audit;
mod calendar;
mod case;
mod culture;
mod days;
pub mod example;
mod funnel;
mod growth;
mod guard;
mod health;
mod lint;
mod lists;
mod metrics;
mod notes;
mod people;
mod platforms;
mod positioning;
mod record;
mod references;
mod resources;
mod rules;
mod sums;
#[cfg(test)]
mod tests;
mod tiers;
mod writing;

use std::sync::LazyLock;

use rayon::prelude::*;

use crate::finding::Findings;
use crate::load::Definition;
use crate::load::Documents;
use crate::resolve;
use crate::resolve::Library;

pub use audit::Allowed;
pub use audit::Audit;
pub use audit::audit;
pub use guard::Guard;
pub use guard::Hit;
pub use health::FULL;
pub use health::FamilyHealth;
pub use health::Health;
pub use lint::Article;
pub use lint::Family;
pub use lint::Lint;
pub use lint::Says;
pub use lists::List;
pub use lists::list_of;
pub use notes::Found;
pub use record::Record;

/// Every question of the audit, in the order of the book.
pub static LINTS: LazyLock<Vec<&'static Lint>> = LazyLock::new(|| {
    [
        positioning::LINTS,
        audience::LINTS,
        people::LINTS,
        rules::LINTS,
        tiers::LINTS,
        culture::LINTS,
        calendar::LINTS,
        funnel::LINTS,
        growth::LINTS,
        metrics::LINTS,
        resources::LINTS,
        writing::LINTS,
    ]
    .concat()
});

/// The question with this code.
pub fn lint(code: &str) -> Option<&'static Lint> {
    LINTS.iter().find(|lint| lint.code == code).copied()
}

/// Asks of every definition whether its ids exist, without which its book cannot be made. The questions look at it as
/// its makers see it, with nothing left out.
pub fn check(documents: &Documents, library: &Library, findings: &mut Findings) {
    let (Some(site), Some(language)) = (library.settings.first(), library.languages.first()) else { return };
    days::check_site(site, documents, findings);
    let is_chosen = |definition: &&Definition| library.books.iter().any(|book| book.slug.as_deref() == Some(&definition.slug));
    let chosen: Vec<&Definition> = documents.definitions.iter().filter(is_chosen).collect();
    let ask = |definition: &&Definition| {
        let mut findings = Findings::new();
        let community = resolve::unabridged(definition, &library.languages, &mut findings);
        // What could not be read may hold the id that seems to be missing.
        if let Some(community) = community.filter(|_| definition.whole && !findings.has_errors()) {
            references::check(&community, &mut findings);
            sums::check(&community, &mut findings);
            let almanac = resolve::almanac(documents, &community, site, language, &library.languages, &mut Findings::new());
            days::check(&community, &almanac, documents, &mut findings);
        }
        findings
    };
    let told: Vec<Findings> = chosen.par_iter().map(ask).collect();
    findings.extend(told.into_iter().flatten());
}
