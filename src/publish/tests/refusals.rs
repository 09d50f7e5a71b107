//! What is refused, and that a refusal changes nothing.

use std::fs;
use std::path::Path;

use crate::file::File;
use crate::publish::Way;
use crate::publish::tests::Desk;
use crate::publish::tests::SITE;
use crate::publish::tests::everything;

/// Asserts that a build into `out` is refused with `word` in its message, whichever way, and leaves all as it is.
fn assert_refused(desk: &Desk, out: &Path, word: &str) {
    let before = everything(&desk.folder);
    for way in [Way::Changes, Way::Whole] {
        let error = desk.open_at(out, SITE, way).err().unwrap_or_else(|| panic!("{} was not refused", out.display()));
        assert!(error.message().en.contains(word), "{error}");
        assert_eq!(error.exit_code(), 4, "{error}");
        assert_eq!(everything(&desk.folder), before, "{error}");
    }
}

#[test]
fn a_place_that_must_not_be_written_is_refused() {
    let desk = Desk::new();
    for (out, word) in [
        ("home/workspace", "workspace itself"),
        ("home/workspace/content", "sources"),
        ("home/workspace/content/dist", "sources"),
        ("home/workspace/themes/folio/dist", "sources"),
        ("home/workspace/dist/../content/new", "sources"),
        ("home", "holds the workspace"),
        (".", "holds the workspace"),
        ("home/workspace/.git/dist", "`.git`"),
    ] {
        assert_refused(&desk, &desk.folder.join(out), word);
    }
    assert_refused(&desk, Path::new("/"), "root");
}

#[test]
fn the_home_folder_is_refused_even_when_it_is_empty() {
    let desk = Desk::new();
    fs::create_dir_all(desk.folder.join("elsewhere/home")).unwrap();
    let home = desk.folder.join("elsewhere/home");
    for (out, word) in [("elsewhere/home", "your home"), ("elsewhere", "holds your home")] {
        let out = desk.folder.join(out);
        let error = super::Publisher::open_at_home(&out, &desk.workspace(), SITE, Way::Changes, Some(&home)).err().unwrap();
        assert!(error.message().en.contains(word) && error.exit_code() == 4, "{error}");
        assert_eq!(super::names(&home), [""; 0]);
    }
}

#[test]
fn a_folder_that_is_not_ours_is_refused_with_the_name_of_what_lies_there() {
    let desk = Desk::new();
    desk.write("照片/合影.jpg", "");
    assert_refused(&desk, &desk.folder.join("照片"), "合影.jpg");
    desk.write("repository/.git/config", "");
    assert_refused(&desk, &desk.folder.join("repository"), "git repository");
    desk.write("worktree/.git", "gitdir: elsewhere");
    assert_refused(&desk, &desk.folder.join("worktree"), "git repository");
    desk.write("file", "text");
    assert_refused(&desk, &desk.folder.join("file"), "not a folder");
    assert_refused(&desk, &desk.folder.join("file/dist"), "not a folder");
    desk.write("hidden/.guildbook/notes", "");
    assert_refused(&desk, &desk.folder.join("hidden"), ".guildbook/notes");
}

#[test]
fn a_site_of_ours_that_got_a_git_repository_since_is_refused() {
    let desk = Desk::new();
    desk.build(&[("index.html", "一")]).unwrap();
    desk.write("home/workspace/dist/.git/HEAD", "");
    assert_refused(&desk, &desk.out(), "git repository");
}

#[test]
fn another_site_is_refused_and_both_are_named() {
    let desk = Desk::new();
    desk.build(&[("index.html", "一")]).unwrap();
    let before = everything(&desk.folder);
    for way in [Way::Changes, Way::Whole] {
        let error = desk.open_at(&desk.out(), "书友会 client", way).err().unwrap();
        assert!(error.message().zh.contains("书友会 client") && error.message().zh.contains(SITE), "{error}");
        assert_eq!((error.exit_code(), everything(&desk.folder)), (4, before.clone()));
    }
}

