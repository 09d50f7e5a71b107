//! One thing to do, with where, who and how long, as a list shows it.

use std::borrow::Cow;

use serde::Serialize;

use crate::calendar::Occurrence;
use crate::calendar::Task as Work;
use crate::locale::Text;
use crate::model::calendar::Material;
use crate::model::calendar::Sop;
use crate::model::calendar::Variant;
use crate::plan::calendar::dates;
use crate::plan::calendar::entry;
use crate::plan::view::Scene;

/// One thing to do; what there is nothing to say about is left out.
#[derive(Debug, Serialize)]
pub(super) struct Task<'a> {
    /// The same for the same step of the same round, wherever it stands.
    key: String,
    /// `20:00`, `10:00–12:00`; empty for what may be done at any time of the day.
    time: String,
    title: Cow<'a, str>,
    href: String,
    /// The procedure that this is a step of, and how far it is from day zero, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    /// The ids of those who do it, in a row.
    #[serde(skip_serializing_if = "str::is_empty")]
    roles: Cow<'a, str>,
    /// The id of the channel it happens in, and its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<&'a str>,
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    place: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    who: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    helpers: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    takes: Option<String>,
    /// The day it would have been on.
    #[serde(skip_serializing_if = "Option::is_none")]
    moved: Option<String>,
    // What one needs to do it.
    #[serde(skip_serializing_if = "Option::is_none")]
    script: Option<&'a Text>,
    #[serde(skip_serializing_if = "<[Variant]>::is_empty")]
    variants: &'a [Variant],
    #[serde(skip_serializing_if = "<[Material]>::is_empty")]
    materials: &'a [Material],
    #[serde(skip_serializing_if = "Option::is_none")]
    only_if: Option<&'a Text>,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    evidence: &'a [Text],
}

/// `occurrence`, for the readers of `scene`.
pub(super) fn of<'a>(scene: &Scene<'a>, occurrence: &Occurrence<'a>) -> Task<'a> {
    let sop = occurrence.sop;
    Task {
        key: occurrence.key(),
        time: entry::time(occurrence),
        title: entry::title(scene, occurrence),
        href: entry::href(scene, occurrence),
        of: occurrence.step.map(|_| sop.title().as_str()),
        at: occurrence
            .step
            .filter(|_| !matches!(sop, Sop::Rhythm(_)))
            .map(|(_, step)| step.at.words(entry::zero(sop), scene.language)),
        kind: occurrence.kind().map(|own| entry::kind(own.value)),
        roles: entry::roles(occurrence),
        channel: occurrence.channel().map(|channel| channel.as_str()),
        place: occurrence.channel().and_then(|channel| scene.name("channel", channel.as_str())),
        who: occurrence.owner().and_then(|role| scene.name("role", role.as_str())),
        helpers: occurrence.helpers().iter().filter_map(|role| scene.name("role", role.as_str())).collect(),
        until: occurrence.last_day().map(|last| scene.say("sop.until", &[("time", &dates::day_month(last, scene.words))])),
        takes: occurrence.duration().map(|duration| duration.words(scene.language)),
        moved: occurrence.shifted_from.map(|date| dates::day(date, scene.words)),
        script: None,
        variants: &[],
        materials: &[],
        only_if: None,
        evidence: &[],
    }
}

/// The same, with the words to send and all else that one needs to do it.
pub(super) fn in_full<'a>(scene: &Scene<'a>, occurrence: &Occurrence<'a>) -> Task<'a> {
    let told = Task { materials: occurrence.materials(), only_if: occurrence.only_if(), ..of(scene, occurrence) };
    match occurrence.task {
        Work::Do => {
            Task { script: occurrence.script(), variants: occurrence.variants(), evidence: occurrence.evidence(), ..told }
        }
        Work::Review => told,
    }
}
