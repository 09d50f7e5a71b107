//! The architecture, held by tests: which room may know which, who touches the world, and the form of every file.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::sample::root;

/// Which rooms a room may know. `finding`, `locale` and `source` are known to all.
const ARROWS: &[(&str, &[&str])] = &[
    ("calendar", &["model"]),
    ("check", &["calendar", "funnel", "load", "model", "resolve", "yaml"]),
    (
        "cli",
        &[
            "calendar",
            "check",
            "export",
            "file",
            "fix",
            "import",
            "load",
            "model",
            "new",
            "plan",
            "playbook",
            "publish",
            "report",
            "resolve",
            "serve",
            "theme",
            "translation",
            "workspace",
        ],
    ),
    ("draw", &[]),
    ("export", &["calendar", "file", "funnel", "model", "plan", "resolve"]),
    ("file", &[]),
    ("finding", &[]),
    ("fix", &["workspace"]),
    ("funnel", &["model"]),
    ("import", &["model"]),
    ("load", &["file", "markdown", "model", "workspace", "yaml"]),
    ("locale", &[]),
    ("main", &["cli"]),
    ("markdown", &[]),
    ("model", &[]),
    ("new", &["model", "yaml"]),
    ("plan", &["calendar", "check", "draw", "file", "funnel", "load", "markdown", "model", "resolve"]),
    ("playbook", &["check", "export", "file", "load", "plan", "render", "resolve", "theme"]),
    ("publish", &["file"]),
    ("render", &["draw", "markdown", "model", "plan", "resolve", "theme"]),
    ("report", &[]),
    ("resolve", &["calendar", "load", "model", "yaml"]),
    ("serve", &["file", "load", "model", "plan", "playbook", "report", "resolve", "theme", "workspace", "yaml"]),
    ("source", &[]),
    ("theme", &["file", "load", "yaml"]),
    ("translation", &["load", "markdown", "model", "yaml"]),
    ("workspace", &["file"]),
    ("yaml", &["model"]),
];

const KNOWN_TO_ALL: &[&str] = &["finding", "locale", "source"];

/// Who may touch disk, network, clock and environment.
const IN_THE_WORLD: &[&str] = &["cli", "fix", "main", "new", "publish", "serve", "workspace"];

const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::time",
    "SystemTime::now",
    "Instant::now",
    "Zoned::now",
    "Timestamp::now",
];

