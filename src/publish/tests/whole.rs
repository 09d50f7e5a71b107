//! Publishing a site as a whole.

use std::fs;

use crate::publish::Published;
use crate::publish::Way;
use crate::publish::tests::Desk;
use crate::publish::tests::everything;

const FIRST: &[(&str, &str)] = &[("index.html", "首页"), ("sop/入群.html", "一"), ("旧/a.html", "旧")];
const SECOND: &[(&str, &str)] = &[("index.html", "首页"), ("sop/入群.html", "二"), ("新.html", "新")];

#[test]
fn a_first_site_comes_as_a_whole_whether_the_folder_is_there_or_not() {
    for is_there in [false, true] {
        let desk = Desk::new();
        if is_there {
            fs::create_dir(desk.out()).unwrap();
        }
        let publisher = desk.open(Way::Changes).unwrap();
        for (path, text) in FIRST {
            publisher.put(&crate::file::File::text(*path, *text)).unwrap();
        }
        assert!(desk.site().is_empty());
        assert!(desk.workspace().join(".dist.guildbook-stage").exists());
        publisher.commit().unwrap();
        desk.assert_is(FIRST);
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
#[test]
fn a_site_is_exchanged_for_the_next_and_what_is_the_same_keeps_its_time() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let (before, folder) = (everything(&desk.out()), fs::metadata(desk.out()).unwrap());
    let published = desk.build_by(Way::Whole, SECOND).unwrap();
    assert_eq!(published, Published { written: 2, unchanged: 1, removed: 1, ..Published::default() });
    assert_eq!(everything(&desk.out())["index.html"], before["index.html"]);
    {
        use std::os::unix::fs::MetadataExt;
        assert_ne!(fs::metadata(desk.out()).unwrap().ino(), folder.ino());
        assert_eq!(fs::metadata(desk.out().join("index.html")).unwrap().nlink(), 1);
    }
    desk.assert_is(SECOND);
}

#[test]
fn a_folder_with_files_that_are_not_ours_is_not_exchanged() {
    for (path, text) in [("CNAME", "club.example"), ("旧/a.html", "改过"), ("sop/深/笔记.txt", "手写")] {
        let desk = Desk::new();
        desk.build(FIRST).unwrap();
        desk.write(&format!("home/workspace/dist/{path}"), text);
        let before = everything(&desk.folder);
        let error = desk.build_by(Way::Whole, SECOND).unwrap_err();
        assert!(error.exit_code() == 4 && error.message().zh.contains(path), "{error}");
        assert_eq!(everything(&desk.folder), before);
    }
}

#[test]
fn what_others_left_where_a_site_is_made_ready_is_not_removed() {
    let desk = Desk::new();
    desk.write("home/workspace/.dist.guildbook-stage/笔记.txt", "手写");
    let before = everything(&desk.folder);
    assert_eq!(desk.build(FIRST).unwrap_err().exit_code(), 4);
    assert_eq!(everything(&desk.folder), before);
    // Nor what was added to an old site in the moment it was exchanged.
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    fs::rename(desk.out(), desk.workspace().join(".dist.guildbook-stage")).unwrap();
    desk.write("home/workspace/.dist.guildbook-stage/sop/笔记.txt", "手写");
    for _ in 0..2 {
        let error = desk.build(SECOND).unwrap_err();
        assert!(error.exit_code() == 4 && error.message().en.contains(".dist.guildbook-stage"), "{error}");
    }
    fs::remove_file(desk.workspace().join(".dist.guildbook-stage/sop/笔记.txt")).unwrap();
    desk.build(SECOND).unwrap();
    desk.assert_is(SECOND);
}
