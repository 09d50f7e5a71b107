//! Real machines that fail: full, read-only, not ours; and the modes of what is written.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use crate::file::Asset;
use crate::file::Content;
use crate::file::File;
use crate::publish::Way;
use crate::publish::tests::Desk;
use crate::publish::tests::everything;
use crate::publish::tests::part;
use crate::publish::tests::player;

/// Plays the part of the test behind `before`; where `before` is not allowed here, says so.
fn play(before: &[&str], test: &str, part: &str) {
    let output = player(before, test, part).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if said.contains("1 passed") {
        return said.lines().filter(|line| line.starts_with("skipped")).for_each(|line| println!("{line}"));
    }
    assert!(!said.contains("1 failed"), "{said}");
    println!("skipped: `{}` is not allowed here: {said}", before.join(" "));
}

/// Mounts a small disk of its own on the desk; only in a name space of mounts that goes with the process.
fn mount(options: &str, folder: &Path) {
    let status = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(folder).status().unwrap();
    assert!(status.success());
}

fn may_mount() -> bool {
    Command::new("unshare").args(["-m", "mount", "-t", "tmpfs", "tmpfs", "/mnt"]).status().is_ok_and(|s| s.success())
}

fn small_disk(test: &str, on_it: impl Fn(&Desk)) {
    if let Some(folder) = part() {
        let desk = Desk::at(Path::new(&folder));
        mount("size=1m", &desk.folder);
        fs::create_dir_all(desk.workspace().join("content")).unwrap();
        fs::create_dir_all(desk.workspace().join("themes")).unwrap();
        return on_it(&desk);
    }
    if !may_mount() {
        println!("skipped: a small disk cannot be mounted here (needs root)");
        return;
    }
    let desk = Desk::new();
    play(&["unshare", "-m"], test, &desk.folder.to_string_lossy());
}

#[test]
fn on_a_disk_that_is_full_the_last_site_stays_and_the_next_build_succeeds() {
    small_disk("machine::on_a_disk_that_is_full_the_last_site_stays_and_the_next_build_succeeds", |desk| {
        let (small, large) = ("一".repeat(20_000), "二".repeat(200_000));
        let much = [("a.html", &*large), ("b.html", &*large)];
        for way in [Way::Changes, Way::Whole] {
            let error = desk.build_by(way, &much).unwrap_err();
            assert!(error.exit_code() == 3 && error.message().zh.contains("磁盘已满"), "{error}");
            assert!(error.message().en.contains("dist/"), "{error}");
        }
        assert!(!desk.out().exists());
        desk.build(&[("a.html", &small)]).unwrap();
        let before = everything(&desk.folder);
        for way in [Way::Changes, Way::Whole] {
            desk.build_by(way, &much).unwrap_err();
            assert_eq!(everything(&desk.folder), before);
        }
        desk.build(&[("a.html", "小")]).unwrap();
        desk.assert_is(&[("a.html", "小")]);
    });
}

#[test]
fn a_folder_that_may_not_be_written_is_told_with_its_name_and_stays_as_it_is() {
    small_disk("machine::a_folder_that_may_not_be_written_is_told_with_its_name_and_stays_as_it_is", |desk| {
        desk.build(&[("a.html", "一")]).unwrap();
        mount("remount,ro", &desk.folder);
        let before = everything(&desk.folder);
        for out in [desk.out(), desk.workspace().join("新/dist")] {
            for way in [Way::Changes, Way::Whole] {
                let error = desk.open_at(&out, crate::publish::tests::SITE, way).err().unwrap();
                assert!(error.exit_code() == 3 && error.message().zh.contains("文件系统是只读的"), "{error}");
                assert_eq!(everything(&desk.folder), before);
            }
        }
    });
}

#[test]
fn a_mount_is_published_into_and_not_exchanged() {
    small_disk("machine::a_mount_is_published_into_and_not_exchanged", |desk| {
        for options in ["size=1m", ""] {
            fs::create_dir(desk.out()).unwrap();
            let bound = desk.folder.join("bound");
            if options.is_empty() {
                // Bound to a folder of the same file system: only the kernel knows.
                fs::create_dir(&bound).unwrap();
                let status = Command::new("mount").arg("--bind").args([&bound, &desk.out()]).status().unwrap();
                assert!(status.success());
            } else {
                mount(options, &desk.out());
            }
            desk.build(&[("a.html", "一")]).unwrap();
            let error = desk.build_by(Way::Whole, &[("a.html", "二")]).unwrap_err();
            assert!(error.exit_code() == 4 && error.message().zh.contains("挂载点"), "{error}");
            desk.build(&[("a.html", "二")]).unwrap();
            desk.assert_is(&[("a.html", "二")]);
            assert!(Command::new("umount").arg(desk.out()).status().unwrap().success());
            fs::remove_dir(desk.out()).unwrap();
        }
    });
}

