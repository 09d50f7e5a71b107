//! A site that would be made of the same again is looked over, and not drawn.

use crate::playbook::CLUB;
use crate::playbook::Told;
use crate::playbook::Workspace;
use crate::playbook::playbook;

const DAY: &str = "2026-11-24";

fn workspace() -> Workspace {
    playbook()
        .write(CLUB, "name: 衣橱会客厅\n")
        .write("content/modules/welcome.md", "# 欢迎\n\n[清单](../assets/list.txt)\n")
        .write("content/assets/list.txt", "一、二、三\n")
}

fn build(workspace: &Workspace, more: &[&str]) -> Told {
    workspace.run(&[&["build", "--verbose", "--today", DAY], more].concat()).ends_with(0)
}

/// The stages of a build are told with their times.
fn has_drawn(told: &Told) -> bool {
    told.stderr.lines().any(|line| line.trim_start().starts_with("draw "))
}

/// What was told, but for times.
fn story(told: &Told) -> String {
    told.stdout.split(" in ").take(2).collect::<Vec<_>>().join(" in ")
}

#[test]
fn the_same_once_more_is_not_drawn_and_tells_the_same_story() {
    let workspace = workspace();
    assert!(has_drawn(&build(&workspace, &[])));
    let before = workspace.site();
    let again = build(&workspace, &[]);
    assert!(!has_drawn(&again), "{}", again.text());
    assert!(!again.stderr.contains("load"), "nothing is to be told of it, so nothing need be understood: {}", again.stderr);
    assert_eq!(workspace.site(), before);
    // Whoever wants it made anew can say so; the story of that build is the one that was told already.
    let anew = build(&workspace, &["--swap"]);
    assert!(has_drawn(&anew));
    assert_eq!(story(&again), story(&anew));
}

#[test]
fn findings_are_told_again_though_nothing_is_drawn() {
    let workspace =
        workspace().write("content/modules/two.md", "# 二\n\n[没有](nothing.html \"标题\")\n\n![](../assets/list.txt)\n");
    workspace.put("content/modules/two.md", "# 二\n\n![](../assets/photo.png)\n");
    workspace.put("content/assets/photo.png", "no picture");
    let first = build(&workspace, &[]);
    let told =
        |told: &Told| told.stderr.lines().filter(|line| !line.trim_end().ends_with(" ms")).map(str::to_owned).collect::<Vec<_>>();
    assert!(!told(&first).is_empty(), "{}", first.text());
    let again = build(&workspace, &[]);
    assert!(!has_drawn(&again));
    assert_eq!(told(&first), told(&again));
}

#[test]
fn whatever_a_site_depends_on_makes_it_new() {
    type Change = fn(&Workspace);
    let changes: [(&str, Change); 7] = [
        ("a text", |it| it.put("content/modules/welcome.md", "# 欢迎光临\n\n[清单](../assets/list.txt)\n")),
        ("one more text", |it| it.put("content/modules/more.md", "# 另一篇\n")),
        ("a download of the same length", |it| it.put("content/assets/list.txt", "四、五、六\n")),
        ("the site file", |it| it.put("content/site.yaml", "title: 手册\n")),
        ("a template", |it| it.put("themes/own/templates/404.html", "{% extends \"base.html\" %}\n")),
        ("a page that somebody changed", |it| it.put("dist/welcome.html", "别的")),
        ("a page that is gone", |it| std::fs::remove_file(it.path("dist/welcome.md")).unwrap()),
    ];
    for (what, change) in changes {
        let workspace = workspace();
        build(&workspace, &[]);
        change(&workspace);
        assert!(has_drawn(&build(&workspace, &[])), "{what}");
        assert!(!has_drawn(&build(&workspace, &[])), "{what}, and then nothing more");
        let fresh = workspace.site();
        std::fs::remove_dir_all(workspace.path("dist")).unwrap();
        build(&workspace, &[]);
        assert_eq!(workspace.site(), fresh, "{what}: as if it were the first time");
    }
    let workspace = workspace();
    build(&workspace, &[]);
    let another_day = workspace.run(&["build", "--verbose", "--today", "2026-11-25"]).ends_with(0);
    assert!(has_drawn(&another_day));
}

#[test]
fn what_is_not_of_the_site_is_named_again() {
    let workspace = workspace();
    build(&workspace, &[]);
    workspace.put("dist/CNAME", "club.example");
    let again = build(&workspace, &[]);
    assert!(!has_drawn(&again));
    again.says("`CNAME`");
}