#[test]
fn a_marker_that_is_damaged_is_refused() {
    let desk = Desk::new();
    for text in ["", "guildbook manifest 2\nsite x\n", "\u{0}\u{1}", &format!("guildbook manifest 1\nsite {SITE}\nzz 1 a\n")] {
        desk.write("damaged/.guildbook/manifest", text);
        desk.write("damaged/index.html", "");
        desk.write("damaged/.guildbook/lock", "");
        assert_refused(&desk, &desk.folder.join("damaged"), "damaged");
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_judged_by_where_it_leads() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    let link = |target: &str, name: &str| symlink(desk.folder.join(target), desk.folder.join(name)).unwrap();
    link("home/workspace", "to-workspace");
    link("home/workspace/content", "to-content");
    link("nowhere", "to-nowhere");
    link("/", "to-root");
    assert_refused(&desk, &desk.folder.join("to-workspace"), "workspace itself");
    assert_refused(&desk, &desk.folder.join("to-content/new"), "sources");
    assert_refused(&desk, &desk.folder.join("to-nowhere"), "leads nowhere");
    assert_refused(&desk, &desk.folder.join("to-nowhere/new"), "leads nowhere");
    assert_refused(&desk, &desk.folder.join("to-root"), "root");
    // Sources that lie elsewhere are sources as well.
    fs::create_dir_all(desk.folder.join("library/deep")).unwrap();
    fs::remove_dir(desk.workspace().join("themes")).unwrap();
    symlink(desk.folder.join("library"), desk.workspace().join("themes")).unwrap();
    assert_refused(&desk, &desk.folder.join("library/dist"), "sources");
    // The hidden folder is no way out either.
    desk.build(&[("index.html", "一")]).unwrap();
    fs::rename(desk.out().join(".guildbook"), desk.folder.join("moved")).unwrap();
    symlink(desk.folder.join("moved"), desk.out().join(".guildbook")).unwrap();
    assert_refused(&desk, &desk.out(), "did not write");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_good_place_is_followed_to_it() {
    let desk = Desk::new();
    fs::create_dir(desk.folder.join("www")).unwrap();
    std::os::unix::fs::symlink(desk.folder.join("www"), desk.out()).unwrap();
    desk.build(&[("群规.html", "一")]).unwrap();
    assert!(desk.out().is_symlink());
    assert_eq!(fs::read_to_string(desk.folder.join("www/群规.html")).unwrap(), "一");
}

#[test]
fn a_path_that_escapes_is_never_written() {
    let desk = Desk::new();
    desk.build(&[("index.html", "一")]).unwrap();
    for way in [Way::Changes, Way::Whole] {
        let before = everything(&desk.folder);
        for path in ["../x.html", "/x.html", "a/../../x", ".env", ".guildbook/manifest", "a\0b", "", "a//b", "sop\\..\\x"] {
            let publisher = desk.open(way).unwrap();
            assert_eq!(publisher.put(&File::text(path, "")).unwrap_err().exit_code(), 4, "{path}");
            drop(publisher);
            assert_eq!(everything(&desk.folder), before, "{path}");
        }
    }
}

#[test]
fn two_files_for_one_place_are_refused_by_name() {
    let desk = Desk::new();
    for (one, other) in
        [("群规/Rules.html", "群规/rules.html"), ("a", "a/b.html"), ("caf\u{e9}", "cafe\u{301}"), ("SOP/a.html", "sop/b.html")]
    {
        for (first, second) in [(one, other), (other, one)] {
            let publisher = desk.open(Way::Changes).unwrap();
            publisher.put(&File::text(first, "一")).unwrap();
            let error = publisher.put(&File::text(second, "二")).unwrap_err();
            assert_eq!(error.exit_code(), 4);
            assert!(error.message().zh.contains(first.split('/').next().unwrap()), "{error}");
        }
    }
    assert!(!desk.out().exists());
}

#[test]
fn a_second_build_of_a_folder_is_told_who_has_it_and_a_dead_one_has_nothing() {
    let desk = Desk::new();
    for files in [&[("index.html", "一")], &[("index.html", "二")]] {
        let first = desk.open(Way::Changes).unwrap();
        for way in [Way::Changes, Way::Whole] {
            let error = desk.open(way).err().unwrap();
            assert_eq!(error.exit_code(), 5, "{error}");
            assert!(error.message().zh.contains(&std::process::id().to_string()), "{}", error.message().zh);
        }
        first.put(&File::text(files[0].0, files[0].1)).unwrap();
        first.commit().unwrap();
        desk.assert_is(files);
    }
    desk.write("home/workspace/dist/.guildbook/lock", "4194304");
    desk.build(&[("index.html", "三")]).unwrap();
    desk.assert_is(&[("index.html", "三")]);
}
