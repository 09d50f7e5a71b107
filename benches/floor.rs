//! The floor: what the machine needs for a site at the least. Reads every page, has pulldown-cmark make HTML of it, puts a
//! constant shell around that and writes it, on all processors; no contents, no navigation, no links, no safety.
//!
//! `cargo bench --bench floor -- SITE OUT` prints the seconds; the same machine and the same run give the ratio of a
//! build to it.

#![expect(clippy::print_stderr, reason = "a program of its own, with one thing to say")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::time::Instant;

use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::html;
use rayon::prelude::*;
use walkdir::WalkDir;

/// About as much as a page has beside its text.
const SHELL: &str = concat!(
    "<!doctype html><html lang=zh-Hans><meta charset=utf-8><title>floor</title><body>",
    "<!-- three kilobytes of frame -->"
);

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let (Some(site), Some(out)) = (arguments.next(), arguments.next()) else { return };
    let started = Instant::now();
    let pages = pages(Path::new(&site));
    let frame = format!("{SHELL}{}", " ".repeat(3 * 1024 - SHELL.len()));
    pages.par_iter().for_each(|page| write(page, Path::new(&site), Path::new(&out), &frame));
    eprintln!("{} pages in {:.3} s", pages.len(), started.elapsed().as_secs_f64());
}

fn pages(site: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(site)
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "md"));
    files.map(walkdir::DirEntry::into_path).collect()
}

fn write(page: &Path, site: &Path, out: &Path, frame: &str) {
    let text = fs::read_to_string(page).expect("a page of the generated site can be read");
    let mut drawn = String::with_capacity(text.len() * 2 + frame.len());
    drawn.push_str(frame);
    html::push_html(&mut drawn, Parser::new_ext(&text, Options::all().difference(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)));
    let to = out.join(page.strip_prefix(site).unwrap_or(page)).with_extension("html");
    fs::create_dir_all(to.parent().unwrap_or(out)).expect("the output folder can be made");
    fs::write(to, drawn).expect("a page can be written");
}
