//! What a user does and sees, through the command line: one file for each.

#![expect(clippy::unwrap_used, reason = "what fails in a test should stop it")]

mod build;
mod cases;
mod check;
mod playbook;
mod sessions;
mod transcript;
