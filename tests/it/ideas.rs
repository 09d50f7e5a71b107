//! Every idea of the four articles is in the book, and every module of the method has what a reader needs to use it.

use std::fs;
use std::path::Path;

use crate::sample::root;

/// Chapters that speak of the book itself.
const ABOUT_THE_BOOK: [&str; 2] = ["start/how-to-read", "start/sources"];

#[test]
fn a_reader_of_the_articles_finds_every_idea_in_the_book() {
    let list = fs::read_to_string(root().join("tests/ideas.txt")).unwrap();
    let ideas: Vec<&str> = list.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).collect();
    let mut wrong = Vec::new();
    for idea in &ideas {
        let parts: Vec<&str> = idea.split(" | ").collect();
        let [_, _, file, words] = parts[..] else { panic!("not an idea: {idea}") };
        let folder = if file.starts_with("communities/") { "content" } else { "content/modules" };
        let text = fs::read_to_string(root().join(folder).join(file)).unwrap_or_default();
        wrong.extend(
            words
                .split(" ; ")
                .filter(|words| !text.contains(words))
                .map(|words| format!("{file} does not say `{words}`: {idea}")),
        );
    }
    for article in ["1", "2", "3", "4"] {
        let count = ideas.iter().filter(|idea| idea.starts_with(&format!("{article} | "))).count();
        assert!(count >= 15, "article {article} has {count} ideas");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_module_of_the_method_has_an_example_a_checklist_a_section_and_its_source() {
    let mut wrong = Vec::new();
    let modules = modules(&root().join("content/modules"));
    assert!(modules.len() >= 2 * 36, "{} files", modules.len());
    for (key, text) in modules {
        let english = key.ends_with(".en");
        let needs: [(&str, &[&str]); 4] = match english {
            true => [
                ("a worked example", &["## An example", "## A worked example", "## A sum"]),
                ("a checklist", &["\n- [ ] "]),
                ("a link to the section it informs", &["](section:"]),
                ("its source by title", &["rticle one, “", "rticle two, “", "rticle three, “", "rticle four, “"]),
            ],
            false => [
                ("a worked example", &["## 举例", "## 一笔示例"]),
                ("a checklist", &["\n- [ ] "]),
                ("a link to the section it informs", &["](section:"]),
                ("its source by title", &["[文章一《", "[文章二《", "[文章三《", "[文章四《"]),
            ],
        };
        wrong.extend(
            needs
                .iter()
                .filter(|(_, signs)| !signs.iter().any(|sign| text.contains(sign)))
                .map(|(need, _)| format!("{key} has not {need}")),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The modules of the method, by key; chapter openings and pages about the book are none.
fn modules(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for chapter in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        for path in fs::read_dir(&chapter).unwrap().map(|entry| entry.unwrap().path()) {
            let key = path.strip_prefix(folder).unwrap().with_extension("").to_str().unwrap().to_owned();
            let is_method = !key.contains("/_index") && !ABOUT_THE_BOOK.contains(&key.trim_end_matches(".en"));
            if is_method {
                found.push((key, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
