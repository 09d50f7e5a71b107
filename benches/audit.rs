//! The audit of a workspace of many communities: every question, and the year of each calendar.
//!
//! `cargo bench --bench audit`; with twice the communities and modules it should take twice as long.

use std::fs;
use std::path::Path;

use divan::Bencher;
use guildbook::check;
use guildbook::check::LINTS;
use guildbook::check::Lint;
use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::model::Visibility;
use guildbook::resolve;
use guildbook::resolve::Edition;
use guildbook::resolve::Library;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use tempfile::TempDir;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many communities; for each there are ten modules of its own and ten shared ones.
const SIZES: [usize; 2] = [50, 100];
const MODULES_EACH: usize = 10;

fn main() {
    divan::main();
}

/// Copies of the largest sample under names of their own.
fn workspace(communities: usize) -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/communities/wardrobe");
    write(folder.path(), "content/site.yaml", "title: 手册\nlanguages: [zh-Hans, en]\nholidays: cn\n");
    for number in 0..communities {
        let home = format!("content/communities/club-{number:03}");
        for file in fs::read_dir(&sample).expect("the sample is there").flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            if name.ends_with(".yaml") {
                let text = fs::read_to_string(file.path()).expect("a file of the sample can be read");
                let text = text.replace("南榆衣橱会", &format!("衣橱会{number:03}"));
                write(folder.path(), &format!("{home}/{name}"), &text);
            }
        }
        for module in 0..MODULES_EACH {
            write(folder.path(), &format!("{home}/modules/own/page-{module}.md"), &page(number, module));
            write(folder.path(), &format!("content/modules/shared/page-{number}-{module}.md"), &page(number, module));
        }
    }
    folder
}

fn page(number: usize, module: usize) -> String {
    let text = "每周先看**一个数字：**新人七天内再次发言的比例，再决定下一步要改什么。负责人把结论写进决策记录。\n\n".repeat(12);
    format!("# 第 {number} 页之 {module}\n\n{text}```script\n欢迎来到群里，先看置顶。\n```\n")
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder can be made");
    fs::write(path, text).expect("a file can be written");
}

fn resolved(communities: usize) -> (Documents, Library) {
    let folder = workspace(communities);
    let mut findings = Findings::new();
    let sources = Workspace::new(folder.path()).discover(&Sources::default(), &mut findings).expect("it can be read");
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let today = jiff::civil::date(2026, 11, 22);
    let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today };
    let library = resolve::resolve(&documents, &edition, &mut findings);
    (documents, library)
}

/// Everything that `guildbook check` asks once the books are there.
#[divan::bench(args = SIZES, sample_count = 10)]
fn whole(bencher: Bencher, communities: usize) {
    let (documents, library) = resolved(communities);
    bencher.bench_local(|| {
        let mut findings = Findings::new();
        check::check(&documents, &library, &mut findings);
        check::audit(&documents, &library, &LINTS).found.len()
    });
}

/// Without a single question: what all of them share.
#[divan::bench(args = SIZES, sample_count = 10)]
fn nothing(bencher: Bencher, communities: usize) {
    let (documents, library) = resolved(communities);
    bencher.bench_local(|| check::audit(&documents, &library, &[]).found.len());
}

/// The questions of one family.
#[divan::bench(args = check::Family::ALL.iter().map(|family| family.word()), sample_count = 5)]
fn family(bencher: Bencher, word: &str) {
    let (documents, library) = resolved(100);
    let asked: Vec<&'static Lint> = LINTS.iter().filter(|lint| lint.family.word() == word).copied().collect();
    bencher.bench_local(|| check::audit(&documents, &library, &asked).found.len());
}
