//! Questions about what happens when.

mod bare_talk;
mod collision;
mod missing;
mod never_happens;
mod no_onboarding;
mod no_why;
mod over_platform;
mod promotion_outweighs;
mod quiet_hours;
mod silent_channel;
mod step_no_owner;
mod too_many_posts;
mod twin_steps;
mod unannounced_year;
mod unused_sop;
mod works_on_holidays;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[
    &bare_talk::LINT,
    &collision::LINT,
    &missing::LINT,
    &never_happens::LINT,
    &no_onboarding::LINT,
    &no_why::LINT,
    &over_platform::LINT,
    &promotion_outweighs::LINT,
    &quiet_hours::LINT,
    &silent_channel::LINT,
    &step_no_owner::LINT,
    &too_many_posts::LINT,
    &twin_steps::LINT,
    &unannounced_year::LINT,
    &unused_sop::LINT,
    &works_on_holidays::LINT,
];
