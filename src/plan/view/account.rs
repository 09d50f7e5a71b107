//! The account of a funnel: the sums of one month, where it settles, when it pays, and the three questions.

use serde_json::Value;
use serde_json::json;

use crate::funnel::Case;
use crate::funnel::Cents;
use crate::funnel::Economy;
use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::Quantity;
use crate::funnel::Steady;
use crate::funnel::Sum;
use crate::funnel::Term;
use crate::funnel::economy;
use crate::funnel::read;
use crate::funnel::run;
use crate::plan::stage;
use crate::plan::view::Scene;
use crate::plan::view::funnel::Way;
use crate::plan::view::sums;

/// The sums of the `at`th month, figure by figure.
pub(super) fn month(scene: &Scene, way: &Way, funnel: &Funnel, months: &[Month], at: usize) -> Value {
    let month = &months[at];
    let mut lines = Vec::new();
    let mut line = |label: String, sum: Sum| lines.push(json!({ "label": label, "sum": sums::sum(scene, &sum) }));
    if let Some(sharing) = funnel.sharing {
        let terms = [
            month.carriers.into(),
            "×".into(),
            sharing.sharers.into(),
            "×".into(),
            Quantity::Times(sharing.invites).into(),
            "×".into(),
            sharing.acceptance.into(),
        ];
        line(scene.word("funnel.table.friends"), Sum::new(Quantity::People(month.friends), terms));
    }
    for (place, (told, passage)) in funnel.stages.iter().zip(&month.stages).enumerate() {
        line(
            stage::title(&way.stages[told.place], scene.words),
            Sum::new(Quantity::People(passage.entering), coming(funnel, month, place)),
        );
    }
    if funnel.has_members() {
        let keeping = || funnel.stages.iter().zip(&month.stages).filter(|(stage, _)| stage.keeps).map(|(_, passage)| passage);
        let terms: Vec<Term> = keeping()
            .flat_map(|passage| {
                ["+".into(), passage.start.into(), "+".into(), passage.entering.into(), "−".into(), passage.leaving.into()]
            })
            .skip(1)
            .collect();
        line(scene.word("funnel.table.members"), Sum::new(Quantity::People(month.members), terms));
    }
    for (told, passage) in funnel.stages.iter().zip(&month.stages).filter(|(told, _)| told.price.0 > 0) {
        let name = stage::title(&way.stages[told.place], scene.words);
        let label = scene.say("funnel.table.revenue_of", &[("stage", &name)]);
        line(label, Sum::new(Quantity::Money(passage.revenue), [passage.buyers.into(), "×".into(), told.price.into()]));
    }
    for (key, sum) in costs(funnel, month) {
        line(scene.word(&format!("funnel.table.{key}")), sum);
    }
    for (key, sum) in remains(funnel, months, at) {
        line(scene.word(&format!("funnel.table.{key}")), sum);
    }
    json!({ "month": at + 1, "lines": lines })
}

