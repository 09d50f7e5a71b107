//! Questions about what happens when.

mod bare_talk;
mod missing;
mod no_onboarding;
mod no_why;
mod step_no_owner;
mod unused_sop;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] =
    &[&bare_talk::LINT, &missing::LINT, &no_onboarding::LINT, &no_why::LINT, &step_no_owner::LINT, &unused_sop::LINT];
