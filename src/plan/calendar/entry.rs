//! One thing on one day, as a month or a week shows it.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::Serialize;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::value::Zero;
use crate::plan::view::Scene;

/// One thing on one day, as a month or a week shows it; what there is nothing to say about is left out.
#[derive(Debug, Serialize)]
pub(super) struct Entry<'a> {
    /// `20:00`, `10:00–12:00`; empty for what may be done at any time of the day.
    time: String,
    title: Cow<'a, str>,
    /// The procedure that this is a step of, or how many steps are gathered here.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<Cow<'a, str>>,
    href: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// The ids of those who do it, in a row.
    #[serde(skip_serializing_if = "str::is_empty")]
    roles: Cow<'a, str>,
    /// The id of the channel it happens in.
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<Cow<'a, str>>,
    /// What sets it apart: `event` where steps prepare it and it is no work of its own, `review` where somebody looks it
    /// over before it goes out.
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<&'static str>,
    /// The steps that it stands for, where several are gathered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Line<'a>>,
}

/// A step that is told in a line.
#[derive(Debug, Serialize)]
struct Line<'a> {
    time: String,
    title: Cow<'a, str>,
}

/// `occurrence`, for the readers of `scene`.
pub(super) fn of<'a>(scene: &Scene<'a>, occurrence: &Occurrence<'a>) -> Entry<'a> {
    Entry {
        time: time(occurrence),
        title: title(scene, occurrence),
        of: occurrence.step.map(|_| Cow::Borrowed(occurrence.sop.title().as_str())),
        href: href(scene, occurrence),
        kind: occurrence.kind().map(|own| kind(own.value)),
        roles: roles(occurrence),
        channel: occurrence.channel().map(|channel| Cow::Borrowed(channel.as_str())),
        mark: match (occurrence.is_frame, occurrence.task) {
            (true, _) => Some("event"),
            (false, Task::Review) => Some("review"),
            (false, Task::Do) => None,
        },
        steps: Vec::new(),
    }
}

/// What is on one day, procedure by procedure in the order of time: one that does several things counts them. An event
/// that they prepare stands by itself, since it has a time of its own; that of a rhythm is when its first thing is done.
pub(super) fn gathered<'a>(scene: &Scene<'a>, of_day: &[Occurrence<'a>]) -> Vec<Entry<'a>> {
    let mut groups: Vec<Vec<&Occurrence>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for one in of_day {
        let joins = one.is_work() || matches!(one.sop, Sop::Rhythm(_));
        match places.get(one.sop.id().as_str()).filter(|_| joins) {
            Some(place) => groups[*place].push(one),
            None => {
                if joins {
                    places.insert(one.sop.id().as_str(), groups.len());
                }
                groups.push(vec![one]);
            }
        }
    }
    groups.iter().map(|group| if let [one] = group[..] { of(scene, one) } else { together(scene, group) }).collect()
}

fn together<'a>(scene: &Scene<'a>, group: &[&Occurrence<'a>]) -> Entry<'a> {
    let sop = group[0].sop;
    let each = |ids: &mut dyn Iterator<Item = &'a str>| {
        let mut seen: Vec<&str> = Vec::new();
        ids.for_each(|id| {
            if !seen.contains(&id) {
                seen.push(id)
            }
        });
        if let [one] = seen[..] { Cow::Borrowed(one) } else { Cow::Owned(seen.join(" ")) }
    };
    let channels = each(&mut group.iter().filter_map(|one| one.channel()).map(|channel| channel.as_str()));
    // A rhythm does the same at the same hours each time, as its own page tells; a round of anything else is told here.
    let is_told = !matches!(sop, Sop::Rhythm(_));
    let work = group.iter().filter(|one| one.is_work()).count();
    let line = |one: &&Occurrence<'a>| Line { time: time(one), title: title(scene, one) };
    Entry {
        time: hours(group),
        title: Cow::Borrowed(sop.title().as_str()),
        of: Some(Cow::Owned(scene.say("calendar.steps", &[("n", &work.to_string())]))),
        href: scene.href("sop", sop.id().as_str()).unwrap_or_default().to_owned(),
        kind: sop.kind().map(|own| kind(own.value)),
        roles: each(&mut group.iter().flat_map(|one| one.who()).map(|role| role.as_str())),
        channel: Some(channels).filter(|channels| !channels.is_empty()),
        mark: None,
        steps: group.iter().filter(|_| is_told).map(line).collect(),
    }
}

/// From the first of them to the last.
fn hours(group: &[&Occurrence]) -> String {
    let clocks = || group.iter().filter_map(|one| one.clock);
    match (clocks().min(), clocks().max()) {
        (Some(first), Some(last)) if first != last => format!("{first}–{last}"),
        (first, _) => first.map(|first| first.to_string()).unwrap_or_default(),
    }
}

/// What is done, or that it is looked over.
pub(super) fn title<'a>(scene: &Scene<'a>, occurrence: &Occurrence<'a>) -> Cow<'a, str> {
    let title = occurrence.title().as_str();
    match occurrence.task {
        Task::Do => Cow::Borrowed(title),
        Task::Review => Cow::Owned(scene.say("calendar.review", &[("name", title)])),
    }
}

/// The ids of those who do it, in a row.
pub(super) fn roles<'a>(occurrence: &Occurrence<'a>) -> Cow<'a, str> {
    let mut who = occurrence.who().map(|role| role.as_str());
    let Some(first) = who.next() else { return Cow::Borrowed("") };
    who.fold(Cow::Borrowed(first), |all, role| Cow::Owned(format!("{all} {role}")))
}

/// The page of its procedure, at its step.
pub(super) fn href(scene: &Scene, occurrence: &Occurrence) -> String {
    let page = scene.href("sop", occurrence.sop.id().as_str()).unwrap_or_default();
    match occurrence.step_id() {
        Some(step) => format!("{page}#{step}"),
        None => page.to_owned(),
    }
}

/// When on its day: a time, or the hours within which any time will do.
pub(super) fn time(occurrence: &Occurrence) -> String {
    match (occurrence.hours(), occurrence.clock) {
        (Some((from, to)), _) => format!("{from}–{}", to.strftime("%H:%M")),
        (None, Some(clock)) => clock.to_string(),
        (None, None) => String::new(),
    }
}

/// What the steps of `sop` are counted from.
pub(in crate::plan) fn zero(sop: Sop<'_>) -> Zero<'_> {
    match sop {
        Sop::Journey(journey) => Zero::Of(journey.starts.as_str()),
        _ => Zero::Start,
    }
}

/// The word by which templates and stylesheets know a kind.
pub(super) fn kind(kind: SopKind) -> &'static str {
    match kind {
        SopKind::Value => "value",
        SopKind::Interaction => "interaction",
        SopKind::Care => "care",
        SopKind::Promotion => "promotion",
        SopKind::Admin => "admin",
    }
}
