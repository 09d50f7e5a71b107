//! All words to send, in one place: those of the procedures, then those of the stages of the funnel.

use serde_json::Value;
use serde_json::json;

use crate::calendar::step_id;
use crate::model::Community;
use crate::model::calendar::Sop;
use crate::model::calendar::Variant;
use crate::model::funnel::Stage;
use crate::model::reference::RoleRef;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::entry;
use crate::plan::view::Scene;

/// Whether there are words to send at all.
pub(super) fn has_any(community: &Community) -> bool {
    let has = |sop: Sop| {
        let steps = || sop.steps().iter();
        sop.script().is_some()
            || !sop.variants().is_empty()
            || steps().any(|step| step.script.is_some() || !step.variants.is_empty())
    };
    community.calendar.iter().flat_map(|calendar| calendar.sops()).any(has)
}

/// How many bytes of a page its scripts fill at most.
const MOST: usize = 200_000;

/// How many bytes a page spends on a script beside its words.
const BESIDE: usize = 500;

/// Where the words of a group come from.
#[derive(Clone, Copy)]
pub(super) enum From<'a> {
    Sop(Sop<'a>),
    Stage(&'a Stage),
}

/// The pages, each with the groups that stand on it: one where all fit, none where there is nothing to send.
pub(super) fn pages(community: &Community) -> Vec<Vec<From<'_>>> {
    let sops = community.calendar.iter().flat_map(|calendar| calendar.sops()).map(From::Sop);
    let stages = community.funnel.iter().flat_map(|funnel| funnel.all_stages()).map(From::Stage);
    let mut pages: Vec<Vec<From>> = Vec::new();
    let mut filled = MOST;
    for (group, size) in sops.chain(stages).map(|group| (group, group.size())).filter(|(_, size)| *size > 0) {
        if filled + size > MOST && (filled > 0 || pages.is_empty()) {
            pages.push(Vec::new());
            filled = 0;
        }
        filled += size;
        pages.last_mut().into_iter().for_each(|page| page.push(group));
    }
    if has_any(community) { pages } else { Vec::new() }
}

impl From<'_> {
    /// How much of a page its words take.
    fn size(self) -> usize {
        let of = |script: Option<&str>, variants: &[Variant]| {
            let texts = script.into_iter().chain(variants.iter().map(|variant| &*variant.script));
            texts.map(|text| text.len() + BESIDE).sum::<usize>()
        };
        match self {
            From::Sop(sop) => {
                let own = of(sop.script().map(|text| &**text), sop.variants());
                own + sop.steps().iter().map(|step| of(step.script.as_deref(), &step.variants)).sum::<usize>()
            }
            From::Stage(stage) => stage.scripts.iter().map(|script| script.text.len() + BESIDE).sum(),
        }
    }

    /// The name and the place of the group, where it is not on the page that is read.
    fn link(self, scene: &Scene, part: usize) -> Value {
        let page = scene.leaf(&Leaf::Scripts(part));
        let (title, anchor) = match self {
            From::Sop(sop) => (json!(sop.title()), format!("sop-{}", sop.id().as_str())),
            From::Stage(stage) => (scene.find("stage", stage.id())["name"].clone(), format!("stage-{}", stage.id())),
        };
        json!({ "title": title, "href": format!("{page}#{anchor}") })
    }
}

