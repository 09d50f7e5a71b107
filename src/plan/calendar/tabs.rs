//! The ways to look at the calendar, as links that every page of it carries.

use serde_json::Value;
use serde_json::json;

use crate::plan::calendar::Leaf;
use crate::plan::calendar::monday;
use crate::plan::calendar::role;
use crate::plan::calendar::scripts;
use crate::plan::view::Scene;

/// The links; the one that leads to where `here` is, is current.
pub(super) fn of(scene: &Scene, here: Option<&Leaf>) -> Vec<Value> {
    let community = scene.community;
    let today = scene.site.library.edition.today;
    let first = role::all(community).first().map(|role| Leaf::Role(role.id.as_str().to_owned(), 0));
    let has_channels = community.rules.as_ref().is_some_and(|rules| !rules.organise.is_empty());
    let leaves = [
        Some(Leaf::Month(today.first_of_month())),
        Some(Leaf::Week(monday(today))),
        Some(Leaf::Agenda(0)),
        first,
        has_channels.then_some(Leaf::Load),
        scripts::has_any(community).then_some(Leaf::Scripts(0)),
    ];
    let word = here.map(Leaf::word);
    let overview = json!({
        "key": "overview",
        "title": scene.word("calendar.leaves.overview.tab"),
        "href": scene.href("section", "calendar"),
        "current": here.is_none(),
    });
    let others = leaves.into_iter().flatten().map(|leaf| {
        json!({
            "key": leaf.word(),
            "title": scene.word(&format!("calendar.leaves.{}.tab", leaf.word())),
            "href": scene.leaf(&leaf),
            "current": word == Some(leaf.word()),
        })
    });
    [overview].into_iter().chain(others).collect()
}