#[test]
fn rooms_know_only_those_they_may() {
    let table: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let room = room(&path);
        let Some(allowed) = table.get(room) else {
            wrong.push(format!("the room `{room}` is not in the table"));
            continue;
        };
        for known in rooms_named_in(without_tests(&text)) {
            let is_allowed = known == room || room == "lib" || KNOWN_TO_ALL.contains(&known) || allowed.contains(&known);
            if !is_allowed {
                wrong.push(format!("{path}: `{room}` may not know `{known}`"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn side_rooms_never_meet_in_a_circle() {
    let table: BTreeMap<&str, &[&str]> = ARROWS.iter().copied().collect();
    fn visit<'a>(room: &'a str, table: &BTreeMap<&'a str, &'a [&'a str]>, path: &mut Vec<&'a str>) {
        assert!(!path.contains(&room), "a circle: {} -> {room}", path.join(" -> "));
        path.push(room);
        for next in table.get(room).copied().unwrap_or_default() {
            visit(next, table, path);
        }
        path.pop();
    }
    table.keys().for_each(|room| visit(room, &table, &mut Vec::new()));
}

#[test]
fn only_rooms_in_the_world_touch_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !IN_THE_WORLD.contains(&room(path))) {
        let pure = without_tests(&text);
        let touched = WORLD.iter().filter(|name| pure.contains(**name));
        wrong.extend(touched.map(|name| format!("{path} touches the world: {name}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_file_opens_with_its_caption_and_stays_short() {
    for (path, text) in sources().into_iter().chain(below("tests", "rs")).chain(below("benches", "rs")) {
        assert!(text.starts_with("//! "), "{path} does not open with a line that says what it is");
        let lines = text.lines().count();
        assert!(lines <= 400, "{path} has {lines} lines");
    }
}

#[test]
fn nothing_is_left_to_do_and_no_machine_is_named() {
    let marks = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("XX", "X"),
        concat!("/ho", "me/"),
        concat!("/ro", "ot/"),
        concat!("/wo", "rk/"),
    ];
    let texts = ["src", "tests/it", "themes", "content"].into_iter().flat_map(|folder| below(folder, ""));
    for (path, text) in texts {
        for mark in marks {
            assert!(!text.contains(mark), "{path} holds `{mark}`");
        }
    }
}

#[test]
fn chinese_messages_have_chinese_punctuation() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        for (number, line) in without_tests(&text).lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let characters: Vec<char> = line.chars().collect();
            let half = characters.windows(3).any(|it| is_han(it[0]) && ",;?!".contains(it[1]) && is_han(it[2]));
            if half {
                wrong.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "half-width punctuation between Chinese words:\n{}", wrong.join("\n"));
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let help = crate::playbook::told(crate::playbook::guildbook().arg("--help")).stdout;
    let typed = readme.split("```").skip(1).step_by(2).flat_map(str::lines);
    for line in typed {
        if let Some(words) = line.strip_prefix("guildbook ") {
            let command = words.split(' ').next().unwrap_or_default();
            assert!(help.contains(&format!("\n  {command} ")), "the README types `{line}`, and --help knows no `{command}`");
        }
    }
    for script in ["tests/run", ".ci/run"] {
        assert!(fs::read_to_string(root().join(script)).unwrap().starts_with("#!/usr/bin/env bash"));
    }
    assert!(readme.contains("\n./tests/run\n") && readme.contains("\ncargo run --release -- build\n"));
    assert!(fs::read_to_string(root().join(".ci/run")).unwrap().trim_end().ends_with("./tests/run"));
}

#[test]
fn the_languages_of_the_theme_say_the_same_things() {
    let keys = |language: &str| {
        let text = fs::read_to_string(root().join(format!("themes/folio/i18n/{language}.yaml"))).unwrap();
        keys_of(&text)
    };
    let (chinese, english) = (keys("zh-Hans"), keys("en"));
    let odd: Vec<_> = chinese.symmetric_difference(&english).collect();
    assert!(odd.is_empty(), "in one language only: {odd:?}");
}

#[test]
fn no_file_of_the_theme_lies_unused() {
    let texts: String =
        below("themes/folio/templates", "").iter().chain(&below("src", "rs")).map(|(_, text)| text.as_str()).collect();
    for (path, _) in below("themes/folio/assets", "") {
        let name = path.rsplit('/').next().unwrap();
        let styles: String = below("themes/folio/assets", "css").into_iter().map(|(_, text)| text).collect();
        assert!(texts.contains(name) || styles.contains(name), "nothing uses {path}");
    }
    for (path, _) in below("themes/folio/templates", "html") {
        let name = path.strip_prefix("themes/folio/templates/").unwrap();
        let is_page = ["sections/", "blocks/"].iter().any(|folder| name.starts_with(folder)) || is_kind_of_page(name);
        let is_piece = || Some(name.strip_prefix("same/")?.strip_suffix(".html")?.to_owned());
        let is_set = is_piece().is_some_and(|piece| texts.contains(&format!("same.{piece} ")));
        assert!(
            is_page || is_set || texts.contains(&format!("\"{name}\"")) || COMPONENTS.contains(&name) || name == "print.html",
            "nothing uses {path}"
        );
    }
}

/// Templates that hold nothing but components, which all others may use.
const COMPONENTS: &[&str] = &["components.html", "reckoning.html", "calendar/parts.html", "calendar/steps.html"];

fn is_kind_of_page(name: &str) -> bool {
    let kinds = fs::read_to_string(root().join("src/plan/kind.rs")).unwrap();
    kinds.contains(&format!("\"{}\"", name.trim_end_matches(".html")))
}

/// All keys of a map of texts, each with the keys above it: `nav.next`.
fn keys_of(yaml: &str) -> BTreeSet<String> {
    let mut above: Vec<(usize, &str)> = Vec::new();
    let mut keys = BTreeSet::new();
    for line in yaml.lines() {
        let body = line.trim_start();
        let Some((key, _)) = body.split_once(':').filter(|_| !body.starts_with('#')) else { continue };
        let indent = line.len() - body.len();
        above.retain(|(outer, _)| *outer < indent);
        above.push((indent, key));
        keys.insert(above.iter().map(|(_, key)| *key).collect::<Vec<_>>().join("."));
    }
    keys
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// `src/plan/book.rs` and `src/plan.rs` belong to `plan`.
fn room(path: &str) -> &str {
    let rest = path.strip_prefix("src/").unwrap_or(path);
    rest.split(['/', '.']).next().unwrap_or(rest)
}

fn rooms_named_in(text: &str) -> BTreeSet<&str> {
    let after = text.split("crate::").skip(1);
    let named = after.map(|rest| rest.split(|it: char| !it.is_ascii_lowercase() && it != '_').next().unwrap_or_default());
    let rooms: BTreeSet<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    named.filter(|name| rooms.contains(name)).collect()
}

/// The files of the program; those that only a test compiles are left out.
pub(crate) fn sources() -> Vec<(String, String)> {
    let all = below("src", "rs");
    let for_tests: Vec<String> = all.iter().flat_map(|(path, text)| modules_for_tests(path, text)).collect();
    let is_ours = |path: &str| path != "src/lib.rs" && !for_tests.iter().any(|room| path.starts_with(room.as_str()));
    all.into_iter().filter(|(path, _)| is_ours(path)).collect()
}

/// A file up to its own tests, which stand last.
pub(crate) fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

fn modules_for_tests(path: &str, text: &str) -> Vec<String> {
    let folder = path.strip_suffix(".rs").unwrap_or(path);
    let folder = folder.strip_suffix("/lib").unwrap_or(folder);
    let named =
        text.split("#[cfg(test)]\n").skip(1).filter_map(|rest| rest.lines().next()?.split_once("mod ")?.1.split_once([';', ' ']));
    named.flat_map(|(name, _)| [format!("{folder}/{name}.rs"), format!("{folder}/{name}/")]).collect()
}

/// The texts below a folder of the project whose names end in `extension`, by path.
pub(crate) fn below(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if extension.is_empty() || path.extension().is_some_and(|it| it == extension) {
                found.extend(fs::read_to_string(&path).ok().map(|text| (shown(&path), text)));
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned()
}
