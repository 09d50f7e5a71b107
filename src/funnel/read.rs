//! From what the author says to numbers: ranges decided, units brought together, what is missing told.

use crate::funnel::amount::Cents;
use crate::funnel::amount::Part;
use crate::funnel::amount::People;
use crate::funnel::input::Costs;
use crate::funnel::input::Funnel;
use crate::funnel::input::Reward;
use crate::funnel::input::Sharing;
use crate::funnel::input::Stage;
use crate::model::Community;
use crate::model::funnel::Cap;
use crate::model::funnel::Funnel as Told;
use crate::model::funnel::SegmentFunnel;
use crate::model::funnel::Sharing as ToldSharing;
use crate::model::funnel::Stage as ToldStage;
use crate::model::funnel::StageLevel;
use crate::model::resources::InputKind;
use crate::model::resources::Per;
use crate::model::rules::Channel;
use crate::model::rules::ChannelRole;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::model::value::Money;
use crate::model::value::Range;
use crate::model::value::Share;
use crate::model::value::Unit;
use crate::source::Sp;

/// Which end of the ranges is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Case {
    /// The careful end: few come, few go on, many leave.
    Low,
    /// The middle.
    Expected,
    /// The hopeful end.
    High,
}

/// What is missing before a funnel can be reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// How many enter.
    Entrants,
    /// Two stages at least.
    Stages,
    /// Which part goes on from the stage at this place.
    Conversion(usize),
}

/// The numbers of the community's own funnel, or of that of one segment, which carries no running costs.
///
/// # Errors
/// What is missing, all of it.
pub fn read(community: &Community, branch: Option<&SegmentFunnel>, case: Case) -> Result<Funnel, Vec<Gap>> {
    let Some(told) = &community.funnel else { return Err(vec![Gap::Stages]) };
    let scene = Reading { community, case };
    match branch {
        Some(branch) => scene.funnel(&branch.entrants, &branch.stages, &branch.r#loop, false),
        None => scene.whole(told),
    }
}

struct Reading<'a> {
    community: &'a Community,
    case: Case,
}