/// The scripts of a page, group by group, by what they can be chosen, and where the others are.
pub(super) fn of(scene: &Scene, part: usize) -> Value {
    let community = scene.community;
    let pages = pages(community);
    let here = pages.get(part).into_iter().flatten();
    let groups: Vec<Value> = here
        .filter_map(|group| match group {
            From::Sop(sop) => of_sop(scene, *sop),
            From::Stage(stage) => of_stage(scene, stage),
        })
        .collect();
    let index: Vec<Value> = pages
        .iter()
        .enumerate()
        .filter(|_| pages.len() > 1)
        .map(|(place, groups)| {
            let groups: Vec<Value> = groups.iter().map(|group| group.link(scene, place)).collect();
            json!({ "title": (place + 1).to_string(), "href": scene.leaf(&Leaf::Scripts(place)), "current": place == part, "groups": groups })
        })
        .collect();
    let scripts = || groups.iter().flat_map(|group| group["scripts"].as_array().into_iter().flatten());
    let says = |id: &str| scripts().any(|script| script["role"] == *id);
    let roles = community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role);
    let choice = |id: &str, name: &Value| json!({ "id": id, "name": name });
    let roles: Vec<Value> =
        roles.filter(|role| says(role.id.as_str())).map(|role| choice(role.id.as_str(), &json!(role.name))).collect();
    let stages = community.funnel.iter().flat_map(|funnel| funnel.all_stages());
    let stages: Vec<Value> = stages
        .filter(|stage| groups.iter().any(|group| is_for(group, stage.id())))
        .map(|stage| choice(stage.id(), &scene.find("stage", stage.id())["name"]))
        .collect();
    json!({ "count": scripts().count(), "groups": groups, "index": index, "filter": { "roles": roles, "stages": stages } })
}

fn is_for(group: &Value, stage: &str) -> bool {
    group["stages"].as_str().is_some_and(|stages| stages.split(' ').any(|one| one == stage))
}

/// The words of a procedure: its own, their variants, those of its steps.
fn of_sop(scene: &Scene, sop: Sop) -> Option<Value> {
    let id = sop.id().as_str();
    let owner = sop.owner();
    let mut scripts = Vec::new();
    let mut put = |place: &str,
                   title: &str,
                   at: Option<String>,
                   text: Option<&str>,
                   variants: &[Variant],
                   owner: Option<&RoleRef>| {
        let role = owner.map(|role| role.as_str());
        let anchor = |number: usize| format!("{id}-{place}{}", if number == 1 { String::new() } else { format!("-{number}") });
        scripts.extend(text.map(|text| json!({ "id": anchor(1), "title": title, "at": at, "text": text, "role": role })));
        scripts.extend(variants.iter().zip(2..).map(|(variant, number)| {
            json!({ "id": anchor(number), "title": variant.title, "of": title, "when": variant.when, "text": variant.script, "role": role })
        }));
    };
    put("script", sop.title(), None, sop.script().map(|text| &**text), sop.variants(), owner);
    for (index, step) in sop.steps().iter().enumerate() {
        let at = step.at.words(entry::zero(sop), scene.language);
        let text = step.script.as_deref();
        put(&step_id(sop.steps(), index), &step.r#do, Some(at), text, &step.variants, step.owner.as_ref().or(owner));
    }
    let stages: Vec<&str> = scene
        .community
        .funnel
        .iter()
        .flat_map(|funnel| funnel.all_stages())
        .filter(|stage| stage.actions.iter().any(|action| action.as_str() == id))
        .map(Stage::id)
        .collect();
    (!scripts.is_empty()).then(|| {
        json!({
            "id": format!("sop-{id}"),
            "title": sop.title(),
            "href": scene.href("sop", id),
            "kind": sop.kind().map(|kind| entry::kind(kind.value)),
            "stages": stages.join(" "),
            "scripts": scripts,
        })
    })
}

/// The words of a stage of the funnel.
fn of_stage(scene: &Scene, stage: &Stage) -> Option<Value> {
    let role = |own: Option<&RoleRef>| own.or(stage.owner.as_ref()).map(|role| role.as_str().to_owned());
    let scripts: Vec<Value> = stage
        .scripts
        .iter()
        .enumerate()
        .map(|(index, script)| {
            let id = format!("{}-{}", stage.id(), index + 1);
            json!({ "id": id, "title": script.title, "when": script.when, "text": script.text, "role": role(script.owner.as_ref()) })
        })
        .collect();
    (!scripts.is_empty()).then(|| {
        let found = scene.find("stage", stage.id());
        json!({
            "id": format!("stage-{}", stage.id()),
            "title": found["name"],
            "href": found["href"],
            "stages": stage.id(),
            "scripts": scripts,
        })
    })
}
