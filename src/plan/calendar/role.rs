//! What one role does: a checklist for each day, and its part in the journeys of members.

use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::calendar::step_id;
use crate::model::Community;
use crate::model::calendar::Sop;
use crate::model::calendar::Step;
use crate::model::people::Role;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::agenda;
use crate::plan::calendar::day::Day;
use crate::plan::calendar::entry;
use crate::plan::calendar::files;
use crate::plan::calendar::task::Task;
use crate::plan::view::Scene;

/// The roles that the calendar gives something to do, in the order of the book.
pub(super) fn all(community: &Community) -> Vec<&Role> {
    let roles = community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role);
    let sops = || community.calendar.iter().flat_map(|calendar| calendar.sops());
    roles.filter(|role| sops().any(|sop| has_part(sop, role.id.as_str()))).collect()
}

/// The days of a role, or a week of them; on the first page its steps in journeys.
#[derive(Debug, Serialize)]
pub(super) struct Duty<'a> {
    role: Value,
    roles: Vec<Value>,
    days: Vec<Day<Task<'a>>>,
    parts: Vec<Value>,
    file: Option<String>,
    journeys: Vec<Value>,
}

/// The days of role `id`, or a week of them.
pub(super) fn of<'a>(scene: &Scene<'a>, id: &str, part: usize) -> Duty<'a> {
    let (days, parts) = agenda::of_role(scene, id, part);
    let roles = self::all(scene.community).into_iter().map(|role| {
        let leaf = Leaf::Role(role.id.as_str().to_owned(), 0);
        json!({ "name": role.name, "href": scene.leaf(&leaf), "current": role.id.as_str() == id })
    });
    Duty {
        role: scene.find("role", id),
        roles: roles.collect(),
        days,
        parts,
        file: files::role(scene, id),
        journeys: if part == 0 { journeys(scene, id) } else { Vec::new() },
    }
}

/// Whether `id` owns, helps with or looks over `sop` or one of its steps.
pub(super) fn has_part(sop: Sop, id: &str) -> bool {
    let own = sop.owner().into_iter().chain(sop.helpers()).chain(sop.reviewer());
    own.map(|role| role.as_str()).any(|role| role == id) || sop.steps().iter().any(|step| is_in(step, id))
}

fn is_in(step: &Step, id: &str) -> bool {
    step.owner.iter().chain(&step.helpers).chain(&step.reviewer).any(|role| role.as_str() == id)
}

/// The journeys in which the role has steps, with these.
fn journeys(scene: &Scene, id: &str) -> Vec<Value> {
    let journeys = scene.community.calendar.iter().flat_map(|calendar| &calendar.journeys).map(Sop::Journey);
    journeys
        .filter_map(|sop| {
            let is_own = sop.owner().is_some_and(|owner| owner.as_str() == id);
            let steps = sop.steps().iter().enumerate().filter(|(_, step)| match &step.owner {
                Some(_) => is_in(step, id),
                None => is_own || is_in(step, id),
            });
            let page = scene.href("sop", sop.id().as_str())?;
            let steps: Vec<Value> = steps
                .map(|(index, step)| {
                    json!({
                        "at": step.at.words(entry::zero(sop), scene.language),
                        "title": step.r#do,
                        "href": format!("{page}#{}", step_id(sop.steps(), index)),
                        "kind": step.kind.as_ref().or(sop.kind()).map(|kind| entry::kind(kind.value)),
                    })
                })
                .collect();
            (!steps.is_empty()).then(|| json!({ "title": sop.title(), "href": page, "steps": steps }))
        })
        .collect()
}