/// As in a container, where the folder belongs to a layer below.
#[test]
fn a_folder_of_a_lower_layer_is_published_into() {
    small_disk("machine::a_folder_of_a_lower_layer_is_published_into", |desk| {
        for layer in ["lower/dist", "upper", "work"] {
            fs::create_dir_all(desk.folder.join(layer)).unwrap();
        }
        fs::write(desk.folder.join("lower/other.txt"), "").unwrap();
        let options = format!("lowerdir={0}/lower,upperdir={0}/upper,workdir={0}/work,redirect_dir=off", desk.folder.display());
        let merged = desk.workspace().join("merged");
        fs::create_dir(&merged).unwrap();
        let mounted = Command::new("mount").args(["-t", "overlay", "-o", &options, "overlay"]).arg(&merged).status().unwrap();
        if !mounted.success() {
            return println!("skipped: layers cannot be mounted here");
        }
        let out = merged.join("dist");
        for (way, text) in [(Way::Changes, "一"), (Way::Whole, "二"), (Way::Changes, "三")] {
            let publisher = desk.open_at(&out, "层", way).unwrap();
            publisher.put(&File::text("群规.html", text)).unwrap();
            publisher.commit().unwrap();
            assert_eq!(fs::read_to_string(out.join("群规.html")).unwrap(), text);
            assert_eq!(crate::publish::tests::names(&merged), ["dist", "other.txt"]);
        }
        // A site that came with a lower layer is not exchanged, and stays.
        assert!(Command::new("umount").arg(&merged).status().unwrap().success());
        fs::remove_dir(desk.folder.join("lower/dist")).unwrap();
        fs::rename(desk.folder.join("upper/dist"), desk.folder.join("lower/dist")).unwrap();
        fs::remove_dir_all(desk.folder.join("work")).unwrap();
        fs::create_dir(desk.folder.join("work")).unwrap();
        assert!(
            Command::new("mount").args(["-t", "overlay", "-o", &options, "overlay"]).arg(&merged).status().unwrap().success()
        );
        let publisher = desk.open_at(&out, "层", Way::Whole).unwrap();
        publisher.put(&File::text("群规.html", "四")).unwrap();
        assert_eq!(publisher.commit().unwrap_err().exit_code(), 4);
        assert_eq!(fs::read_to_string(out.join("群规.html")).unwrap(), "三");
    });
}

#[test]
fn modes_are_what_the_umask_leaves_and_nothing_can_be_executed() {
    if let Some(folder) = part() {
        let desk = Desk::at(Path::new(&folder));
        let location = desk.folder.join("tool.sh");
        for (round, text) in ["一", "二"].into_iter().enumerate() {
            let way = if round == 0 { Way::Changes } else { Way::Whole };
            let publisher = desk.open(way).unwrap();
            let asset = Asset { path: "tool.sh".into(), location: location.clone(), size: 1, dimensions: None };
            publisher.put(&File { path: "tool.sh".into(), content: Content::Copy(asset.into()) }).unwrap();
            publisher.put(&File::text("sop/入群.html", text)).unwrap();
            publisher.commit().unwrap();
        }
        return desk.build(&[("sop/入群.html", "三"), ("b.html", "")]).map(|_| ()).unwrap();
    }
    let desk = Desk::new();
    desk.write("tool.sh", "#!/bin/sh");
    fs::set_permissions(desk.folder.join("tool.sh"), fs::Permissions::from_mode(0o777)).unwrap();
    let test = "machine::modes_are_what_the_umask_leaves_and_nothing_can_be_executed";
    play(&["sh", "-c", "umask 027; exec \"$0\" \"$@\""], test, &desk.folder.to_string_lossy());
    for (path, mode) in [("", 0o750), ("sop", 0o750), ("sop/入群.html", 0o640), ("b.html", 0o640), (".guildbook/manifest", 0o640)]
    {
        let found = fs::metadata(desk.out().join(path)).unwrap().permissions().mode() & 0o7777;
        assert_eq!(found, mode, "{path}: {found:o}");
    }
}
