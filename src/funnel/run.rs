//! Twelve months, one after the other.

use crate::funnel::amount::Cents;
use crate::funnel::amount::People;
use crate::funnel::input::Funnel;
use crate::funnel::input::Stage;

/// How many months are reckoned.
pub const MONTHS: usize = 12;

/// What one month brings.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Month {
    /// Stage by stage.
    pub stages: Vec<Passage>,
    /// The members of its start, of whom some share.
    pub carriers: People,
    /// Those who share.
    pub sharers: People,
    /// The friends who come.
    pub friends: People,
    /// The friends for whom something is given.
    pub rewarded: People,
    /// The members of its end; where nobody is kept, those who came to the last stage.
    pub members: People,
    /// What comes in.
    pub revenue: Cents,
    /// What delivering the offers costs.
    pub delivery: Cents,
    /// What is given for friends.
    pub rewards: Cents,
    /// What members and orders cost beside that.
    pub running: Cents,
    /// What it costs whatever happens.
    pub fixed: Cents,
    /// What remains.
    pub result: Cents,
    /// What remained so far, less what was put in once.
    pub balance: Cents,
}

/// What happens at one stage in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Passage {
    /// In it at the start.
    pub start: People,
    /// Would come.
    pub arriving: People,
    /// Come.
    pub entering: People,
    /// Go on to the next stage.
    pub onward: People,
    /// Leave for good.
    pub leaving: People,
    /// In it at the end.
    pub end: People,
    /// Orders.
    pub buyers: People,
    /// What they pay.
    pub revenue: Cents,
    /// What delivering costs.
    pub delivery: Cents,
}

impl Passage {
    /// All who are in it at some time of the month.
    pub fn here(&self) -> People {
        self.start + self.entering
    }

    /// For whom there was no room.
    pub fn turned_away(&self) -> People {
        self.arriving.less(self.entering)
    }
}

impl Month {
    /// Everything it costs.
    pub fn cost(&self) -> Cents {
        self.delivery + self.rewards + self.running + self.fixed
    }

    /// What it costs because somebody came, bought or is a member.
    pub fn variable(&self) -> Cents {
        self.delivery + self.rewards + self.running
    }
}

/// The months of a funnel, from today's people on.
pub fn run(funnel: &Funnel) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::with_capacity(MONTHS);
    for _ in 0..MONTHS {
        let month = next(funnel, months.last());
        months.push(month);
    }
    months
}

/// The month after `before`, or the first.
pub(super) fn next(funnel: &Funnel, before: Option<&Month>) -> Month {
    let mut month = Month { carriers: carriers(funnel, before), fixed: funnel.costs.fixed, ..Month::default() };
    if let Some(sharing) = &funnel.sharing {
        month.sharers = month.carriers.times(sharing.sharers);
        month.friends = month.sharers.times(sharing.invites).times(sharing.acceptance);
        if let Some(reward) = sharing.reward {
            month.rewarded = reward.most.map_or(month.friends, |most| month.friends.min(month.sharers.times(most)));
            month.rewards = month.rewarded.at(reward.amount);
        }
    }
    let mut arriving = funnel.entrants;
    for (place, stage) in funnel.stages.iter().enumerate() {
        if funnel.sharing.is_some_and(|sharing| sharing.enters == place) {
            arriving = arriving + month.friends;
        }
        let start = before.map_or(stage.people, |before| before.stages[place].end);
        let passage = pass(stage, start, arriving);
        arriving = passage.onward;
        month.stages.push(passage);
    }
    settle(funnel, &mut month, before.map_or(Cents(0) - funnel.costs.once, |before| before.balance));
    month
}

/// Who may share: the members; where nobody is kept, those who came to the last stage the month before.
fn carriers(funnel: &Funnel, before: Option<&Month>) -> People {
    match before {
        Some(before) => before.members,
        None if funnel.has_members() => funnel.stages.iter().filter(|stage| stage.keeps).map(|stage| stage.people).sum(),
        None => funnel.stages.last().map(|stage| stage.people).unwrap_or_default(),
    }
}

