//! Who does what: the calendar turned by roles, with the hours that it takes.

use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::json;

use crate::model::calendar::Sop;
use crate::model::reference::RoleRef;
use crate::model::value::Duration;
use crate::plan::view::Scene;
use crate::plan::view::often;

/// What a role is to a procedure.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    does: bool,
    answers: bool,
    helps: bool,
}

impl Part {
    /// The letters of a RACI table.
    fn letters(self) -> String {
        let parts = [(self.does, "R"), (self.answers, "A"), (self.helps && !self.does && !self.answers, "C")];
        parts.into_iter().filter(|(plays, _)| *plays).map(|(_, letter)| letter).collect::<Vec<_>>().join(" ")
    }
}

pub(super) fn view(scene: &Scene) -> Value {
    let sops: Vec<Sop> = scene.community.calendar.iter().flat_map(|calendar| calendar.sops()).collect();
    let parts: Vec<BTreeMap<&str, Part>> = sops.iter().map(|sop| parts_in(*sop)).collect();
    let roles = scene.community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role);
    let busy: Vec<_> = roles.filter(|role| parts.iter().any(|parts| parts.contains_key(role.id.as_str()))).collect();
    if busy.is_empty() {
        return json!({});
    }
    let minutes = minutes_a_week(&sops);
    let rows = sops.iter().zip(&parts).filter(|(_, parts)| !parts.is_empty()).map(|(sop, parts)| {
        let mut row = scene.find("sop", sop.id().as_str());
        let letters = busy.iter().map(|role| parts.get(role.id.as_str()).map(|part| part.letters()).unwrap_or_default());
        row["cells"] = letters.collect();
        row
    });
    let hours = |minutes: Option<&f64>| {
        minutes.and_then(|minutes| rounded(*minutes)).map(|time| time.words(scene.language)).unwrap_or_default()
    };
    let raci = json!({
        "roles": busy.iter().map(|role| scene.find("role", role.id.as_str())).collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "hours": busy.iter().map(|role| hours(minutes.get(role.id.as_str()))).collect::<Vec<_>>(),
    });
    json!({ "raci": raci })
}

/// Who owns it answers for it; who owns a step does it; the owner of steps that name nobody does them.
fn parts_in<'a>(sop: Sop<'a>) -> BTreeMap<&'a str, Part> {
    let mut parts: BTreeMap<&'a str, Part> = BTreeMap::new();
    let owner = sop.owner();
    if let Some(owner) = owner {
        parts.entry(owner.as_str()).or_default().answers = true;
    }
    let doers = sop.steps().iter().map(|step| step.owner.as_ref().or(owner));
    let doers: Vec<Option<&'a RoleRef>> = if sop.steps().is_empty() { vec![owner] } else { doers.collect() };
    for doer in doers.into_iter().flatten() {
        parts.entry(doer.as_str()).or_default().does = true;
    }
    let own = sop.helpers().iter().chain(sop.reviewer());
    for helper in own.chain(sop.steps().iter().flat_map(|step| step.helpers.iter().chain(&step.reviewer))) {
        parts.entry(helper.as_str()).or_default().helps = true;
    }
    parts
}

/// The time of what recurs, by who does it. A procedure whose steps say how long they take is counted by its steps.
fn minutes_a_week<'a>(sops: &[Sop<'a>]) -> BTreeMap<&'a str, f64> {
    let mut minutes: BTreeMap<&'a str, f64> = BTreeMap::new();
    let mut add = |role: Option<&'a RoleRef>, duration: Duration, times: f64| {
        if let Some(role) = role {
            *minutes.entry(role.as_str()).or_default() += duration.whole_minutes() as f64 * times;
        }
    };
    for sop in sops {
        let Some(times) = often::a_week(*sop) else { continue };
        if sop.steps().iter().any(|step| step.duration.is_some()) {
            for step in sop.steps() {
                if let Some(duration) = &step.duration {
                    add(step.owner.as_ref().or(sop.owner()), duration.value, times);
                }
            }
        } else if let Some(duration) = sop.duration() {
            add(sop.owner(), duration.value, times);
        }
    }
    minutes
}

/// To the next five minutes: an average of months over weeks is never exact.
fn rounded(minutes: f64) -> Option<Duration> {
    let whole = (minutes / 5.0).ceil() * 5.0;
    format!("{}h{}m", (whole / 60.0).floor(), whole % 60.0).parse().ok()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::plan::view::sample::view_of;

    #[test]
    fn the_calendar_says_who_does_what_and_how_long_it_takes() {
        let yaml = "name: 读书会\n\
            people: {leader: {id: leader, name: 沈老师}, operators: [{id: keeper, name: 小满}], sponsor: {id: boss, name: 周总}}\n\
            calendar: {rhythms: [\n\
              {id: note, title: 早读, every: weekday, duration: 10m, owner: keeper, helpers: [leader]},\n\
              {id: talk, title: 讲书, every: 2 weeks, on: sun, owner: leader, steps: [{at: 0h, do: 讲, duration: 1h}, {at: +1h, do: 记, owner: keeper, duration: 20m}]}]}";
        let raci = &view_of(yaml, "people.html")["raci"];
        assert_eq!(raci["roles"].as_array().unwrap().iter().map(|role| &role["name"]).collect::<Vec<_>>(), ["沈老师", "小满"]);
        assert_eq!(raci["rows"][0]["cells"], json!(["C", "R A"]));
        assert_eq!(raci["rows"][1]["cells"], json!(["R A", "R"]));
        assert_eq!(raci["hours"], json!(["30 分钟", "1 小时"]));
    }

    #[test]
    fn without_a_calendar_there_is_no_table() {
        assert_eq!(view_of("name: 读书会\npeople: {leader: {id: leader, name: 沈老师}}", "people.html"), json!({}));
    }
}
