//! Every link of the sample leads somewhere, and no page asks anybody else for anything.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use html5gum::Token;
use html5gum::Tokenizer;

use crate::sample;

/// What a page offers and asks for.
#[derive(Default)]
struct Page {
    anchors: BTreeSet<String>,
    /// Element, attribute, value.
    links: Vec<(String, &'static str, String)>,
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor() {
    let pages = pages();
    let mut dead = Vec::new();
    for (path, page) in &pages {
        for (element, _, link) in page.links.iter().filter(|(_, _, link)| !is_elsewhere(link)) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target = if file.is_empty() { Some(path.clone()) } else { resolve(path, &decoded(file)) };
            let Some(target) = target.filter(|target| sample::client().contains_key(target)) else {
                dead.push(format!("{path}: <{element}> leads to no file: {link}"));
                continue;
            };
            let anchor = decoded(anchor);
            if !anchor.is_empty() && pages.get(&target).is_some_and(|page| !page.anchors.contains(&anchor)) {
                dead.push(format!("{path}: <{element}> leads to no anchor: {link}"));
            }
        }
    }
    assert!(dead.is_empty(), "{} dead links:\n{}", dead.len(), dead.join("\n"));
}

#[test]
fn no_page_asks_anybody_else_for_anything() {
    for (path, page) in pages() {
        for (element, attribute, link) in &page.links {
            let only_names = matches!(element.as_str(), "a" | "meta");
            assert!(only_names || !is_elsewhere(link) || link.starts_with("data:"), "{path}: <{element} {attribute}={link}>");
        }
    }
    for (path, bytes) in sample::client().iter().filter(|(path, _)| path.ends_with(".css")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("@import") && !text.contains("//"), "{path} loads from elsewhere");
    }
}

#[test]
fn every_page_can_be_reached_from_the_first() {
    let pages = pages();
    let mut seen = BTreeSet::from(["index.html".to_owned(), "404.html".to_owned()]);
    let mut next: Vec<String> = seen.iter().cloned().collect();
    while let Some(path) = next.pop() {
        for (_, _, link) in pages[&path].links.iter().filter(|(element, _, link)| element == "a" && !is_elsewhere(link)) {
            let file = decoded(link.split('#').next().unwrap_or_default());
            let target = resolve(&path, &file).filter(|target| pages.contains_key(target));
            next.extend(target.filter(|target| seen.insert(target.clone())));
        }
    }
    let lost: Vec<&String> = pages.keys().filter(|path| !seen.contains(*path)).collect();
    assert!(lost.is_empty(), "nothing leads to {lost:?}");
}

#[test]
fn every_page_has_a_title_a_language_and_a_policy() {
    for (path, bytes) in sample::client().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        for part in ["<!doctype html>", "<html lang=\"", "<title>", "Content-Security-Policy", "default-src 'none'"] {
            assert!(html.contains(part), "{path} has no {part}");
        }
        assert!(sample::client().contains_key(&path.replace(".html", ".md")), "{path} has no twin");
    }
}

fn pages() -> BTreeMap<String, Page> {
    let html = sample::client().iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.clone(), read(bytes))).collect()
}

fn read(html: &[u8]) -> Page {
    let mut page = Page::default();
    for Ok(token) in Tokenizer::new(html) {
        let Token::StartTag(tag) = token else { continue };
        let element = String::from_utf8_lossy(&tag.name).into_owned();
        let value = |name: &str| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned());
        page.anchors.extend(value("id"));
        for attribute in ["href", "src", "poster", "data", "action"] {
            page.links.extend(value(attribute).map(|link| (element.clone(), attribute, link)));
        }
        for candidate in value("srcset").iter().flat_map(|set| set.split(',')) {
            let link = candidate.split_whitespace().next().unwrap_or_default();
            page.links.push((element.clone(), "srcset", link.to_owned()));
        }
    }
    page
}

fn is_elsewhere(link: &str) -> bool {
    link.starts_with("//") || link.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'))
}

fn decoded(part: &str) -> String {
    percent_encoding::percent_decode_str(part).decode_utf8().unwrap().into_owned()
}

/// The path that `link` means on the page at `from`; none where it leaves the site.
fn resolve(from: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
