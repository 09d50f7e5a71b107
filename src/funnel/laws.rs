//! What holds for every funnel, whatever its numbers.

use proptest::prelude::*;

use crate::funnel::Case;
use crate::funnel::Cents;
use crate::funnel::MONTHS;
use crate::funnel::Part;
use crate::funnel::People;
use crate::funnel::economy;
use crate::funnel::loop_gain;
use crate::funnel::random;
use crate::funnel::read;
use crate::funnel::run;
use crate::funnel::steady;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn nobody_appears_and_nobody_is_lost(funnel in random::funnel()) {
        let months = run(&funnel);
        prop_assert_eq!(months.len(), MONTHS);
        for (at, month) in months.iter().enumerate() {
            for (place, (stage, passage)) in funnel.stages.iter().zip(&month.stages).enumerate() {
                let start = if at == 0 { stage.people } else { months[at - 1].stages[place].end };
                prop_assert_eq!(passage.start, start);
                let gone = if stage.keeps { passage.leaving } else { passage.leaving + passage.onward };
                prop_assert_eq!(passage.start + passage.entering, gone + passage.end);
                let from_above = if place == 0 { funnel.entrants } else { month.stages[place - 1].onward };
                let friends = funnel.sharing.filter(|sharing| sharing.enters == place).map_or(People(0), |_| month.friends);
                prop_assert_eq!(passage.arriving, from_above + friends);
                prop_assert_eq!(passage.arriving, passage.entering + passage.turned_away());
                if let Some(room) = stage.capacity {
                    prop_assert!(passage.here() <= room.max(passage.start));
                }
                prop_assert!(passage.end >= People(0) && passage.onward >= People(0) && passage.leaving >= People(0));
            }
        }
    }

    #[test]
    fn every_coin_is_counted_once(funnel in random::funnel()) {
        let months = run(&funnel);
        let mut balance = Cents(0) - funnel.costs.once;
        for month in &months {
            let revenue: Cents = month.stages.iter().map(|passage| passage.revenue).sum();
            prop_assert_eq!(month.revenue, revenue);
            prop_assert_eq!(month.result, month.revenue - month.delivery - month.rewards - month.running - month.fixed);
            balance = balance + month.result;
            prop_assert_eq!(month.balance, balance);
        }
        let _ = economy(&funnel, &months);
    }

    #[test]
    fn a_steady_state_repeats_itself(mut funnel in random::funnel()) {
        // People who hardly ever leave gather for longer than anybody reckons, and a part of a part is rounded to a millionth.
        for stage in &mut funnel.stages {
            stage.turnover = stage.turnover.max(Part(10_000));
            stage.conversion = Part(stage.conversion.0 / 10_000 * 10_000);
        }
        // Where nobody is kept, those share who came the month before, and before the first month nobody knows who came.
        if !funnel.has_members() {
            funnel.sharing = None;
        }
        let Some(settled) = steady(&funnel) else {
            prop_assert!(loop_gain(&funnel).is_some_and(|gain| gain >= Part(990_000)));
            return Ok(());
        };
        let mut start = funnel.clone();
        start.stages.iter_mut().zip(&settled.people).for_each(|(stage, people)| stage.people = *people);
        let months = run(&start);
        for (passage, people) in months[0].stages.iter().zip(&settled.people) {
            let apart = (passage.end.0 - people.0).abs();
            // A tenth of a person is what rounding may leave where nearly every friend brings another.
            prop_assert!(apart <= 100 + people.0 / 100, "{passage:?} {people:?}");
        }
    }

    #[test]
    fn the_careful_case_never_brings_more_than_the_hopeful_one(
        low in 1..300_u64, more in 0..300_u64, conversion in 1..50_u32, wider in 0..50_u32, leaving in 1..20_u32,
    ) {
        let yaml = format!(
            "name: 读书会\nfunnel: {{entrants: {low}-{}, stages: [{{level: free, conversion: {conversion}%-{}%}}, {{level: mid, people: 100, attrition: {leaving}%-{}%, offer: {{name: 课, price: 99}}}}]}}",
            low + more, conversion + wider, leaving + wider / 2,
        );
        let community = random::community(&yaml);
        let revenue = |case| run(&read(&community, None, case).unwrap()).iter().map(|month| month.revenue.0).collect::<Vec<_>>();
        let (low, expected, high) = (revenue(Case::Low), revenue(Case::Expected), revenue(Case::High));
        for month in 0..MONTHS {
            prop_assert!(low[month] <= expected[month] && expected[month] <= high[month]);
        }
    }
}
