//! Every operation fails once, at every build, in two ways: whatever fails, no file is ever torn, the last site is
//! there until the next begins to come, and the next build puts everything right.

use std::io;

use crate::publish::Way;
use crate::publish::faults;
use crate::publish::faults::Fault;
use crate::publish::tests::Desk;
use crate::publish::tests::everything;
use crate::publish::tests::texts;

/// A site with everything that can happen on the way from one to the other.
pub(super) const OLD: &[(&str, &str)] = &[
    ("index.html", "旧首页"),
    ("同.css", "一样"),
    ("sop/入群.html", "旧"),
    ("旧/深/页.html", "旧"),
    ("变", "页"),
    ("夹/a.html", "夹"),
];
pub(super) const NEW: &[(&str, &str)] = &[
    ("index.html", "新首页"),
    ("同.css", "一样"),
    ("sop/入群.html", "新"),
    ("新/页.html", "新"),
    ("变/页.html", "夹"),
    ("夹", "页"),
];

pub(super) const CASES: [(&str, bool, Way); 3] =
    [("first", false, Way::Changes), ("changes", true, Way::Changes), ("whole", true, Way::Whole)];

/// A desk with the old site on it, if there is one.
pub(super) fn desk(has_old: bool) -> Desk {
    let desk = Desk::new();
    if has_old {
        desk.build(OLD).unwrap();
    }
    desk
}

/// Asserts that every file that lies in the output is one of the old site or the new, whole.
pub(super) fn assert_whole(desk: &Desk, context: &str) {
    for (path, text) in texts(&desk.out()) {
        let is_known = OLD.iter().chain(NEW).any(|(known, content)| (*known, *content) == (path.as_str(), text.as_str()));
        assert!(is_known, "{context}: {path} is {text:?}");
    }
}

#[test]
fn whatever_fails_the_old_site_or_the_new_is_there_and_the_next_build_completes() {
    for (name, has_old, way) in CASES {
        for kind in [io::ErrorKind::StorageFull, io::ErrorKind::PermissionDenied] {
            for fault in [Fault::Once(kind), Fault::FromThere(kind)] {
                let mut number = 0;
                while survives(has_old, way, number, fault, &format!("{name} {fault:?} {number}")) {
                    number += 1;
                }
                assert!(number > 30, "{name}: only {number} operations");
            }
        }
    }
}

/// Lets one operation fail; `false` where there are not that many.
fn survives(has_old: bool, way: Way, number: u32, fault: Fault, context: &str) -> bool {
    let desk = desk(has_old);
    let before = everything(&desk.out());
    let (result, was_reached) = faults::with(number, fault, || desk.build_by(way, NEW));
    let has_begun = desk.out().join(".guildbook/journal").exists();
    match &result {
        Ok(_) => assert_eq!(desk.site().len(), NEW.len(), "{context}"),
        Err(error) if has_begun => {
            assert!(error.help().en.contains("build again, and the rest follows"), "{context}: {error}");
            assert_whole(&desk, context);
        }
        Err(error) => {
            assert_eq!(error.exit_code(), 3, "{context}: {error}");
            let visible = |path: &String| !path.starts_with(".guildbook/stage") && path != ".guildbook/lock";
            let mut after = everything(&desk.out());
            after.retain(|path, _| visible(path) && (has_old || path != ".guildbook"));
            let mut before = before;
            before.retain(|path, _| visible(path));
            assert_eq!(after, before, "{context}: {error}");
            if matches!(fault, Fault::Once(_)) {
                assert!(!desk.workspace().join(".dist.guildbook-stage").exists(), "{context}: {error}");
                assert!(has_old || !desk.out().exists(), "{context}: {error}");
            }
        }
    }
    desk.build(NEW).unwrap_or_else(|error| panic!("{context}: {error}"));
    desk.assert_is(NEW);
    was_reached
}

#[test]
fn a_completion_that_fails_is_completed_by_the_one_after() {
    let fault = Fault::FromThere(io::ErrorKind::StorageFull);
    // A build that stopped in the middle of the renames.
    let stopped = |stop: u32| {
        let desk = desk(true);
        faults::with(stop, fault, || desk.build(NEW)).0.unwrap_err();
        desk
    };
    let is_amid = |desk: &Desk| desk.out().join(".guildbook/journal").exists() && !desk.out().join("变").is_file();
    let stop = (0..).find(|stop| is_amid(&stopped(*stop))).unwrap();
    for number in 0.. {
        let desk = stopped(stop);
        let (_, was_reached) = faults::with(number, fault, || desk.open(Way::Changes).map(|_| ()));
        assert_whole(&desk, &format!("{number}"));
        desk.build(NEW).unwrap();
        desk.assert_is(NEW);
        if !was_reached {
            return assert!(number > 10, "only {number} operations");
        }
    }
}
