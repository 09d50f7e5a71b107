//! When a procedure comes next: its rounds in the months that have a page, with the dates of their steps.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::calendar;
use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::model::calendar::Sop;
use crate::plan::calendar::Leaf;
use crate::plan::calendar::dates;
use crate::plan::view::Scene;

/// How many rounds are told.
const MOST: usize = 6;

/// The next rounds of `sop`, each with its day zero; the first also with the date of every step by the step's id.
pub(in crate::plan) fn rounds(scene: &Scene, sop: Sop) -> Vec<Value> {
    let today = scene.site.library.edition.today;
    let range = calendar::twelve_months(today);
    let all = calendar::expand_sop(sop, scene.almanac(), range);
    let mut all: Vec<&Occurrence> = all.iter().filter(|one| one.task == Task::Do).collect();
    all.sort_by_key(|one| one.zero);
    let rounds = all.chunk_by(|one, other| one.zero == other.zero);
    let coming = rounds.filter(|round| round.iter().any(|one| one.date >= today)).take(MOST);
    let mut told: Vec<Value> = Vec::new();
    for round in coming {
        let steps = if told.is_empty() { steps(scene, round) } else { Map::new() };
        told.push(day_zero(scene, round, steps));
    }
    told
}

fn steps(scene: &Scene, round: &[&Occurrence]) -> Map<String, Value> {
    round
        .iter()
        .filter(|one| one.step.is_some())
        .filter_map(|one| {
            Some((
                one.step_id()?,
                json!({ "date": one.date.to_string(), "day": dates::moment(one.date, one.clock, scene.words) }),
            ))
        })
        .collect()
}

fn day_zero(scene: &Scene, round: &[&Occurrence], steps: Map<String, Value>) -> Value {
    let zero = round[0].zero;
    let clock = round.iter().find(|one| one.date == zero && (one.is_frame || one.step.is_none())).and_then(|one| one.clock);
    let month = scene.leaf(&Leaf::Month(zero.first_of_month()));
    let has_page = scene.site.page_at(&month).is_some();
    json!({
        "date": zero.to_string(),
        "title": dates::moment(zero, clock, scene.words),
        "clock": clock.map(|clock| clock.to_string()),
        "href": has_page.then(|| format!("{month}#d{}", zero.day())),
        "steps": steps,
    })
}
