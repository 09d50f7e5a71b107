//! Failures of the machine and refusals, told once.

use crate::cli::Exit;
use crate::cli::outcome;
use crate::publish::PublishError;
use crate::publish::Reason;
use crate::report::Tongue;

/// Tells what failed, and says how the command ends.
pub(super) fn tell(error: &anyhow::Error, tongue: Tongue) -> Exit {
    let (error_word, help_word) = (tongue.either("error", "错误"), tongue.either("help", "建议做法"));
    match error.downcast_ref::<PublishError>() {
        Some(failure) => {
            let (message, help) = (tongue.of(failure.message()), tongue.of(failure.help()));
            outcome::tell(&format!("{error_word}: {message}\n  {help_word}: {help}\n"));
            match failure.reason() {
                Reason::Refused => Exit::Refused,
                Reason::Busy => Exit::Busy,
                Reason::Failed => Exit::Machine,
            }
        }
        None => {
            outcome::tell(&format!("{error_word}: {error:#}\n"));
            Exit::Machine
        }
    }
}
