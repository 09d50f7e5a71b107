//! Who comes to each stage in a month that repeats itself, with the sum: the table beside the drawing of a funnel.

use serde_json::Value;
use serde_json::json;

use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::People;
use crate::funnel::Quantity;
use crate::funnel::Sharing;
use crate::funnel::Steady;
use crate::funnel::Sum;
use crate::funnel::Term;
use crate::funnel::run;
use crate::funnel::steady;
use crate::model::value::Range;
use crate::plan::stage;
use crate::plan::view::Scene;
use crate::plan::view::account;
use crate::plan::view::funnel::Way;
use crate::plan::view::sums;

/// A month to draw: the one that repeats itself, or the twelfth where none does.
pub(super) enum Standing {
    /// As many come as leave.
    Settled(Steady),
    /// It goes on growing.
    Twelfth(Box<Month>),
}

/// The month to draw; none where there are no months.
pub(super) fn standing(funnel: &Funnel) -> Option<Standing> {
    steady(funnel).map(Standing::Settled).or_else(|| run(funnel).pop().map(|month| Standing::Twelfth(Box::new(month))))
}

impl Standing {
    /// Who comes to the stage at `at` of those that are gone through.
    pub(super) fn entering(&self, at: usize) -> Option<People> {
        match self {
            Standing::Settled(month) => month.entering.get(at).copied(),
            Standing::Twelfth(month) => month.stages.get(at).map(|passage| passage.entering),
        }
    }

    /// The members of whom some share, those who do, and the friends who come.
    pub(super) fn shared(&self) -> [People; 3] {
        match self {
            Standing::Settled(month) => [month.members, month.sharers, month.friends],
            Standing::Twelfth(month) => [month.carriers, month.sharers, month.friends],
        }
    }

    fn coming(&self, funnel: &Funnel, at: usize) -> Vec<Term> {
        let month = match self {
            Standing::Twelfth(month) => return account::coming(funnel, month, at),
            Standing::Settled(month) => month,
        };
        let friends = funnel.sharing.is_some_and(|sharing| sharing.enters == at);
        let above = at.checked_sub(1).map(|before| (month.entering[before], funnel.stages[before].conversion));
        let arriving = above.map_or(funnel.entrants, |(came, share)| came.times(share));
        let arriving = if friends { arriving + month.friends } else { arriving };
        if let Some(room) = funnel.stages[at].capacity.filter(|_| month.entering[at] < arriving) {
            return vec![room.into(), "×".into(), funnel.stages[at].turnover.into()];
        }
        let mut terms: Vec<Term> = match above {
            Some((came, share)) => vec![came.into(), "×".into(), share.into()],
            None => vec![funnel.entrants.into()],
        };
        if friends {
            terms.extend([Term::from("+"), month.friends.into()]);
        }
        terms
    }
}

/// The rows of the table: every stage as the author has it, then the friends. `entrants` is what the author says of them.
pub(super) fn view(scene: &Scene, way: &Way, funnel: &Funnel, entrants: Option<Range>) -> Option<Value> {
    let standing = standing(funnel)?;
    let [carriers, sharers, friends] = standing.shared();
    let mut rows: Vec<Value> = Vec::new();
    let mut row = |title: String, people: People, onward: Option<String>, terms: Vec<Term>| {
        let sum = Sum::new(Quantity::People(people), terms);
        let told = (sum.terms.len() > 1).then(|| sums::sum(scene, &sum));
        rows.push(json!({ "title": title, "people": sums::people(people), "onward": onward, "sum": told }));
    };
    for (place, told) in way.stages.iter().enumerate() {
        let onward = told.conversion.as_ref().map(|share| share.words());
        let title = stage::title(told, scene.words);
        match funnel.stages.iter().position(|stage| stage.place == place) {
            Some(at) => {
                let terms = standing.coming(funnel, at);
                let terms = if at == 0 { opened(terms, entrants) } else { terms };
                row(title, standing.entering(at).unwrap_or_default(), onward, terms);
            }
            None => {
                let part = funnel.sharing.map(|sharing| sharing.sharers).unwrap_or_default();
                row(title, sharers, None, vec![carriers.into(), "×".into(), part.into()]);
            }
        }
    }
    if let Some(Sharing { invites, acceptance, .. }) = funnel.sharing {
        let terms = vec![sharers.into(), "×".into(), Quantity::Times(invites).into(), "×".into(), acceptance.into()];
        row(scene.word("funnel.table.friends"), friends, None, terms);
    }
    let key = if matches!(standing, Standing::Settled(_)) { "settled" } else { "twelfth" };
    Some(json!({ "title": scene.word(&format!("funnel.standing.{key}")), "rows": rows }))
}

/// The middle of a range is a sum of its own.
fn opened(mut terms: Vec<Term>, entrants: Option<Range>) -> Vec<Term> {
    let Some(range) = entrants.filter(|range| range.low() < range.high()) else { return terms };
    let two = Quantity::People(People::whole(2)).into();
    let middle = [
        Term::from("("),
        People::whole(range.low()).into(),
        "+".into(),
        People::whole(range.high()).into(),
        ")".into(),
        "÷".into(),
        two,
    ];
    drop(terms.splice(0..1, middle));
    terms
}

#[cfg(test)]
mod tests {
    use crate::plan::view::sample::view_of;

    fn rows(funnel: &str) -> Vec<(String, String, String)> {
        let view = view_of(&format!("name: 读书会\nfunnel: {{{funnel}}}"), "funnel.html");
        let told = |cell: &serde_json::Value| cell.as_str().unwrap_or_default().to_owned();
        let rows = view["ways"][0]["standing"]["rows"].as_array().unwrap().clone();
        rows.iter().map(|row| (told(&row["title"]), told(&row["people"]), told(&row["sum"]))).collect()
    }

    #[test]
    fn every_number_of_the_drawing_is_worked_out_beside_it() {
        let told = rows(
            "entrants: 90-110, stages: [{level: free, conversion: 20%}, {level: mid, attrition: 5%}, {level: share}], \
             loop: {sharers: 4%, invites: 1, acceptance: 50%, enters: mid}",
        );
        let expected = [
            ("免费引流", "100", "(90 + 110) ÷ 2 = 100"),
            ("中消提升", "32.3", "100 × 20% + 12.258 = 32.258"),
            ("利益分享", "24.5", "612.902 × 4% = 24.516"),
            ("成员带来的人", "12.3", "24.516 × 1 × 50% = 12.258"),
        ];
        assert_eq!(told, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    }

    #[test]
    fn a_full_stage_takes_as_many_as_leave_it() {
        let told = rows("entrants: 100, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%, capacity: 400}]");
        assert_eq!(told[1].2, "400 × 5% = 20");
        assert_eq!(told[0].2, "");
    }

    #[test]
    fn where_nothing_settles_the_twelfth_month_is_told() {
        let funnel = "entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%}], \
             loop: {sharers: 50%, invites: 3, acceptance: 50%, enters: mid}";
        let view = view_of(&format!("name: 读书会\nfunnel: {{{funnel}}}"), "funnel.html");
        assert_eq!(view["ways"][0]["standing"]["title"], "第 12 个月走到各阶段的人");
    }
}
