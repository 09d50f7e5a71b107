//! Where the links of a module lead, worked out once for everybody who draws it.

use std::sync::Arc;

use crate::markdown::Place;

/// Where one link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// To a page, by its place among all pages.
    Page(u32),
    /// To a place on a page: an address of the output with its `#anchor`.
    Address(Box<str>),
    /// To a file of the workspace, by its path there.
    Asset(Box<str>),
}

/// Where the links and pictures of one module lead. What leads to its own page, or nowhere, is not among them.
#[derive(Debug, Clone)]
pub struct Leads {
    /// By the place where the link begins, in order.
    leads: Arc<[(u32, Lead)]>,
    /// Whether they hang on nothing but the module itself and the addresses of the site, and nothing is wrong with
    /// them: not on a heading of another module, not on a placeholder.
    settled: bool,
}

impl Leads {
    pub(super) fn new(leads: Vec<(u32, Lead)>, settled: bool) -> Leads {
        Leads { leads: leads.into(), settled }
    }

    /// Where the link at `place` leads.
    pub fn at(&self, place: &Place) -> Option<&Lead> {
        let at = self.leads.binary_search_by_key(&place.start, |(start, _)| *start).ok()?;
        Some(&self.leads[at].1)
    }

    /// The files among them, by their path in the workspace.
    pub(super) fn assets(&self) -> impl Iterator<Item = &str> {
        self.leads.iter().filter_map(|(_, lead)| match lead {
            Lead::Asset(path) => Some(&**path),
            _ => None,
        })
    }

    /// Whether they may be taken over as they are while the module and all addresses stay the same.
    pub(super) fn are_settled(&self) -> bool {
        self.settled
    }
}
