//! The standard procedures: a page for each rhythm, campaign and journey, and the list of them.

use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::calendar::step_id;
use crate::locale::Text;
use crate::model::calendar::Material;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::calendar::Step;
use crate::model::calendar::Variant;
use crate::model::metrics::Metric;
use crate::model::reference::MetricRef;
use crate::model::reference::RoleRef;
use crate::model::value::At;
use crate::model::value::Duration;
use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::plan::calendar;
use crate::plan::view::Scene;
use crate::plan::view::steps;
use crate::plan::view::used;
use crate::resolve::Book;
use crate::source::Sp;

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

/// What the template of a procedure is told.
#[derive(Debug, Serialize)]
pub struct View<'a> {
    r#type: &'static str,
    sop: Value,
    when: String,
    terms: Vec<String>,
    owner: Option<Value>,
    channel: Option<Value>,
    metric: Option<&'a Metric>,
    steps: Vec<StepView<'a>>,
    scripts: Vec<Value>,
    used: Value,
    picture: Option<String>,
    rounds: Vec<Value>,
    file: String,
    people: Vec<Value>,
}

/// A step as its author wrote it, with its times in words and its people by their names.
#[derive(Debug, Serialize)]
struct StepView<'a> {
    id: String,
    written_at: String,
    at: String,
    until: Option<String>,
    days: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<i32>,
    r#do: &'a Text,
    why: Option<&'a Text>,
    kind: Option<&'a Sp<SopKind>>,
    owner: Option<Value>,
    channel: Option<Value>,
    helped: String,
    duration: Option<&'a Sp<Duration>>,
    script: Option<&'a Text>,
    variants: &'a [Variant],
    materials: &'a [Material],
    metric: Option<&'a MetricRef>,
    only_if: Option<&'a Text>,
    stop_if: Option<&'a Text>,
    reviewer: Option<&'a RoleRef>,
    review_before: Option<&'a Sp<Duration>>,
    evidence: &'a [Text],
}

/// One procedure, whole; nothing where there is none of that id.
pub(super) fn view<'a>(scene: &Scene<'a>, id: &str) -> Option<View<'a>> {
    let calendar = scene.community.calendar.as_ref();
    let sop = calendar.into_iter().flat_map(|calendar| calendar.sops()).find(|sop| sop.id().as_str() == id)?;
    let metric =
        sop.metric().and_then(|metric| scene.community.metrics.iter().find(|known| *known.id.as_str() == *metric.as_str()));
    Some(View {
        r#type: kind(sop),
        sop: told(sop),
        when: calendar::when(scene, sop),
        terms: calendar::terms(scene, sop),
        owner: sop.owner().map(|role| scene.find("role", role.as_str())),
        channel: sop.channel().map(|channel| scene.find("channel", channel.as_str())),
        metric,
        steps: sop.steps().iter().enumerate().map(|(index, step)| step_view(scene, sop, step, index)).collect(),
        scripts: scripts(sop),
        used: used::of(scene, &format!("sop:{id}")),
        picture: steps::picture(scene, sop),
        rounds: calendar::rounds(scene, sop),
        file: calendar::files::sop(scene, id),
        people: calendar::people(scene, sop),
    })
}

/// What the author says of the whole, beside its steps and the words to send, which are told apart.
fn told(sop: Sop) -> Value {
    let mut told = json!({
        "id": sop.id(),
        "title": sop.title(),
        "why": sop.why(),
        "kind": sop.kind(),
        "duration": sop.duration(),
        "materials": sop.materials(),
        "segments": sop.segments(),
        "tiers": sop.tiers(),
        "only_if": sop.only_if(),
        "stop_when": sop.stop_when(),
        "then": sop.then(),
        "reviewer": sop.reviewer(),
        "review_before": sop.review_before(),
        "evidence": sop.evidence(),
        "tags": sop.tags(),
    });
    if let Sop::Journey(journey) = sop {
        told["starts"] = json!(journey.starts);
        told["after"] = json!(journey.after);
        told["min_gap"] = json!(journey.min_gap);
        told["one_at_a_time"] = json!(journey.one_at_a_time);
    }
    told
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

fn step_view<'a>(scene: &Scene<'a>, sop: Sop<'a>, step: &'a Step, index: usize) -> StepView<'a> {
    let helpers: Vec<&str> = step.helpers.iter().filter_map(|role| scene.name("role", role.as_str())).collect();
    let helped = || scene.say("sop.helped", &[("names", &helpers.join(&scene.word("list.sep")))]);
    let (clock, minutes) = match step.at.at() {
        At::Clock(clock) => (Some(clock.to_string()), None),
        At::Window(hours) => (Some(hours.to_string().replace('-', "–")), None),
        At::Distance(minutes) => (None, Some(minutes)),
        At::Unsaid => (None, None),
    };
    let find = |noun: &str, id: &str| Some(scene.find(noun, id)).filter(|found| !found.is_null());
    StepView {
        id: step_id(sop.steps(), index),
        written_at: step.at.to_string(),
        at: step.at.words(calendar::zero(sop), scene.language),
        until: step.until.as_ref().map(|until| until.words(calendar::zero(sop), scene.language)),
        days: step.at.days(),
        clock,
        minutes,
        r#do: &step.r#do,
        why: step.why.as_ref(),
        kind: step.kind.as_ref(),
        owner: step.owner.as_ref().and_then(|role| find("role", role.as_str())),
        channel: step.channel.as_ref().and_then(|channel| find("channel", channel.as_str())),
        helped: if helpers.is_empty() { String::new() } else { helped() },
        duration: step.duration.as_ref(),
        script: step.script.as_ref(),
        variants: &step.variants,
        materials: &step.materials,
        metric: step.metric.as_ref(),
        only_if: step.only_if.as_ref(),
        stop_if: step.stop_if.as_ref(),
        reviewer: step.reviewer.as_ref(),
        review_before: step.review_before.as_ref(),
        evidence: &step.evidence,
    }
}

/// The words to send that belong to the whole procedure; those of its steps stand with the steps.
fn scripts(sop: Sop) -> Vec<Value> {
    let own = sop.script().map(|script| json!({ "id": "script", "title": sop.title(), "text": script }));
    let variants = sop.variants().iter().enumerate();
    let variants = variants.map(|(index, variant)| json!({ "id": format!("script-{}", index + 2), "title": variant.title, "when": variant.when, "text": variant.script }));
    own.into_iter().chain(variants).collect()
}
