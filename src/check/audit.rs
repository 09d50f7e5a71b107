//! The audit: every question asked of every community, less what its definition allows with a reason.

use std::cell::LazyCell;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::check::case::Case;
use crate::check::case::Whole;
use crate::check::lint::Ask;
use crate::check::lint::Lint;
use crate::check::lists::LISTS;
use crate::check::notes::Found;
use crate::check::notes::Heard;
use crate::check::notes::Notes;
use crate::finding::Finding;
use crate::load::Documents;
use crate::model::identity::Allow;
use crate::resolve::Library;
use crate::source::Span;
use crate::yaml;

/// What the audit has to say.
#[derive(Debug, Default)]
pub struct Audit {
    /// By file, then place.
    pub found: Vec<Found>,
    /// What would have been found, had it not been allowed.
    pub allowed: Vec<Allowed>,
}

/// Something that a definition allows, or a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Allowed {
    /// The community it is about; none for a shared module.
    pub community: Option<String>,
    /// What would have been said.
    pub finding: Finding,
    /// The reason that was given.
    pub because: String,
    /// Where it is allowed.
    pub place: Span,
}

impl Audit {
    /// The findings alone.
    pub fn into_findings(self) -> impl Iterator<Item = Finding> {
        self.found.into_iter().map(|found| found.finding)
    }
}

/// Asks `asked` of every community that has a book in `library`.
///
/// Each is asked as its makers see it, in the first language of the site, with nothing left out.
pub fn audit(documents: &Documents, library: &Library, asked: &[&'static Lint]) -> Audit {
    let whole = Whole::new(documents, library);
    let of_workspace = asked.par_iter().flat_map_iter(|lint| match lint.ask {
        Ask::Workspace(run) => {
            let mut notes = Notes::new(lint, None);
            run(&whole, &mut notes);
            notes.found
        }
        _ => Vec::new(),
    });
    let mut found: Vec<Found> = of_workspace.collect();
    let of_communities = whole.communities.par_iter().flat_map_iter(|reading| community(whole.case(reading), asked));
    found.extend(of_communities.collect::<Vec<_>>());
    // A list that cannot be read is told about, and ours counts.
    let faults = LISTS.iter().filter_map(|list| documents.audit.get(list.name)).filter_map(|source| {
        let finding = yaml::parse(source, 0..source.text().len()).err()?;
        Some(Found { community: None, finding })
    });
    found.extend(faults);
    let passes = Passes::of(&whole);
    let mut audit = Audit::default();
    for one in found {
        match passes.fitting(&one) {
            Some(allow) => audit.allowed.push(Allowed {
                community: one.community,
                finding: one.finding,
                because: allow.because.to_string(),
                place: allow.check.span.clone(),
            }),
            None => audit.found.push(one),
        }
    }
    ask_afterwards(&whole, asked, &mut audit);
    audit.found.sort_by(|one, other| one.finding.order(&other.finding).then_with(|| one.community.cmp(&other.community)));
    audit.found.dedup_by(|one, other| one.finding == other.finding);
    audit.allowed.sort_by(|one, other| one.finding.order(&other.finding));
    audit
}

fn community(case: Case, asked: &[&'static Lint]) -> Vec<Found> {
    let mut found = Vec::new();
    let year = LazyCell::new(|| case.year());
    for lint in asked {
        let mut notes = Notes::new(lint, Some(case.slug()));
        match lint.ask {
            Ask::Community(run) => run(case, &mut notes),
            Ask::Year(run) => run(case, &year, &mut notes),
            Ask::Workspace(_) | Ask::Afterwards(_) => {}
        }
        found.append(&mut notes.found);
    }
    found
}

/// What may pass, by who lets it: a module what stands in it, a community what is about it.
struct Passes<'a> {
    modules: BTreeMap<&'a str, &'a [Allow]>,
    communities: BTreeMap<&'a str, &'a [Allow]>,
}

impl<'a> Passes<'a> {
    fn of(whole: &'a Whole) -> Passes<'a> {
        let modules = whole.modules().filter(|module| !module.front.allow.is_empty());
        Passes {
            modules: modules.map(|module| (module.source.path(), &module.front.allow[..])).collect(),
            communities: whole.cases().map(|case| (case.slug(), &case.community.allow[..])).collect(),
        }
    }

    /// The word that lets it pass. One without a reason lets nothing pass.
    fn fitting(&self, found: &Found) -> Option<&'a Allow> {
        let of_module = self.modules.get(found.finding.file());
        let of_community = found.community.as_deref().and_then(|slug| self.communities.get(slug));
        let fits = |allow: &&Allow| *allow.check.value == *found.finding.code && !allow.because.trim().is_empty();
        of_module.into_iter().chain(of_community).copied().flatten().find(fits)
    }
}

fn ask_afterwards(whole: &Whole, asked: &[&'static Lint], audit: &mut Audit) {
    let heard = Heard {
        asked: asked.iter().map(|lint| lint.code).collect(),
        used: audit.allowed.iter().map(|allowed| allowed.place.clone()).collect(),
    };
    for lint in asked {
        if let Ask::Afterwards(run) = lint.ask {
            let mut notes = Notes::new(lint, None);
            run(whole, &heard, &mut notes);
            audit.found.append(&mut notes.found);
        }
    }
}