impl Reading<'_> {
    fn whole(&self, told: &Told) -> Result<Funnel, Vec<Gap>> {
        self.funnel(&told.entrants, &told.stages, &told.r#loop, true)
    }

    fn funnel(
        &self,
        entrants: &Option<Sp<Range>>,
        told: &[ToldStage],
        sharing: &Option<Sp<ToldSharing>>,
        whole: bool,
    ) -> Result<Funnel, Vec<Gap>> {
        // Where it is said which part of the members shares, sharing is something they do and no place they move to.
        let shares = sharing.as_ref().is_some_and(|sharing| sharing.sharers.is_some());
        let way: Vec<(usize, &ToldStage)> =
            told.iter().enumerate().filter(|(_, stage)| !(shares && stage.level.value == StageLevel::Share)).collect();
        let mut gaps: Vec<Gap> = if entrants.is_none() { vec![Gap::Entrants] } else { Vec::new() };
        if way.len() < 2 {
            gaps.push(Gap::Stages);
        }
        let leading = &way[..way.len().saturating_sub(1)];
        gaps.extend(leading.iter().filter(|(_, stage)| stage.conversion.is_none()).map(|(place, _)| Gap::Conversion(*place)));
        if !gaps.is_empty() {
            return Err(gaps);
        }
        let mut stages: Vec<Stage> = way.iter().map(|(place, stage)| self.stage(*place, stage)).collect();
        if let Some(last) = stages.last_mut() {
            last.conversion = Part(0);
        }
        Ok(Funnel {
            entrants: entrants.as_ref().map(|range| self.people(range.value)).unwrap_or_default(),
            sharing: sharing.as_ref().filter(|_| shares).map(|sharing| self.sharing(sharing, &way, &stages)),
            stages,
            costs: if whole { self.costs() } else { Costs::default() },
        })
    }

    fn stage(&self, place: usize, told: &ToldStage) -> Stage {
        let keeps = told.attrition.is_some() || told.renewal.is_some();
        let stay = told.time_in_stage.as_ref().map(|time| months(time.value)).filter(|stay| *stay > Part::ONE);
        let again = || told.renewal.as_ref().and_then(|renewal| Part::of(self.good(renewal).0, term(told).0));
        let orders = told.orders.as_ref().map(|orders| Part(orders.millionths().max(0)));
        let turnover = if keeps { self.leaving(told) } else { stay.and_then(|stay| Part::of(Part::ONE.0, stay.0)) };
        Stage {
            place,
            conversion: told.conversion.as_ref().map(|share| self.good(share)).unwrap_or_default(),
            keeps,
            turnover: turnover.unwrap_or(Part::ONE),
            // Whoever passes within the month comes anew with each, so that today's people are this month's.
            people: told
                .people
                .as_ref()
                .filter(|_| keeps || stay.is_some())
                .map(|people| People::whole(people.0))
                .unwrap_or_default(),
            capacity: told.capacity.as_ref().map(|capacity| People::whole(capacity.0)).or_else(|| self.room(told)),
            first: orders.unwrap_or(Part::ONE),
            again: orders.or_else(again).unwrap_or_default(),
            price: told.offer.as_ref().and_then(|offer| self.income(offer.price.as_ref()?.value)).unwrap_or_default(),
            cost: told.offer.as_ref().and_then(|offer| self.outlay(offer.cost.as_ref()?.value)).unwrap_or_default(),
        }
    }

    /// Which part of those kept leaves in a month. Where it is said, those who do not renew are in it.
    fn leaving(&self, told: &ToldStage) -> Option<Part> {
        match (&told.attrition, &told.renewal) {
            (Some(attrition), _) => Some(self.bad(attrition)),
            (None, Some(renewal)) => from_renewal(self.good(renewal), told),
            (None, None) => None,
        }
    }

    /// The room in the channel where the people of a stage are.
    fn room(&self, told: &ToldStage) -> Option<People> {
        let id = told.channel.as_ref()?;
        let channels = self.community.rules.iter().flat_map(|rules| &rules.organise);
        let channel = channels.into_iter().find(|channel| channel.id.as_str() == id.as_str())?;
        let groups = channel.groups.as_ref().map_or(1, |groups| groups.0);
        Some(People::whole(channel.capacity.as_ref()?.0.saturating_mul(groups)))
    }

    fn sharing(&self, told: &ToldSharing, way: &[(usize, &ToldStage)], stages: &[Stage]) -> Sharing {
        let enters = told.enters.as_ref().and_then(|id| way.iter().position(|(_, stage)| stage.id() == id.as_str()));
        let enters = enters.unwrap_or_default();
        let amount = told.reward.as_ref().and_then(|reward| match (&reward.amount, &reward.share) {
            (Some(amount), _) => self.outlay(amount.value),
            (None, Some(share)) => Some(stages.get(enters)?.price.times(self.bad(share))),
            (None, None) => None,
        });
        let most = told.cap.as_ref().and_then(|cap| self.most(cap, amount?));
        Sharing {
            sharers: told.sharers.as_ref().map(|share| self.good(share)).unwrap_or_default(),
            invites: told.invites.as_ref().map_or(Part::ONE, |range| Part(self.people(range.value).0.saturating_mul(1000))),
            acceptance: told.acceptance.as_ref().map_or(Part::ONE, |share| self.good(share)),
            enters,
            reward: amount.map(|amount| Reward { amount, most }),
        }
    }

    /// For how many friends of one sharer a month `amount` is given: not more often than is said, not more money than is said.
    fn most(&self, cap: &Cap, amount: Cents) -> Option<Part> {
        let times = cap.times.as_ref().and_then(|times| i64::try_from(times.0).ok()?.checked_mul(Part::ONE.0));
        let money = cap.amount.as_ref().and_then(|most| Some(Part::of(self.outlay(most.value)?.0, amount.0)?.0));
        let months = cap.per.as_ref().map_or(Part::ONE, |per| in_months(per.value));
        Part::of([times, money].into_iter().flatten().min()?, months.0)
    }

    fn costs(&self) -> Costs {
        let mut costs = Costs::default();
        for cost in self.community.resources.iter().flat_map(|resources| &resources.costs) {
            let Some(amount) = self.outlay(cost.amount.value) else { continue };
            match cost.per.value {
                Per::Member => costs.per_member = costs.per_member + amount,
                Per::Order => costs.per_order = costs.per_order + amount,
                Per::Once => costs.once = costs.once + amount,
                per => costs.fixed = costs.fixed + self.a_month(amount, per),
            }
        }
        for input in self.community.resources.iter().flat_map(|resources| &resources.inputs) {
            let once = input.per.as_ref().is_none_or(|per| per.value == Per::Once);
            if let (InputKind::Money, true, Some(amount)) = (input.kind.value, once, &input.amount) {
                costs.once = costs.once + self.outlay(amount.value).unwrap_or_default();
            }
        }
        let scenes = self.community.growth.iter().flat_map(|growth| &growth.scenes);
        costs.sources = scenes.filter_map(|scene| self.outlay(scene.cost.as_ref()?.value)).sum();
        costs
    }

    /// An amount brought to the month.
    fn a_month(&self, amount: Cents, per: Per) -> Cents {
        match per {
            Per::Week => Cents(amount.0.saturating_mul(52) / 12),
            Per::Quarter => Cents(amount.0 / 3),
            Per::Year => Cents(amount.0 / 12),
            Per::Group => {
                let groups = main_channels(self.community).map(|channel| channel.groups.as_ref().map_or(1, |groups| groups.0));
                Cents(amount.0.saturating_mul(i64::try_from(groups.sum::<u64>()).unwrap_or(i64::MAX)))
            }
            Per::Month | Per::Once | Per::Member | Per::Order => amount,
        }
    }

    /// Money that comes in: the more, the better.
    fn income(&self, money: Money) -> Option<Cents> {
        self.money(money, [money.low(), money.expected(), money.high()])
    }

    /// Money that goes out: the less, the better.
    fn outlay(&self, money: Money) -> Option<Cents> {
        self.money(money, [money.high(), money.expected(), money.low()])
    }

    /// One of the careful, the middle and the hopeful amount; nothing where it is in another currency: without a rate nothing
    /// can be added to it.
    fn money(&self, money: Money, amounts: [i64; 3]) -> Option<Cents> {
        let own = self.community.currency.as_ref().map(|currency| currency.value);
        let foreign = money.currency().is_some_and(|currency| own.is_some_and(|own| own != currency));
        (!foreign).then(|| Cents(amounts[self.case as usize].max(0)))
    }

    fn people(&self, range: Range) -> People {
        match self.case {
            Case::Low => People::whole(range.low()),
            Case::Expected => People((People::whole(range.low()).0 + People::whole(range.high()).0) / 2),
            Case::High => People::whole(range.high()),
        }
    }

    /// A share of which more is better.
    fn good(&self, share: &Share) -> Part {
        Part(i64::from(match self.case {
            Case::Low => share.low(),
            Case::Expected => share.expected(),
            Case::High => share.high(),
        }))
    }

    /// A share of which less is better.
    fn bad(&self, share: &Share) -> Part {
        Part(i64::from(match self.case {
            Case::Low => share.high(),
            Case::Expected => share.expected(),
            Case::High => share.low(),
        }))
    }
}

