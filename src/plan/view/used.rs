//! Where the things of a page are used.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::plan::section;
use crate::plan::view::Scene;

/// In which order the kinds of uses are told.
const ORDER: [&str; 7] = ["sop", "stage", "metric", "tier", "channel", "role", "section"];

/// For everything with an id that stands on the page of section `key`: `role:keeper` → its uses, kind by kind.
pub(super) fn on_section(scene: &Scene, key: &str) -> Map<String, Value> {
    let nouns = section::nouns_of(key);
    let plan = &scene.site.books[scene.book];
    let here = plan.uses.keys().filter(|target| target.split_once(':').is_some_and(|(noun, _)| nouns.contains(&noun)));
    here.map(|target| (target.clone(), of(scene, target))).filter(|(_, kinds)| kinds != &json!([])).collect()
}

/// The uses of one thing, kind by kind, each with its title and address.
pub(in crate::plan) fn of(scene: &Scene, target: &str) -> Value {
    let plan = &scene.site.books[scene.book];
    let uses: Vec<(&str, &str)> =
        plan.uses.get(target).into_iter().flatten().filter_map(|source| source.split_once(':')).collect();
    let kinds = ORDER.into_iter().filter_map(|kind| {
        let found: Vec<Value> = uses
            .iter()
            .filter(|(noun, _)| *noun == kind)
            .map(|(noun, id)| scene.find(noun, id))
            .filter(|found| !found.is_null())
            .collect();
        (!found.is_empty()).then(|| json!({ "title": scene.word(&format!("page.uses.{kind}")), "uses": found }))
    });
    kinds.collect()
}
