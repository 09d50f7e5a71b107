//! Questions about who runs the community and who carries it.

mod idle_role;
mod leader_without_content;
mod missing;
mod no_leader;
mod no_opinion_leaders;
mod overloaded;
mod tactical_sponsor;
mod work_without_hours;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &idle_role::LINT,
    &leader_without_content::LINT,
    &missing::LINT,
    &no_leader::LINT,
    &no_opinion_leaders::LINT,
    &overloaded::LINT,
    &tactical_sponsor::LINT,
    &work_without_hours::LINT,
];
