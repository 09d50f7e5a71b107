//! Questions about where members come from, and how fast.

mod fission_without_fusion;
mod missing;
mod no_pace;
mod no_room;
mod no_screening;
mod one_sided_partner;
mod unguarded_mechanic;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &fission_without_fusion::LINT,
    &missing::LINT,
    &no_pace::LINT,
    &no_room::LINT,
    &no_screening::LINT,
    &one_sided_partner::LINT,
    &unguarded_mechanic::LINT,
];
