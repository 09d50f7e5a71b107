//! A year of a community with 200 SOPs and 2,000 steps: expanding it, drawing its pages, writing its files.
//!
//! `cargo bench --bench calendar`; the aim is less than 20 ms for the first and 200 ms for the second.

mod community;

use divan::Bencher;
use guildbook::calendar;
use guildbook::export;
use guildbook::export::calendar::Desk;
use guildbook::export::calendar::Format;
use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::model::Visibility;
use guildbook::playbook::Playbook;
use guildbook::resolve::Edition;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use jiff::civil::Date;
use jiff::civil::date;
use rayon::prelude::*;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const TODAY: Date = date(2026, 11, 28);

fn main() {
    divan::main();
}

fn playbook() -> Playbook {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = folder.path().join("content/communities/large");
    std::fs::create_dir_all(&at).expect("a folder can be made");
    std::fs::write(at.join("community.yaml"), community::definition()).expect("a file can be written");
    let mut findings = Findings::new();
    let sources = Workspace::new(folder.path()).discover(&Sources::default(), &mut findings).expect("the workspace can be read");
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let edition = Edition { audience: Visibility::Client, communities: Vec::new(), today: TODAY };
    let playbook = Playbook::make(&documents, &edition, &mut findings).expect("the built-in theme compiles");
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    playbook
}

#[divan::bench]
fn expanding(bencher: Bencher) {
    let playbook = playbook();
    let book = &playbook.site().library.books[0];
    let community = book.community.as_ref().expect("there is a definition");
    let calendar = community.calendar.as_ref().expect("there is a calendar");
    bencher.bench_local(|| calendar::expand(calendar, &book.almanac, calendar::twelve_months(TODAY)).len());
}

/// The pages whose address begins with `start`, each with its twin.
fn drawn(playbook: &Playbook, start: &str) -> usize {
    let pages = &playbook.site().pages;
    let asked: Vec<usize> = (0..playbook.page_count()).filter(|page| pages[*page].address.starts_with(start)).collect();
    asked.into_par_iter().map(|page| playbook.draw(page).expect("the page can be drawn").len()).sum()
}

/// `calendar` is all pages of the calendar; those with a longer address are a part of it.
#[divan::bench(
    args = ["calendar", "calendar/2027-03", "calendar/week", "calendar/agenda", "calendar/role", "calendar/load", "calendar/scripts", "sop/"],
    sample_count = 10
)]
fn drawing(bencher: Bencher, start: &str) {
    let playbook = playbook();
    bencher.bench_local(|| drawn(&playbook, start));
}

/// All files beside the pages: the calendars of all, of each role and of each SOP, the workbook, the table and the data.
#[divan::bench(sample_count = 5)]
fn exporting(bencher: Bencher) {
    let playbook = playbook();
    let site = playbook.site();
    bencher.bench_local(|| export::calendar::of_book(site, &site.books[0]).len());
}

/// The whole year in one form.
#[divan::bench(args = [Format::Ics, Format::Xlsx, Format::Csv, Format::Json], sample_count = 5)]
fn writing(bencher: Bencher, format: Format) {
    let playbook = playbook();
    let desk = Desk::of(playbook.site(), 0).expect("there is a calendar");
    bencher.bench_local(|| export::calendar::write(&desk, "all", &desk.found, format).len());
}
