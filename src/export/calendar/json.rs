//! `calendar.json`: the dates for programs.

use serde_json::Value;
use serde_json::json;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::export::calendar::Desk;

pub(super) fn write(desk: &Desk, found: &[Occurrence]) -> Vec<u8> {
    let entries: Vec<Value> = found.iter().filter(|occurrence| occurrence.is_work()).map(entry).collect();
    let value = json!({
        "name": desk.community.name,
        "language": desk.language,
        "timezone": desk.almanac.zone_name(),
        "from": desk.days.start().to_string(),
        "to": desk.days.end().to_string(),
        "entries": entries,
    });
    value.to_string().into_bytes()
}

fn entry(occurrence: &Occurrence) -> Value {
    json!({
        "id": occurrence.key(),
        "sop": occurrence.sop.id(),
        "step": occurrence.step_id(),
        "task": match occurrence.task { Task::Do => "do", Task::Review => "review" },
        "date": occurrence.date.to_string(),
        "start": occurrence.clock,
        "end": occurrence.end.map(|end| end.strftime("%Y-%m-%dT%H:%M").to_string()),
        "window": occurrence.is_window,
        "day_zero": occurrence.zero.to_string(),
        "moved_from": occurrence.shifted_from.map(|date| date.to_string()),
        "title": occurrence.title().as_str(),
        "owner": occurrence.owner(),
        "helpers": occurrence.helpers(),
        "reviewer": occurrence.reviewer(),
        "duration": occurrence.duration(),
        "only_if": occurrence.only_if(),
        "evidence": occurrence.evidence(),
        "channel": occurrence.channel(),
        "kind": occurrence.kind(),
    })
}
