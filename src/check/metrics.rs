//! Questions about what is measured.

mod missed_target;
mod missing;
mod no_conversion;
mod no_formula;
mod no_owner;
mod no_retention;
mod no_target;
mod unmoved;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &missed_target::LINT,
    &missing::LINT,
    &no_conversion::LINT,
    &no_formula::LINT,
    &no_owner::LINT,
    &no_retention::LINT,
    &no_target::LINT,
    &unmoved::LINT,
];
