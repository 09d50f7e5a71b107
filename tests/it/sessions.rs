//! What one can type, as a reader of the manual would see it.

use crate::transcript;

#[test]
fn the_command_says_what_its_transcripts_say() {
    transcript::hold("sessions");
}
