//! What one member brings and costs, from how many members on it pays, and the three questions of whoever wants to grow by a
//! community alone, answered with numbers.

use crate::funnel::amount::Cents;
use crate::funnel::amount::Part;
use crate::funnel::amount::People;
use crate::funnel::input::Funnel;
use crate::funnel::run::Month;
use crate::funnel::run::Passage;
use crate::funnel::sum::Quantity;
use crate::funnel::sum::Sum;
use crate::funnel::sum::terms;

/// The economics after a year, each figure with its sum; what cannot be said is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Economy {
    /// What a member brings in a month.
    pub revenue_each: Option<Sum>,
    /// What a member costs in a month, everything counted.
    pub cost_each: Option<Sum>,
    /// What running the community costs a month for each member: everything but the delivery of what is sold.
    pub management_each: Option<Sum>,
    /// The same in the first month.
    pub management_each_at_first: Option<Sum>,
    /// What a member leaves over in a month before the fixed costs.
    pub margin_each: Option<Sum>,
    /// From how many members on a month pays.
    pub break_even: Option<Sum>,
    /// The month in which what was put in once has come back.
    pub payback: Option<usize>,
    /// What the sources of new people cost for each new member.
    pub acquisition: Option<Sum>,
    /// In how many months a new member has brought that back.
    pub acquisition_back: Option<Sum>,
    /// Orders in a month when every place of the members is taken.
    pub orders_when_full: Option<Sum>,
    /// What remains in a month when every place is taken.
    pub result_when_full: Option<Sum>,
    /// Who becomes a member in a month.
    pub newcomers: People,
    /// Those of them whom members brought.
    pub brought: Option<Sum>,
    /// Who ceases to be one.
    pub leavers: People,
    /// Answers to: steady repurchase within one group's room? falling cost? where do new members come from?
    pub answers: [Option<bool>; 3],
}

/// The economics of the months of a funnel.
pub fn economy(funnel: &Funnel, months: &[Month]) -> Economy {
    let (Some(first), Some(last)) = (months.first(), months.last()) else { return Economy::default() };
    let margin_each = each(last.revenue - last.variable(), last.members);
    let acquisition = acquisition(funnel, last);
    let full = funnel.stages.iter().find(|stage| stage.keeps).and_then(|stage| Some((stage, stage.capacity?)));
    let result_when_full = full.zip(amount(&margin_each)).map(|((_, room), margin)| {
        let result = room.at(margin) - last.fixed;
        Sum::new(Quantity::Money(result), terms![room, "×", margin, "−", last.fixed])
    });
    let (newcomers, leavers) = traffic(funnel, last);
    let management = |month: &Month| each(month.cost() - month.delivery, month.members);
    let (management_each, management_each_at_first) = (management(last), management(first));
    Economy {
        revenue_each: each(last.revenue, last.members),
        break_even: break_even(last.fixed, amount(&margin_each)),
        payback: months.iter().position(|month| month.balance.0 >= 0).map(|month| month + 1),
        acquisition_back: back(amount(&acquisition), amount(&margin_each)),
        orders_when_full: full.map(|(stage, room)| {
            Sum::new(Quantity::People(room.times(stage.again)), terms![room, "×", Quantity::Times(stage.again)])
        }),
        brought: brought(funnel, last, newcomers),
        answers: [
            amount(&result_when_full).map(|result| result.0 >= 0),
            amount(&management_each_at_first).zip(amount(&management_each)).and_then(|(first, last)| falls(first, last)),
            funnel.has_members().then_some(newcomers.0 + newcomers.0 / ROUNDING >= leavers.0),
        ],
        cost_each: each(last.cost(), last.members),
        management_each,
        management_each_at_first,
        margin_each,
        acquisition,
        result_when_full,
        newcomers,
        leavers,
    }
}

/// One in so many is no difference: where all is settled as many come as leave but for the rounding.
const ROUNDING: i64 = 100;

/// Whether a cost falls; nothing where it stays as it is.
fn falls(first: Cents, last: Cents) -> Option<bool> {
    ((first - last).0.abs() > first.0.abs() / ROUNDING).then_some(last < first)
}

fn amount(sum: &Option<Sum>) -> Option<Cents> {
    match sum.as_ref()?.value {
        Quantity::Money(amount) => Some(amount),
        _ => None,
    }
}

/// Shared among the members.
fn each(amount: Cents, members: People) -> Option<Sum> {
    Some(Sum::new(Quantity::Money(amount.each(members)?), terms![amount, "÷", members]))
}

