//! What a user does and sees, through the command line: one file for each.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod bad;
mod build;
mod cases;
mod check;
mod deletion;
mod determinism;
#[path = "../endurance.rs"]
mod endurance;
mod features;
mod guides;
mod hostile;
mod ideas;
mod leaks;
mod links;
mod looks;
mod mutation;
mod new;
mod playbook;
mod readme;
mod sample;
mod serve;
mod sessions;
mod standing;
mod theme;
mod tidy;
mod transcript;
mod typography;
mod visibility;
mod weight;
