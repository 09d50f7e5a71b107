//! Questions about where members come from, and how fast.

mod missing;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT];
