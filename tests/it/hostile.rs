//! Input and folders that are against us: each ends in a clear word, in bounded time, with nothing lost.

use std::fs;
use std::fs::File;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::fs::symlink;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use crate::playbook::CLUB;
use crate::playbook::Workspace;
use crate::playbook::files;
use crate::playbook::guildbook;
use crate::playbook::playbook;
use crate::playbook::told;

/// Longer than this no hostile file may hold a build, on a slow machine and without optimisation.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_file_in_gbk_is_named_with_its_encoding() {
    let gbk = b"name: \xd2\xc2\xb3\xf7\xbb\xe1\xbf\xcd\xcc\xfc\ntagline: \xc3\xbf\xd6\xdc\xc1\xbd\xcc\xd7\xb4\xee\xc5\xe4\n";
    let told = playbook().write(CLUB, gbk).check().ends_with(1);
    told.says("error[not-utf8]").says("line 1").says("GBK").says(CLUB).says("iconv -f GBK -t UTF-8");
}

#[test]
fn a_table_in_gbk_may_be_handed_on_and_holds_no_figures() {
    let gbk = b"\xd6\xdc\xc6\xda,stay\n2026-10,58%\n";
    let workspace = playbook()
        .write("content/modules/数据/成员.csv", gbk)
        .write("content/modules/欢迎.md", "# 欢迎\n\n[表](数据/成员.csv)\n");
    workspace.build().ends_with(0);
    assert!(workspace.site().into_values().any(|bytes| bytes == gbk));
    let club = "name: 读书会\nmetrics: [{id: stay, title: 留存, values_file: 成员.csv}]\n";
    let told = playbook().write(CLUB, club).write(CLUB.replace("community.yaml", "成员.csv").as_str(), gbk).check().ends_with(1);
    told.says("error[values-file-unread]").says("CSV UTF-8").says(CLUB);
}

#[test]
fn a_byte_order_mark_and_windows_lines_change_nothing() {
    let plain = playbook()
        .write(CLUB, "name: 衣橱会客厅\ntagline: 每周两套搭配\n")
        .write("content/modules/a.md", "---\ntitle: 甲\n---\n第一行\n第二行\n\n```\n代码\n```\n");
    let windows = playbook();
    for (path, bytes) in files(plain.root()) {
        let text = String::from_utf8(bytes).unwrap().replace('\n', "\r\n");
        windows.put(&path, format!("\u{feff}{text}"));
    }
    plain.build().ends_with(0);
    windows.build().ends_with(0);
    assert_eq!(plain.site(), windows.site());
}

#[test]
fn a_symbolic_link_is_passed_over_and_told() {
    let elsewhere = playbook().write("secret.md", "# 底价表\n").write("pictures/a.txt", "底价\n");
    let workspace = playbook().write("content/modules/welcome.md", "# 欢迎\n");
    symlink(elsewhere.path("secret.md"), workspace.path("content/modules/secret.md")).unwrap();
    symlink(elsewhere.path("pictures"), workspace.path("content/modules/pictures")).unwrap();
    workspace.build().ends_with(0).says("warning[symbolic-link]").says("content/modules/secret.md").says("modules/pictures");
    assert!(workspace.site().into_values().all(|bytes| !String::from_utf8_lossy(&bytes).contains("底价")));
}

#[test]
fn hostile_texts_are_answered_in_bounded_time() {
    let long = |part: &str| part.repeat(200 * 1024 / part.len());
    for part in ["[", "*", "> ", "- ", "![](", "_a", "`", "<", "{{ ", "\\", "|", "[^1]: ", "($", "：**"] {
        let yaml = format!("name: {}\n", long(part));
        let markdown = format!("# 欢迎\n\n{}\n", long(part));
        let front_matter = format!("---\ntitle: {}\n---\n# 甲\n", long(part));
        let workspace =
            playbook().write(CLUB, yaml).write("content/modules/a.md", markdown).write("content/modules/b.md", front_matter);
        let started = Instant::now();
        let told = workspace.check();
        assert!(told.code <= 1, "{part}: {}", told.code);
        assert!(started.elapsed() < PATIENCE, "{part}: {:?}", started.elapsed());
    }
}

