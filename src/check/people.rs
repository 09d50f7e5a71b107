//! Questions about who runs the community and who carries it.

mod idle_role;
mod missing;
mod no_leader;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&idle_role::LINT, &missing::LINT, &no_leader::LINT];
