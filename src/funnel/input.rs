//! What a funnel is reckoned from: plain numbers, every choice made.

use crate::funnel::amount::Cents;
use crate::funnel::amount::Part;
use crate::funnel::amount::People;

/// A funnel in numbers.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Funnel {
    /// Who enters the first stage in a month.
    pub entrants: People,
    /// The stages that people go through, from the top; there is one at least.
    pub stages: Vec<Stage>,
    /// How members bring friends.
    pub sharing: Option<Sharing>,
    /// What running it costs.
    pub costs: Costs,
}

/// One stage in numbers. All parts are per month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Stage {
    /// Its place among all stages that the author wrote.
    pub place: usize,
    /// Which part goes on, sooner or later.
    pub conversion: Part,
    /// Whether its people stay until they leave, rather than pass through.
    pub keeps: bool,
    /// Which part of those who are here has done with it in a month: leaves, or, where nobody is kept, leaves or goes on.
    pub turnover: Part,
    /// Who is in it at the start.
    pub people: People,
    /// How many it has room for.
    pub capacity: Option<People>,
    /// How often somebody buys who comes.
    pub first: Part,
    /// How often somebody buys who was here already.
    pub again: Part,
    /// What one pays.
    pub price: Cents,
    /// What delivering one costs.
    pub cost: Cents,
}

impl Stage {
    /// Which part of those who are here goes on in a month.
    pub fn onward(&self) -> Part {
        self.turnover.times(self.conversion)
    }
}

/// How members bring friends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sharing {
    /// Which part of the members shares in a month.
    pub sharers: Part,
    /// How many people one of them invites.
    pub invites: Part,
    /// Which part of those comes.
    pub acceptance: Part,
    /// The stage they come into, as an index into [`Funnel::stages`].
    pub enters: usize,
    /// What a friend who comes is worth to whoever brought them.
    pub reward: Option<Reward>,
}

/// What is given for a friend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Reward {
    /// For each friend.
    pub amount: Cents,
    /// For how many friends of one sharer a month, at most.
    pub most: Option<Part>,
}

/// What running it costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Costs {
    /// In a month, whatever happens.
    pub fixed: Cents,
    /// In a month, for each member.
    pub per_member: Cents,
    /// For each order of an offer that has a price.
    pub per_order: Cents,
    /// Once, before it begins.
    pub once: Cents,
    /// What the sources of new people cost in a month; it is part of `fixed` where the author counts it there.
    pub sources: Cents,
}

impl Funnel {
    /// Whether some stage keeps its people, so that there are members.
    pub fn has_members(&self) -> bool {
        self.stages.iter().any(|stage| stage.keeps)
    }
}
