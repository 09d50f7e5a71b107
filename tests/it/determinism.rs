//! The same files in give the same bytes out, wherever and however they are built.

use std::collections::BTreeMap;
use std::process::Command;

use crate::playbook::files;
use crate::playbook::guildbook;
use crate::playbook::playbook;
use crate::playbook::told;
use crate::sample;

type Change = fn(&mut Command);

/// The day is an input like the files: a cover shows the week that begins with it.
const TODAY: &str = "2026-11-24";

#[test]
fn neither_place_nor_time_nor_threads_change_a_byte() {
    let expected = built_with(|_| ());
    let changes: [(&str, Change); 5] = [
        ("time zone and language", |it| {
            it.env("TZ", "Pacific/Auckland").env("LANG", "zh_CN.UTF-8").env("LC_ALL", "zh_CN.UTF-8");
        }),
        ("one thread", |it| {
            it.env("RAYON_NUM_THREADS", "1");
        }),
        ("many threads", |it| {
            it.env("RAYON_NUM_THREADS", "7");
        }),
        ("another folder", |it| {
            it.current_dir("/");
        }),
        ("a relative root", |it| {
            it.current_dir(sample::root().join("content")).args(["--root", ".."]);
        }),
    ];
    for (what, change) in changes {
        assert_same(&expected, &built_with(change), what);
    }
}

#[test]
fn a_strict_umask_changes_no_content() {
    let expected = built_with(|_| ());
    let out = playbook();
    let shell = format!(
        "umask 077; exec {} build --today {TODAY} --root {} --out site",
        env!("CARGO_BIN_EXE_guildbook"),
        sample::root().display()
    );
    told(Command::new("sh").args(["-c", &shell]).current_dir(out.root())).ends_with(0);
    assert_same(&expected, &files(&out.path("site")), "umask");
}

#[test]
fn no_output_knows_where_it_was_built() {
    let root = sample::root().to_str().unwrap().to_owned();
    for (path, bytes) in sample::client() {
        assert!(!String::from_utf8_lossy(bytes).contains(&root), "{path} holds {root}");
    }
}

fn built_with(change: impl Fn(&mut Command)) -> BTreeMap<String, Vec<u8>> {
    let out = playbook();
    let mut command = guildbook();
    command.args(["build", "--today", TODAY]).arg("--out").arg(out.path("site")).current_dir(sample::root());
    change(&mut command);
    if !command.get_args().any(|argument| argument == "--root") {
        command.arg("--root").arg(sample::root());
    }
    told(&mut command).ends_with(0);
    files(&out.path("site"))
}

fn assert_same(expected: &BTreeMap<String, Vec<u8>>, found: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert_eq!(expected.keys().collect::<Vec<_>>(), found.keys().collect::<Vec<_>>(), "{what}");
    let different: Vec<&String> = expected.keys().filter(|path| expected[*path] != found[*path]).collect();
    assert!(different.is_empty(), "{what} changes {different:?}");
}
