//! What there is to download and to subscribe to: where the files of a calendar stand beside its pages.

use serde_json::Value;
use serde_json::json;

use crate::calendar::Occurrence;
use crate::calendar::twelve_months;
use crate::plan::calendar::role;
use crate::plan::view::Scene;

/// The folder of the calendar, relative to the folder of the book.
const FOLDER: &str = "calendar/";

/// Everything, for a calendar that subscribes.
const ALL: &str = "all.ics";

/// Everything as a sheet, as a table and as data.
const SHEETS: [&str; 3] = ["calendar.xlsx", "calendar.csv", "calendar.json"];

/// The files of the whole calendar; nothing where it has no procedure.
pub(super) fn all(scene: &Scene) -> Value {
    if scene.community.calendar.iter().flat_map(|calendar| calendar.sops()).next().is_none() {
        return Value::Null;
    }
    let all = address(scene, ALL);
    let sheets = SHEETS.map(|name| {
        let kind = name.rsplit('.').next().unwrap_or_default();
        json!({ "title": scene.word(&format!("calendar.files.kinds.{kind}")), "href": address(scene, name) })
    });
    let roles = role::all(scene.community).into_iter().filter(|role| is_busy(scene, role.id.as_str()));
    let roles = roles.map(|role| json!({ "title": role.name, "href": of_role(scene, role.id.as_str()) }));
    json!({
        "all": all,
        "url": scene.site.absolute(&all),
        "sheets": sheets,
        "roles": roles.collect::<Vec<_>>(),
    })
}

/// The file of a role, if some day gives it something to do.
pub(super) fn role(scene: &Scene, id: &str) -> Option<String> {
    is_busy(scene, id).then(|| of_role(scene, id))
}

/// The file of a procedure.
pub(in crate::plan) fn sop(scene: &Scene, id: &str) -> String {
    address(scene, &format!("sop-{id}.ics"))
}

fn of_role(scene: &Scene, id: &str) -> String {
    address(scene, &format!("role-{id}.ics"))
}

fn address(scene: &Scene, name: &str) -> String {
    format!("{}{FOLDER}{name}", scene.site.books[scene.book].prefix)
}

/// Whether the twelve months that have a file hold something for a role.
fn is_busy(scene: &Scene, id: &str) -> bool {
    let library = &scene.site.library;
    let today = library.edition.today;
    let is_theirs = |one: Occurrence| one.who().any(|role| role.as_str() == id);
    scene.site.books[scene.book].happens(&library.books[scene.book], today, &twelve_months(today), is_theirs)
}
