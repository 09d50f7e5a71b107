//! Questions about what is put in and what it costs.

mod missing;
mod no_costs;
mod no_people;
mod tactical;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&missing::LINT, &no_costs::LINT, &no_people::LINT, &tactical::LINT];
