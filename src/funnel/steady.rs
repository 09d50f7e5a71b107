//! Where it settles: the month that repeats itself, the pull of the loop, and what becomes of a thousand who enter.

use crate::funnel::amount::Part;
use crate::funnel::amount::People;
use crate::funnel::input::Funnel;
use crate::funnel::input::Stage;

/// A loop that has not settled by then does not settle.
const ROUNDS: usize = 4000;

/// No community has so many members: what comes to that grows without end.
const EVERYBODY: People = People(People::MOST.0 / 10);

/// The month that repeats itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steady {
    /// Who comes to each stage in a month.
    pub entering: Vec<People>,
    /// Who is in each stage at the end of a month.
    pub people: Vec<People>,
    /// Members at the end of a month; where nobody is kept, those who come to the last stage.
    pub members: People,
    /// Those of them who share.
    pub sharers: People,
    /// The friends who come.
    pub friends: People,
}

/// The month in which as many come as leave; nothing where the loop grows without end.
pub fn steady(funnel: &Funnel) -> Option<Steady> {
    let mut friends = People(0);
    for _ in 0..ROUNDS {
        let month = settled(funnel, funnel.entrants, friends);
        if month.friends == friends {
            return Some(month).filter(|month| month.members < EVERYBODY);
        }
        friends = month.friends;
    }
    None
}

/// How many friends one friend brings in the long run, friends of friends not counted; nothing where nobody shares.
/// At one or more the loop grows until something stops it.
pub fn loop_gain(funnel: &Funnel) -> Option<Part> {
    funnel.sharing?;
    let mut open = funnel.clone();
    open.stages.iter_mut().for_each(|stage| stage.capacity = None);
    let thousand = People::whole(1000);
    Part::of(settled(&open, People(0), thousand).friends.0, thousand.0)
}

/// What becomes of a thousand who enter, stage by stage, when there is room for all and nobody brings friends.
pub fn per_thousand(funnel: &Funnel) -> Vec<People> {
    let mut coming = People::whole(1000);
    funnel
        .stages
        .iter()
        .map(|stage| {
            let came = coming;
            coming = came.times(stage.conversion);
            came
        })
        .collect()
}

/// Every stage in balance while so many friends come.
fn settled(funnel: &Funnel, entrants: People, friends: People) -> Steady {
    let mut steady =
        Steady { entering: Vec::new(), people: Vec::new(), members: People(0), sharers: People(0), friends: People(0) };
    let mut arriving = entrants;
    for (place, stage) in funnel.stages.iter().enumerate() {
        if funnel.sharing.is_some_and(|sharing| sharing.enters == place) {
            arriving = arriving + friends;
        }
        let (entering, people) = balance(stage, arriving);
        arriving = entering.times(stage.conversion);
        steady.entering.push(entering);
        steady.people.push(people);
        if stage.keeps {
            steady.members = steady.members + people;
        }
    }
    if !funnel.has_members() {
        steady.members = steady.entering.last().copied().unwrap_or_default();
    }
    if let Some(sharing) = &funnel.sharing {
        steady.sharers = steady.members.times(sharing.sharers);
        steady.friends = steady.sharers.times(sharing.invites).times(sharing.acceptance);
    }
    steady
}

/// Who comes and who is there at the end of a month, when both repeat themselves: those who are here are those who come ÷ the
/// part that is done with it, and there is no more room than there is.
fn balance(stage: &Stage, arriving: People) -> (People, People) {
    let most = stage.capacity.map(|capacity| capacity.times(stage.turnover));
    let entering = most.map_or(arriving, |most| arriving.min(most));
    let here = entering.over(stage.turnover).unwrap_or(stage.capacity.unwrap_or(People::MOST));
    (entering, here.less(entering))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funnel::input::Sharing;
    use crate::funnel::run;
    use crate::funnel::run::MONTHS;

    fn club(sharers: i64) -> Funnel {
        let passed = Stage { conversion: Part(100_000), turnover: Part::ONE, ..Stage::default() };
        let members = Stage { keeps: true, turnover: Part(50_000), conversion: Part(0), ..passed };
        let sharing =
            Sharing { sharers: Part(sharers), invites: Part::ONE, acceptance: Part(500_000), enters: 1, ..Sharing::default() };
        Funnel { entrants: People::whole(200), stages: vec![passed, members], sharing: Some(sharing), ..Funnel::default() }
    }

    #[test]
    fn without_a_loop_members_are_those_who_come_over_those_who_leave() {
        let steady = steady(&club(0)).unwrap();
        // 20 a month, 5 % leave: 400 in a month, of whom 380 are left at its end.
        assert_eq!((steady.entering[1], steady.people[1]), (People(20_000), People(380_000)));
    }

    #[test]
    fn a_loop_adds_what_its_gain_says_and_explodes_at_one() {
        // A friend stays 19 month ends, of whom 4 % × 1 × 50 % = 2 % bring a friend: 0.38.
        assert_eq!(loop_gain(&club(40_000)), Some(Part(380_000)));
        let settled = steady(&club(40_000)).unwrap();
        let expected = 20.0 / (1.0 - 0.38);
        assert!((settled.entering[1].amount() - expected).abs() < 0.01, "{settled:?}");
        assert!(loop_gain(&club(120_000)).unwrap() > Part::ONE);
        assert_eq!(steady(&club(120_000)), None);
    }

    #[test]
    fn the_months_come_near_the_steady_state_and_stay_there() {
        let mut funnel = club(40_000);
        let settled = steady(&funnel).unwrap();
        funnel.stages[1].people = settled.people[1];
        let months = run(&funnel);
        let end = months[MONTHS - 1].stages[1].end;
        assert!((end.0 - settled.people[1].0).abs() < 100, "{end:?} {settled:?}");
    }

    #[test]
    fn of_a_thousand_so_many_come_so_far() {
        assert_eq!(per_thousand(&club(0)), [People::whole(1000), People::whole(100)]);
    }
}
