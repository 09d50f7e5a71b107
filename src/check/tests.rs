//! Every question with its examples: the bad one is told about, word for word as `golden/` holds it, the good one is not.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::check;
use crate::check::LINTS;
use crate::check::Lint;
use crate::check::audit;
use crate::check::example;
use crate::check::lint::Ask;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::load;
use crate::load::Documents;
use crate::model::Visibility;
use crate::report;
use crate::report::Tongue;
use crate::resolve;
use crate::resolve::Edition;
use crate::resolve::Library;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

const TODAY: &str = "2026-11-22";

/// Reads an example: a definition, and other files behind lines such as `=== content/modules/a.md ===`.
fn read(example: &str, tongue: Tongue) -> (Documents, Library, Findings) {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("content/site.yaml", tongue.either("languages: [en]", "languages: [zh-Hans]"));
    let mut files = example.split("\n=== ");
    let definition = files.next().unwrap();
    let name = tongue.either("name: The Wardrobe Salon\n", "name: 衣橱会客厅\n");
    let name = if definition.starts_with("name:") { "" } else { name };
    write("content/communities/club/community.yaml", &format!("{name}{definition}"));
    for file in files {
        let (path, text) = file.split_once(" ===\n").unwrap();
        write(path, text);
    }
    read_folder(folder.path())
}

fn read_folder(folder: &Path) -> (Documents, Library, Findings) {
    let mut findings = Findings::new();
    let sources = Workspace::new(folder).discover(&Sources::default(), &mut findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today: TODAY.parse().unwrap() };
    let library = resolve::resolve(&documents, &edition, &mut findings);
    check::check(&documents, &library, &mut findings);
    (documents, library, findings)
}

/// What `lint` says of an example, which is itself without a mistake in its form. Questions asked last need all others.
fn told(lint: &'static Lint, example: &str, tongue: Tongue) -> Vec<Finding> {
    let (documents, library, findings) = read(example, tongue);
    assert_eq!(report::human(&findings.sorted(), tongue, false), "", "{}: the example has mistakes of form", lint.code);
    let needs_all = matches!(lint.ask, Ask::Afterwards(_));
    let asked = if needs_all { &LINTS[..] } else { &[lint][..] };
    let all = audit(&documents, &library, asked).into_findings();
    all.filter(|finding| finding.code == lint.code).collect()
}

/// The same of any definition, in Chinese: for what an example has no room for.
pub(super) fn told_of(lint: &'static Lint, definition: &str) -> Vec<String> {
    told(lint, definition, Tongue::Chinese).into_iter().map(|finding| finding.message.zh).collect()
}

#[test]
fn a_bad_example_is_told_about_and_a_good_one_is_not() {
    insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        for lint in LINTS.iter() {
            let mut all = String::new();
            for tongue in [Tongue::English, Tongue::Chinese] {
                let drawn = tongue.either(lint.example.en, lint.example.zh);
                let bad = told(lint, &example::before(drawn), tongue);
                assert!(!bad.is_empty(), "{} says nothing of its bad example", lint.code);
                all.push_str(&report::human(&bad, tongue, false));
                let good = told(lint, &example::after(drawn), tongue);
                assert_eq!(report::human(&good, tongue, false), "", "{} speaks of its good example", lint.code);
            }
            insta::assert_snapshot!(lint.code, all);
        }
    });
}

#[test]
fn every_golden_message_belongs_to_a_question() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check/golden");
    let files: BTreeSet<String> =
        fs::read_dir(folder).unwrap().map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    let codes: BTreeSet<String> = LINTS.iter().map(|lint| format!("{}.snap", lint.code)).collect();
    assert_eq!(files, codes);
}

#[test]
fn a_code_is_given_once_and_begins_with_what_it_is_about() {
    let codes: BTreeSet<&str> = LINTS.iter().map(|lint| lint.code).collect();
    assert_eq!(codes.len(), LINTS.len());
    for lint in LINTS.iter() {
        let begins = |word: &str| lint.code.strip_prefix(word).is_some_and(|rest| rest.starts_with('-'));
        let other = match lint.family {
            check::Family::Positioning => "fit",
            check::Family::Writing => "allow",
            family => family.word(),
        };
        assert!(begins(lint.family.word()) || begins(other), "{}", lint.code);
    }
}

#[test]
fn what_is_said_is_said_in_both_languages() {
    for lint in LINTS.iter() {
        for says in [lint.principle, lint.what, lint.why] {
            assert!(says.en.ends_with('.') && says.zh.ends_with('。'), "{}: {says:?}", lint.code);
        }
        assert!(!lint.fix.en.ends_with('.') && !lint.fix.zh.ends_with('。'), "{}", lint.code);
        let is_chinese = |text: &str| text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it));
        for says in [lint.principle, lint.what, lint.why, lint.fix] {
            assert!(!is_chinese(says.en) && is_chinese(says.zh), "{}: {says:?}", lint.code);
        }
    }
}