#[test]
fn deep_nesting_is_a_finding() {
    let levels: String = (0..500).map(|level| format!("{}层:\n", "  ".repeat(level))).collect();
    playbook()
        .write(CLUB, format!("name: 衣橱会客厅\npositioning:\n{levels}"))
        .check()
        .ends_with(1)
        .says("error[yaml-limit]")
        .says(CLUB);
    let quotes = format!("# 欢迎\n\n{}深处\n", "> ".repeat(5_000));
    assert!(playbook().write("content/modules/a.md", quotes).check().code <= 1);
}

#[test]
fn a_folder_that_another_build_holds_is_left_alone() {
    let workspace = one_page();
    workspace.build().ends_with(0);
    let lock = File::options().write(true).open(workspace.path("dist/.guildbook/lock")).unwrap();
    lock.lock().unwrap();
    let before = workspace.site();
    workspace.put("content/modules/welcome.md", "# 再次欢迎\n");
    workspace.build().ends_with(5).says("help: ");
    assert_eq!(workspace.site(), before);
    drop(lock);
    workspace.build().ends_with(0);
    assert_ne!(workspace.site(), before);
}

#[test]
fn builds_at_the_same_time_all_leave_one_whole_site() {
    let workspace = one_page();
    let builds: Vec<_> = (0..4).map(|_| guildbook().arg("build").current_dir(workspace.root()).spawn().unwrap()).collect();
    for mut build in builds {
        let code = build.wait().unwrap().code();
        assert!(matches!(code, Some(0 | 5)), "{code:?}");
    }
    let said = workspace.build().ends_with(0);
    said.says(" 0 files written, ");
}

#[test]
fn a_folder_that_cannot_be_written_is_a_failure_of_the_machine() {
    let workspace = one_page();
    let locked = workspace.path("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(locked.join("probe"), "").is_err() {
        workspace.run(&["build", "--out", "locked/dist"]).ends_with(3).says("error: ").says("locked");
        assert_eq!(fs::read_dir(&locked).unwrap().count(), 0);
    }
    // Root may write into a locked folder, but nobody makes one among the processes.
    workspace.run(&["build", "--out", "/proc/guildbook/dist"]).ends_with(3).says("error: ").says("/proc/guildbook");
}

#[test]
fn a_full_disk_leaves_the_last_site_as_it_was() {
    let workspace = one_page();
    let Some(small) = SmallDisk::mount(&workspace) else {
        eprintln!("skipped: only root can mount a small disk");
        return;
    };
    workspace.run(&["build", "--out", "small/dist"]).ends_with(0);
    let before = files(&workspace.path("small/dist"));
    workspace.put("content/modules/long.md", format!("# 很长\n\n{}", "字 ".repeat(400_000)));
    workspace.run(&["build", "--out", "small/dist"]).ends_with(3).says("small");
    assert_eq!(files(&workspace.path("small/dist")), before);
    drop(small);
}

#[test]
fn a_workspace_that_may_only_be_read_is_built_elsewhere() {
    let workspace = one_page();
    let out = playbook();
    told(guildbook().current_dir(out.root()).arg("build").arg("--root").arg(workspace.root()).args(["--out", "site"]))
        .ends_with(0);
    assert!(out.path("site/index.html").exists());
    assert_eq!(files(workspace.root()).len(), 1);
}

fn one_page() -> Workspace {
    playbook().write("content/modules/welcome.md", "# 欢迎\n")
}

/// A disk of one megabyte in the folder `small` of a workspace; gone when dropped.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(workspace: &Workspace) -> Option<SmallDisk> {
        let place = workspace.path("small");
        fs::create_dir(&place).unwrap();
        let mut mount = Command::new("mount");
        let mounted = mount.args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"]).arg(&place).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(SmallDisk(place))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}
