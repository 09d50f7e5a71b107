//! Publishing over a site that lies there: what differs comes, what is gone goes, the rest is not touched.

use std::fs;
use std::sync::Arc;

use rayon::prelude::*;

use crate::file::Asset;
use crate::file::Content;
use crate::file::File;
use crate::publish::Published;
use crate::publish::Way;
use crate::publish::tests::Desk;
use crate::publish::tests::everything;

const FIRST: &[(&str, &str)] = &[("index.html", "首页"), ("sop/入群.html", "一"), ("sop/深/a.html", "深"), ("style.css", "")];

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let desk = Desk::new();
    let first = desk.build(FIRST).unwrap();
    assert_eq!(first, Published { written: 4, ..Published::default() });
    let before = everything(&desk.folder);
    assert_eq!(desk.build(FIRST).unwrap(), Published { unchanged: 4, ..Published::default() });
    assert_eq!(everything(&desk.folder), before);
}

#[test]
fn only_what_differs_is_written_and_the_rest_keeps_its_time() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = everything(&desk.out());
    let second = [("index.html", "首页"), ("sop/入群.html", "二"), ("style.css", ""), ("新/页.html", "新")];
    assert_eq!(desk.build(&second).unwrap(), Published { written: 2, unchanged: 2, removed: 1, ..Published::default() });
    let after = everything(&desk.out());
    for same in ["index.html", "style.css"] {
        assert_eq!(before[same], after[same]);
    }
    // The folder that became empty is gone, the one that did not is there.
    assert!(!after.contains_key("sop/深") && after.contains_key("sop"));
    desk.assert_is(&second);
}

#[test]
fn a_site_is_the_same_bytes_whatever_lay_there_before() {
    let (once, twice) = (Desk::new(), Desk::new());
    once.build(FIRST).unwrap();
    twice.build(&[("旧.html", "旧"), ("index.html", "旧")]).unwrap();
    twice.build(FIRST).unwrap();
    let manifest = |desk: &Desk| fs::read_to_string(desk.out().join(".guildbook/manifest")).unwrap();
    assert_eq!(manifest(&once), manifest(&twice));
    once.assert_is(FIRST);
    twice.assert_is(FIRST);
}

#[test]
fn dropped_without_a_commit_it_was_never_there() {
    for way in [Way::Changes, Way::Whole] {
        let desk = Desk::new();
        for round in 0..2 {
            let before = everything(&desk.folder);
            let publisher = desk.open(way).unwrap();
            publisher.put(&File::text("index.html", "草稿")).unwrap();
            publisher.put(&File::text("a/b/c.html", "草稿")).unwrap();
            drop(publisher);
            assert_eq!(everything(&desk.folder), before, "{round}");
            desk.build(FIRST).unwrap();
        }
    }
}

#[test]
fn folders_that_were_made_for_an_output_go_when_nothing_came_of_it() {
    let desk = Desk::new();
    let out = desk.folder.join("a/b/c");
    drop(desk.open_at(&out, "x", Way::Changes).unwrap());
    assert!(!desk.folder.join("a").exists());
    desk.open_at(&out, "x", Way::Changes).unwrap().commit().unwrap();
    assert!(out.join(".guildbook/manifest").exists());
}

#[test]
fn what_was_never_ours_stays() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    desk.write("home/workspace/dist/CNAME", "club.example");
    desk.write("home/workspace/dist/sop/深/笔记.txt", "手写");
    let published = desk.build(&FIRST[..1]).unwrap();
    assert_eq!((published.removed, published.foreign), (3, vec!["CNAME".into(), "sop/深/笔记.txt".into()]));
    assert_eq!(desk.site().keys().collect::<Vec<_>>(), ["CNAME", "index.html", "sop/深/笔记.txt"]);
}

#[test]
fn what_was_never_ours_is_not_overwritten_unless_it_is_the_same() {
    let desk = Desk::new();
    desk.build(&FIRST[..1]).unwrap();
    desk.write("home/workspace/dist/sop/入群.html", "手写");
    desk.write("home/workspace/dist/style.css", "");
    desk.write("home/workspace/dist/file", "");
    fs::create_dir(desk.out().join("folder")).unwrap();
    let before = everything(&desk.folder);
    for (path, named) in [("sop/入群.html", "sop/入群.html"), ("file/a.html", "file"), ("folder", "folder")] {
        for way in [Way::Changes, Way::Whole] {
            let publisher = desk.open(way).unwrap();
            let error = publisher.put(&File::text(path, "一")).unwrap_err();
            assert!(error.exit_code() == 4 && error.message().zh.contains(named), "{error}");
            drop(publisher);
            assert_eq!(everything(&desk.folder), before);
        }
    }
    assert_eq!(desk.build(&[FIRST[0], FIRST[3]]).unwrap().unchanged, 2);
}

#[test]
fn a_page_that_was_changed_by_hand_is_published_again_and_kept_when_the_site_drops_it() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    desk.write("home/workspace/dist/index.html", "改过");
    desk.write("home/workspace/dist/sop/入群.html", "改过");
    let published = desk.build(&FIRST[..1]).unwrap();
    assert_eq!((published.written, published.removed, published.kept), (1, 2, vec!["sop/入群.html".to_owned()]));
    assert_eq!(desk.site().into_values().collect::<Vec<_>>(), ["首页", "改过"]);
    // From then on it is the author's.
    assert_eq!(desk.build(&FIRST[..1]).unwrap().foreign, ["sop/入群.html"]);
}

