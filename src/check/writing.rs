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
