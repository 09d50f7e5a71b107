//! The standard procedures: a page for each rhythm, campaign and journey, and the list of them.

use serde_json::Value;
use serde_json::json;

use crate::calendar::step_id;
use crate::model::calendar::Sop;
use crate::model::calendar::Step;
use crate::model::value::At;
use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::plan::calendar;
use crate::plan::view::Scene;
use crate::plan::view::steps;
use crate::plan::view::used;
use crate::resolve::Book;

pub(super) fn drafts(book: &Book) -> Vec<Draft> {
    let calendar = book.community.as_ref().and_then(|community| community.calendar.as_ref());
    let sops = calendar.into_iter().flat_map(|calendar| calendar.sops());
    sops.map(|sop| Draft {
        address: address(sop.id().as_str()),
        kind: Kind::Sop(sop.id().as_str().to_owned()),
        title: sop.title().to_string(),
        description: sop.why().map(ToString::to_string).unwrap_or_default(),
    })
    .collect()
}

pub(super) fn address(id: &str) -> String {
    format!("sop/{id}.html")
}

/// The calendar of this month, and all procedures by their kind.
pub(super) fn overview(scene: &Scene) -> Value {
    let mut view = calendar::overview(scene);
    let calendar = scene.community.calendar.as_ref();
    let sops: Vec<Sop> = calendar.into_iter().flat_map(|calendar| calendar.sops()).collect();
    let groups = ["rhythm", "campaign", "journey"].map(|key| {
        let sops: Vec<Value> = sops.iter().filter(|sop| kind(**sop) == key).map(|sop| row(scene, *sop)).collect();
        json!({ "key": format!("{key}s"), "title": scene.word(&format!("calendar.groups.{key}s")), "sops": sops })
    });
    view["groups"] = json!(groups);
    view
}

/// One procedure, whole.
pub(super) fn view(scene: &Scene, id: &str) -> Value {
    let calendar = scene.community.calendar.as_ref();
    let Some(sop) = calendar.into_iter().flat_map(|calendar| calendar.sops()).find(|sop| sop.id().as_str() == id) else {
        return json!({});
    };
    let raw = match sop {
        Sop::Rhythm(rhythm) => json!(rhythm),
        Sop::Campaign(campaign) => json!(campaign),
        Sop::Journey(journey) => json!(journey),
    };
    let metric =
        sop.metric().and_then(|metric| scene.community.metrics.iter().find(|known| *known.id.as_str() == *metric.as_str()));
    json!({
        "type": kind(sop),
        "sop": raw,
        "when": calendar::when(scene, sop),
        "terms": calendar::terms(scene, sop),
        "owner": sop.owner().map(|role| scene.find("role", role.as_str())),
        "channel": sop.channel().map(|channel| scene.find("channel", channel.as_str())),
        "metric": metric,
        "steps": sop.steps().iter().enumerate().map(|(index, step)| step_view(scene, sop, step, index)).collect::<Vec<_>>(),
        "scripts": scripts(sop),
        "used": used::of(scene, &format!("sop:{id}")),
        "picture": steps::picture(scene, sop),
        "rounds": calendar::rounds(scene, sop),
        "file": calendar::files::sop(scene, id),
        "people": calendar::people(scene, sop),
    })
}

fn kind(sop: Sop) -> &'static str {
    match sop {
        Sop::Rhythm(_) => "rhythm",
        Sop::Campaign(_) => "campaign",
        Sop::Journey(_) => "journey",
    }
}

fn row(scene: &Scene, sop: Sop) -> Value {
    let id = sop.id().as_str();
    let name = |noun: &str, id: Option<&str>| id.map(|id| scene.find(noun, id)["name"].clone()).unwrap_or(Value::Null);
    json!({
        "id": id,
        "title": sop.title(),
        "href": scene.find("sop", id)["href"],
        "when": calendar::when(scene, sop),
        "terms": calendar::terms(scene, sop),
        "why": sop.why(),
        "kind": sop.kind(),
        "owner": name("role", sop.owner().map(|role| role.as_str())),
        "channel": name("channel", sop.channel().map(|channel| channel.as_str())),
    })
}

fn step_view(scene: &Scene, sop: Sop, step: &Step, index: usize) -> Value {
    let mut view = json!(step);
    view["id"] = json!(step_id(sop.steps(), index));
    view["written_at"] = json!(step.at.to_string());
    view["at"] = json!(step.at.words(calendar::zero(sop), scene.language));
    view["until"] = json!(step.until.as_ref().map(|until| until.words(calendar::zero(sop), scene.language)));
    let helpers: Vec<String> = step
        .helpers
        .iter()
        .map(|role| scene.find("role", role.as_str())["name"].as_str().unwrap_or_default().to_owned())
        .collect();
    let helped = || scene.say("sop.helped", &[("names", &helpers.join(&scene.word("list.sep")))]);
    view["helped"] = json!(if helpers.is_empty() { String::new() } else { helped() });
    view["days"] = json!(step.at.days());
    match step.at.at() {
        At::Clock(clock) => view["clock"] = json!(clock.to_string()),
        At::Window(hours) => view["clock"] = json!(hours.to_string().replace('-', "–")),
        At::Distance(minutes) => view["minutes"] = json!(minutes),
        At::Unsaid => {}
    }
    view["owner"] = step.owner.as_ref().map_or(Value::Null, |role| scene.find("role", role.as_str()));
    view["channel"] = step.channel.as_ref().map_or(Value::Null, |channel| scene.find("channel", channel.as_str()));
    view
}

/// The words to send that belong to the whole procedure; those of its steps stand with the steps.
fn scripts(sop: Sop) -> Vec<Value> {
    let own = sop.script().map(|script| json!({ "id": "script", "title": sop.title(), "text": script }));
    let variants = sop.variants().iter().enumerate();
    let variants = variants.map(|(index, variant)| json!({ "id": format!("script-{}", index + 2), "title": variant.title, "when": variant.when, "text": variant.script }));
    own.into_iter().chain(variants).collect()
}
