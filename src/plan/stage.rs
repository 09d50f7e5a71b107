//! The stages of the funnel: a page for each, and the row of them.

use serde_json::Value;
use serde_json::json;

use crate::model::funnel::Stage;
use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::plan::view::Scene;
use crate::plan::view::funnel;
use crate::plan::view::post;
use crate::plan::view::used;
use crate::resolve::Book;

pub(super) fn drafts(book: &Book, words: &dyn Fn(&str) -> String) -> Vec<Draft> {
    let funnel = book.community.as_ref().and_then(|community| community.funnel.as_ref());
    let stages = funnel.into_iter().flat_map(|funnel| funnel.all_stages());
    stages
        .map(|stage| Draft {
            address: address(stage.id()),
            kind: Kind::Stage(stage.id().to_owned()),
            title: title(stage, words),
            description: stage.goal.as_deref().unwrap_or_default().to_owned(),
        })
        .collect()
}

/// Its own title, or the name of its level.
pub(super) fn title(stage: &Stage, words: &dyn Fn(&str) -> String) -> String {
    stage.title.as_ref().map_or_else(|| words(&format!("funnel.levels.{}", stage.level.as_str())), ToString::to_string)
}

pub(super) fn address(id: &str) -> String {
    format!("funnel/{id}.html")
}

/// All stages in a row.
pub(super) fn overview(scene: &Scene) -> Value {
    let stages: Vec<Value> = stages(scene).map(|stage| row(scene, stage)).collect();
    json!({ "stages": stages, "ways": funnel::view(scene) })
}

/// One stage, with what works there.
pub(super) fn view(scene: &Scene, id: &str) -> Value {
    let all: Vec<&Stage> = stages(scene).collect();
    let Some(index) = all.iter().position(|stage| stage.id() == id) else { return json!({}) };
    let stage = all[index];
    let neighbour = |at: Option<usize>| at.and_then(|at| all.get(at)).map(|stage| row(scene, stage));
    json!({
        "stage": stage,
        "level": stage.level.as_str(),
        "index": index + 1,
        "title": row(scene, stage)["title"],
        "actions": post::actions(scene, stage),
        "roles": post::roles(scene, stage),
        "figures": post::figures(scene, stage),
        "measures": post::measures(scene, stage),
        "used": used::of(scene, &format!("stage:{id}")),
        "prev": neighbour(index.checked_sub(1)),
        "next": neighbour(Some(index + 1)),
    })
}

fn stages<'a>(scene: &Scene<'a>) -> impl Iterator<Item = &'a Stage> + use<'a> {
    scene.community.funnel.iter().flat_map(|funnel| funnel.all_stages())
}

/// A stage as a row of the ladder shows it.
pub(super) fn row(scene: &Scene, stage: &Stage) -> Value {
    let id = stage.id();
    let found = scene.find("stage", id);
    json!({
        "id": id,
        "name": found["name"],
        "level": stage.level.as_str(),
        "title": found["title"],
        "href": found["href"],
        "goal": stage.goal,
        "price": stage.offer.as_ref().and_then(|offer| offer.price.as_ref()),
        "offer": stage.offer.as_ref().map(|offer| &offer.name),
        "conversion": stage.conversion,
        "people": stage.people,
    })
}
