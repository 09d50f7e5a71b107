//! All words to send, in one place: those of the procedures, then those of the stages of the funnel.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;
use serde_json::json;

use crate::calendar::step_id;
use crate::locale::Text;
use crate::model::Community;
use crate::model::calendar::Sop;
use crate::model::calendar::Variant;
use crate::model::funnel::Stage;
use crate::model::reference::RoleRef;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::entry;
use crate::plan::calendar::filter::Choice;
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
#[derive(Debug, Serialize)]
pub(super) struct Library<'a> {
    count: usize,
    groups: Vec<Group<'a>>,
    index: Vec<Value>,
    filter: Filter<'a>,
}

/// By what they can be chosen.
#[derive(Debug, Serialize)]
struct Filter<'a> {
    roles: Vec<Choice<'a>>,
    stages: Vec<Choice<'a>>,
}

/// The words of a procedure or of a stage.
#[derive(Debug, Serialize)]
struct Group<'a> {
    id: String,
    title: &'a str,
    href: Option<&'a str>,
    /// The stages that use it, in a row.
    stages: String,
    scripts: Vec<Script<'a>>,
}

/// Words to send; what there is nothing to say about is left out.
#[derive(Debug, Serialize)]
struct Script<'a> {
    id: String,
    title: &'a str,
    text: &'a Text,
    role: Option<&'a str>,
    /// When they are sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    /// What they are other words for, and when to take them.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<&'a Text>,
}

pub(super) fn of<'a>(scene: &Scene<'a>, part: usize) -> Library<'a> {
    let community = scene.community;
    let pages = pages(community);
    let here = pages.get(part).into_iter().flatten();
    let groups: Vec<Group> = here
        .map(|group| match group {
            From::Sop(sop) => of_sop(scene, *sop),
            From::Stage(stage) => of_stage(scene, stage),
        })
        .filter(|group| !group.scripts.is_empty())
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
    let speakers: BTreeSet<&str> = groups.iter().flat_map(|group| &group.scripts).filter_map(|script| script.role).collect();
    let used: BTreeSet<&str> = groups.iter().flat_map(|group| group.stages.split(' ')).collect();
    let roles = community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role);
    let roles = roles.map(|role| Choice { id: role.id.as_str(), name: &role.name });
    let stages = community.funnel.iter().flat_map(|funnel| funnel.all_stages());
    let stages = stages.map(|stage| Choice { id: stage.id(), name: scene.name("stage", stage.id()).unwrap_or_default() });
    let filter = Filter {
        roles: roles.filter(|role| speakers.contains(role.id)).collect(),
        stages: stages.filter(|stage| used.contains(stage.id)).collect(),
    };
    Library { count: groups.iter().map(|group| group.scripts.len()).sum(), groups, index, filter }
}

/// The words of a procedure: its own, their variants, those of its steps.
fn of_sop<'a>(scene: &Scene<'a>, sop: Sop<'a>) -> Group<'a> {
    let id = sop.id().as_str();
    let mut scripts = words("script", sop, (sop.title(), None), sop.script(), sop.variants(), sop.owner());
    for (index, step) in sop.steps().iter().enumerate().filter(|(_, step)| step.script.is_some() || !step.variants.is_empty()) {
        let at = step.at.words(entry::zero(sop), scene.language);
        let owner = step.owner.as_ref().or(sop.owner());
        let place = step_id(sop.steps(), index);
        scripts.extend(words(&place, sop, (&step.r#do, Some(at)), step.script.as_ref(), &step.variants, owner));
    }
    let stages = scene.community.funnel.iter().flat_map(|funnel| funnel.all_stages());
    let stages = stages.filter(|stage| stage.actions.iter().any(|action| action.as_str() == id)).map(Stage::id);
    Group {
        id: format!("sop-{id}"),
        title: sop.title(),
        href: scene.href("sop", id),
        stages: stages.collect::<Vec<_>>().join(" "),
        scripts,
    }
}

/// What is said at one place of a procedure, and the other words for it.
fn words<'a>(
    place: &str,
    sop: Sop<'a>,
    (title, at): (&'a Text, Option<String>),
    text: Option<&'a Text>,
    variants: &'a [Variant],
    owner: Option<&'a RoleRef>,
) -> Vec<Script<'a>> {
    let (id, role) = (sop.id().as_str(), owner.map(|role| role.as_str()));
    let own = text.map(|text| Script { id: format!("{id}-{place}"), title, text, role, at, of: None, when: None });
    let others = variants.iter().zip(2..).map(|(variant, number)| Script {
        id: format!("{id}-{place}-{number}"),
        title: &variant.title,
        text: &variant.script,
        role,
        at: None,
        of: Some(title),
        when: variant.when.as_ref(),
    });
    own.into_iter().chain(others).collect()
}

/// The words of a stage of the funnel.
fn of_stage<'a>(scene: &Scene<'a>, stage: &'a Stage) -> Group<'a> {
    let scripts = stage.scripts.iter().zip(1..).map(|(script, number)| Script {
        id: format!("{}-{number}", stage.id()),
        title: &script.title,
        text: &script.text,
        role: script.owner.as_ref().or(stage.owner.as_ref()).map(|role| role.as_str()),
        at: None,
        of: None,
        when: script.when.as_ref(),
    });
    Group {
        id: format!("stage-{}", stage.id()),
        title: scene.name("stage", stage.id()).unwrap_or_default(),
        href: scene.href("stage", stage.id()),
        stages: stage.id().to_owned(),
        scripts: scripts.collect(),
    }
}
