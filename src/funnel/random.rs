//! For tests: definitions read from a line of YAML, and funnels at random.

use proptest::prelude::*;

use crate::finding::Findings;
use crate::funnel::Cents;
use crate::funnel::Costs;
use crate::funnel::Funnel;
use crate::funnel::Part;
use crate::funnel::People;
use crate::funnel::Reward;
use crate::funnel::Sharing;
use crate::funnel::Stage;
use crate::model::Community;
use crate::source::Source;
use crate::yaml;

/// The community that `text` defines.
pub(crate) fn community(text: &str) -> Community {
    let source = Source::new("community.yaml", text);
    let tree = yaml::parse(&source, 0..text.len()).unwrap();
    let mut findings = Findings::default();
    yaml::decode::<Community>(&tree, &yaml::Verbatim, &mut findings).unwrap_or_else(|| panic!("{findings:?}"))
}

fn part() -> impl Strategy<Value = Part> {
    (0..=1_000_000_i64).prop_map(Part)
}

/// A part as authors write it: whole or half percent.
fn percent() -> impl Strategy<Value = Part> {
    prop_oneof![3 => (0..=200_i64).prop_map(|half| Part(half * 5_000)), 1 => part()]
}

fn stage() -> impl Strategy<Value = Stage> {
    let kept = (any::<bool>(), percent(), prop_oneof![Just(Part::ONE), part()]);
    let people = (0..2_000_u64, prop::option::weighted(0.3, 1..3_000_u64));
    let buys = (prop_oneof![Just(Part::ONE), (0..3_000_000_i64).prop_map(Part)], prop_oneof![Just(Part(0)), part()]);
    let money = (0..3_000_000_i64, 0..1_000_000_i64);
    (kept, percent(), people, buys, money).prop_map(
        |((keeps, leaves, time), conversion, (people, room), (first, again), (price, cost))| Stage {
            place: 0,
            conversion,
            keeps,
            turnover: if keeps { leaves } else { time },
            people: People::whole(people),
            capacity: room.map(People::whole),
            first,
            again,
            price: Cents(price),
            cost: Cents(cost),
        },
    )
}

fn costs() -> impl Strategy<Value = Costs> {
    (0..9_000_000_i64, 0..50_000_i64, 0..50_000_i64, 0..20_000_000_i64, 0..900_000_i64).prop_map(
        |(fixed, per_member, per_order, once, sources)| Costs {
            fixed: Cents(fixed),
            per_member: Cents(per_member),
            per_order: Cents(per_order),
            once: Cents(once),
            sources: Cents(sources),
        },
    )
}

fn sharing(stages: usize) -> impl Strategy<Value = Sharing> {
    let reward = (0..90_000_i64, prop::option::of((0..4_000_000_i64).prop_map(Part)))
        .prop_map(|(amount, most)| Reward { amount: Cents(amount), most });
    (percent(), (0..8_i64).prop_map(|half| Part(half * 500_000)), percent(), 0..stages, prop::option::of(reward))
        .prop_map(|(sharers, invites, acceptance, enters, reward)| Sharing { sharers, invites, acceptance, enters, reward })
}

/// Any funnel of two to six stages.
pub(crate) fn funnel() -> impl Strategy<Value = Funnel> {
    prop::collection::vec(stage(), 2..=6).prop_flat_map(|stages| {
        let loops = prop::option::weighted(0.7, sharing(stages.len()));
        (0..20_000_u64, loops, costs()).prop_map(move |(entrants, sharing, costs)| {
            let mut stages = stages.clone();
            stages.iter_mut().enumerate().for_each(|(place, stage)| stage.place = place);
            if let Some(last) = stages.last_mut() {
                last.conversion = Part(0);
            }
            Funnel { entrants: People::whole(entrants), stages, sharing, costs }
        })
    })
}
