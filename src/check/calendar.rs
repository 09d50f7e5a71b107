//! Questions about what happens when.

mod missing;
mod step_no_owner;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT, &step_no_owner::LINT];
