//! Can the numbers of a funnel all be true, and does it pay?

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::funnel::Fault;
use crate::funnel::Part;
use crate::funnel::People;
use crate::funnel::faults;
use crate::model::Community;
use crate::model::funnel::SegmentFunnel;
use crate::model::funnel::Stage;
use crate::source::Span;

pub(super) fn check(community: &Community, findings: &mut Findings) {
    let Some(funnel) = &community.funnel else { return };
    let ways = std::iter::once(None).chain(funnel.by_segment.iter().map(Some));
    for branch in ways {
        for fault in faults(community, branch) {
            findings.add(finding(community, branch, fault));
        }
    }
}

fn finding(community: &Community, branch: Option<&SegmentFunnel>, fault: Fault) -> Finding {
    let main = || community.funnel.as_ref().map_or(&[][..], |funnel| &funnel.stages);
    let stages = branch.map_or_else(main, |branch| &branch.stages);
    let stage = |place: usize| stages.get(place);
    let finding = match fault {
        Fault::LoopExplodes { gain } => explodes(gain),
        Fault::CapacityBelow { place, arriving, room } => crowded(stage(place).map_or("", Stage::id), arriving, room),
        Fault::Overfull { place, people, capacity } => overfull(stage(place).map_or("", Stage::id), people, capacity),
        Fault::LeavingDisagrees { place, attrition, lapsing } => leaving(stage(place).map_or("", Stage::id), attrition, lapsing),
        Fault::SourcesDisagree { sources, entrants } => apart(sources, entrants),
        Fault::NeverPays => Finding::advice(
            "funnel-never-pays",
            words!("in no month of the year does the funnel cover its costs", "一年里没有一个月收入能盖过成本"),
        )
        .help(words!(
            "look at the sums on the page of the resources: price, orders, members or costs have to change",
            "看资源页的算式：单价、购买次数、人数、成本，总要改一样"
        )),
    };
    match place_of(community, branch, fault, stages) {
        Some(span) => finding.at(span),
        None => finding,
    }
}

/// Where the number stands that the reader would change.
fn place_of<'a>(
    community: &'a Community,
    branch: Option<&'a SegmentFunnel>,
    fault: Fault,
    stages: &'a [Stage],
) -> Option<&'a Span> {
    let told = community.funnel.as_ref()?;
    let stage = |place: usize| stages.get(place);
    match fault {
        Fault::LoopExplodes { .. } => {
            let sharing = branch.map_or(&told.r#loop, |branch| &branch.r#loop).as_ref()?;
            Some(sharing.sharers.as_ref().map_or(&sharing.span, |sharers| &sharers.span))
        }
        Fault::CapacityBelow { place, .. } | Fault::Overfull { place, .. } => {
            let stage = stage(place)?;
            Some(stage.capacity.as_ref().map_or(&stage.level.span, |capacity| &capacity.span))
        }
        Fault::LeavingDisagrees { place, .. } => Some(&stage(place)?.attrition.as_ref()?.span),
        Fault::SourcesDisagree { .. } => Some(&told.entrants.as_ref()?.span),
        Fault::NeverPays => Some(&stages.first()?.level.span),
    }
}

fn explodes(gain: Part) -> Finding {
    let gain = decimal(gain.0, 1_000_000);
    Finding::warning(
        "funnel-loop-explodes",
        words!("each friend brings {gain} more: the loop grows without end", "每位朋友再带来 {gain} 位：循环会无限增长"),
    )
    .help(words!(
        "lower `sharers`, `invites` or `acceptance` to what was measured; a loop that keeps brings fewer than one",
        "把 `sharers`、`invites`、`acceptance` 改成真实测到的数；站得住的循环每位带来不到一位"
    ))
}

fn crowded(stage: &str, arriving: People, room: People) -> Finding {
    let (arriving, room) = (count(arriving), count(room));
    Finding::warning(
        "funnel-capacity",
        words!(
            "{arriving} people a month would come to `{stage}`, which takes {room}",
            "每月有 {arriving} 人要到 `{stage}`，只接得下 {room} 人"
        ),
    )
    .help(words!(
        "raise `capacity`, slow the `entrants`, or plan who waits",
        "提高 `capacity`，放慢 `entrants`，或者安排好谁先等"
    ))
}

fn overfull(stage: &str, people: People, capacity: People) -> Finding {
    let (people, capacity) = (count(people), count(capacity));
    Finding::warning(
        "funnel-overfull",
        words!(
            "{people} people are in `{stage}`, which has room for {capacity}",
            "`{stage}` 里有 {people} 人，只容得下 {capacity} 人"
        ),
    )
    .help(words!("correct `people` or `capacity`, or open another group", "改正 `people` 或 `capacity`，或再开一个群"))
}

fn leaving(stage: &str, attrition: Part, lapsing: Part) -> Finding {
    let (attrition, lapsing) = (decimal(attrition.0, 10_000), decimal(lapsing.0, 10_000));
    Finding::warning(
        "funnel-leaving-disagrees",
        words!(
            "`{stage}` loses {attrition}% a month, but its renewal means {lapsing}%",
            "`{stage}` 写每月流失 {attrition}%，按续费率算却是 {lapsing}%"
        ),
    )
    .help(words!(
        "attrition counts everybody who leaves, those who do not renew among them; correct one, or say the `term`",
        "流失含没有续费的人；请改正其中一个，或写明 `term`"
    ))
}

fn apart(sources: People, entrants: People) -> Finding {
    let (sources, entrants) = (count(sources), count(entrants));
    Finding::warning(
        "funnel-sources-disagree",
        words!(
            "the scenes of growth bring {sources} people a month, {entrants} are said to enter",
            "各来源每月共带来 {sources} 人，漏斗入口却写 {entrants} 人"
        ),
    )
    .help(words!(
        "bring `entrants` and the reach and conversion of `growth.scenes` together",
        "让 `entrants` 与 `growth.scenes` 的触达和转化对得上"
    ))
}

fn count(people: People) -> String {
    decimal(people.0, 1000)
}

/// A number of small units, with one decimal where it needs one.
fn decimal(units: i64, of: i64) -> String {
    let tenths = (units.saturating_mul(10) + of / 2) / of;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}
