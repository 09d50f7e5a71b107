//! Twelve months of a funnel as a page shows them: two tables, the course, what they say, and the sums of each month.

use serde_json::Value;
use serde_json::json;

use crate::draw::Caption;
use crate::draw::Course;
use crate::draw::course;
use crate::funnel::Case;
use crate::funnel::Cents;
use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::People;
use crate::funnel::economy;
use crate::funnel::read;
use crate::funnel::run;
use crate::funnel::steady;
use crate::plan::stage;
use crate::plan::view::Scene;
use crate::plan::view::account;
use crate::plan::view::funnel::Way;
use crate::plan::view::sums;
use crate::plan::view::whatif;

pub(super) fn view(scene: &Scene, way: &Way, funnel: &Funnel) -> Value {
    let months = run(funnel);
    let cases = cases(scene, way, &months);
    json!({
        "people": people(scene, way, funnel, &months),
        "money": money(scene, funnel, &months),
        "figures": figures(scene, funnel, &months),
        "cases": cases.iter().map(|(case, months)| row_of_case(scene, *case, months)).collect::<Vec<_>>(),
        "taken": taken(scene, way, funnel),
        "pictures": [members(scene, way, funnel, &cases), balance(scene, way, &cases)],
        "sums": (0..months.len()).map(|at| account::month(scene, way, funnel, &months, at)).collect::<Vec<_>>(),
        "questions": if way.branch.is_none() { account::questions(scene, funnel, &months) } else { Vec::new() },
        "what_if": whatif::view(scene, way, funnel),
        "once": (funnel.costs.once.0 > 0).then(|| sums::units(scene, funnel.costs.once)),
    })
}

/// The three cases, the expected one in the middle; one alone where the others say nothing new.
fn cases(scene: &Scene, way: &Way, expected: &[Month]) -> Vec<(Case, Vec<Month>)> {
    let other = |case| read(scene.community, way.branch, case).map(|funnel| run(&funnel)).unwrap_or_else(|_| expected.to_vec());
    let (low, high) = (other(Case::Low), other(Case::High));
    if low == expected && high == expected {
        return vec![(Case::Expected, expected.to_vec())];
    }
    vec![(Case::Low, low), (Case::Expected, expected.to_vec()), (Case::High, high)]
}

fn row_of_case(scene: &Scene, case: Case, months: &[Month]) -> Value {
    let word = match case {
        Case::Low => "low",
        Case::Expected => "expected",
        Case::High => "high",
    };
    let revenue: Cents = months.iter().map(|month| month.revenue).sum();
    let result: Cents = months.iter().map(|month| month.result).sum();
    let members = months.last().map(|month| month.members).unwrap_or_default();
    json!({
        "case": word,
        "title": scene.word(&format!("funnel.cases.{word}")),
        "members": sums::people(members),
        "revenue": sums::units(scene, revenue),
        "result": sums::units(scene, result),
    })
}

/// Which numbers the careful and the hopeful case take; none where nothing is said between two bounds.
fn taken(scene: &Scene, way: &Way, expected: &Funnel) -> Vec<Value> {
    let of = |case| read(scene.community, way.branch, case);
    let (Ok(low), Ok(high)) = (of(Case::Low), of(Case::High)) else { return Vec::new() };
    whatif::differences(scene, way, [&low, expected, &high])
}

fn cell(shown: String, exact: String) -> Value {
    json!({ "shown": shown, "exact": exact })
}

fn heads(cells: &[People]) -> impl Iterator<Item = Value> {
    cells.iter().map(|people| cell(sums::people(*people), sums::exact(people.0, 3)))
}

/// Who comes to each stage, the friends among them, and the members of the month's end.
fn people(scene: &Scene, way: &Way, funnel: &Funnel, months: &[Month]) -> Value {
    let mut titles: Vec<String> = funnel.stages.iter().map(|told| stage::title(&way.stages[told.place], scene.words)).collect();
    if funnel.sharing.is_some() {
        titles.push(scene.word("funnel.table.friends"));
    }
    if funnel.has_members() {
        titles.push(scene.word("funnel.table.members"));
    }
    let rows: Vec<Value> = months
        .iter()
        .map(|month| {
            let mut cells: Vec<People> = month.stages.iter().map(|passage| passage.entering).collect();
            cells.extend(funnel.sharing.map(|_| month.friends));
            cells.extend(funnel.has_members().then_some(month.members));
            Value::from(heads(&cells).collect::<Vec<_>>())
        })
        .collect();
    json!({ "heads": titles, "rows": rows })
}

