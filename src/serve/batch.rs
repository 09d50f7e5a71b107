//! Bells that rang shortly after each other, answered together.

use std::collections::BTreeSet;
use std::sync::mpsc::Receiver;
use std::time::Duration;
use std::time::Instant;

use crate::serve::Wish;
use crate::serve::watch::Bell;

/// A writer that has closed its file is done; one that has only written may go on.
const AFTER_A_CLOSE: Duration = Duration::from_millis(2);
const AFTER_A_WRITE: Duration = Duration::from_millis(12);
/// A stream of events that does not end is looked at all the same.
const LONGEST_WAIT: Duration = Duration::from_millis(200);

/// What bells that rang shortly after each other ask for.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) paths: BTreeSet<String>,
    pub(super) all: bool,
    pub(super) wishes: Vec<Wish>,
}

impl Batch {
    /// Everything that rings until it has been quiet for a moment.
    pub(super) fn gather(first: Bell, bells: &Receiver<Bell>) -> Batch {
        let mut batch = Batch::default();
        let latest = Instant::now() + LONGEST_WAIT;
        let mut quiet = batch.add(first);
        while let Ok(bell) = bells.recv_timeout(quiet.min(latest.saturating_duration_since(Instant::now()))) {
            quiet = batch.add(bell);
        }
        batch
    }

    /// Adds a bell, and says how long to wait for the next.
    fn add(&mut self, bell: Bell) -> Duration {
        match bell {
            Bell::Written(paths) => {
                self.paths.extend(paths);
                AFTER_A_WRITE
            }
            Bell::Closed(paths) => {
                self.paths.extend(paths);
                AFTER_A_CLOSE
            }
            Bell::Lost => {
                self.all = true;
                AFTER_A_WRITE
            }
            Bell::Wish(wish) => {
                self.wishes.push(wish);
                Duration::ZERO
            }
        }
    }
}
