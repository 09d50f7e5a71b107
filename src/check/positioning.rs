//! Questions about the positioning, and whether there should be a community at all.

mod fit_missing;
mod missing;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&fit_missing::LINT, &missing::LINT];