/// What comes in, what it costs, what remains.
fn money(scene: &Scene, funnel: &Funnel, months: &[Month]) -> Value {
    let keys = ["revenue", "delivery", "rewards", "running", "result", "balance"];
    let amounts =
        |month: &Month| [month.revenue, month.delivery, month.rewards, month.running + month.fixed, month.result, month.balance];
    // A column of nothing says nothing.
    let kept: Vec<usize> = (0..keys.len())
        .filter(|at| ![2, 3].contains(at) || months.iter().any(|month| amounts(month)[*at].0 != 0))
        .filter(|_| funnel.stages.iter().any(|stage| stage.price.0 > 0) || funnel.costs.fixed.0 > 0)
        .collect();
    let rows: Vec<Value> = months
        .iter()
        .map(|month| {
            let cells = kept.iter().map(|at| amounts(month)[*at]);
            Value::from(cells.map(|amount| cell(sums::units(scene, amount), sums::exact(amount.0, 2))).collect::<Vec<_>>())
        })
        .collect();
    let titles: Vec<String> = kept.iter().map(|at| scene.word(&format!("funnel.table.{}", keys[*at]))).collect();
    json!({ "heads": titles, "keys": kept.iter().map(|at| keys[*at]).collect::<Vec<_>>(), "rows": rows })
}

/// What a reader asks first, each with its sum.
fn figures(scene: &Scene, funnel: &Funnel, months: &[Month]) -> Vec<Value> {
    let economy = economy(funnel, months);
    let mut figures: Vec<Value> = account::settled(scene, funnel, steady(funnel).as_ref()).into_iter().collect();
    let told = [
        ("revenue_each", &economy.revenue_each),
        ("cost_each", &economy.cost_each.clone().filter(|_| funnel.costs.fixed.0 > 0)),
        ("break_even", &economy.break_even.clone().filter(|_| funnel.costs.fixed.0 > 0)),
        ("acquisition", &economy.acquisition),
        ("acquisition_back", &economy.acquisition_back),
    ];
    figures.extend(told.into_iter().filter_map(|(key, sum)| Some(sums::figure(scene, key, sum.as_ref()?))));
    figures.extend(account::payback(scene, funnel, months, &economy));
    figures
}

fn series(months: &[Month], of: impl Fn(&Month) -> f64) -> Vec<f64> {
    months.iter().map(of).collect()
}

fn members(scene: &Scene, way: &Way, funnel: &Funnel, cases: &[(Case, Vec<Month>)]) -> Option<Value> {
    if !funnel.has_members() {
        return None;
    }
    let room: Option<People> =
        funnel.stages.iter().filter(|stage| stage.keeps).map(|stage| stage.capacity).sum::<Option<People>>();
    let name = room.map(|room| scene.say("pictures.room", &[("n", &sums::people(room))]));
    let limit = room.zip(name.as_deref()).map(|(room, name)| (room.amount(), name));
    let say = |month: &Month| scene.say("pictures.people", &[("n", &sums::people(month.members))]);
    drawn(scene, way, "members", cases, &|month| month.members.amount(), &say, limit)
}

fn balance(scene: &Scene, way: &Way, cases: &[(Case, Vec<Month>)]) -> Option<Value> {
    cases.first()?.1.iter().any(|month| month.revenue.0 > 0).then_some(())?;
    drawn(scene, way, "balance", cases, &|month| month.balance.amount(), &|month| sums::units(scene, month.balance), None)
}

/// A course with the sentence that reads it.
fn drawn(
    scene: &Scene,
    way: &Way,
    key: &str,
    cases: &[(Case, Vec<Month>)],
    of: &dyn Fn(&Month) -> f64,
    say: &dyn Fn(&Month) -> String,
    limit: Option<(f64, &str)>,
) -> Option<Value> {
    let [low, expected, high] = match cases {
        [(_, only)] => [only, only, only],
        [(_, low), (_, expected), (_, high)] => [low, expected, high],
        _ => return None,
    };
    let lines = [low, expected, high].map(|months| series(months, of));
    let ends = [low, expected, high].map(|months| months.last().map(say).unwrap_or_default());
    let first = expected.first().map(say)?;
    let title = scene.word(&format!("pictures.course.{key}"));
    let reading = scene.say(
        &format!("pictures.course.{key}_reading"),
        &[("first", &first), ("last", &ends[1]), ("low", &ends[0]), ("high", &ends[2])],
    );
    let from_to = ["1", "12"].map(|n| scene.say("funnel.table.month", &[("n", n)]));
    let id = format!("{key}-{}-picture", way.id);
    let caption = Caption { id: &id, title: &title, description: &reading };
    let ends = if cases.len() == 1 { ["", &ends[1], ""] } else { [ends[0].as_str(), &ends[1], &ends[2]] };
    let told = Course { low: &lines[0], expected: &lines[1], high: &lines[2], ends, limit, from_to: [&from_to[0], &from_to[1]] };
    Some(json!({ "title": title, "reading": reading, "svg": course(&caption, &told) }))
}
