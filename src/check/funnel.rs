//! Questions about the way from a stranger to a loyal buyer.

mod boundless_reward;
mod closes_first;
mod falling_price;
mod gap;
mod idle_stage;
mod missing;
mod no_answers;
mod no_conversion;
mod no_loop;
mod no_one_to_one;
mod no_trust;
mod priced_gift;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &boundless_reward::LINT,
    &closes_first::LINT,
    &falling_price::LINT,
    &gap::LINT,
    &idle_stage::LINT,
    &missing::LINT,
    &no_answers::LINT,
    &no_conversion::LINT,
    &no_loop::LINT,
    &no_one_to_one::LINT,
    &no_trust::LINT,
    &priced_gift::LINT,
];
