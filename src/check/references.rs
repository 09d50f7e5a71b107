//! Does every id that is meant exist, and does every id mean one thing only?

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::slip;
use crate::finding::words;
use crate::model::Community;
use crate::model::reference::Noun;
use crate::source::Span;

pub(super) fn check(community: &Community, findings: &mut Findings) {
    for noun in Noun::ALL {
        let mut first: BTreeMap<&str, &Span> = BTreeMap::new();
        for id in community.ids(*noun) {
            if let Some(other) = first.insert(id.as_str(), &id.span) {
                findings.add(twice(*noun, id.as_str(), &id.span, other));
            }
        }
    }
    let known: BTreeMap<Noun, Vec<&str>> = Noun::ALL.iter().map(|noun| (*noun, names(community, *noun))).collect();
    let is_known: BTreeSet<(Noun, &str)> =
        known.iter().flat_map(|(noun, names)| names.iter().map(|name| (*noun, *name))).collect();
    for reference in community.references() {
        if !is_known.contains(&(reference.noun, reference.id.as_str())) {
            let names = &known[&reference.noun];
            let (id, place) = (reference.id.as_str(), &reference.id.span);
            let finding = unknown(reference.noun, id, place, names);
            findings.add(match meant(id, place, names) {
                Some((span, name)) => finding.mend(&span, name),
                None => finding,
            });
        }
    }
}

/// Every id of a kind. A stage without one goes by the word of its level.
fn names(community: &Community, noun: Noun) -> Vec<&str> {
    match noun {
        Noun::Stage => community.funnel.iter().flat_map(|funnel| funnel.all_stages()).map(|stage| stage.id()).collect(),
        noun => community.ids(noun).into_iter().map(|id| id.as_str()).collect(),
    }
}

fn twice(noun: Noun, id: &str, place: &Span, first: &Span) -> Finding {
    let word = noun.word();
    Finding::error("id-twice", words!("the {word} `{id}` is given twice", "{word} 的 id `{id}` 用了两次"))
        .at(place)
        .also(first, words!("given here first", "第一次在这里"))
        .help(words!("give one of them another id", "请给其中一个换一个 id"))
}

/// The one id that can be meant, and what it has to replace: the id without its quotes.
fn meant<'a>(id: &str, place: &Span, known: &[&'a str]) -> Option<(Span, &'a str)> {
    let meant = slip(id, known.iter().copied())?;
    let at = place.text().find(id)?;
    Some((place.part(at..at + id.len()), meant))
}

fn unknown(noun: Noun, id: &str, place: &Span, known: &[&str]) -> Finding {
    let word = noun.word();
    let finding = Finding::error("unknown-id", words!("there is no {word} `{id}`", "没有 id 为 `{id}` 的 {word}")).at(place);
    let list = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    finding.help(match nearest(id, known.iter().copied()) {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None if list.is_empty() => {
            words!("the definition has no {word} yet; add one with this id", "定义里还没有 {word}；请先加上这个 id")
        }
        None => words!("there are: {list}", "现有：{list}"),
    })
}
