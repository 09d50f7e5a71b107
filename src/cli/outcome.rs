//! How a command ends, and how it speaks: the one place that prints.

use std::io::Write;
use std::process::ExitCode;

/// What the exit code says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The playbook has errors.
    Errors = 1,
    /// Wrong usage.
    Usage = 2,
    /// The machine failed.
    Machine = 3,
    /// Refused, since it would harm something.
    Refused = 4,
    /// Another build holds the folder.
    Busy = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}

/// Prints what was asked for.
pub(super) fn print(text: &str) {
    // A reader that has gone away (`guildbook schema | head`) is no failure.
    let _ = anstream::stdout().write_all(text.as_bytes());
}

/// Prints what is told beside it: findings, progress, failures.
pub(super) fn tell(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}
