//! What a question finds, before it is known what was allowed.

use crate::check::lint::Lint;
use crate::finding::Finding;
use crate::finding::Words;
use crate::source::Span;

/// One answer that the author should hear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The community it is about, by the name of its folder; none for a shared module or the site.
    pub community: Option<String>,
    /// What there is to say.
    pub finding: Finding,
}

/// Where a question writes down what it finds.
pub(super) struct Notes {
    lint: &'static Lint,
    community: Option<String>,
    pub(super) found: Vec<Found>,
}

impl Notes {
    /// An empty page for `lint`, asked of `community`.
    pub(super) fn new(lint: &'static Lint, community: Option<&str>) -> Notes {
        Notes { lint, community: community.map(str::to_owned), found: Vec::new() }
    }

    /// Turns to another community; for questions to the whole workspace.
    pub(super) fn about(&mut self, community: Option<&str>) {
        self.community = community.map(str::to_owned);
    }

    /// Something was found. The help is that of the question, unless the finding gets another.
    pub(super) fn add(&mut self, place: &Span, message: Words) -> &mut Finding {
        let Lint { code, level, fix, .. } = *self.lint;
        let help = Words { en: fix.en.to_owned(), zh: fix.zh.to_owned() };
        let finding = Finding { level, ..Finding::error(code, message).at(place).help(help) };
        let at = self.found.len();
        self.found.push(Found { community: self.community.clone(), finding });
        &mut self.found[at].finding
    }
}

/// What has been allowed, for questions that are asked last.
pub(super) struct Heard {
    /// The codes that were asked.
    pub(super) asked: Vec<&'static str>,
    /// The places that let something pass.
    pub(super) used: Vec<Span>,
}