/// One stage in one month: nobody appears, and nobody is lost but those who leave.
fn pass(stage: &Stage, start: People, arriving: People) -> Passage {
    let entering = stage.capacity.map_or(arriving, |capacity| arriving.min(capacity.less(start)));
    let here = start + entering;
    let done = here.times(stage.turnover).min(here);
    let onward = here.times(stage.onward());
    let leaving = if stage.keeps { done } else { done.less(onward) };
    let buyers = entering.times(stage.first) + start.times(stage.again);
    Passage {
        start,
        arriving,
        entering,
        onward,
        leaving,
        end: here - done,
        buyers,
        revenue: buyers.at(stage.price),
        delivery: buyers.at(stage.cost),
    }
}

/// The money of the month.
fn settle(funnel: &Funnel, month: &mut Month, before: Cents) {
    month.members = if funnel.has_members() {
        funnel.stages.iter().zip(&month.stages).filter(|(stage, _)| stage.keeps).map(|(_, passage)| passage.end).sum()
    } else {
        month.stages.last().map(|passage| passage.entering).unwrap_or_default()
    };
    let priced = funnel.stages.iter().zip(&month.stages).filter(|(stage, _)| stage.price.0 > 0);
    let orders: People = priced.map(|(_, passage)| passage.buyers).sum();
    month.revenue = month.stages.iter().map(|passage| passage.revenue).sum();
    month.delivery = month.stages.iter().map(|passage| passage.delivery).sum();
    month.running = month.members.at(funnel.costs.per_member) + orders.at(funnel.costs.per_order);
    month.result = month.revenue - month.cost();
    month.balance = before + month.result;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funnel::amount::Part;
    use crate::funnel::input::Sharing;

    /// A shop: a list for those who pass, a paid consultation, members who leave at 4.5 % a month.
    fn shop() -> Funnel {
        let passed = |place, conversion, price| Stage {
            place,
            conversion: Part(conversion),
            turnover: Part::ONE,
            first: Part::ONE,
            price: Cents(price),
            ..Stage::default()
        };
        let members = Stage {
            keeps: true,
            turnover: Part(45_000),
            people: People::whole(312),
            first: Part(200_000),
            again: Part(200_000),
            ..passed(2, 0, 198_000)
        };
        Funnel {
            entrants: People::whole(240),
            stages: vec![passed(0, 250_000, 0), passed(1, 300_000, 9_900), members],
            ..Funnel::default()
        }
    }

    #[test]
    fn a_month_of_a_shop_can_be_followed_with_a_pencil() {
        let month = &run(&shop())[0];
        let [free, low, members] = month.stages[..] else { panic!("{month:?}") };
        assert_eq!(
            (free.entering, free.onward, free.leaving, free.end),
            (People(240_000), People(60_000), People(180_000), People(0))
        );
        assert_eq!((low.entering, low.onward, low.revenue), (People(60_000), People(18_000), Cents(594_000)));
        // 312 + 18 = 330 members, of whom 4.5 % leave; a fifth of all buy.
        assert_eq!((members.leaving, members.end, members.buyers), (People(14_850), People(315_150), People(66_000)));
        assert_eq!(members.revenue, Cents(13_068_000));
        assert_eq!(month.revenue, Cents(13_662_000));
    }

    #[test]
    fn friends_come_in_where_the_loop_says_and_bring_friends_in_turn() {
        let mut funnel = shop();
        funnel.sharing = Some(Sharing {
            sharers: Part(40_000),
            invites: Part(1_500_000),
            acceptance: Part(400_000),
            enters: 1,
            ..Sharing::default()
        });
        let months = run(&funnel);
        // 312 × 4 % = 12.48 share, × 1.5 × 40 % = 7.488 friends.
        assert_eq!((months[0].sharers, months[0].friends), (People(12_480), People(7_488)));
        assert_eq!(months[0].stages[1].entering, People(67_488));
        assert!(months[1].friends > months[0].friends);
    }

    #[test]
    fn a_full_stage_turns_people_away() {
        let mut funnel = shop();
        funnel.stages[2].capacity = Some(People::whole(320));
        let months = run(&funnel);
        let full = months[0].stages[2];
        assert_eq!((full.entering, full.turned_away()), (People(8_000), People(10_000)));
        assert!(months.iter().all(|month| month.stages[2].here() <= People::whole(320)));
    }
}
