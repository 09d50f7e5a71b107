//! How git puts another state of a file in the place of the one that was there.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::ways::Way;
use super::ways::beside;

pub(super) const WAYS: &[Way] = &[
    ("git: to another branch and back", |file, text| {
        let git = Repository::of(file);
        git.run("checkout -q -b other");
        git.commit(file, text);
        git.run("checkout -q main");
        git.run("checkout -q other");
        git.run("checkout -q -B main");
        git.run("branch -q -D other");
    }),
    ("git: stashed and taken out again", |file, text| {
        let git = Repository::of(file);
        fs::write(file, text).unwrap();
        git.run("stash push -q");
        git.run("stash pop -q");
    }),
    ("git: reset to what was committed", |file, text| {
        let git = Repository::of(file);
        git.commit(file, text);
        fs::write(file, "---\norder: [\n").unwrap();
        git.run("reset -q --hard");
    }),
    ("git: restored after it was removed", |file, text| {
        let git = Repository::of(file);
        git.commit(file, text);
        fs::remove_file(file).unwrap();
        git.run("checkout -q -- .");
    }),
    ("git: a commit taken back", |file, text| {
        let git = Repository::of(file);
        git.commit(file, text);
        git.commit(file, "# 欢迎\n\n不要这样。\n");
        git.run("revert --no-edit HEAD");
    }),
    ("git: a branch merged", |file, text| {
        let git = Repository::of(file);
        git.run("checkout -q -b side");
        git.commit(file, text);
        git.run("checkout -q main");
        git.run("merge -q --no-ff --no-edit side");
        git.run("branch -q -D side");
    }),
    ("git: rebased onto a branch that has gone on", |file, text| {
        let git = Repository::of(file);
        git.run("checkout -q -b side");
        git.commit(file, text);
        git.run("checkout -q main");
        git.commit(&beside(file, "别的.md"), "# 别的\n");
        git.run("checkout -q side");
        git.run("rebase -q main");
        git.run("rm -q --cached -r .");
        git.run("reset -q --hard");
        fs::remove_file(beside(file, "别的.md")).unwrap();
        git.run("checkout -q -B main");
        git.run("branch -q -D side");
    }),
    ("git: picked from another branch", |file, text| {
        let git = Repository::of(file);
        git.run("checkout -q -b side");
        git.commit(file, text);
        git.run("checkout -q main");
        git.run("cherry-pick side");
        git.run("branch -q -D side");
    }),
    ("git: pulled from elsewhere", |file, text| {
        let git = Repository::of(file);
        git.run("clone -q . .git/elsewhere");
        let there = Repository { root: git.root.join(".git/elsewhere") };
        there.commit(&there.root.join(file.strip_prefix(&git.root).unwrap()), text);
        git.run("pull -q --ff-only .git/elsewhere main");
        fs::remove_dir_all(&there.root).unwrap();
    }),
    ("git: a patch applied", |file, text| {
        let git = Repository::of(file);
        git.commit(file, text);
        git.run("format-patch -q -1 -o .git/patches");
        git.run("reset -q --hard HEAD~1");
        git.run("am -q .git/patches/0001-saved.patch");
        fs::remove_dir_all(git.root.join(".git/patches")).unwrap();
    }),
    ("git: renamed and renamed back", |file, text| {
        let git = Repository::of(file);
        let folder = file.parent().unwrap().strip_prefix(&git.root).unwrap().to_str().unwrap();
        git.run(&format!("mv {folder}/欢迎.md {folder}/你好.md"));
        git.run(&format!("mv {folder}/你好.md {folder}/欢迎.md"));
        git.commit(file, text);
    }),
    ("git: what is not tracked cleaned away", |file, text| {
        let git = Repository::of(file);
        git.commit(file, text);
        fs::create_dir_all(beside(file, "草稿/深处")).unwrap();
        fs::write(beside(file, "草稿/深处/草稿.md"), "# 草稿\n").unwrap();
        git.run("clean -q -f -d");
    }),
];

/// The workspace under git, with everything in it committed.
struct Repository {
    root: std::path::PathBuf,
}

impl Repository {
    /// That of the workspace in which `file` is a module.
    fn of(file: &Path) -> Repository {
        let git = Repository { root: file.ancestors().nth(4).unwrap().to_owned() };
        if !git.root.join(".git").exists() {
            git.run("init -q -b main");
        }
        git.run("add -A");
        git.run("commit -q --allow-empty -m before");
        git
    }

    fn commit(&self, file: &Path, text: &str) {
        fs::write(file, text).unwrap();
        self.run("add -A");
        self.run("commit -q -m saved");
    }

    #[track_caller]
    fn run(&self, arguments: &str) {
        let mut git = Command::new("git");
        let settings = ["user.name=author", "user.email=author@example.com", "commit.gpgsign=false", "core.autocrlf=false"];
        git.args(settings.iter().flat_map(|setting| ["-c", setting]));
        // Whatever git is set up to do on this machine is not to be done here.
        git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
        let outcome = git.args(arguments.split(' ')).current_dir(&self.root).output().unwrap();
        assert!(outcome.status.success(), "git {arguments}: {}", String::from_utf8_lossy(&outcome.stderr));
    }
}
