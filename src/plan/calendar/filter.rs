//! By what the things of a page can be told apart: role, channel, kind.

use serde::Serialize;

use crate::calendar::Occurrence;
use crate::model::calendar::SopKind;
use crate::plan::calendar::entry;
use crate::plan::view::Scene;

/// What there is to choose from, each in the order of the book.
#[derive(Debug, Serialize)]
pub(super) struct Filter<'a> {
    roles: Vec<Choice<'a>>,
    channels: Vec<Choice<'a>>,
    kinds: Vec<&'static str>,
}

/// One of them.
#[derive(Debug, Serialize)]
pub(super) struct Choice<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
}

const KINDS: [SopKind; 5] = [SopKind::Value, SopKind::Interaction, SopKind::Care, SopKind::Promotion, SopKind::Admin];

/// The roles, channels and kinds that `all` have.
pub(super) fn of<'a>(scene: &Scene<'a>, all: &[Occurrence]) -> Filter<'a> {
    let does = |id: &str| all.iter().any(|occurrence| occurrence.who().any(|role| role.as_str() == id));
    let holds = |id: &str| all.iter().any(|occurrence| occurrence.channel().is_some_and(|channel| channel.as_str() == id));
    let community = scene.community;
    let roles = community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role);
    let channels = community.rules.iter().flat_map(|rules| &rules.organise);
    Filter {
        roles: roles
            .filter(|role| does(role.id.as_str()))
            .map(|role| Choice { id: role.id.as_str(), name: &role.name })
            .collect(),
        channels: channels
            .filter(|channel| holds(channel.id.as_str()))
            .map(|channel| Choice { id: channel.id.as_str(), name: &channel.title })
            .collect(),
        kinds: KINDS
            .into_iter()
            .filter(|kind| all.iter().any(|occurrence| occurrence.kind().is_some_and(|own| own.value == *kind)))
            .map(entry::kind)
            .collect(),
    }
}
