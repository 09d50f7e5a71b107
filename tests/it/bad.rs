//! A workspace in which everything is wrong, `tests/bad`: each check finds something there, and says exactly where.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

use guildbook::check;
use guildbook::check::LINTS;
use guildbook::finding::Finding;
use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::model::Visibility;
use guildbook::playbook::Playbook;
use guildbook::report;
use guildbook::report::Tongue;
use guildbook::resolve;
use guildbook::resolve::Edition;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use snapbox::Assert;
use snapbox::Data;

fn documents(findings: &mut Findings) -> (Documents, Edition) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let sources = Workspace::new(folder).discover(&Sources::default(), findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, findings);
    let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today: "2026-11-22".parse().unwrap() };
    (documents, edition)
}

fn found() -> Vec<Finding> {
    let mut findings = Findings::new();
    let (documents, edition) = documents(&mut findings);
    let library = resolve::resolve(&documents, &edition, &mut findings);
    check::check(&documents, &library, &mut findings);
    // Its form is in order, or nobody would ask about the method.
    assert!(!findings.has_errors(), "{}", report::human(&findings.sorted(), Tongue::English, false));
    check::audit(&documents, &library, &LINTS).into_findings().collect()
}

/// Whatever is missing, its pages can be drawn: the makers look at them to see what is missing.
#[test]
fn every_page_can_be_drawn_where_everything_is_wrong() {
    let (documents, edition) = documents(&mut Findings::new());
    let playbook = Playbook::make(&documents, &edition, &mut Findings::new()).unwrap();
    let failed = (0..playbook.page_count()).filter_map(|index| playbook.draw(index).err());
    let failed: Vec<Finding> = failed.map(|finding| *finding).collect();
    assert!(failed.is_empty(), "{}", report::human(&failed, Tongue::English, false));
}

#[test]
fn every_check_finds_something_where_everything_is_wrong() {
    let told: BTreeSet<&str> = found().iter().map(|finding| finding.code).collect();
    let silent: Vec<&str> = LINTS.iter().map(|lint| lint.code).filter(|code| !told.contains(code)).collect();
    assert!(silent.is_empty(), "these say nothing: {silent:?}");
}

/// By check: the line, the column and the words that are pointed at.
#[test]
fn every_check_points_at_the_words_that_are_wrong() {
    let mut found = found();
    found.sort_by_key(|finding| LINTS.iter().position(|lint| lint.code == finding.code));
    let mut text = String::new();
    for finding in &found {
        let span = finding.span.as_ref().unwrap();
        let (line, column) = span.line_column();
        let path = span.source().path().trim_start_matches("content/").trim_start_matches("communities/");
        let words = span.text().lines().next().unwrap_or_default();
        writeln!(text, "{} {path}:{line}:{column} {words}", finding.code).unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad/found.txt");
    let expected = Data::read_from(&path, None).raw();
    Assert::new().action_env("SNAPSHOTS").eq(text, expected);
}
