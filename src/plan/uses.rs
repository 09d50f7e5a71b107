//! Who means what: for everything with an id, the things that refer to it.

use std::collections::BTreeMap;

use crate::model::Community;
use crate::model::calendar::Sop;
use crate::model::reference::Noun;
use crate::model::value::Id;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::source::Sp;

/// For each target (`role:keeper`), the targets that refer to it (`sop:morning-note`, `section:growth`), each once, in the
/// order of the book.
pub(super) type Uses = BTreeMap<String, Vec<String>>;

/// Walks the definition once.
pub(super) fn of(community: &Community) -> Uses {
    let mut uses = Uses::new();
    of_items(community, &mut uses);
    of_sections(community, &mut uses);
    uses
}

/// The things that have a place of their own.
fn of_items(community: &Community, uses: &mut Uses) {
    for sop in community.calendar.iter().flat_map(|calendar| calendar.sops()) {
        let item: &dyn Walk = match sop {
            Sop::Rhythm(rhythm) => rhythm,
            Sop::Campaign(campaign) => campaign,
            Sop::Journey(journey) => journey,
        };
        put(uses, format!("sop:{}", sop.id().as_str()), [item]);
    }
    for stage in community.funnel.iter().flat_map(|funnel| funnel.all_stages()) {
        put(uses, format!("stage:{}", stage.id()), [stage as &dyn Walk]);
    }
    for metric in &community.metrics {
        put(uses, format!("metric:{}", metric.id.as_str()), [metric as &dyn Walk]);
    }
    for tier in &community.tiers {
        put(uses, format!("tier:{}", tier.id.as_str()), [tier as &dyn Walk]);
    }
    for channel in community.rules.iter().flat_map(|rules| &rules.organise) {
        put(uses, format!("channel:{}", channel.id.as_str()), [channel as &dyn Walk]);
    }
    for (_, role) in community.people.iter().flat_map(|people| people.roles()) {
        put(uses, format!("role:{}", role.id.as_str()), [role as &dyn Walk]);
    }
}

/// The rest of each section, which its own page stands for.
fn of_sections(community: &Community, uses: &mut Uses) {
    put(uses, "section:positioning".to_owned(), [&community.positioning as &dyn Walk]);
    put(uses, "section:audience".to_owned(), [&community.audience as &dyn Walk]);
    put(uses, "section:culture".to_owned(), [&community.culture as &dyn Walk]);
    if let Some(rules) = &community.rules {
        let rest: [&dyn Walk; 5] = [&rules.join, &rules.activities, &rules.conduct, &rules.anti_spam, &rules.ending];
        put(uses, "section:rules".to_owned(), rest);
    }
    if let Some(funnel) = &community.funnel {
        let rest: [&dyn Walk; 4] = [&funnel.sequence, &funnel.path, &funnel.r#loop, &funnel.noncash];
        put(uses, "section:funnel".to_owned(), rest);
        for own in &funnel.by_segment {
            put(uses, "section:funnel".to_owned(), [&own.segment as &dyn Walk, &own.sequence, &own.path, &own.r#loop]);
        }
    }
    put(uses, "section:growth".to_owned(), [&community.growth as &dyn Walk]);
    put(uses, "section:resources".to_owned(), [&community.resources as &dyn Walk]);
}

fn put<const N: usize>(uses: &mut Uses, source: String, parts: [&dyn Walk; N]) {
    struct Meant(Vec<String>);
    impl<'a> Visitor<'a> for Meant {
        fn reference(&mut self, noun: Noun, id: &'a Sp<Id>) {
            self.0.push(format!("{}:{}", noun.word(), id.as_str()));
        }
    }
    let mut meant = Meant(Vec::new());
    for part in parts {
        part.walk(&mut meant);
    }
    for target in meant.0.into_iter().filter(|target| *target != source) {
        let sources = uses.entry(target).or_default();
        // All that one source says comes in a row, so that looking at the last one is enough.
        if sources.last() != Some(&source) {
            sources.push(source.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;
    use crate::model::reference::Noun;
    use crate::model::sample::Sample;
    use crate::plan::view::sample::view_of;

    #[test]
    fn nothing_that_is_meant_is_without_a_source() {
        let community = Sample::new().community();
        let uses = of(&community);
        // A role may also be the one who looks at a section again, which is no use of it.
        for reference in community.references().iter().filter(|reference| reference.noun != Noun::Role) {
            let target = format!("{}:{}", reference.noun.word(), reference.id.as_str());
            assert!(uses.contains_key(&target), "{target}");
        }
    }

    #[test]
    fn a_role_knows_its_procedures_and_sections_each_once() {
        let yaml = "name: 读书会\npeople: {operators: [{id: keeper, name: 小满}]}\n\
            calendar: {rhythms: [{id: qa, title: 周四问答, owner: keeper, steps: [{at: 0h, do: 开场, owner: keeper}]}, {id: note, title: 早读, owner: keeper}]}\n\
            rules: {organise: [{id: main, title: 主群, owner: keeper}], join: {mode: free, approval: [{do: 看, owner: keeper}, {do: 邀请, owner: keeper}]}}";
        let used = &view_of(yaml, "people.html")["used"]["role:keeper"];
        let titles = |kind: usize| -> Vec<&str> {
            used[kind]["uses"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap()).collect()
        };
        assert_eq!([titles(0), titles(1), titles(2)], [vec!["周四问答", "早读"], vec!["主群"], vec!["群规"]]);
        assert_eq!(used[0]["title"], "标准流程");
        assert_eq!(used[0]["uses"][0]["href"], "sop/qa.html");
    }
}
