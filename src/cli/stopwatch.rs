//! Where the time of a build or a check goes, for `--verbose`.

use std::fmt::Write;
use std::time::Instant;

/// Notes how long each stage took.
pub(super) struct Stopwatch {
    started: Instant,
    lap: Instant,
    laps: Vec<(&'static str, u128)>,
}

impl Stopwatch {
    pub(super) fn start() -> Stopwatch {
        let now = Instant::now();
        Stopwatch { started: now, lap: now, laps: Vec::new() }
    }

    /// Ends a stage.
    pub(super) fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.laps.push((stage, now.duration_since(self.lap).as_micros()));
        self.lap = now;
    }

    /// Milliseconds since the start.
    pub(super) fn total(&self) -> u128 {
        self.started.elapsed().as_millis()
    }

    /// A line for each stage.
    pub(super) fn story(&self) -> String {
        self.laps.iter().fold(String::new(), |mut story, (stage, microseconds)| {
            let _ = writeln!(story, "  {stage:<8} {:>9.1} ms", *microseconds as f64 / 1000.0);
            story
        })
    }
}