fn break_even(fixed: Cents, margin: Option<Cents>) -> Option<Sum> {
    let margin = margin.filter(|margin| margin.0 > 0)?;
    let members = People(Part::of(fixed.0, margin.0)?.0 / 1000);
    Some(Sum::new(Quantity::People(members), terms![fixed, "÷", margin]))
}

fn back(cost: Option<Cents>, margin: Option<Cents>) -> Option<Sum> {
    let (cost, margin) = cost.zip(margin.filter(|margin| margin.0 > 0))?;
    Some(Sum::new(Quantity::Times(Part::of(cost.0, margin.0)?), terms![cost, "÷", margin]))
}

fn acquisition(funnel: &Funnel, month: &Month) -> Option<Sum> {
    let sources = funnel.costs.sources;
    let newcomers = traffic(funnel, month).0;
    let each = sources.each(newcomers).filter(|_| sources.0 > 0)?;
    Some(Sum::new(Quantity::Money(each), terms![sources, "÷", newcomers]))
}

/// Who becomes a member, and who ceases to be one.
fn traffic(funnel: &Funnel, month: &Month) -> (People, People) {
    let keeping = || funnel.stages.iter().zip(&month.stages).filter(|(stage, _)| stage.keeps).map(|(_, passage)| passage);
    let joining: Option<&Passage> = keeping().next().or(month.stages.last());
    (joining.map(|passage| passage.entering).unwrap_or_default(), keeping().map(|passage| passage.leaving).sum())
}

/// Of the newcomers, those whom members brought: the same part that friends are of all who came where friends come in.
fn brought(funnel: &Funnel, month: &Month, newcomers: People) -> Option<Sum> {
    let sharing = funnel.sharing?;
    let arriving = month.stages.get(sharing.enters)?.arriving;
    let part = Part::of(month.friends.0, arriving.0)?;
    let members = funnel.stages.iter().position(|stage| stage.keeps).unwrap_or(funnel.stages.len());
    (sharing.enters <= members)
        .then(|| Sum::new(Quantity::People(newcomers.times(part)), terms![newcomers, "×", month.friends, "÷", arriving]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funnel::input::Costs;
    use crate::funnel::input::Stage;
    use crate::funnel::run;

    fn club() -> Funnel {
        let free = Stage { conversion: Part(100_000), turnover: Part::ONE, first: Part::ONE, ..Stage::default() };
        let members = Stage {
            keeps: true,
            turnover: Part(50_000),
            people: People::whole(380),
            capacity: Some(People::whole(500)),
            first: Part(100_000),
            again: Part(100_000),
            price: Cents(100_000),
            cost: Cents(40_000),
            conversion: Part(0),
            ..free
        };
        let costs = Costs {
            fixed: Cents(1_200_000),
            per_member: Cents(1000),
            once: Cents(3_000_000),
            sources: Cents(100_000),
            ..Costs::default()
        };
        Funnel { entrants: People::whole(200), stages: vec![free, members], costs, sharing: None }
    }

    #[test]
    fn a_year_of_a_club_is_told_member_by_member() {
        let funnel = club();
        let economy = economy(&funnel, &run(&funnel));
        let value = |sum: &Option<Sum>| sum.as_ref().map(|sum| sum.value);
        // 380 stay 380: 400 are here in a month, 40 buy for ¥1,000 and cost ¥400.
        assert_eq!(value(&economy.revenue_each), Some(Quantity::Money(Cents(10_526))));
        assert_eq!(value(&economy.margin_each), Some(Quantity::Money(Cents(5_316))));
        assert_eq!(value(&economy.break_even), Some(Quantity::People(People(225_733))));
        assert_eq!(value(&economy.acquisition), Some(Quantity::Money(Cents(5_000))));
        assert_eq!(value(&economy.orders_when_full), Some(Quantity::People(People(50_000))));
        assert_eq!((economy.newcomers, economy.leavers), (People(20_000), People(20_000)));
        assert_eq!(economy.answers, [Some(true), None, Some(true)]);
        // 40,000 − 16,000 − 3,800 − 12,000 = 8,200 a month towards 30,000.
        assert_eq!(economy.payback, Some(4));
    }

    #[test]
    fn nothing_is_said_of_members_where_there_are_none() {
        let mut funnel = club();
        funnel.entrants = People(0);
        funnel.stages[1].people = People(0);
        let economy = economy(&funnel, &run(&funnel));
        assert_eq!((economy.revenue_each, economy.break_even, economy.acquisition), (None, None, None));
    }
}
