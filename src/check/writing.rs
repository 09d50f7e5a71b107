//! Questions about words, whoever wrote them.

mod absolute_term;
mod allow_no_reason;
mod allow_unknown;
mod allow_unused;
mod confidential;
mod contact_data;
mod other_name;
pub(in crate::check) mod outgoing;
mod over_promise;
mod review_due;
pub(in crate::check) mod scan;
mod secret;
mod shown;
mod unfinished;
mod word_list;

use crate::check::lint::Lint;
use crate::finding::Words;
use crate::load::Definition;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &absolute_term::LINT,
    &allow_no_reason::LINT,
    &allow_unknown::LINT,
    &allow_unused::LINT,
    &confidential::LINT,
    &contact_data::LINT,
    &other_name::LINT,
    &over_promise::LINT,
    &review_due::LINT,
    &secret::LINT,
    &unfinished::LINT,
];

/// Words that one community keeps from the readers of others.
pub(super) struct KeptApart {
    /// The question that asks for them.
    pub(super) lint: &'static Lint,
    /// Those of a definition.
    pub(super) words: fn(&Definition) -> Vec<String>,
    /// What is said where somebody else reads one.
    pub(super) message: fn(&str) -> Words,
}

/// All of them, the graver first.
pub(super) static KEPT_APART: &[KeptApart] = &[
    KeptApart { lint: &confidential::LINT, words: confidential::own, message: confidential::message },
    KeptApart { lint: &other_name::LINT, words: other_name::own, message: other_name::message },
];

/// Questions about what no member should read.
pub(super) static KEPT_FROM_MEMBERS: &[&Lint] = &[&contact_data::LINT, &secret::LINT];
