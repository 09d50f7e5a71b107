//! `calendar.json`: the dates for programs.

use serde::Serialize;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::export::calendar::Desk;
use crate::locale::Language;
use crate::locale::Text;
use crate::model::calendar::SopKind;
use crate::model::reference::ChannelRef;
use crate::model::reference::RoleRef;
use crate::model::value::Clock;
use crate::model::value::Duration;
use crate::model::value::Id;
use crate::source::Sp;

#[derive(Serialize)]
struct Calendar<'a> {
    name: &'a Text,
    language: &'a Language,
    timezone: &'a str,
    from: String,
    to: String,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    sop: &'a Sp<Id>,
    step: Option<String>,
    task: &'static str,
    date: String,
    start: Option<Clock>,
    end: Option<String>,
    window: bool,
    day_zero: String,
    moved_from: Option<String>,
    title: &'a str,
    owner: Option<&'a RoleRef>,
    helpers: &'a [RoleRef],
    reviewer: Option<&'a RoleRef>,
    duration: Option<&'a Sp<Duration>>,
    only_if: Option<&'a Text>,
    evidence: &'a [Text],
    channel: Option<&'a ChannelRef>,
    kind: Option<&'a Sp<SopKind>>,
}

pub(super) fn write(desk: &Desk, found: &[Occurrence]) -> Vec<u8> {
    let calendar = Calendar {
        name: &desk.community.name,
        language: desk.language,
        timezone: desk.almanac.zone_name(),
        from: desk.days.start().to_string(),
        to: desk.days.end().to_string(),
        entries: found.iter().filter(|occurrence| occurrence.is_work()).map(entry).collect(),
    };
    // Nothing in it can fail: its keys are words of ours.
    serde_json::to_vec(&calendar).unwrap_or_default()
}

fn entry<'a>(occurrence: &Occurrence<'a>) -> Entry<'a> {
    Entry {
        id: occurrence.key(),
        sop: occurrence.sop.id(),
        step: occurrence.step_id(),
        task: match occurrence.task {
            Task::Do => "do",
            Task::Review => "review",
        },
        date: occurrence.date.to_string(),
        start: occurrence.clock,
        end: occurrence.end.map(|end| end.strftime("%Y-%m-%dT%H:%M").to_string()),
        window: occurrence.is_window,
        day_zero: occurrence.zero.to_string(),
        moved_from: occurrence.shifted_from.map(|date| date.to_string()),
        title: occurrence.title().as_str(),
        owner: occurrence.owner(),
        helpers: occurrence.helpers(),
        reviewer: occurrence.reviewer(),
        duration: occurrence.duration(),
        only_if: occurrence.only_if(),
        evidence: occurrence.evidence(),
        channel: occurrence.channel(),
        kind: occurrence.kind(),
    }
}
