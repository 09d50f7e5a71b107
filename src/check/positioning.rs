//! Questions about the positioning, and whether there should be a community at all.

mod borrowed_content;
mod direction_unserved;
mod endless_term;
mod fit_caution;
mod fit_evidence;
mod fit_missing;
mod fit_sole_channel;
mod missing;
mod no_directions;
mod no_legal_boundary;
mod no_promise;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &borrowed_content::LINT,
    &direction_unserved::LINT,
    &endless_term::LINT,
    &fit_caution::LINT,
    &fit_evidence::LINT,
    &fit_missing::LINT,
    &fit_sole_channel::LINT,
    &missing::LINT,
    &no_directions::LINT,
    &no_legal_boundary::LINT,
    &no_promise::LINT,
];
