//! Questions about how it feels to be a member.

mod missing;
mod ritual_no_sop;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT, &ritual_no_sop::LINT];
