//! What there is to download: the calendar for other programs.

use serde_json::Value;

use crate::plan::view::Scene;

/// The files of the whole calendar.
pub(super) fn all(_scene: &Scene) -> Vec<Value> {
    Vec::new()
}
