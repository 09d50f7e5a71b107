//! Who has a part in a procedure, and which.

use serde_json::Value;
use serde_json::json;

use crate::calendar::step_id;
use crate::model::calendar::Sop;
use crate::model::reference::RoleRef;
use crate::plan::view::Scene;

/// Everybody who answers for `sop`, helps or looks over, with the steps that are theirs, in the order of the book.
pub(in crate::plan) fn people(scene: &Scene, sop: Sop) -> Vec<Value> {
    let roles = scene.community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role.id.as_str());
    roles.filter_map(|id| part(scene, sop, id)).collect()
}

fn part(scene: &Scene, sop: Sop, id: &str) -> Option<Value> {
    let is = |role: Option<&RoleRef>| role.is_some_and(|role| role.as_str() == id);
    let among = |roles: &[RoleRef]| roles.iter().any(|role| role.as_str() == id);
    let steps = || sop.steps().iter();
    let parts = [
        ("owner", is(sop.owner())),
        ("helper", among(sop.helpers()) || steps().any(|step| among(&step.helpers))),
        ("reviewer", is(sop.reviewer()) || steps().any(|step| is(step.reviewer.as_ref()))),
    ];
    let parts: Vec<String> =
        parts.into_iter().filter(|(_, has)| *has).map(|(part, _)| scene.word(&format!("sop.parts.{part}"))).collect();
    let own = steps().enumerate().filter(|(_, step)| is(step.owner.as_ref()));
    let own: Vec<Value> = own.map(|(place, step)| json!({ "id": step_id(sop.steps(), place), "title": step.r#do })).collect();
    if parts.is_empty() && own.is_empty() {
        return None;
    }
    Some(json!({ "role": scene.find("role", id), "parts": parts, "steps": own }))
}