/// The channels where the community lives.
pub(super) fn main_channels(community: &Community) -> impl Iterator<Item = &Channel> {
    let channels = community.rules.iter().flat_map(|rules| &rules.organise);
    channels.filter(|channel| channel.role.as_ref().is_some_and(|role| role.value == ChannelRole::Main))
}

/// Which part leaves in a month when `renewal` of the members renew at the end of each term.
pub(super) fn from_renewal(renewal: Part, told: &ToldStage) -> Option<Part> {
    Part::of(renewal.rest().0, term(told).0)
}

/// How many months a purchase lasts.
fn term(told: &ToldStage) -> Part {
    let term = told.term.as_ref().or(told.time_in_stage.as_ref());
    term.map(|term| months(term.value)).filter(|months| months.0 > 0).unwrap_or(Part::ONE)
}

/// A length of time in months of thirty days.
fn months(time: Duration) -> Part {
    const MONTH: i64 = 30 * 24 * 60;
    Part::of(i64::try_from(time.whole_minutes()).unwrap_or(i64::MAX / 4), MONTH).unwrap_or_default()
}

fn in_months(every: Every) -> Part {
    let count = i64::from(every.count());
    let (some, of) = match every.unit() {
        Unit::Day | Unit::Weekday => (count, 30),
        Unit::Week => (count * 12, 52),
        Unit::Month => (count, 1),
        Unit::Year => (count * 12, 1),
    };
    Part::of(some, of).unwrap_or(Part::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn community(yaml: &str) -> Community {
        crate::funnel::random::community(&format!("name: 读书会\ncurrency: CNY\n{yaml}"))
    }

    #[test]
    fn a_range_has_a_careful_end_a_middle_and_a_hopeful_one() {
        let community = community(
            "funnel: {entrants: 200-400, stages: [{level: free, conversion: 10%-20%}, {level: mid, attrition: 4%-6%, people: 50}]}",
        );
        let of = |case| read(&community, None, case).unwrap();
        let numbers = [Case::Low, Case::Expected, Case::High].map(|case| {
            let funnel = of(case);
            (funnel.entrants.0 / 1000, funnel.stages[0].conversion.0, funnel.stages[1].turnover.0)
        });
        assert_eq!(numbers, [(200, 100_000, 60_000), (300, 150_000, 50_000), (400, 200_000, 40_000)]);
    }

    #[test]
    fn what_is_missing_is_told_all_of_it() {
        let community = community("funnel: {stages: [{level: free}, {level: low, conversion: 5%}, {level: mid}]}");
        assert_eq!(read(&community, None, Case::Expected), Err(vec![Gap::Entrants, Gap::Conversion(0)]));
    }

    #[test]
    fn renewal_says_who_leaves_and_who_pays_again() {
        let community = community(
            "funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, renewal: 64%, term: 90d, offer: {name: 课, price: 980}}]}",
        );
        let stage = read(&community, None, Case::Expected).unwrap().stages[1];
        assert_eq!((stage.turnover, stage.first, stage.again), (Part(120_000), Part::ONE, Part(213_333)));
    }

    #[test]
    fn a_channel_gives_its_room_and_another_currency_is_not_added() {
        let community = community(
            "rules: {organise: [{id: g, title: 群, role: main, capacity: 500, groups: 2}]}\n\
             resources: {costs: [{title: 场地, amount: 1200, per: year}, {title: 工具, amount: $9, per: month}, {title: 主持, amount: 50, per: group}]}\n\
             funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%, channel: g}]}",
        );
        let funnel = read(&community, None, Case::Expected).unwrap();
        assert_eq!(funnel.stages[1].capacity, Some(People::whole(1000)));
        assert_eq!(funnel.costs.fixed, Cents(20_000));
    }

    #[test]
    fn who_shares_is_a_part_of_the_members_and_no_stage_of_the_way() {
        let community = community(
            "funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%}, {level: share}],\
             loop: {sharers: 4%, invites: 1-2, acceptance: 40%, enters: mid, reward: {kind: money, amount: 20}, cap: {times: 3, per: quarter}}}",
        );
        let funnel = read(&community, None, Case::Expected).unwrap();
        let sharing = funnel.sharing.unwrap();
        assert_eq!((funnel.stages.len(), sharing.enters, sharing.invites), (2, 1, Part(1_500_000)));
        assert_eq!(sharing.reward.unwrap(), Reward { amount: Cents(2000), most: Some(Part::ONE) });
    }

    #[test]
    fn money_between_two_amounts_comes_in_low_and_goes_out_high_in_the_careful_case() {
        let community = community(
            "resources: {costs: [{title: 场地, amount: 800-1000, per: month}]}\n\
             funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, offer: {name: 课, price: 99-199, cost: 20-30}}]}",
        );
        let of = |case| {
            let funnel = read(&community, None, case).unwrap();
            [funnel.stages[1].price.0, funnel.stages[1].cost.0, funnel.costs.fixed.0]
        };
        assert_eq!(of(Case::Low), [9_900, 3_000, 100_000]);
        assert_eq!(of(Case::Expected), [14_900, 2_500, 90_000]);
        assert_eq!(of(Case::High), [19_900, 2_000, 80_000]);
    }

    #[test]
    fn what_one_sharer_gets_ends_at_so_many_times_or_at_so_much_money() {
        for (cap, most) in [
            ("{times: 5, amount: 60, per: month}", Some(Part(3_000_000))),
            ("{times: 2, amount: 60, per: month}", Some(Part(2_000_000))),
            ("{amount: 120, per: quarter}", Some(Part(2_000_000))),
            ("{what: 不封顶}", None),
        ] {
            let community = community(&format!(
                "funnel: {{entrants: 10, stages: [{{level: free, conversion: 50%}}, {{level: mid, attrition: 5%}}], \
                 loop: {{sharers: 4%, reward: {{kind: money, amount: 20}}, cap: {cap}}}}}"
            ));
            let sharing = read(&community, None, Case::Expected).unwrap().sharing.unwrap();
            assert_eq!(sharing.reward.unwrap().most, most, "{cap}");
        }
    }
}
