//! What is to be done, as a plain list day by day: of everybody, or of one role.

use jiff::civil::Date;
use serde_json::Value;
use serde_json::json;

use crate::calendar::Occurrence;
use crate::plan::calendar::day;
use crate::plan::calendar::days;
use crate::plan::calendar::entry;
use crate::plan::calendar::filter;
use crate::plan::calendar::within;
use crate::plan::view::Scene;

/// How many days from today on a list covers.
const DAYS: i64 = 28;

/// The list of everybody.
pub(super) fn of(scene: &Scene) -> Value {
    let all = within(scene, range(scene));
    json!({ "days": list(scene, &all, &task), "filter": filter::of(scene, &all) })
}

/// The list of role `id`, each thing with what one needs to do it.
pub(super) fn of_role(scene: &Scene, id: &str) -> Vec<Value> {
    let mut all = within(scene, range(scene));
    all.retain(|one| one.who().any(|role| role.as_str() == id));
    list(scene, &all, &|scene, occurrence| {
        let mut task = task(scene, occurrence);
        task["script"] = json!(occurrence.script());
        task["materials"] = json!(occurrence.materials());
        task
    })
}

fn range(scene: &Scene) -> std::ops::RangeInclusive<Date> {
    days(scene.site.library.edition.today, DAYS)
}

/// The days of the list, with what is to be done; what only frames it is left out.
fn list(scene: &Scene, all: &[Occurrence], task: &dyn Fn(&Scene, &Occurrence) -> Value) -> Vec<Value> {
    let range = range(scene);
    let dates = range.start().series(jiff::Span::new().days(1)).take_while(|date| date <= range.end());
    dates
        .map(|date| {
            let mut day = json!(day::of(scene, date, &[]));
            day["entries"] = all.iter().filter(|one| one.date == date && one.is_work()).map(|one| task(scene, one)).collect();
            day
        })
        .collect()
}

/// One thing to do, with where and how long.
fn task(scene: &Scene, occurrence: &Occurrence) -> Value {
    let mut task = json!(entry::of(scene, occurrence));
    let name = |noun: &str, id: &str| scene.find(noun, id)["name"].clone();
    task["where"] = json!(occurrence.channel().map(|channel| name("channel", channel.as_str())));
    task["who"] = json!(occurrence.owner().map(|role| name("role", role.as_str())));
    task["takes"] = json!(occurrence.duration().map(|duration| duration.words(scene.language)));
    task
}
