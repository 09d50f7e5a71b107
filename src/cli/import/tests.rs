//! What is exported and imported again is what it was: every SOP of the sample, in every language and in both kinds of table.

use std::path::Path;

use serde_json::Value;

use crate::cli::import::rows;
use crate::export::calendar::Desk;
use crate::export::calendar::Format;
use crate::export::calendar::write_sop;
use crate::finding::Findings;
use crate::import;
use crate::import::Kind;
use crate::load;
use crate::load::Documents;
use crate::model::Community;
use crate::model::Visibility;
use crate::model::calendar::Sop;
use crate::playbook::Playbook;
use crate::resolve::Edition;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;
use crate::yaml;

/// What an SOP says, key by key, without the keys that say nothing.
fn said(sop: Sop) -> Value {
    let mut value = match sop {
        Sop::Rhythm(rhythm) => serde_json::to_value(rhythm),
        Sop::Campaign(campaign) => serde_json::to_value(campaign),
        Sop::Journey(journey) => serde_json::to_value(journey),
    }
    .unwrap();
    trim(&mut value);
    value
}

/// Drops what says nothing, and the line end that closes a block of words.
fn trim(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(trim);
            map.retain(|_, value| !value.is_null() && *value != Value::Array(Vec::new()));
        }
        Value::Array(items) => items.iter_mut().for_each(trim),
        Value::String(text) => *text = text.trim_end().to_owned(),
        _ => {}
    }
}

fn read_back(path: &Path, what: &str) -> Community {
    let rows = rows(path).unwrap();
    let imported = import::read(&rows, "unnamed", "没有名字", Kind::Journey, &|_| None);
    let imported = imported.unwrap_or_else(|| panic!("{what}: no heading in {:?}", rows.first()));
    assert_eq!(imported.unread, Vec::<String>::new(), "{what}");
    let indented: String = imported.yaml.lines().map(|line| format!("  {line}\n")).collect();
    let text = format!("name: 读书会\ncalendar:\n{indented}");
    let tree = yaml::parse(&crate::source::Source::new("a.yaml", text.as_str()), 0..text.len()).unwrap();
    let mut findings = Findings::new();
    let community = yaml::decode::<Community>(&tree, &yaml::Verbatim, &mut findings);
    assert!(!findings.has_errors(), "{text}\n{:#?}", findings.sorted());
    community.unwrap()
}

fn playbook(root: &Path) -> (Playbook, Findings) {
    let mut findings = Findings::new();
    let sources = Workspace::new(root).discover(&Sources::default(), &mut findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let today = jiff::civil::date(2026, 11, 28);
    let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today };
    (Playbook::make(&documents, &edition, &mut findings).unwrap(), findings)
}

#[test]
fn two_braces_that_are_words_are_no_placeholder_when_they_come_back() {
    let (folder, table) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let definition = folder.path().join("content/communities/club");
    std::fs::create_dir_all(&definition).unwrap();
    std::fs::write(folder.path().join("content/site.yaml"), "languages: [zh-Hans]").unwrap();
    std::fs::write(definition.join("community.yaml"), "name: 读书会").unwrap();
    let calendar = r#"
journeys:
  - id: first
    title: '首周 \{{x}}'
    starts: join
    only_if: '写着 \{{ 标签 }} 的'
    script: |
      您好 \{{客户昵称}}，
      欢迎来到 {{ name }}。\{{\{{ 三层 }}
    steps:
      - {at: D1 10:00, do: '发 \{{ 卡片 }}', materials: [{title: '卡片 \{{a}}'}], variants: [{title: 另一种, script: '\\{{b}}'}]}
"#;
    std::fs::write(definition.join("calendar.yaml"), calendar).unwrap();
    let said_by = |playbook: &Playbook| {
        let book = &playbook.site().library.books[0];
        said(book.community.as_ref().unwrap().calendar.as_ref().unwrap().sops().next().unwrap())
    };
    let (first, findings) = playbook(folder.path());
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    let before = said_by(&first);
    assert_eq!(before["script"], "您好 {{客户昵称}}，\n欢迎来到 读书会。{{{{ 三层 }}");
    let desk = Desk::of(first.site(), 0).unwrap();
    for (format, name) in [(Format::Csv, "sop.csv"), (Format::Xlsx, "sop.xlsx")] {
        let path = table.path().join(name);
        std::fs::write(&path, write_sop(&desk, desk.calendar.sops().next().unwrap(), format)).unwrap();
        let imported = import::read(&rows(&path).unwrap(), "unnamed", "没有名字", Kind::Journey, &|_| None).unwrap();
        std::fs::write(definition.join("calendar.yaml"), &imported.yaml).unwrap();
        let (again, findings) = playbook(folder.path());
        assert!(
            !findings.has_errors(),
            "{}
{:#?}",
            imported.yaml,
            findings.sorted()
        );
        assert_eq!(said_by(&again), before, "{}", imported.yaml);
    }
}

#[test]
fn every_procedure_of_the_sample_comes_back_as_it_went() {
    let (playbook, _) = playbook(Path::new(env!("CARGO_MANIFEST_DIR")));
    let folder = tempfile::tempdir().unwrap();
    let mut compared = 0;
    for index in 0..playbook.site().library.books.len() {
        let Some(desk) = Desk::of(playbook.site(), index) else { continue };
        for sop in desk.calendar.sops() {
            for (format, name) in [(Format::Csv, "sop.csv"), (Format::Xlsx, "sop.xlsx")] {
                let path = folder.path().join(name);
                std::fs::write(&path, write_sop(&desk, sop, format)).unwrap();
                let what = format!("{} as {name} in {}", sop.id().as_str(), desk.language);
                let community = read_back(&path, &what);
                let calendar = community.calendar.as_ref().unwrap();
                let back = said(calendar.sops().next().unwrap());
                assert_eq!(back, said(sop), "{what}");
                compared += 1;
            }
        }
    }
    assert!(compared > 100, "only {compared}");
}
