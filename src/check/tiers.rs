//! Questions about the pyramid of members.

mod benefit_unprovided;
mod missing;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&benefit_unprovided::LINT, &missing::LINT];
