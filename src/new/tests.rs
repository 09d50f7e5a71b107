//! What `new` writes goes through the real pipeline.

use std::fs;
use std::path::Path;

use jiff::civil::date;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::load;
use crate::load::Documents;
use crate::locale::Language;
use crate::model::SECTIONS;
use crate::model::Visibility;
use crate::model::identity::CommunityKind;
use crate::new;
use crate::new::Hand;
use crate::new::Refusal;
use crate::new::Speech;
use crate::new::Tongue;
use crate::new::questions;
use crate::playbook::Playbook;
use crate::report;
use crate::resolve::Edition;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

const KINDS: [CommunityKind; 5] =
    [CommunityKind::Skill, CommunityKind::Interest, CommunityKind::Product, CommunityKind::Growth, CommunityKind::Identity];
fn hand(languages: &str) -> Hand {
    let languages: Vec<_> = languages.split(", ").filter_map(Language::parse).collect();
    let remarks = if languages[0].script().is_some() { Tongue::Chinese } else { Tongue::English };
    Hand { speech: Speech::of(&languages, remarks), remarks }
}

/// What there is to say of the workspace at `root`; pages are drawn where they show the most.
fn findings(root: &Path, audience: Visibility) -> Vec<Finding> {
    let mut findings = Findings::new();
    let sources = Workspace::new(root).discover(&Sources::default(), &mut findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let edition = Edition { audience, communities: Vec::new(), today: date(2027, 1, 11) };
    let playbook = Playbook::make(&documents, &edition, &mut findings);
    if let Some(playbook) = playbook.filter(|_| audience == Visibility::Internal) {
        findings.extend((0..playbook.page_count()).filter_map(|page| playbook.draw(page).err()).map(|finding| *finding));
    }
    findings.sorted()
}

fn assert_nothing_to_say(root: &Path, what: &str) {
    for audience in [Visibility::Member, Visibility::Client, Visibility::Internal] {
        let told = findings(root, audience);
        let told: Vec<_> = told.into_iter().filter(|finding| finding.level <= Level::Warning).collect();
        assert!(told.is_empty(), "{what} for {audience:?}:\n{}", report::human(&told, report::Tongue::English, false));
    }
}

fn site(languages: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().unwrap();
    fs::create_dir(root.path().join("content")).unwrap();
    fs::write(root.path().join("content/site.yaml"), format!("title: 书\nlanguages: [{languages}]\n")).unwrap();
    root
}

#[test]
fn a_community_of_every_kind_and_language_is_without_a_finding() {
    for languages in ["zh-Hans", "en", "zh-Hans, en, zh-Hant", "zh-Hant"] {
        for kind in KINDS {
            let root = site(languages);
            new::community(root.path(), "会客厅", new::definition(kind, "会客厅：一", &hand(languages))).unwrap();
            assert_nothing_to_say(root.path(), &format!("{kind:?} in {languages}"));
        }
    }
}

#[test]
fn a_new_workspace_is_without_a_finding() {
    for languages in ["zh-Hans", "en"] {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/手册");
        new::workspace(&folder, &hand(languages)).unwrap();
        assert_nothing_to_say(&folder, languages);
    }
}

#[test]
fn every_kind_fills_every_section_and_asks_every_question() {
    for kind in KINDS {
        let written = new::definition(kind, "x", &hand("zh-Hans"));
        for section in SECTIONS {
            assert!(written.contains(&format!("\n{section}:\n")), "{kind:?} has no {section}");
        }
        for (path, question) in questions::all() {
            let (zh, _) = question.trim_start_matches('‹').split_once(" ¦ ").unwrap();
            assert_eq!(written.matches(&format!("# {zh}\n")).count(), 1, "{kind:?} asks for {path}");
        }
    }
}

#[test]
fn no_mark_of_a_template_and_no_other_language_is_left_in_a_definition() {
    for kind in KINDS {
        let english = new::definition(kind, "x", &hand("en"));
        let left = english
            .lines()
            .find(|line| line.contains(['‹', '›', '¦']) || line.chars().any(|letter| ('一'..='龥').contains(&letter)));
        assert_eq!(left, None, "{kind:?}");
    }
}

#[test]
fn kinds_share_their_questions_and_hardly_an_answer() {
    let answers = |kind| {
        let text = new::definition(kind, "x", &hand("zh-Hans"));
        text.lines()
            .map(str::trim)
            .filter(|line| !line.starts_with('#') && line.chars().count() > 24)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    for (index, kind) in KINDS.iter().enumerate() {
        let own = answers(*kind);
        for other in &KINDS[index + 1..] {
            let others = answers(*other);
            let shared = own.iter().filter(|line| others.contains(line)).count();
            assert!(shared * 20 < own.len(), "{shared} of {} answers of {kind:?} are those of {other:?}", own.len());
        }
    }
}

fn is_refused(made: anyhow::Result<()>) -> bool {
    made.unwrap_err().downcast_ref::<Refusal>().is_some()
}

#[test]
fn what_is_there_is_never_written_over() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("a.txt");
    fs::write(&file, "mine").unwrap();
    assert!(is_refused(new::workspace(root.path(), &hand("zh-Hans"))));
    assert!(is_refused(new::workspace(&file, &hand("zh-Hans"))));
    assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);

    let root = site("zh-Hans");
    let text = new::definition(CommunityKind::Skill, "甲", &hand("zh-Hans"));
    let add = |slug: &str| new::community(root.path(), slug, text.clone());
    add("tea").unwrap();
    let file = root.path().join("content/communities/tea/community.yaml");
    fs::write(&file, "name: 乙\n").unwrap();
    assert!(is_refused(add("tea")));
    fs::create_dir(root.path().join("content/communities/Club")).unwrap();
    assert!(is_refused(add("club")));
    assert_eq!(fs::read_to_string(&file).unwrap(), "name: 乙\n");
    assert_eq!(fs::read_dir(root.path().join("content/communities")).unwrap().count(), 2);
}

#[test]
fn an_empty_folder_becomes_a_workspace_with_nothing_beside_it() {
    let root = tempfile::tempdir().unwrap();
    new::workspace(root.path(), &hand("en")).unwrap();
    let mut names: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".gitignore", "README.md", "content"]);
}

#[test]
fn a_slug_is_an_address() {
    for good in ["tea", "tea-2", "茶席", "2027"] {
        assert_eq!(new::check_slug(good), Ok(()), "{good}");
    }
    for bad in ["", "Tea", "a/b", "..", "a b", "-a", "a-", ".a", "a.b", "茶：席", &"a".repeat(65)] {
        assert!(new::check_slug(bad).is_err(), "{bad}");
    }
    assert_eq!(new::name_of("sketch-circle"), "Sketch Circle");
    assert_eq!(new::name_of("茶席"), "茶席");
}
