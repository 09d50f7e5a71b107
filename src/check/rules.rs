//! Questions about how one gets in, meets, behaves and leaves.

mod missing;
mod no_ending;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT, &no_ending::LINT];
