//! Mending real files, through a look that knows a few words only.

use std::fs;

use super::*;
use crate::finding::Findings;
use crate::finding::words;
use crate::source::Source;

const FILE: &str = "content/communities/yichu/community.yaml";

/// A workspace with one file of `bytes`.
fn workspace(bytes: &[u8]) -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join(FILE);
    fs::create_dir_all(place.parent().unwrap()).unwrap();
    fs::write(place, bytes).unwrap();
    let workspace = Workspace::new(folder.path());
    (folder, workspace)
}

/// Finds 错 wherever it stands, and would write 对.
fn look(sources: &Sources) -> Vec<Finding> {
    let mut findings = Findings::new();
    for path in [FILE] {
        let Some(text) = sources.text(path) else { continue };
        let source = Source::new(path, text);
        findings.extend(text.match_indices('错').map(|(at, word)| {
            let span = source.span(at..at + word.len());
            Finding::error("wrong", words!("wrong", "错")).at(&span).mend(&span, "对")
        }));
    }
    findings.sorted()
}

fn mended(workspace: &Workspace) -> Mended {
    let sources = workspace.discover(&Sources::default(), &mut Findings::new()).unwrap();
    mend(workspace, &sources, &look).unwrap()
}

#[test]
fn line_ends_a_mark_and_everything_else_stay_as_they_were() {
    for (before, after) in [
        ("name: 错\r\nx: 1\r\n", "name: 对\r\nx: 1\r\n"),
        ("\u{feff}name: 错", "\u{feff}name: 对"),
        ("a: 错\nb: 错\n\n", "a: 对\nb: 对\n\n"),
    ] {
        let (folder, workspace) = workspace(before.as_bytes());
        let mended = mended(&workspace);
        mended.changes.iter().for_each(|change| change.write(&workspace).unwrap());
        assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), after);
        assert!(self::mended(&workspace).changes.is_empty(), "a second run changes nothing");
        assert_eq!(fs::read_dir(folder.path().join(FILE).parent().unwrap()).unwrap().count(), 1);
    }
}

#[test]
fn a_file_with_line_ends_of_both_kinds_is_left_alone() {
    let (_folder, workspace) = workspace("a: 错\r\nb: 1\n".as_bytes());
    let mended = mended(&workspace);
    assert!(mended.changes.is_empty());
    assert_eq!(mended.left.len(), 1);
}

#[test]
fn another_encoding_becomes_utf8_and_is_mended_in_the_same_run() {
    let text = "name: 衣橱会客厅\r\ntagline: 每周两套搭配，这里写错了\r\n";
    let (folder, workspace) = workspace(&encoding_rs::GBK.encode(text).0);
    let mended = mended(&workspace);
    assert_eq!((mended.changes[0].from, mended.changes[0].count), (Some("GBK"), 2));
    assert!(mended.changes[0].diff(false).contains("-tagline: 每周两套搭配，这里写错了\n+tagline: 每周两套搭配，这里写对了\n"));
    mended.changes[0].write(&workspace).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), text.replace('错', "对"));
    assert!(self::mended(&workspace).changes.is_empty());
}

#[test]
fn a_file_that_was_saved_meanwhile_is_left_alone() {
    let (folder, workspace) = workspace("a: 错\n".as_bytes());
    let mended = mended(&workspace);
    fs::write(folder.path().join(FILE), "mine\n").unwrap();
    assert!(mended.changes[0].write(&workspace).is_err());
    assert_eq!(fs::read_to_string(folder.path().join(FILE)).unwrap(), "mine\n");
}

#[test]
fn a_change_that_would_break_a_file_is_not_made() {
    let (_folder, workspace) = workspace("a: 错\n".as_bytes());
    let breaks = |sources: &Sources| {
        let mut findings = look(sources);
        if sources.text(FILE).is_some_and(|text| text.contains('对')) {
            let place = Source::new(FILE, "a").span(0..1);
            findings.push(Finding::error("yaml-syntax", words!("broken", "坏了")).at(&place));
        }
        findings
    };
    let sources = workspace.discover(&Sources::default(), &mut Findings::new()).unwrap();
    let mended = mend(&workspace, &sources, &breaks).unwrap();
    assert!(mended.changes.is_empty());
    assert_eq!(mended.left.len(), 1);
}
