//! The first page of the calendar: the weeks that come, and all procedures.

use serde_json::Value;
use serde_json::json;

use crate::plan::calendar::files;
use crate::plan::calendar::month;
use crate::plan::calendar::tabs;
use crate::plan::view::Scene;

/// The weeks from today's on, and the ways to look at the rest.
pub(in crate::plan) fn view(scene: &Scene) -> Value {
    json!({ "tabs": tabs::of(scene, None), "month": month::coming(scene), "files": files::all(scene) })
}
