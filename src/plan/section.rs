//! The page of a section of the definition, and the addresses of everything on it that has an id.

use std::collections::BTreeMap;

use crate::model::Community;
use crate::model::reference::Noun;
use crate::plan::Kind;
use crate::plan::address::anchor_of;
use crate::plan::book::Draft;
use crate::plan::sop;
use crate::plan::stage;
use crate::resolve::Book;

pub(super) fn draft(key: &'static str, words: &dyn Fn(&str) -> String) -> Draft {
    Draft {
        address: address(key),
        kind: Kind::Section(key),
        title: words(&format!("sections.{key}.title")),
        description: words(&format!("sections.{key}.description")),
    }
}

fn address(key: &str) -> String {
    format!("{key}.html")
}

/// Whether the definition says anything there.
pub(super) fn is_in(book: &Book, key: &str) -> bool {
    book.community.as_ref().is_some_and(|community| says(community, key))
}

fn says(community: &Community, key: &str) -> bool {
    match key {
        "fit" => community.fit.is_some(),
        "positioning" => community.positioning.is_some(),
        "audience" => community.audience.is_some(),
        "people" => community.people.is_some(),
        "rules" => community.rules.is_some(),
        "tiers" => !community.tiers.is_empty(),
        "culture" => community.culture.is_some(),
        "calendar" => community.calendar.is_some(),
        "funnel" => community.funnel.is_some(),
        "growth" => community.growth.is_some(),
        "metrics" => !community.metrics.is_empty(),
        "resources" => community.resources.is_some(),
        _ => false,
    }
}

/// Where links by id lead: `role:operator` to an anchor of the people, `sop:onboarding` to a page of its own.
pub(super) fn targets(book: &Book, prefix: &str) -> BTreeMap<String, String> {
    let mut targets = BTreeMap::new();
    let Some(community) = &book.community else { return targets };
    for key in crate::model::SECTIONS.iter().filter(|key| is_in(book, key)) {
        targets.insert(format!("section:{key}"), format!("{prefix}{}", address(key)));
    }
    for noun in Noun::ALL {
        let word = noun.word();
        for id in community.ids(*noun) {
            let place = match noun {
                Noun::Sop => sop::address(id.as_str()),
                _ => format!("{}#{}", address(home(*noun)), anchor_of(word, id.as_str())),
            };
            targets.insert(format!("{word}:{}", id.as_str()), format!("{prefix}{place}"));
        }
    }
    for stage in community.funnel.iter().flat_map(|funnel| funnel.all_stages()) {
        let id = stage.id();
        targets.insert(format!("stage:{id}"), format!("{prefix}{}", stage::address(id)));
    }
    targets
}

/// The section on whose page a thing stands.
fn home(noun: Noun) -> &'static str {
    match noun {
        Noun::Role => "people",
        Noun::Channel | Noun::Rule => "rules",
        Noun::Metric => "metrics",
        Noun::Tier => "tiers",
        Noun::Segment | Noun::Stakeholder => "audience",
        Noun::Direction => "positioning",
        Noun::Scene => "growth",
        Noun::Sop => "calendar",
        Noun::Stage | Noun::Script | Noun::Objection | Noun::Funnel => "funnel",
    }
}

/// The words for the things that stand on the page of section `key`; those with pages of their own are not among them.
pub(super) fn nouns_of(key: &str) -> Vec<&'static str> {
    let standing = |noun: &&Noun| home(**noun) == key && !matches!(noun, Noun::Sop | Noun::Stage);
    Noun::ALL.iter().filter(standing).map(|noun| noun.word()).collect()
}
