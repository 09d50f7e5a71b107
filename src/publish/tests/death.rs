//! A build that is killed: at every operation once, and at any moment many times.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

use crate::publish::Way;
use crate::publish::faults;
use crate::publish::faults::DEATH;
use crate::publish::faults::Fault;
use crate::publish::ground::Lies;
use crate::publish::tests::Desk;
use crate::publish::tests::part;
use crate::publish::tests::player;
use crate::publish::tests::texts;
use crate::publish::tests::torture::CASES;
use crate::publish::tests::torture::Case;
use crate::publish::tests::torture::NEW;
use crate::publish::tests::torture::assert_whole;

#[test]
fn killed_before_any_operation_whatever_it_is_the_next_build_completes() {
    if let Some(part) = part() {
        let [folder, case, number] = part.split('\n').collect::<Vec<_>>().try_into().unwrap();
        let case = &CASES[case.parse::<usize>().unwrap()];
        let desk = Desk { name: case.out, ..Desk::at(Path::new(folder)) };
        faults::with(number.parse().unwrap(), Fault::Death, || desk.build_by(case.way, NEW).unwrap());
        return;
    }
    for (index, case) in CASES.iter().enumerate() {
        let mut number = 0;
        while dies(index, case, number) {
            number += 1;
        }
        assert!(number > 30, "{}: only {number} operations", case.name);
    }
}

/// Kills a build before one operation; `false` where it ended before.
fn dies(index: usize, case: &Case, number: u32) -> bool {
    let desk = case.desk();
    let before = desk.site();
    let part = format!("{}\n{index}\n{number}", desk.folder.display());
    let test = "death::killed_before_any_operation_whatever_it_is_the_next_build_completes";
    let output = player(&[], test, &part).output().unwrap();
    let context = format!("{} {number}", case.name);
    assert!(matches!(output.status.code(), Some(0 | DEATH)), "{context}: {output:?}");
    assert_whole(&desk, &context);
    let site = desk.site();
    let new: BTreeMap<String, String> = NEW.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect();
    assert!(!case.is_whole() || site == before || site == new, "{context}: a mixture");
    desk.assert_stands_only_whole(NEW, &context);
    // Whichever way the next build goes, all is right then.
    let next = if number.is_multiple_of(2) || case.lies != Lies::Site { Way::Changes } else { Way::Whole };
    desk.build_by(next, NEW).unwrap_or_else(|error| panic!("{context}: {error}"));
    desk.assert_is(NEW);
    !output.status.success()
}

/// The files of one state of a site that never stops changing: some in every state, some in some, and each long
/// enough to be torn.
fn state(number: usize) -> Vec<(String, String)> {
    let text = |path: &str| format!("{path} {number}\n{}完\n", "社群手册".repeat(3_000));
    (0..40)
        .filter(|page| page % 4 != number % 4 || page % 2 == 0)
        .map(|page| format!("章{}/页{page}.html", (page + number) % 5))
        .map(|path| (path.clone(), text(&path)))
        .collect()
}

fn publish(desk: &Desk, way: Way, number: usize) {
    let files = state(number);
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    desk.build_by(way, &files).unwrap();
}

/// Which state a page is of; a page that is torn is of none.
fn state_of(path: &str, text: &str) -> Option<usize> {
    let number = text.lines().next()?.strip_prefix(path)?.trim().parse().ok()?;
    state(number).iter().any(|(known, content)| known == path && content == text).then_some(number)
}

#[test]
fn killed_at_any_moment_every_file_is_whole_and_the_next_build_completes() {
    if let Some(part) = part() {
        let (folder, way) = part.split_once('\n').unwrap();
        let way = if way == "whole" { Way::Whole } else { Way::Changes };
        for number in 0.. {
            publish(&Desk::at(Path::new(folder)), way, number);
        }
    }
    let mut random = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0);
    for (way, name) in [(Way::Changes, "changes"), (Way::Whole, "whole")] {
        let desk = Desk::new();
        for kill in 0..40 {
            let test = "death::killed_at_any_moment_every_file_is_whole_and_the_next_build_completes";
            let mut player = player(&[], test, &format!("{}\n{name}", desk.folder.display()));
            let mut player = player.stdout(std::process::Stdio::null()).spawn().unwrap();
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            std::thread::sleep(Duration::from_micros(4_000 + (random >> 33) % 40_000));
            player.kill().unwrap();
            assert!(!player.wait().unwrap().success(), "it ended before it was killed");
            if !desk.out().exists() {
                continue;
            }
            let states: Vec<Option<usize>> = texts(&desk.out()).iter().map(|(path, text)| state_of(path, text)).collect();
            assert!(states.iter().all(Option::is_some), "{name} {kill}: a page is torn");
            for state_there in states.iter().flatten().collect::<BTreeSet<_>>() {
                let files = state(*state_there);
                let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
                desk.assert_stands_only_whole(&files, &format!("{name} {kill}"));
            }
            if way == Way::Whole {
                assert!(states.windows(2).all(|pair| pair[0] == pair[1]), "{name} {kill}: a mixture");
            }
        }
        publish(&desk, Way::Changes, 7);
        let expected = state(7);
        let expected: Vec<(&str, &str)> = expected.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        desk.assert_is(&expected);
    }
}