/// What is left over in the month, and so far.
fn remains(funnel: &Funnel, months: &[Month], at: usize) -> [(&'static str, Sum); 2] {
    let month = &months[at];
    let costs =
        [month.delivery, month.rewards, month.running + month.fixed].into_iter().flat_map(|cost| ["−".into(), cost.into()]);
    let left = std::iter::once(month.revenue.into()).chain(costs);
    let before = at.checked_sub(1).map_or(Cents(0) - funnel.costs.once, |before| months[before].balance);
    let so_far = [before.into(), "+".into(), month.result.into()];
    [("result", Sum::new(Quantity::Money(month.result), left)), ("balance", Sum::new(Quantity::Money(month.balance), so_far))]
}

/// Who comes to the stage at `place`: from the stage before and by friends, as far as there is room.
pub(super) fn coming(funnel: &Funnel, month: &Month, place: usize) -> Vec<Term> {
    let (stage, passage) = (&funnel.stages[place], &month.stages[place]);
    if let Some(room) = stage.capacity.filter(|_| passage.turned_away().0 > 0) {
        return vec![room.into(), "−".into(), passage.start.into()];
    }
    let mut terms: Vec<Term> = match place.checked_sub(1) {
        Some(before) => vec![month.stages[before].here().into(), "×".into(), funnel.stages[before].onward().into()],
        None => vec![funnel.entrants.into()],
    };
    if funnel.sharing.is_some_and(|sharing| sharing.enters == place) {
        terms.extend([Term::from("+"), month.friends.into()]);
    }
    terms
}

fn costs(funnel: &Funnel, month: &Month) -> Vec<(&'static str, Sum)> {
    let delivered = funnel.stages.iter().zip(&month.stages).filter(|(stage, passage)| stage.cost.0 > 0 && passage.buyers.0 > 0);
    let delivery: Vec<Term> = delivered
        .flat_map(|(stage, passage)| ["+".into(), passage.buyers.into(), "×".into(), stage.cost.into()])
        .skip(1)
        .collect();
    let rewards =
        funnel.sharing.and_then(|sharing| sharing.reward).map(|reward| [month.rewarded.into(), "×".into(), reward.amount.into()]);
    let mut told = Vec::new();
    if !delivery.is_empty() {
        told.push(("delivery", Sum::new(Quantity::Money(month.delivery), delivery)));
    }
    if let Some(rewards) = rewards {
        told.push(("rewards", Sum::new(Quantity::Money(month.rewards), rewards)));
    }
    if (month.running + month.fixed).0 > 0 {
        let terms = [month.fixed.into(), "+".into(), month.running.into()];
        told.push(("running", Sum::new(Quantity::Money(month.running + month.fixed), terms)));
    }
    told
}

/// How many members there are in the long run; that it grows without end where it does.
pub(super) fn settled(scene: &Scene, funnel: &Funnel, steady: Option<&Steady>) -> Option<Value> {
    let at = funnel.stages.iter().position(|stage| stage.keeps)?;
    let Some(steady) = steady else {
        return Some(json!({
            "key": "settled",
            "label": scene.word("sums.settled.label"),
            "value": scene.word("sums.settled.endless"),
            "words": scene.word("sums.settled.endless_words"),
            "sum": "",
        }));
    };
    let (stage, coming) = (&funnel.stages[at], steady.entering[at]);
    if stage.turnover.0 == 0 || funnel.stages.iter().filter(|stage| stage.keeps).count() > 1 {
        return None;
    }
    let terms = [coming.into(), "÷".into(), stage.turnover.into(), "−".into(), coming.into()];
    Some(sums::figure(scene, "settled", &Sum::new(Quantity::People(steady.people[at]), terms)))
}

/// When what was put in has come back.
pub(super) fn payback(scene: &Scene, funnel: &Funnel, months: &[Month], economy: &Economy) -> Option<Value> {
    if funnel.costs.once.0 == 0 {
        return None;
    }
    let value = match economy.payback {
        Some(month) => scene.say("sums.payback.value", &[("n", &month.to_string())]),
        None => scene.word("sums.payback.not_yet"),
    };
    let shown = economy.payback.and_then(|month| months.get(month - 1)).or(months.last())?;
    let results = shown.balance + funnel.costs.once;
    let terms: [Term; 3] = [results.into(), "−".into(), funnel.costs.once.into()];
    Some(json!({
        "key": "payback",
        "label": scene.word("sums.payback.label"),
        "value": value,
        "words": scene.word("sums.payback.words"),
        "sum": sums::sum(scene, &Sum::new(Quantity::Money(shown.balance), terms)),
    }))
}

/// What a full group leaves over, what a member brings and costs, and from how many on it pays; nothing where the funnel
/// cannot be reckoned.
pub(super) fn arithmetic(scene: &Scene) -> Vec<Value> {
    let Ok(funnel) = read(scene.community, None, Case::Expected) else { return Vec::new() };
    let economy = economy(&funnel, &run(&funnel));
    let told = [
        ("full", &economy.result_when_full),
        ("revenue_each", &economy.revenue_each),
        ("cost_each", &economy.cost_each),
        ("margin_each", &economy.margin_each),
        ("break_even", &economy.break_even),
    ];
    told.into_iter().filter_map(|(key, sum)| Some(sums::figure(scene, key, sum.as_ref()?))).collect()
}

/// The three questions of whoever wants to grow by a community alone, answered with numbers; none where nobody is kept.
pub(super) fn questions(scene: &Scene, funnel: &Funnel, months: &[Month]) -> Vec<Value> {
    let economy = economy(funnel, months);
    let Economy { orders_when_full, result_when_full, brought, .. } = &economy;
    let (each_at_first, each) = (&economy.management_each_at_first, &economy.management_each);
    let shown = |sum: &Option<Sum>| sum.as_ref().map(|sum| sums::headline(scene, sum.value));
    let told = |sum: &Option<Sum>| sum.as_ref().map(|sum| sums::sum(scene, sum));
    let room = funnel.stages.iter().find(|stage| stage.keeps).and_then(|stage| stage.capacity).map(sums::people);
    let ask = |at: usize, key: &str, words: Option<String>, sums: Vec<Option<String>>| {
        let answer = match economy.answers[at] {
            Some(true) => "yes",
            Some(false) => "no",
            None => "unsure",
        };
        Some(json!({
            "question": scene.word(&format!("fit.questions.{key}")),
            "answer": scene.word(&format!("answers.{answer}")),
            "words": words?,
            "sums": sums.into_iter().flatten().collect::<Vec<_>>(),
        }))
    };
    let full = room.zip(shown(orders_when_full)).zip(shown(result_when_full)).map(|((room, orders), result)| {
        scene.say("funnel.questions.stable_repurchase", &[("room", &room), ("orders", &orders), ("result", &result)])
    });
    let falling = shown(each_at_first)
        .zip(shown(each))
        .map(|(first, last)| scene.say("funnel.questions.falling_cost", &[("first", &first), ("last", &last)]));
    let (newcomers, leavers) = (sums::people(economy.newcomers), sums::people(economy.leavers));
    let friends = shown(brought).unwrap_or_else(|| "0".to_owned());
    let coming = funnel
        .has_members()
        .then(|| scene.say("funnel.questions.new_members", &[("new", &newcomers), ("brought", &friends), ("left", &leavers)]));
    let asked = [
        ask(0, "stable_repurchase", full, vec![told(orders_when_full), told(result_when_full)]),
        ask(1, "falling_cost", falling.filter(|_| funnel.costs.fixed.0 > 0), vec![told(each_at_first), told(each)]),
        ask(2, "new_members", coming, vec![told(brought)]),
    ];
    asked.into_iter().flatten().collect()
}
