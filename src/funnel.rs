//! The arithmetic of a funnel: from what the author says to people and money, month by month, and every sum laid open.
//!
//! Everything is counted in whole small units, so that the same numbers come out here, in the calculator of the page and in
//! the spreadsheet: people in thousandths, shares in millionths, money in hundredths. Each product is rounded half up to its unit.
//!
//! **Two kinds of stages.** A stage that says who leaves it (`attrition`, or `renewal` and its `term`) *keeps* its people:
//! they are members, and whoever buys the next offer remains one. All other stages are *passed*: in their time (a month at
//! least) people go on or go.
//!
//! | per stage and month | how |
//! | --- | --- |
//! | come | those who went on from the stage before, and friends whom members bring; not more than there is room for |
//! | are here | were here at the start + come |
//! | go on | are here × share that goes on: kept: leaving × conversion; passed: conversion ÷ months in the stage |
//! | leave | are here × share that leaves: kept: attrition, or (1 − renewal) ÷ months of the term; passed: the rest of those whose time is up |
//! | buy | come × first time + were here × again: `orders` for both; without it once on coming, and `renewal` ÷ months of the term again |
//! | money | buyers × price, buyers × cost of one |
//!
//! **The loop.** Of the members of the start of a month `sharers` bring `invites` friends each, of whom `acceptance` come. One friend
//! brings, in the long run, so many more friends; where that is one or more, the loop grows without end and there is no steady state.

mod amount;
mod economy;
mod fault;
mod input;
mod read;
mod run;
mod steady;
mod sum;

#[cfg(test)]
mod laws;
#[cfg(test)]
pub(crate) mod random;

pub use amount::Cents;
pub use amount::Part;
pub use amount::People;
pub use economy::Economy;
pub use economy::economy;
pub use fault::Fault;
pub use fault::faults;
pub use input::Costs;
pub use input::Funnel;
pub use input::Reward;
pub use input::Sharing;
pub use input::Stage;
pub use read::Case;
pub use read::Gap;
pub use read::read;
pub use run::MONTHS;
pub use run::Month;
pub use run::Passage;
pub use run::run;
pub use steady::Steady;
pub use steady::loop_gain;
pub use steady::per_thousand;
pub use steady::steady;
pub use sum::Quantity;
pub use sum::Sum;
pub use sum::Term;
