//! What is deleted is missed: without any one section or id, a sample is told what a reader would say of it.

use std::collections::BTreeSet;

use guildbook::check;
use guildbook::check::LINTS;
use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::locale::Language;
use guildbook::model::Community;
use guildbook::model::Visibility;
use guildbook::model::reference::Noun;
use guildbook::resolve;
use guildbook::resolve::Edition;
use guildbook::resolve::Library;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use guildbook::yaml::Entry;
use guildbook::yaml::Node;
use guildbook::yaml::Value;
use rayon::prelude::*;

use crate::sample;

/// What is said where a section is gone and nothing else in the definition means anything in it.
const SECTIONS: &[(&str, &str)] = &[
    ("fit", "fit-missing"),
    ("positioning", "positioning-missing"),
    ("audience", "audience-missing"),
    ("people", "people-missing"),
    ("rules", "rules-missing"),
    ("tiers", "tiers-missing"),
    ("culture", "culture-missing"),
    ("calendar", "calendar-missing"),
    ("funnel", "funnel-missing"),
    ("growth", "growth-missing"),
    ("metrics", "metrics-missing"),
    ("resources", "resources-missing"),
];

/// What is said of each kind of thing without its id, where nothing means it: most cannot be without one; nothing is wrong with
/// the others.
const IDS: &[(Noun, Option<&str>)] = &[
    (Noun::Role, Some("missing-key")),
    (Noun::Channel, Some("missing-key")),
    (Noun::Sop, Some("missing-key")),
    (Noun::Metric, Some("missing-key")),
    (Noun::Tier, Some("missing-key")),
    (Noun::Segment, Some("missing-key")),
    (Noun::Funnel, Some("missing-key")),
    (Noun::Stage, None),
    (Noun::Rule, None),
    (Noun::Direction, None),
    (Noun::Script, None),
    (Noun::Objection, None),
    (Noun::Scene, None),
    (Noun::Stakeholder, None),
];

/// A sample community alone, without modules.
struct Sample {
    documents: Documents,
    library: Library,
    community: Community,
    told: BTreeSet<&'static str>,
}

fn samples() -> Vec<Sample> {
    let all = Workspace::new(sample::root()).discover(&Sources::default(), &mut Findings::new()).unwrap();
    let slugs = ["wardrobe", "sketch", "crew"];
    slugs.into_par_iter().map(|slug| Sample::new(&all, slug)).collect()
}

impl Sample {
    fn new(all: &Sources, slug: &str) -> Sample {
        let mut sources = all.clone();
        let folder = format!("content/communities/{slug}/");
        let is_its = |path: &str| path.strip_prefix(&folder).is_some_and(|rest| !rest.contains('/'));
        sources.texts.retain(|file| file.source.path() == "content/site.yaml" || is_its(file.source.path()));
        let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut Findings::new());
        let languages = [Language::simplified_chinese()];
        let community = resolve::unabridged(&documents.definitions[0], &languages, &mut Findings::new()).unwrap();
        let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today: "2026-11-22".parse().unwrap() };
        let library = resolve::resolve(&documents, &edition, &mut Findings::new());
        let told = told(&documents, &library);
        Sample { documents, library, community, told }
    }

    /// What is said without the entries that are `gone`, and was not said with them.
    fn without(&self, gone: &dyn Fn(&Entry) -> bool) -> BTreeSet<&'static str> {
        let mut documents = self.documents.clone();
        cut(&mut documents.definitions[0].tree, gone);
        told(&documents, &self.library).difference(&self.told).copied().collect()
    }

    fn without_section(&self, key: &str) -> Option<BTreeSet<&'static str>> {
        let section = self.documents.definitions[0].tree.entry(key)?;
        Some(self.without(&|entry| entry == section))
    }

    /// Whether anything means it by an id that only it gives: a stage without one goes by the word of its level.
    fn means(&self, noun: Noun, id: &str) -> bool {
        let is_level = noun == Noun::Stage && ["free", "low", "mid", "high", "share"].contains(&id);
        !is_level && self.community.references().iter().any(|reference| reference.noun == noun && reference.id.as_str() == id)
    }
}

/// Takes entries out of a tree.
fn cut(node: &mut Node, gone: &dyn Fn(&Entry) -> bool) {
    match &mut node.value {
        Value::Map(entries) => {
            entries.retain(|entry| !gone(entry));
            entries.iter_mut().for_each(|entry| cut(&mut entry.value, gone));
        }
        Value::List(items) => items.iter_mut().for_each(|item| cut(item, gone)),
        Value::Scalar { .. } | Value::Null => {}
    }
}

/// The codes of all that is said: of the form, and of the method where the form is in order. Of `library`, from before a change,
/// only the languages, the days and who has a book are asked.
fn told(documents: &Documents, library: &Library) -> BTreeSet<&'static str> {
    let mut findings = Findings::new();
    check::check(documents, library, &mut findings);
    if !findings.has_errors() {
        findings.extend(check::audit(documents, library, &LINTS).into_findings());
    }
    findings.sorted().iter().map(|finding| finding.code).collect()
}

#[test]
fn without_any_one_section_a_sample_lacks_it() {
    let mut deleted = 0;
    for sample in samples() {
        let without: Vec<_> =
            SECTIONS.par_iter().filter_map(|(key, code)| Some((key, code, sample.without_section(key)?))).collect();
        deleted += without.len();
        for (key, code, told) in without {
            let is_meant = told.contains("unknown-id") || told.contains("placeholder-unknown");
            assert!(told.contains(code) || is_meant, "without `{key}`: {told:?}");
        }
    }
    assert!(deleted > 30, "{deleted}");
}

#[test]
fn without_any_one_id_a_sample_says_what_is_meant_by_it() {
    let samples = samples();
    let mut wrong: Vec<String> = Vec::new();
    for (noun, code) in IDS {
        // All ids of a kind in the first sample that has any: the others would say the same.
        let sample = samples.iter().find(|sample| !sample.community.ids(*noun).is_empty());
        let sample = sample.unwrap_or_else(|| panic!("no sample has a {}", noun.word()));
        let ids = sample.community.ids(*noun);
        wrong.par_extend(ids.par_iter().filter_map(|id| {
            let told = sample.without(&|entry| entry.value.span == id.span);
            let expected = if sample.means(*noun, id.as_str()) { code.or(Some("unknown-id")) } else { *code };
            let is_told = expected.map_or(told.is_empty(), |code| told.contains(code));
            (!is_told).then(|| format!("{} `{}`: {told:?} instead of {expected:?}", noun.word(), id.as_str()))
        }));
    }
    assert_eq!(IDS.len(), Noun::ALL.len(), "every kind of id has a line in the table");
    assert!(wrong.is_empty(), "without its id, {}", wrong.join("\n"));
}
