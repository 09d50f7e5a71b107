//! Every operation fails once, at every build, in two ways: whatever fails, no file is ever torn, the last site is
//! there until the next begins to come, and the next build puts everything right.

use std::collections::BTreeMap;
use std::fs;
use std::io;

use crate::publish::Way;
use crate::publish::faults;
use crate::publish::faults::Fault;
use crate::publish::ground::Lies;
use crate::publish::tests::Desk;
use crate::publish::tests::Thing;
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

/// A way for a site to come, onto what lies there.
pub(super) struct Case {
    pub(super) name: &'static str,
    pub(super) lies: Lies,
    pub(super) way: Way,
    /// How the output folder is called.
    pub(super) out: &'static str,
}

/// So long that no folder beside can be called after it: a first site comes file by file then.
const LONG: &str = "很长的文件夹名称很长的文件夹名称很长的文件夹名称很长的文件夹名称很长的文件夹名称\
                    很长的文件夹名称很长的文件夹名称很长的文件夹名称很长的文件夹名称很长的文件夹名称";

pub(super) const CASES: [Case; 5] = [
    Case { name: "first", lies: Lies::Nothing, way: Way::Changes, out: "dist" },
    Case { name: "into an empty folder", lies: Lies::Empty, way: Way::Changes, out: "dist" },
    Case { name: "first, file by file", lies: Lies::Nothing, way: Way::Changes, out: LONG },
    Case { name: "changes", lies: Lies::Site, way: Way::Changes, out: "dist" },
    Case { name: "whole", lies: Lies::Site, way: Way::Whole, out: "dist" },
];

impl Case {
    /// A desk on which it can happen.
    pub(super) fn desk(&self) -> Desk {
        let desk = Desk { name: self.out, ..Desk::new() };
        match self.lies {
            Lies::Nothing => {}
            Lies::Empty => fs::create_dir(desk.out()).unwrap(),
            Lies::Site => drop(desk.build(OLD).unwrap()),
        }
        desk
    }

    /// Whether a reader sees one site or the other, and never a mixture.
    pub(super) fn is_whole(&self) -> bool {
        self.out != LONG && (self.lies != Lies::Site || self.way == Way::Whole)
    }
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
    for case in CASES {
        for fault in [Fault::Once(io::ErrorKind::StorageFull), Fault::FromThere(io::ErrorKind::PermissionDenied)] {
            let mut number = 0;
            while survives(&case, number, fault, &format!("{} {fault:?} {number}", case.name)) {
                number += 1;
            }
            assert!(number > 30, "{}: only {number} operations", case.name);
        }
    }
}

/// Lets one operation fail; `false` where there are not that many.
fn survives(case: &Case, number: u32, fault: Fault, context: &str) -> bool {
    let desk = case.desk();
    let before = everything(&desk.workspace());
    let (result, was_reached) = faults::with(number, fault, || desk.build_by(case.way, NEW));
    match &result {
        Ok(_) => assert_eq!(desk.site().len(), NEW.len(), "{context}"),
        Err(error) if desk.out().join(".guildbook/journal").exists() => {
            assert!(error.help().en.contains("build again, and the rest follows"), "{context}: {error}");
            assert_whole(&desk, context);
        }
        Err(error) => {
            assert_eq!(error.exit_code(), 3, "{context}: {error}");
            let mut after = everything(&desk.workspace());
            if matches!(fault, Fault::FromThere(_)) {
                // Nothing could be cleared away any more; but of the site and its marker not a tick has changed.
                let is_clutter = |path: &str| path.contains("guildbook-stage") || path.contains("/.guildbook/stage");
                let is_new = |path: &String| !before.contains_key(path) && (texts(&desk.out()).is_empty() || is_clutter(path));
                after.retain(|path, _| !is_new(path));
            }
            let is_lock = |path: &String| path.ends_with(".guildbook/lock");
            let site = |mut all: BTreeMap<String, Thing>| {
                all.retain(|path, _| !is_lock(path));
                all
            };
            assert_eq!(site(after), site(before), "{context}: {error}");
        }
    }
    desk.assert_stands_only_whole(OLD, context);
    desk.assert_stands_only_whole(NEW, context);
    desk.build(NEW).unwrap_or_else(|error| panic!("{context}: {error}"));
    desk.assert_is(NEW);
    was_reached
}

#[test]
fn a_completion_that_fails_is_completed_by_the_one_after() {
    let fault = Fault::FromThere(io::ErrorKind::StorageFull);
    // A build that stopped in the middle of the renames.
    let stopped = |stop: u32| {
        let desk = CASES[3].desk();
        faults::with(stop, fault, || desk.build(NEW)).0.unwrap_err();
        desk
    };
    let is_amid = |desk: &Desk| desk.out().join(".guildbook/journal").exists() && !desk.out().join("变").is_file();
    let stop = (0..).find(|stop| is_amid(&stopped(*stop))).unwrap();
    for number in 0.. {
        let desk = stopped(stop);
        let (_, was_reached) = faults::with(number, fault, || desk.open(Way::Changes).map(|_| ()));
        assert_whole(&desk, &format!("{number}"));
        desk.assert_stands_only_whole(NEW, &format!("{number}"));
        desk.build(NEW).unwrap();
        desk.assert_is(NEW);
        if !was_reached {
            return assert!(number > 10, "only {number} operations");
        }
    }
}
