//! `guildbook build`: the site in a folder.

use crate::playbook::CLUB;
use crate::playbook::playbook;

#[test]
fn a_folder_of_markdown_is_a_book() {
    let workspace = playbook().write("content/modules/welcome.md", "# 欢迎\n\n请先读这一页。\n");
    workspace.build().ends_with(0).says("1 book");
    assert!(workspace.read("dist/welcome.html").contains("请先读这一页。"));
    assert!(workspace.read("dist/guides/index.html").contains("href=\"../welcome.html\""));
}

#[test]
fn one_community_is_the_root_and_several_share_a_shelf() {
    let workspace = playbook().write(CLUB, "name: 衣橱会客厅\n");
    workspace.build().ends_with(0);
    assert!(workspace.read("dist/index.html").contains("衣橱会客厅"));
    workspace.put("content/communities/shuyou/community.yaml", "name: 书友圈\n");
    workspace.build().ends_with(0).says("2 books");
    let shelf = workspace.read("dist/index.html");
    assert!(shelf.contains("href=\"yichu/index.html\"") && shelf.contains("href=\"shuyou/index.html\""), "{shelf}");
}

#[test]
fn a_second_build_of_the_same_files_writes_nothing() {
    let workspace = playbook().write(CLUB, "name: 衣橱会客厅\n").write("content/modules/welcome.md", "# 欢迎\n");
    workspace.build().ends_with(0);
    workspace.build().ends_with(0).says(" 0 files written, ").says(" 0 removed");
}

#[test]
fn a_page_whose_source_is_gone_goes_too() {
    let workspace = playbook().write("content/modules/a.md", "# 甲\n").write("content/modules/b.md", "# 乙\n");
    workspace.build().ends_with(0);
    std::fs::remove_file(workspace.path("content/modules/b.md")).unwrap();
    workspace.build().ends_with(0).says(" 2 removed");
    assert!(!workspace.site().contains_key("b.html"));
}

#[test]
fn an_error_leaves_the_last_site_as_it_was() {
    let workspace = playbook().write(CLUB, "name: 衣橱会客厅\n");
    workspace.build().ends_with(0);
    let before = workspace.site();
    workspace.put(CLUB, "name: 衣橱会客厅\nstatus: 忙\n");
    workspace.build().ends_with(1).says("nothing was published");
    assert_eq!(workspace.site(), before);
}

#[test]
fn a_file_under_assets_is_published_only_when_a_page_refers_to_it() {
    let workspace = playbook()
        .write("content/modules/welcome.md", "# 欢迎\n\n[清单](../assets/list.txt)\n")
        .write("content/assets/list.txt", "一、二、三\n")
        .write("content/assets/secret.txt", "底价\n")
        .write("content/assets/.env", "KEY=1\n");
    workspace.build().ends_with(0);
    let names: Vec<String> = workspace.site().into_keys().filter(|path| path.ends_with(".txt") || path.contains("env")).collect();
    assert_eq!(names, ["assets/list.txt", "llms.txt", "robots.txt"]);
}
