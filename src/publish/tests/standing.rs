//! Telling that a site lies there as it was published, and need not be made again.

use std::fs;

use crate::file::File;
use crate::publish::Published;
use crate::publish::Receipt;
use crate::publish::Standing;
use crate::publish::Way;
use crate::publish::standing;
use crate::publish::tests::Desk;
use crate::publish::tests::SITE;
use crate::publish::tests::everything;

const FILES: &[(&str, &str)] = &[("index.html", "首页"), ("sop/入群.html", "一")];
const MADE_OF: u128 = 7;

fn build_signed(desk: &Desk, way: Way, made_of: u128, files: &[(&str, &str)]) {
    let mut publisher = desk.open(way).unwrap();
    for (path, text) in files {
        publisher.put(&File::text(*path, *text)).unwrap();
    }
    publisher.sign(Receipt { made_of, note: "两页\n无事".to_owned() });
    publisher.commit().unwrap();
}

fn stands(desk: &Desk) -> Option<Standing> {
    standing(&desk.out(), &desk.workspace(), SITE, MADE_OF)
}

#[test]
fn a_site_stands_until_something_of_it_changes() {
    for way in [Way::Changes, Way::Whole] {
        let desk = Desk::new();
        build_signed(&desk, Way::Changes, 6, &[("index.html", "旧")]);
        assert_eq!(stands(&desk), None, "made of something else");
        build_signed(&desk, way, MADE_OF, FILES);
        let before = everything(&desk.folder);
        let published = Published { unchanged: 2, ..Published::default() };
        let expected = Standing { note: "两页 无事".to_owned(), published };
        assert_eq!(stands(&desk), Some(expected));
        assert_eq!(everything(&desk.folder), before, "looking changes nothing");
        assert_eq!(standing(&desk.out(), &desk.workspace(), "另一个", MADE_OF), None);
    }
}

#[test]
fn a_site_that_was_touched_does_not_stand() {
    type Touch = fn(&Desk);
    let touches: [(&str, Touch); 8] = [
        ("a page that somebody changed", |desk| desk.write("home/workspace/dist/index.html", "首頁")),
        ("a page that is gone", |desk| fs::remove_file(desk.out().join("sop/入群.html")).unwrap()),
        ("a build of something else", |desk| {
            desk.build(&[("index.html", "首页")]).unwrap();
        }),
        ("a build without a receipt", |desk| {
            let publisher = desk.open(Way::Changes).unwrap();
            publisher.put(&File::text("index.html", "首页")).unwrap();
            publisher.commit().unwrap();
        }),
        ("a build that was interrupted", |desk| desk.write("home/workspace/dist/.guildbook/journal", "")),
        ("an exchange that was interrupted", |desk| desk.write("home/workspace/.dist.guildbook-stage/x", "")),
        ("a receipt that is torn", |desk| desk.write("home/workspace/dist/.guildbook/receipt", "guildbook receipt 1\n")),
        ("a manifest that is torn", |desk| desk.write("home/workspace/dist/.guildbook/manifest", "guildbook manifest 2\n")),
    ];
    for (what, touch) in touches {
        let desk = Desk::new();
        build_signed(&desk, Way::Changes, MADE_OF, FILES);
        assert!(stands(&desk).is_some());
        touch(&desk);
        assert_eq!(stands(&desk), None, "{what}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_became_a_link_does_not_stand() {
    let desk = Desk::new();
    build_signed(&desk, Way::Changes, MADE_OF, FILES);
    fs::rename(desk.out().join("sop"), desk.folder.join("sop")).unwrap();
    std::os::unix::fs::symlink(desk.folder.join("sop"), desk.out().join("sop")).unwrap();
    assert_eq!(stands(&desk), None);
}

#[test]
fn what_was_never_ours_is_told_beside_a_site_that_stands() {
    let desk = Desk::new();
    build_signed(&desk, Way::Changes, MADE_OF, FILES);
    desk.write("home/workspace/dist/CNAME", "club.example");
    fs::create_dir(desk.out().join("空")).unwrap();
    assert_eq!(stands(&desk).unwrap().published.foreign, ["CNAME"]);
}

#[test]
fn while_another_build_holds_the_folder_nothing_is_said_of_it() {
    let desk = Desk::new();
    build_signed(&desk, Way::Changes, MADE_OF, FILES);
    let other = desk.open(Way::Changes).unwrap();
    assert_eq!(stands(&desk), None);
    drop(other);
    assert!(stands(&desk).is_some());
}
