//! A look of one's own: a theme over Folio, and what a site and a community set without one.

use crate::playbook::CLUB;
use crate::playbook::Workspace;
use crate::playbook::playbook;
use crate::tidy::below;

const LOGO: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"></svg>"#;

/// A workspace with the theme that lies in `tests/themes`.
fn atelier() -> Workspace {
    let workspace = playbook()
        .write("content/site.yaml", "title: 手册\ntheme: atelier\nlanguages: [zh-Hans, en]\n")
        .write(CLUB, "name: {zh-Hans: 一初, en: Yichu}\ntagline: {zh-Hans: 衣橱, en: Wardrobe}\n")
        .write("content/modules/a/letter.md", "# 说法\n\n```script\n明天见\n```\n");
    for (path, text) in below("tests/themes", "") {
        workspace.put(path.strip_prefix("tests/").unwrap(), text);
    }
    workspace
}

#[test]
fn a_theme_says_only_what_differs() {
    let workspace = atelier();
    workspace.build().ends_with(0);
    let (chinese, english) = (workspace.read("dist/index.html"), workspace.read("dist/en/index.html"));
    // A template by `extends`, one of its blocks, and a string of the parent's and of its own.
    assert!(chinese.contains("<span class=\"press\">一初，工坊排印</span>") && chinese.contains("社群章程"), "{chinese}");
    assert!(english.contains("<span class=\"press\">Yichu, set at the atelier</span>") && english.contains("charter"));
    assert!(
        chinese.contains("assets/folio/cover.css") && chinese.contains("assets/atelier/atelier.css"),
        "what it extends stays"
    );
    // A template that takes the place of the parent's.
    assert!(workspace.read("dist/a/letter.html").contains("<blockquote class=\"letter\">"), "the block is its own");
    // A token, an asset of its own, and one in the parent's place.
    assert!(workspace.read("dist/assets/folio/books/yichu.css").contains("--radius: 12px"));
    assert!(workspace.read("dist/assets/atelier/atelier.css").contains("letter-spacing"));
    for place in ["folio", "atelier"] {
        assert!(workspace.read(&format!("dist/assets/{place}/icon.svg")).contains("<circle"), "{place}");
    }
}

#[test]
fn what_a_site_and_a_community_set_needs_no_theme() {
    let workspace = playbook()
        .write(
            "content/site.yaml",
            "title: 手册\nbrand: {logo: assets/house.svg, color: \"#8a2b2b\"}\ntokens: {font-head: KaiTi, radius: 6px, light-paper: \"#ffffff\"}\n",
        )
        .write("content/assets/house.svg", LOGO)
        .write("content/communities/a/assets/own.svg", LOGO)
        .write("content/communities/a/community.yaml", "name: 甲\nbrand: {logo: assets/own.svg, color: \"#2f4f66\", accent: \"#ffd000\"}\n")
        .write("content/communities/b/community.yaml", "name: 乙\ntokens: {radius: 0, font-text: FangSong}\n");
    workspace.build().ends_with(0).says("advice[brand-colour]").says("`#ffd000` cannot be read on paper");
    let sheet = |name: &str| workspace.read(&format!("dist/assets/folio/{name}.css"));
    let (a, b, shelf) = (sheet("books/a"), sheet("books/b"), sheet("books"));
    assert!(a.starts_with("[data-book=\"a\"] {") && a.contains("--radius: 6px") && a.contains("--font-head: KaiTi"), "{a}");
    assert!(a.contains("--light-cloth: #2f4f66") && a.contains("--dark-accent: #ffd000"), "{a}");
    assert!(!a.contains("--light-accent: #ffd000"), "moved until it can be read: {a}");
    assert!(b.contains("--radius: 0;") && b.contains("--font-text: FangSong") && b.contains("--light-accent: #8a2b2b"), "{b}");
    assert!(
        shelf.starts_with(":root {") && shelf.contains("[data-book=\"a\"] {") && shelf.contains("[data-book=\"b\"] {"),
        "{shelf}"
    );
    // The logo is the community's, or the site's; either says its size.
    let size = "width=\"40\" height=\"20\"";
    let cover = |slug: &str| workspace.read(&format!("dist/{slug}/index.html"));
    assert!(cover("a").contains(&format!("src=\"../a/assets/own.svg\" alt=\"\" {size} class=\"logo\"")), "{}", cover("a"));
    assert!(cover("b").contains(&format!("src=\"../assets/house.svg\" alt=\"\" {size} class=\"logo\"")), "{}", cover("b"));
    assert!(workspace.read("dist/index.html").contains("data-book=\"a\""));
    for logo in ["a/assets/own.svg", "assets/house.svg"] {
        assert_eq!(workspace.read(&format!("dist/{logo}")), LOGO);
    }
}
