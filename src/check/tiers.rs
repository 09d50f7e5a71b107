//! Questions about the pyramid of members.

mod benefit_unprovided;
mod missing;
mod no_criteria;
mod no_way_up;
mod open_subgroup;
mod upside_down;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] =
    &[&benefit_unprovided::LINT, &missing::LINT, &no_criteria::LINT, &no_way_up::LINT, &open_subgroup::LINT, &upside_down::LINT];
