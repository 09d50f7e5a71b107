//! Every way in which files are saved must show, and what editors and tools leave beside must not.

use std::fs;
use std::fs::File;
use std::thread::sleep;
use std::time::Duration;

use super::CLUB;
use super::Preview;
use super::RULES;
use super::WELCOME;
use super::git;
use super::ways;

fn all_ways(poll: bool) {
    let preview = Preview::start(&[CLUB, WELCOME, RULES], poll);
    let page = preview.address_of("欢迎");
    let ways = ways::EDITORS.iter().chain(ways::TOOLS).chain(ways::FOLDERS).chain(git::WAYS);
    for (round, (way, save)) in ways.enumerate() {
        let words = format!("第{round}次保存");
        save(&preview.path(WELCOME.0), &format!("# 欢迎\n\n{words}，{way}。\n"));
        preview.until(way, || preview.get(&page).body.contains(&words));
        preview.until(&format!("{way}, and it is well"), || !preview.now().failing);
    }
    let titles = preview.now();
    let site = titles.generation.as_ref().unwrap().playbook.site();
    let mut modules: Vec<&str> =
        site.pages.iter().filter(|page| page.kind.word() == "module").map(|page| page.title.as_str()).collect();
    modules.sort_unstable();
    assert_eq!(modules, ["欢迎", "约定"], "nothing that editors leave has become a page");
}

#[test]
fn every_way_of_saving_shows() {
    all_ways(false);
}

#[test]
fn every_way_of_saving_shows_where_nothing_rings() {
    all_ways(true);
}

#[test]
fn a_touch_and_a_read_make_no_new_generation() {
    let preview = Preview::of(&[CLUB, WELCOME, RULES]);
    let before = preview.now().number;
    let file = File::options().write(true).open(preview.path(WELCOME.0)).unwrap();
    file.set_modified(std::time::SystemTime::now()).unwrap();
    fs::write(preview.path(RULES.0), RULES.1).unwrap();
    for _ in 0..50 {
        fs::read(preview.path(WELCOME.0)).unwrap();
    }
    sleep(Duration::from_millis(600));
    assert_eq!(preview.now().number, before);
}

#[test]
fn a_file_in_folders_that_have_just_been_made_is_found() {
    let preview = Preview::of(&[CLUB, WELCOME]);
    for round in 0..20 {
        preview.put(&format!("content/modules/新{round}/深/更深/页{round}.md"), &format!("# 新页{round}\n"));
    }
    for round in 0..20 {
        let title = format!("新页{round}");
        preview.until(&title, || preview.titles().contains(&title));
    }
}

#[test]
fn a_save_of_a_table_shows_in_the_metric_that_reads_it() {
    let (club, table) = ("content/communities/yichu/community.yaml", "content/communities/yichu/figures.csv");
    let yaml = "name: 衣橱会客厅\nmetrics: [{id: stay, title: 留存, target: 60%, values_file: figures.csv}]\n";
    let preview = Preview::of(&[(club, yaml), (table, "2026-01,58%\n2026-02,59%\n")]);
    let page = preview.address_of("指标");
    assert!(preview.get(&page).body.contains("59%"));
    preview.put(table, "2026-01,58%\n2026-02,64%\n");
    preview.until("the new figure", || preview.get(&page).body.contains("64%"));
    preview.put(table, "2026-01,58%\n2026-02,很多\n");
    preview.until("the fault in the table", || preview.now().findings.iter().any(|finding| finding.file() == table));
    fs::remove_file(preview.path(table)).unwrap();
    preview
        .until("the table that is gone", || preview.now().findings.iter().any(|finding| finding.code == "values-file-missing"));
    preview.put(table, "2026-01,58%\n2026-02,66%\n");
    preview.until("the table that is back", || preview.get(&page).body.contains("66%"));
}