#[test]
fn a_page_may_become_a_folder_and_a_folder_a_page() {
    let desk = Desk::new();
    let (one, other) = ([("a", "一"), ("b/c/d.html", "二"), ("b/e.html", "三")], [("a/x.html", "四"), ("b", "五")]);
    desk.build(&one).unwrap();
    for files in [&other[..], &one[..], &other[..]] {
        desk.build(files).unwrap();
        desk.assert_is(files);
    }
    desk.build(&one).unwrap();
    desk.write("home/workspace/dist/b/c/手写.txt", "");
    let before = everything(&desk.folder);
    assert_eq!(desk.build(&other).unwrap_err().exit_code(), 4);
    assert_eq!(everything(&desk.folder), before);
}

#[cfg(unix)]
#[test]
fn planted_links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.write("secret/file", "秘密");
    desk.write("secret/入群.html", "一");
    let secret = everything(&desk.folder.join("secret"));
    desk.build(FIRST).unwrap();
    let plant = |path: &str, target: &str| {
        let place = desk.out().join(path);
        let _ = fs::remove_file(&place).or_else(|_| fs::remove_dir_all(&place));
        symlink(desk.folder.join(target), place).unwrap();
    };
    // In place of a page: the link goes, what it leads to stays.
    plant("index.html", "secret/file");
    desk.build(FIRST).unwrap();
    desk.assert_is(FIRST);
    // In place of a page that the site drops: not ours any more.
    plant("style.css", "secret/file");
    assert_eq!(desk.build(&FIRST[..3]).unwrap().kept, ["style.css"]);
    // In place of a folder: nothing is written through it.
    plant("sop", "secret");
    for way in [Way::Changes, Way::Whole] {
        let error = desk.build_by(way, &[("sop/入群.html", "一")]).unwrap_err();
        assert!(error.exit_code() == 4 && error.message().en.contains("dist/sop"), "{error}");
    }
    // And nothing is removed through it.
    desk.build(&FIRST[..1]).unwrap();
    assert_eq!(everything(&desk.folder.join("secret")), secret);
    assert!(desk.out().join("sop").is_symlink());
}

#[test]
fn pictures_are_copied_when_they_differ_and_never_through_memory_or_links() {
    let desk = Desk::new();
    let location = desk.folder.join("picture.png");
    let picture = |size: u64| {
        let asset = Asset { path: "assets/图.png".into(), location: location.clone(), size, dimensions: None };
        File { path: "assets/图.png".into(), content: Content::Copy(Arc::new(asset)) }
    };
    let build = || {
        let publisher = desk.open(Way::Changes).unwrap();
        publisher.put(&picture(0)).unwrap();
        publisher.put(&File { path: "theme.js".into(), content: Content::Static(b"'use strict'") }).unwrap();
        publisher.commit().unwrap()
    };
    let mut bytes: Vec<u8> = (0..200_000_u32).flat_map(u32::to_le_bytes).collect();
    for (written, length) in [(2, 800_000), (1, 799_999), (1, 0), (1, 800_000)] {
        fs::write(&location, &bytes[..length]).unwrap();
        assert_eq!(build().written, written);
        assert_eq!(fs::read(desk.out().join("assets/图.png")).unwrap(), bytes[..length]);
        assert_eq!(build().unchanged, 2);
    }
    bytes[700_000] ^= 1;
    fs::write(&location, &bytes).unwrap();
    assert_eq!(build().written, 1);
    fs::remove_file(&location).unwrap();
    let error = desk.open(Way::Changes).unwrap().put(&picture(0)).unwrap_err();
    assert!(error.exit_code() == 3 && error.message().zh.contains("picture.png"), "{error}");
}

#[test]
fn many_threads_publish_what_one_would() {
    let files: Vec<File> =
        (0..600).map(|number| File::text(format!("章{}/页 {number}.html", number % 7), "文".repeat(number))).collect();
    let build = |desk: &Desk, way| {
        let publisher = desk.open(way).unwrap();
        files.par_iter().try_for_each(|file| publisher.put(file)).unwrap();
        publisher.commit().unwrap()
    };
    let (one, many) = (Desk::new(), Desk::new());
    one.build(&[]).unwrap();
    assert_eq!((build(&one, Way::Changes).written, build(&many, Way::Whole).written), (600, 600));
    assert_eq!(one.site(), many.site());
    assert_eq!((build(&one, Way::Whole).unchanged, build(&many, Way::Changes).unchanged), (600, 600));
}

/// On a file system that knows no case both names lead to one file; hard links do so everywhere.
#[cfg(unix)]
#[test]
fn a_page_whose_name_only_changes_its_case_is_not_removed_with_its_old_name() {
    let desk = Desk::new();
    desk.build(&[("Rules.html", "群规")]).unwrap();
    fs::hard_link(desk.out().join("Rules.html"), desk.out().join("rules.html")).unwrap();
    let published = desk.build(&[("rules.html", "群规")]).unwrap();
    assert_eq!((published.unchanged, published.removed), (1, 0));
    assert_eq!(fs::read_to_string(desk.out().join("rules.html")).unwrap(), "群规");
}
