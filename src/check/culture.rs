//! Questions about how it feels to be a member.

mod avoided_word;
mod missing;
mod no_language;
mod ritual_no_sop;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&avoided_word::LINT, &missing::LINT, &no_language::LINT, &ritual_no_sop::LINT];
