//! What the README shows is what happens.

use std::fs;

use crate::playbook::CLUB;
use crate::playbook::playbook;
use crate::sample::root;

#[test]
fn the_definition_of_the_readme_is_in_order_and_its_mistake_is_told_as_shown() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let definition = block(&readme, "yaml");
    playbook().write(CLUB, definition).build().ends_with(0).says("");
    let told = playbook().write(CLUB, definition.replace("owner: leader", "owner: laeder")).check().ends_with(1);
    let shown = format!("```text\n{}\n```", told.stdout.trim_end());
    assert!(readme.contains(&shown), "the README should show:\n{shown}");
}

#[test]
fn the_pictures_of_the_readme_are_there_and_light() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let pictures: Vec<&str> = readme.split("](").filter_map(|rest| rest.split_once(".webp)")).map(|(name, _)| name).collect();
    assert_eq!(pictures.len(), 3);
    for name in pictures {
        let length = fs::metadata(root().join(format!("{name}.webp"))).unwrap().len();
        assert!((5_000..=150 * 1024).contains(&length), "{name}.webp has {length} bytes");
    }
}

fn block<'a>(text: &'a str, language: &str) -> &'a str {
    let (_, rest) = text.split_once(&format!("```{language}\n")).unwrap();
    rest.split_once("```").unwrap().0
}
