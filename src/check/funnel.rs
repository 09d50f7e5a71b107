//! Questions about the way from a stranger to a loyal buyer.

mod missing;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT];
