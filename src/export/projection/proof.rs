//! LibreOffice works the spreadsheets out anew, and comes to the same numbers.

use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::prelude::Strategy;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use super::Told;
use super::table;
use super::words::Speech;
use super::workbook;
use crate::funnel::Funnel;
use crate::funnel::Month;
use crate::funnel::random;
use crate::funnel::run;
use crate::locale::Language;

const FUNNELS: usize = 1000;
const IN_ONE_BOOK: usize = 50;

/// Formulas are worked out anew whatever results lie in the file.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>"#;

fn told(funnel: Funnel) -> Told {
    let stages = (1..=funnel.stages.len()).map(|at| format!("阶段 {at}")).collect();
    // Results that are wrong on purpose: what agrees in the end has been worked out.
    let empty = Month { stages: vec![Default::default(); funnel.stages.len()], ..Month::default() };
    Told { title: "漏斗".to_owned(), stages, months: vec![empty; 12], funnel }
}

fn drawn() -> Vec<Told> {
    let mut runner = TestRunner::deterministic();
    (0..FUNNELS).map(|_| told(random::funnel().new_tree(&mut runner).unwrap().current())).collect()
}

fn convert(folder: &Path) {
    let profile = folder.join("profile/user");
    fs::create_dir_all(&profile).unwrap();
    fs::write(profile.join("registrymodifications.xcu"), SETTINGS).unwrap();
    let books = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it == "xlsx"));
    let office = Command::new("soffice")
        .arg("--headless")
        .arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()))
        .args(["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "--outdir"])
        .arg(folder)
        .args(books)
        .output()
        .expect("the test needs soffice; tests/run installs it");
    assert!(office.status.success(), "{}", String::from_utf8_lossy(&office.stderr));
}

#[test]
#[ignore = "needs LibreOffice; tests/run installs it and runs this"]
fn libreoffice_comes_to_the_same_numbers_for_a_thousand_funnels() {
    let folder = tempfile::tempdir().unwrap();
    let english = Language::parse("en").unwrap();
    let speech = Speech { language: &english };
    let all = drawn();
    for (number, some) in all.chunks(IN_ONE_BOOK).enumerate() {
        let some: Vec<&Told> = some.iter().collect();
        let bytes = workbook::bytes(&speech, &some, "2026-11-22".parse().unwrap()).unwrap();
        fs::write(folder.path().join(format!("book{number}.xlsx")), bytes).unwrap();
    }
    convert(folder.path());
    let mut compared = 0;
    for (index, told) in all.iter().enumerate() {
        let (book, sheet) = (index / IN_ONE_BOOK, index % IN_ONE_BOOK + 1);
        let text = fs::read_to_string(folder.path().join(format!("book{book}-Months {sheet}.csv"))).unwrap();
        let ours = Told { months: run(&told.funnel), ..self::told(told.funnel.clone()) };
        let ours = table::csv(&speech, &ours);
        for (theirs, ours) in text.lines().skip(3).zip(ours.lines().skip(1)) {
            for (theirs, ours) in theirs.split(',').zip(ours.split(',')) {
                let ours: f64 = ours.parse().unwrap();
                let theirs: f64 = theirs
                    .trim_matches('"')
                    .parse()
                    .unwrap_or_else(|_| panic!("`{theirs}` for {ours} in funnel {index}:\n{text}"));
                assert!((theirs - ours).abs() < 0.0005, "{theirs} for {ours} in funnel {index}:\n{:#?}\n{text}", told.funnel);
                compared += 1;
            }
        }
    }
    assert!(compared > FUNNELS * 12 * 10, "{compared}");
}
