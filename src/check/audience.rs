//! Questions about whom the community is for.

mod data_without_use;
mod missing;
mod more_than_all;
mod no_needs;
mod nobody_excluded;
mod thin_portrait;
mod unhandled_stakeholder;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &data_without_use::LINT,
    &missing::LINT,
    &more_than_all::LINT,
    &no_needs::LINT,
    &nobody_excluded::LINT,
    &thin_portrait::LINT,
    &unhandled_stakeholder::LINT,
];
