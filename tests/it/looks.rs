//! The built-in theme is tidy: no rule that nothing uses, no class that nothing draws, and no page too heavy.

use std::collections::BTreeSet;

use crate::sample;
use crate::tidy::below;
use crate::tidy::sources;

/// Bytes of a page's stylesheets together, of its scripts together, and of the cover.
const STYLES: usize = 40 * 1024;
const SCRIPTS: usize = 40 * 1024;
const COVER: usize = 60 * 1024;

/// Bytes of a sheet on its own: what all pages load leaves room for what a room of pages adds.
const SHEETS: &[(&str, usize)] =
    &[("folio.css", 22 * 1024), ("frame.css", 8704), ("calendar.css", 7 * 1024), ("funnel.css", 6 * 1024)];

/// Classes that say what something is, to a reader of the page and to no stylesheet.
const WORDS: &[&str] = &["inner", "lost", "toc", "uses", "why"];

#[test]
fn every_rule_of_the_theme_is_used() {
    let drawn = drawn();
    let words = words_of(&drawn);
    let unused: Vec<String> = sheets()
        .into_iter()
        .flat_map(|(path, text)| classes_of_sheet(&text).into_iter().map(move |class| (path.clone(), class)))
        .filter(|(_, class)| !is_drawn(class, &words, &drawn))
        .map(|(path, class)| format!("{path}: .{class}"))
        .collect();
    assert!(unused.is_empty(), "rules that nothing uses:\n{}", unused.join("\n"));
}

#[test]
fn every_class_of_the_templates_has_a_rule() {
    let ruled: BTreeSet<String> = sheets().iter().flat_map(|(_, text)| classes_of_sheet(text)).collect();
    let scripts: String = below("themes/folio/assets", "js").into_iter().map(|(_, text)| text).collect();
    for (path, text) in below("themes/folio/templates", "html") {
        for class in classes_of_template(&text) {
            let is_known = ruled.contains(&class) || WORDS.contains(&class.as_str()) || scripts.contains(&format!(".{class}"));
            assert!(is_known, "{path}: nothing styles or uses the class `{class}`");
        }
    }
}

#[test]
fn every_custom_property_is_set_and_read() {
    let sheets: String = sheets().into_iter().map(|(_, text)| text).collect();
    let settings: String = below("themes/folio", "yaml").into_iter().map(|(_, text)| text).collect();
    let read: BTreeSet<&str> = names_after(&sheets, "var(--").collect();
    let set: BTreeSet<&str> = names_after(&sheets, "--").filter(|name| sheets.contains(&format!("--{name}:"))).collect();
    for name in &read {
        let is_token = settings.contains(&format!("\n  {name}:")) || name.starts_with("running-");
        assert!(set.contains(name) || is_token, "nothing sets --{name}");
    }
    for name in &set {
        assert!(read.contains(name), "nothing reads --{name}");
    }
}

#[test]
fn no_page_is_heavier_than_promised() {
    let site = sample::client();
    let size = |path: &str| site.get(path).map_or(0, Vec::len);
    for (sheet, most) in SHEETS {
        assert!(size(&format!("assets/folio/{sheet}")) <= *most, "{sheet} is larger than {most} bytes");
    }
    for (path, page) in site.iter().filter(|(path, _)| path.ends_with(".html")) {
        let page = String::from_utf8_lossy(page);
        let sum = |kind: &str| -> usize {
            let links: BTreeSet<&str> = page.split('"').filter(|it| it.ends_with(kind)).collect();
            links.iter().map(|link| size(link.trim_start_matches("../"))).sum()
        };
        let (styles, scripts) = (sum(".css"), sum(".js"));
        assert!((1000..=STYLES).contains(&styles), "{path} loads {styles} bytes of CSS");
        // What is made to be printed needs no script.
        let fewest = if path.ends_with("print.html") { 0 } else { 1000 };
        assert!((fewest..=SCRIPTS).contains(&scripts), "{path} loads {scripts} bytes of JavaScript");
        if page.contains("<body class=\"cover\">") {
            assert!(page.len() <= COVER, "{path} is a cover of {} bytes", page.len());
        }
    }
}

/// Everything that puts a class on a page: templates, scripts, and the program's own markup.
fn drawn() -> String {
    let theme = below("themes/folio/templates", "html").into_iter().chain(below("themes/folio/assets", "js"));
    theme.chain(sources()).map(|(_, text)| text + "\n").collect()
}

fn words_of(text: &str) -> BTreeSet<&str> {
    text.split(|it: char| !it.is_alphanumeric() && it != '-' && it != '_').collect()
}

/// Whether a class stands in the markup, whole or put together: `alert-{name}`.
fn is_drawn(class: &str, words: &BTreeSet<&str>, drawn: &str) -> bool {
    words.contains(class)
        || class.rsplit_once('-').is_some_and(|(stem, last)| {
            drawn.contains(&format!("{stem}-{{")) && (words.contains(last) || last.bytes().all(|byte| byte.is_ascii_digit()))
        })
}

fn sheets() -> Vec<(String, String)> {
    below("themes/folio/assets", "css")
}

/// The classes of the selectors; what stands between braces without braces of its own is declarations.
fn classes_of_sheet(text: &str) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for piece in without_remarks(text).split(['{', ';', '}']) {
        let selector = piece.trim();
        if selector.starts_with('@') || (selector.contains(": ") && !selector.contains(":is(")) {
            continue;
        }
        let found = selector.split('.').skip(1).map(|rest| rest.split(|it: char| !it.is_alphanumeric() && it != '-'));
        classes
            .extend(found.filter_map(|mut rest| rest.next()).filter(|it| it.starts_with(char::is_alphabetic)).map(str::to_owned));
    }
    classes
}

fn without_remarks(text: &str) -> String {
    text.split("/*").map(|piece| piece.split_once("*/").map_or(piece, |(_, rest)| rest)).collect()
}

/// The classes that a template writes as they are; what is put together at drawing is left out.
fn classes_of_template(text: &str) -> BTreeSet<String> {
    let mut classes = BTreeSet::new();
    for value in text.split("class=\"").skip(1).filter_map(|rest| rest.split_once('"')) {
        let mut still = value.0.to_owned();
        while let Some(start) = still.find("{{").into_iter().chain(still.find("{%")).min() {
            let end = still[start..].find("%}").into_iter().chain(still[start..].find("}}")).min();
            let Some(end) = end else { break };
            still.replace_range(start..start + end + 2, " ");
        }
        classes.extend(still.split_whitespace().filter(|it| !it.contains(['{', '}'])).map(str::to_owned));
    }
    classes
}

fn names_after<'a>(text: &'a str, mark: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(mark)
        .skip(1)
        .map(|rest| rest.split(|it: char| !it.is_ascii_alphanumeric() && it != '-').next().unwrap_or_default())
}

#[test]
fn selectors_are_told_from_declarations() {
    let sheet =
        "/* .no */ .甲 > .leaf:is(.part, .guides)::before { content: \".no\"; line-height: .8em } @media (x) { .b.c-1 { } }";
    let found: Vec<String> = classes_of_sheet(sheet).into_iter().collect();
    assert_eq!(found, ["b", "c-1", "guides", "leaf", "part", "甲"]);
    let template = "class=\"a {{ x }} b{% if y %} c{% endif %}\"";
    assert_eq!(classes_of_template(template).into_iter().collect::<Vec<_>>(), ["a", "b", "c"]);
}
