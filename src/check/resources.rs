//! Questions about what is put in and what it costs.

mod missing;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT];
