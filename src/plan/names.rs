//! What the things with ids are called: `role:operator` → 运营.

use std::collections::BTreeMap;

use crate::model::Community;
use crate::model::SECTIONS;
use crate::plan::stage;

/// The name of everything that has an id, by the word that links to it. `words` says a string of the theme.
pub(super) fn of(community: &Community, words: &dyn Fn(&str) -> String) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let mut put = |noun: &str, id: &str, name: &str| _ = names.insert(format!("{noun}:{id}"), name.to_owned());
    for (_, role) in community.people.iter().flat_map(|people| people.roles()) {
        put("role", role.id.as_str(), &role.name);
    }
    for channel in community.rules.iter().flat_map(|rules| &rules.organise) {
        put("channel", channel.id.as_str(), &channel.title);
    }
    let conducts = community.rules.iter().filter_map(|rules| rules.conduct.as_ref());
    for rule in conducts.flat_map(|conduct| conduct.r#do.iter().chain(&conduct.dont)) {
        if let Some(id) = &rule.id {
            put("rule", id.as_str(), &rule.rule);
        }
    }
    for sop in community.calendar.iter().flat_map(|calendar| calendar.sops()) {
        put("sop", sop.id().as_str(), sop.title());
    }
    for metric in &community.metrics {
        put("metric", metric.id.as_str(), &metric.title);
    }
    for tier in &community.tiers {
        put("tier", tier.id.as_str(), &tier.name);
    }
    for segment in community.audience.iter().flat_map(|audience| &audience.segments) {
        put("segment", segment.id.as_str(), &segment.name);
    }
    for stage in community.funnel.iter().flat_map(|funnel| funnel.all_stages()) {
        put("stage", stage.id(), &stage::title(stage, words));
    }
    for key in SECTIONS {
        put("section", key, &words(&format!("sections.{key}.title")));
    }
    names
}

/// The word by which a choice is written.
pub(super) fn word(choice: &impl serde::Serialize) -> String {
    serde_json::to_value(choice).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
