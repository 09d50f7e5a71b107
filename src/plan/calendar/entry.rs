//! One thing on one day, as a month, a week or a list shows it.

use serde::Serialize;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::value::Zero;
use crate::plan::view::Scene;

/// One thing on one day.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// The same for the same step of the same round, wherever it stands.
    pub(super) key: String,
    /// `20:00`, `10:00–12:00`; empty for what may be done at any time of the day.
    time: String,
    title: String,
    /// The procedure that this is a step of.
    of: Option<String>,
    /// How far it is from day zero, in words.
    at: Option<String>,
    href: String,
    kind: Option<&'static str>,
    /// The ids of those who do it, in a row.
    roles: String,
    /// The id of the channel it happens in.
    channel: Option<String>,
    /// Whether somebody looks it over here, before it goes out.
    review: bool,
    /// Whether this is the event that steps prepare, and no work of its own.
    frame: bool,
    /// The day it would have been on.
    moved: Option<String>,
    /// The steps that it stands for, where several are gathered.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    steps: Vec<Line>,
}

/// A step that is told in a line.
#[derive(Debug, Serialize)]
struct Line {
    time: String,
    title: String,
}

/// `occurrence`, for the readers of `scene`.
pub(super) fn of(scene: &Scene, occurrence: &Occurrence) -> Entry {
    let sop = occurrence.sop;
    let who: Vec<&str> = occurrence.who().map(|role| role.as_str()).collect();
    Entry {
        key: occurrence.key(),
        time: time(occurrence),
        title: occurrence.title().to_string(),
        of: occurrence.step.map(|_| sop.title().to_string()),
        at: occurrence.step.filter(|_| !matches!(sop, Sop::Rhythm(_))).map(|(_, step)| step.at.words(zero(sop), scene.language)),
        href: href(scene, occurrence),
        kind: occurrence.kind().map(|own| kind(own.value)),
        roles: who.join(" "),
        channel: occurrence.channel().map(|channel| channel.as_str().to_owned()),
        review: occurrence.task == Task::Review,
        frame: occurrence.is_frame,
        moved: occurrence.shifted_from.map(|date| super::dates::day(date, scene.words)),
        steps: Vec::new(),
    }
}

/// What is on one day, procedure by procedure in the order of time: one that does several things counts them.
pub(super) fn gathered(scene: &Scene, of_day: &[Occurrence]) -> Vec<Entry> {
    let mut by_sop: Vec<Vec<&Occurrence>> = Vec::new();
    for one in of_day {
        match by_sop.iter_mut().find(|group| group[0].sop.id() == one.sop.id()) {
            Some(group) => group.push(one),
            None => by_sop.push(vec![one]),
        }
    }
    by_sop.iter().map(|group| together(scene, group)).collect()
}

fn together(scene: &Scene, group: &[&Occurrence]) -> Entry {
    let work = group.iter().filter(|one| one.is_work()).count();
    let first = of(scene, group[0]);
    if group.len() == 1 || work == 0 {
        return first;
    }
    let sop = group[0].sop;
    let each = |ids: &mut dyn Iterator<Item = &str>| {
        let mut seen: Vec<&str> = Vec::new();
        ids.for_each(|id| {
            if !seen.contains(&id) {
                seen.push(id)
            }
        });
        seen.join(" ")
    };
    let channels = each(&mut group.iter().filter_map(|one| one.channel()).map(|channel| channel.as_str()));
    // A rhythm does the same at the same hours each time, as its own page tells; a round of anything else is told here.
    let is_told = !matches!(sop, Sop::Rhythm(_));
    Entry {
        time: hours(group),
        title: sop.title().to_string(),
        of: Some(scene.say("calendar.steps", &[("n", &work.to_string())])),
        steps: group.iter().filter(|one| is_told && one.is_work()).map(|one| line(scene, one)).collect(),
        at: None,
        href: scene.href("sop", sop.id().as_str()).unwrap_or_default().to_owned(),
        kind: sop.kind().map(|own| kind(own.value)),
        roles: each(&mut group.iter().flat_map(|one| one.who()).map(|role| role.as_str())),
        channel: Some(channels).filter(|channels| !channels.is_empty()),
        review: false,
        frame: false,
        ..first
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

fn line(scene: &Scene, occurrence: &Occurrence) -> Line {
    let title = occurrence.title().to_string();
    let title = match occurrence.task {
        Task::Do => title,
        Task::Review => scene.say("calendar.review", &[("name", &title)]),
    };
    Line { time: time(occurrence), title }
}

/// The page of its procedure, at its step.
fn href(scene: &Scene, occurrence: &Occurrence) -> String {
    let page = scene.href("sop", occurrence.sop.id().as_str()).unwrap_or_default();
    match occurrence.step_id() {
        Some(step) => format!("{page}#{step}"),
        None => page.to_owned(),
    }
}

/// When on its day: a time, or the hours within which any time will do.
fn time(occurrence: &Occurrence) -> String {
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
