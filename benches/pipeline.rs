//! The pipeline over generated workspaces: reading, loading, planning, drawing every page, and a whole build.
//!
//! `cargo bench --bench pipeline`; beside it, `cargo bench --bench floor` says what the machine needs at the least.

use std::fs;
use std::path::Path;

use divan::Bencher;
use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::model::Visibility;
use guildbook::playbook::Playbook;
use guildbook::publish::Publisher;
use guildbook::publish::Way;
use guildbook::resolve::Edition;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use rayon::prelude::*;
use tempfile::TempDir;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SIZES: [usize; 2] = [1_000, 10_000];
const CHAPTERS: usize = 24;

fn main() {
    divan::main();
}

/// A workspace of `modules` pages of about four and a half kilobytes, half of them Chinese, each with links to others.
fn workspace(modules: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write(folder.path(), "content/site.yaml", "title: 手册\nlanguages: [zh-Hans]\n");
    write(folder.path(), "content/communities/bench/community.yaml", "name: 衣橱会客厅\nkind: growth\n");
    for number in 0..modules {
        let (chapter, next) = (number % CHAPTERS, (number + CHAPTERS) % modules);
        let path = format!("content/modules/chapter-{chapter:02}/page-{number:05}.md");
        write(folder.path(), &path, &module(number, next));
    }
    folder
}

fn module(number: usize, next: usize) -> String {
    let paragraph = match number % 2 {
        0 => {
            "每周先看**一个数字：**新人七天内再次发言的比例，再决定下一步要改什么。负责人把结论写进决策记录，`第二天`之前发到群里，谁都不用再问进展。\n\n"
        }
        _ => {
            "The host opens the *shared calendar* before the weekly call, so that nobody has to ask where the **work** stands; keep it to one page that a tired volunteer can read in `three minutes`.\n\n"
        }
    };
    let section = format!(
        "{}- [ ] 核对名单\n- [x] 写下结论\n\n见[下一页](page-{next:05}.md)。\n\n| 项目 | 时间 |\n|---|---|\n| 欢迎 | 10 分钟 |\n\n",
        paragraph.repeat(3)
    );
    let sections: String = (1..=5).map(|part| format!("## 第 {part} 节 {number}\n\n{section}")).collect();
    format!("---\ntitle: 第 {number} 页\norder: {number}\n---\n\n{sections}")
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn read(folder: &Path) -> Sources {
    Workspace::new(folder).discover(&Sources::default(), &mut Findings::new()).expect("the workspace can be read")
}

fn loaded(sources: &Sources) -> Documents {
    load::load(sources, &Documents::default(), theme::BLOCKS, &mut Findings::new())
}

fn planned(documents: &Documents) -> Playbook {
    let edition = Edition { audience: Visibility::Client, communities: Vec::new(), today: jiff::civil::date(2026, 1, 1) };
    Playbook::make(documents, &edition, &mut Findings::new()).expect("the built-in theme compiles")
}

#[divan::bench(args = SIZES)]
fn reading(bencher: Bencher, modules: usize) {
    let folder = workspace(modules);
    bencher.bench_local(|| read(folder.path()));
}

#[divan::bench(args = SIZES)]
fn loading(bencher: Bencher, modules: usize) {
    let folder = workspace(modules);
    let sources = read(folder.path());
    bencher.bench_local(|| loaded(&sources));
}

#[divan::bench(args = SIZES)]
fn planning(bencher: Bencher, modules: usize) {
    let folder = workspace(modules);
    let documents = loaded(&read(folder.path()));
    bencher.bench_local(|| planned(&documents));
}

#[divan::bench(args = SIZES)]
fn drawing(bencher: Bencher, modules: usize) {
    let folder = workspace(modules);
    let playbook = planned(&loaded(&read(folder.path())));
    bencher.bench_local(|| (0..playbook.page_count()).into_par_iter().filter(|page| playbook.draw(*page).is_ok()).count());
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn building(bencher: Bencher, modules: usize) {
    let folder = workspace(modules);
    let place = tempfile::tempdir().expect("a temporary folder");
    let mut number = 0;
    bencher.bench_local(|| {
        number += 1;
        let playbook = planned(&loaded(&read(folder.path())));
        let out = place.path().join(number.to_string());
        let publisher = Publisher::open(&out, folder.path(), "bench", Way::Changes).expect("a fresh folder");
        (0..playbook.page_count()).into_par_iter().for_each(|page| {
            for file in playbook.draw(page).expect("the page can be drawn") {
                publisher.put(&file).expect("the file can be written");
            }
        });
        publisher.commit().expect("the site can be published")
    });
}
