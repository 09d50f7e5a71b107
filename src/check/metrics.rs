//! Questions about what is measured.

mod missing;
mod unmoved;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT, &unmoved::LINT];
