//! What contradicts itself: numbers that cannot all be true, as data for those who tell it.

use crate::funnel::amount::Part;
use crate::funnel::amount::People;
use crate::funnel::read::Case;
use crate::funnel::read::from_renewal;
use crate::funnel::read::read;
use crate::funnel::steady::loop_gain;
use crate::funnel::steady::steady;
use crate::model::Community;
use crate::model::funnel::SegmentFunnel;

/// A contradiction, with the numbers in it. Places are those of the stages as the author wrote them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Each friend brings one more friend or more: the loop grows without end.
    LoopExplodes {
        /// How many friends one friend brings.
        gain: Part,
    },
    /// More would come to a stage than it has room for.
    CapacityBelow {
        /// The stage.
        place: usize,
        /// Who would come in a month when it has settled.
        arriving: People,
        /// Who can come.
        room: People,
    },
    /// More people are in a stage than it has room for.
    Overfull {
        /// The stage.
        place: usize,
        /// Who is in it.
        people: People,
        /// The room.
        capacity: People,
    },
    /// What is said to leave does not go with what is said to renew.
    LeavingDisagrees {
        /// The stage.
        place: usize,
        /// The part that leaves in a month, as it is said.
        attrition: Part,
        /// The part that does not renew, brought to the month.
        lapsing: Part,
    },
    /// The sources bring far fewer or far more than enter.
    SourcesDisagree {
        /// Who comes from all scenes of growth.
        sources: People,
        /// Who enters.
        entrants: People,
    },
    /// In no month of the year does it pay.
    NeverPays,
}

/// All contradictions of the community's own funnel, or of that of one segment; none where it cannot be reckoned.
pub fn faults(community: &Community, branch: Option<&SegmentFunnel>) -> Vec<Fault> {
    let Ok(funnel) = read(community, branch, Case::Expected) else { return Vec::new() };
    let mut faults = Vec::new();
    if let Some(gain) = loop_gain(&funnel).filter(|gain| *gain >= Part::ONE) {
        faults.push(Fault::LoopExplodes { gain });
    }
    let mut open = funnel.clone();
    open.stages.iter_mut().for_each(|stage| stage.capacity = None);
    if let Some(settled) = steady(&open) {
        for (stage, arriving) in funnel.stages.iter().zip(&settled.entering) {
            let Some(capacity) = stage.capacity else { continue };
            let room = capacity.times(stage.turnover);
            if room < *arriving {
                faults.push(Fault::CapacityBelow { place: stage.place, arriving: *arriving, room });
            }
        }
    }
    for stage in &funnel.stages {
        if let Some(capacity) = stage.capacity.filter(|capacity| *capacity < stage.people) {
            faults.push(Fault::Overfull { place: stage.place, people: stage.people, capacity });
        }
    }
    faults.extend(leaving(community, branch));
    if branch.is_none() {
        faults.extend(sources(community, funnel.entrants));
        let months = crate::funnel::run(&funnel);
        if funnel.costs.fixed.0 > 0 && months.iter().all(|month| month.result.0 < 0) {
            faults.push(Fault::NeverPays);
        }
    }
    faults
}

/// A third more or less is a different number, not a rounder one.
fn leaving(community: &Community, branch: Option<&SegmentFunnel>) -> Vec<Fault> {
    let main = || community.funnel.as_ref().map_or(&[][..], |funnel| &funnel.stages);
    let stages = branch.map_or_else(main, |branch| &branch.stages);
    let told = stages.iter().enumerate().filter_map(|(place, stage)| {
        let (attrition, renewal) = (stage.attrition.as_ref()?, stage.renewal.as_ref()?);
        let lapsing = from_renewal(Part(i64::from(renewal.expected())), stage)?;
        let apart = Part(i64::from(attrition.expected())).0.abs_diff(lapsing.0);
        let disagree = i64::from(attrition.high()) < lapsing.0 && apart > lapsing.0.unsigned_abs() / 3;
        disagree.then_some(Fault::LeavingDisagrees { place, attrition: Part(i64::from(attrition.expected())), lapsing })
    });
    told.collect()
}

/// Who comes from the scenes of growth against who enters: a third more or less. One or two scenes are examples and no account.
fn sources(community: &Community, entrants: People) -> Option<Fault> {
    let scenes = &community.growth.as_ref()?.scenes;
    let sources: Option<Vec<People>> = scenes
        .iter()
        .map(|scene| {
            let reach = scene.reach.as_ref()?;
            let reach = People((People::whole(reach.low()).0 + People::whole(reach.high()).0) / 2);
            Some(reach.times(Part(i64::from(scene.conversion.as_ref()?.expected()))))
        })
        .collect();
    let sources: People = sources?.into_iter().sum();
    let apart = sources.0.abs_diff(entrants.0);
    (scenes.len() > 2 && apart > entrants.0.unsigned_abs() / 3).then_some(Fault::SourcesDisagree { sources, entrants })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(yaml: &str) -> Vec<Fault> {
        let community = crate::funnel::random::community(&format!("name: 读书会\n{yaml}"));
        faults(&community, None)
    }

    #[test]
    fn contradictions_come_with_their_numbers() {
        for (yaml, expected) in [
            (
                "funnel: {entrants: 100, stages: [{level: free, conversion: 50%}, {level: low, conversion: 10%, capacity: 40}, {level: mid}]}",
                vec![Fault::CapacityBelow { place: 1, arriving: People(50_000), room: People(40_000) }],
            ),
            (
                "funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%, people: 90, capacity: 80}]}",
                vec![
                    Fault::CapacityBelow { place: 1, arriving: People(5_000), room: People(4_000) },
                    Fault::Overfull { place: 1, people: People(90_000), capacity: People(80_000) },
                ],
            ),
            (
                "funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 2%, renewal: 64%, term: 90d}]}",
                vec![Fault::LeavingDisagrees { place: 1, attrition: Part(20_000), lapsing: Part(120_000) }],
            ),
            (
                "growth: {scenes: [{title: 门店, reach: 60, conversion: 10%}, {title: 专栏, reach: 20, conversion: 10%}, {title: 书店, reach: 20, conversion: 10%}]}\nfunnel: {entrants: 100, stages: [{level: free, conversion: 5%}, {level: low}]}",
                vec![Fault::SourcesDisagree { sources: People(10_000), entrants: People(100_000) }],
            ),
            (
                "resources: {costs: [{title: 场地, amount: 900, per: month}]}\nfunnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: low, offer: {name: 书, price: 1}}]}",
                vec![Fault::NeverPays],
            ),
        ] {
            assert_eq!(told(yaml), expected, "{yaml}");
        }
    }

    #[test]
    fn a_loop_that_explodes_is_told_with_its_gain() {
        let faults = told(
            "funnel: {entrants: 10, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%}], loop: {sharers: 50%, invites: 3, acceptance: 50%, enters: mid}}",
        );
        // A friend stays 19 month ends, half of them share, three invitations, half of them taken.
        assert_eq!(faults, [Fault::LoopExplodes { gain: Part(14_250_000) }]);
    }

    #[test]
    fn a_funnel_that_holds_has_no_faults() {
        assert!(told("funnel: {entrants: 100, stages: [{level: free, conversion: 50%}, {level: mid, attrition: 5%, renewal: 85%, term: 90d}]}").is_empty());
        assert!(told("tagline: 无").is_empty());
    }
}
