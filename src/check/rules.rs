//! Questions about how one gets in, meets, behaves and leaves.

mod free_forever;
mod free_without_screen;
mod many_groups_early;
mod missing;
mod no_anti_spam;
mod no_channel;
mod no_consequences;
mod no_elimination;
mod no_ending;
mod over_capacity;
mod removal_without_warning;
mod shop_window;
mod term_without_renewal;
mod unanswered_door;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &free_forever::LINT,
    &free_without_screen::LINT,
    &many_groups_early::LINT,
    &missing::LINT,
    &no_anti_spam::LINT,
    &no_channel::LINT,
    &no_consequences::LINT,
    &no_elimination::LINT,
    &no_ending::LINT,
    &over_capacity::LINT,
    &removal_without_warning::LINT,
    &shop_window::LINT,
    &term_without_renewal::LINT,
    &unanswered_door::LINT,
];
