//! Saves after which nearly everything stays as it is: they are shown without making the books anew, and show the same.

use std::sync::Arc;

use super::CLUB;
use super::Preview;
use super::RULES;
use super::WELCOME;
use crate::model::Visibility;
use crate::serve::Wish;
use crate::serve::watch::Bell;

const SITE: (&str, &str) = ("content/site.yaml", "title: 书架\ntheme: paper\n");
const TEMPLATE: &str = "themes/paper/templates/module.html";
const FIRST: &str = "{% extends \"folio/module.html\" %}\n{% block title %}纸{% endblock title %}\n";

/// Whether the books are the very ones that they were `before`.
fn are_kept(preview: &Preview, before: &crate::serve::shown::Shown) -> bool {
    let now = preview.now();
    let pages = |shown: &crate::serve::shown::Shown| Arc::clone(&shown.generation.as_ref().unwrap().playbook.site().pages);
    Arc::ptr_eq(&pages(before), &pages(&now))
}

#[test]
fn another_look_is_put_on_the_same_books() {
    let preview = Preview::of(&[CLUB, SITE, WELCOME, RULES, (TEMPLATE, FIRST), ("themes/paper/theme.yaml", "name: paper\n")]);
    let page = preview.address_of("欢迎");
    let before = preview.now();
    preview.put(TEMPLATE, &FIRST.replace('纸', "布"));
    preview.until("the template shows", || preview.get(&page).body.contains("<title>布"));
    preview.put("themes/paper/assets/paper.css", "main { color: #222 }\n");
    preview.until("the stylesheet is there", || preview.get("/assets/paper/paper.css").status == 200);
    preview.put("themes/paper/assets/paper.css", "main { color: #333 }\n");
    preview.until("the stylesheet shows", || preview.get("/assets/paper/paper.css").body.contains("#333"));
    preview.put("themes/paper/assets/leaf.svg", "<svg/>");
    preview.until("the picture is there", || preview.get("/assets/paper/leaf.svg").status == 200);
    preview.put("themes/paper/theme.yaml", "name: paper\ntokens: {accent: '#224466'}\n");
    preview.until("the colour shows", || preview.get("/assets/folio/books/yichu.css").body.contains("#224466"));
    assert!(are_kept(&preview, &before));
    preview.is_a_clean_build(Visibility::Client);
    std::fs::remove_dir_all(preview.path("themes/paper/templates")).unwrap();
    preview.until("the built-in template shows", || !preview.get(&page).body.contains("<title>布"));
    preview.is_a_clean_build(Visibility::Client);
}

#[test]
fn words_and_blocks_of_a_theme_reach_the_books() {
    let preview =
        Preview::of(&[CLUB, SITE, (WELCOME.0, "# 欢迎\n\n```note\n一条\n```\n"), ("themes/paper/theme.yaml", "name: paper\n")]);
    preview.put("themes/paper/i18n/zh-Hans.yaml", "nav:\n  print: 全书一页\n");
    preview.until("the title is another", || preview.titles().contains(&"全书一页".to_owned()));
    preview.is_a_clean_build(Visibility::Client);
    let page = preview.address_of("欢迎");
    preview.put("themes/paper/templates/blocks/note.html", "<aside class=\"slip\">便条</aside>\n");
    preview.until("the block is drawn", || preview.get(&page).body.contains("<aside class=\"slip\">"));
    preview.is_a_clean_build(Visibility::Client);
    preview.put("themes/paper/templates/module.html", "{% block");
    preview.until("the template cannot be read", || preview.now().failing);
    preview.put("themes/paper/templates/module.html", FIRST);
    preview.until("the template shows", || preview.get(&page).body.contains("<title>纸"));
    preview.is_a_clean_build(Visibility::Client);
}

#[test]
fn the_makers_save_a_text_as_quickly_and_the_audit_has_read_it() {
    let preview = Preview::of(&[CLUB, WELCOME, RULES]);
    preview.ring.send(Bell::Wish(Wish::Audience(Some(Visibility::Internal)))).unwrap();
    preview.until("it is for the makers", || preview.now().audience == Visibility::Internal);
    let boasts = || {
        let now = preview.now();
        let audit = now.generation.as_ref().unwrap().playbook.site().audit().unwrap();
        audit.found.iter().any(|found| found.finding.code == "writing-absolute-term")
    };
    assert!(!boasts());
    let before = preview.now();
    preview.put(RULES.0, &format!("{}\n```script 群公告\n全网最低价。\n```\n", RULES.1));
    preview.until("the audit has something to say", boasts);
    assert!(are_kept(&preview, &before));
    preview.is_a_clean_build(Visibility::Internal);
    preview.put(RULES.0, RULES.1);
    preview.until("the audit has nothing to say", || !boasts());
}
