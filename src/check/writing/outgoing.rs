//! The words that go out to members as they stand: scripts, answers, offers, the promise.

use crate::locale::Text;
use crate::model::Community;
use crate::model::calendar::Step;
use crate::model::calendar::Variant;
use crate::model::funnel::Stage;
use crate::source::Span;

/// Every text of a definition that is sent or shown to members as a promise or an offer.
pub(in crate::check) fn of(community: &Community) -> Vec<&Text> {
    let mut texts: Vec<&Text> = community.tagline.iter().collect();
    if let Some(positioning) = &community.positioning {
        texts.extend(positioning.theme.iter().chain(&positioning.promise));
    }
    if let Some(rules) = &community.rules {
        texts.extend(rules.join.iter().filter_map(|join| join.welcome.as_ref()));
        texts.extend(rules.fees.iter().flat_map(|fee| std::iter::once(&fee.title).chain(&fee.includes)));
        texts.extend(rules.ending.iter().filter_map(|ending| ending.farewell.as_ref()));
    }
    for benefit in community.tiers.iter().flat_map(|tier| &tier.benefits) {
        texts.extend(std::iter::once(&benefit.title).chain(&benefit.what));
    }
    for sop in community.calendar.iter().flat_map(|calendar| calendar.sops()) {
        texts.extend(sop.script());
        texts.extend(scripts(sop.variants()));
        texts.extend(sop.steps().iter().flat_map(of_step));
    }
    if let Some(funnel) = &community.funnel {
        texts.extend(funnel.all_stages().flat_map(of_stage));
        texts.extend(funnel.sequence.iter().filter_map(|push| push.script.as_ref()));
        texts.extend(funnel.path.iter().filter_map(|touch| touch.script.as_ref()));
        texts.extend(funnel.r#loop.iter().filter_map(|sharing| sharing.script.as_ref()));
    }
    if let Some(growth) = &community.growth {
        texts.extend(growth.channels.iter().filter_map(|channel| channel.what.as_ref()));
    }
    texts
}

fn of_step(step: &Step) -> Vec<&Text> {
    step.script.iter().chain(scripts(&step.variants)).collect()
}

fn of_stage(stage: &Stage) -> Vec<&Text> {
    let mut texts: Vec<&Text> = stage.objections.iter().map(|objection| &objection.answer).collect();
    for script in &stage.scripts {
        texts.push(&script.text);
        texts.extend(scripts(&script.variants));
    }
    if let Some(offer) = &stage.offer {
        texts.push(&offer.name);
        texts.extend(offer.what.iter().chain(&offer.includes));
    }
    texts
}

fn scripts(variants: &[Variant]) -> impl Iterator<Item = &Text> {
    variants.iter().map(|variant| &variant.script)
}

/// Where `word` stands in `text`, as far as it was written there and not filled in.
pub(in crate::check) fn place(text: &Text, word: &str) -> Span {
    place_in(text.span(), word)
}

/// Where `word` stands in `span`, in small letters or as it is; all of it where it was filled in.
pub(in crate::check) fn place_in(span: &Span, word: &str) -> Span {
    let written = span.text();
    let at = written.find(word).or_else(|| written.to_ascii_lowercase().find(word));
    at.map_or_else(|| span.clone(), |at| span.part(at..at + word.len()))
}
