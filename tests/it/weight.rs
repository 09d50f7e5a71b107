//! What a page of a calendar weighs: a phone in a train has to load it.

use std::path::Path;

use guildbook::file::Content;
use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::model::Visibility;
use guildbook::playbook::Playbook;
use guildbook::resolve::Edition;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;

use crate::playbook::playbook;
use crate::sample;

#[path = "../../benches/calendar/community.rs"]
mod community;

/// The heaviest a page may be, in bytes. The whole book on one page for print is heavier by its nature.
const HEAVIEST: usize = 250_000;

#[test]
fn no_page_of_the_sample_is_heavy() {
    for (path, bytes) in sample::client().iter().filter(|(path, _)| path.ends_with(".html") && !path.ends_with("print.html")) {
        assert!(bytes.len() <= HEAVIEST, "{path} weighs {} bytes", bytes.len());
    }
}

#[test]
fn no_page_of_a_calendar_of_two_thousand_steps_is_heavy() {
    let folder = playbook();
    folder.put("content/site.yaml", "title: 手册\nlanguages: [zh-Hans]\n");
    folder.put("content/communities/large/community.yaml", community::definition());
    let playbook = made(folder.root());
    let site = playbook.site();
    let drawn: Vec<usize> = (0..playbook.page_count()).filter(|page| is_asked(&site.pages[*page].address)).collect();
    assert!(drawn.len() > 20, "{drawn:?}");
    let mut seen = 0;
    for page in drawn {
        for file in playbook.draw(page).unwrap() {
            let Content::Bytes(bytes) = &file.content else { continue };
            assert!(bytes.len() <= HEAVIEST, "{} weighs {} bytes", file.path, bytes.len());
            seen += bytes.windows(b"class=\"script\"".len()).filter(|part| part == b"class=\"script\"").count();
        }
    }
    // Every script of the library is on some page of it.
    assert!(seen >= 2_000, "only {seen} scripts");
}

/// Of the many pages that are alike, one.
fn is_asked(address: &str) -> bool {
    let is_other_month = address.starts_with("calendar/2027-") && address != "calendar/2027-08.html";
    let is_other_week = address.starts_with("calendar/week-") && !address.contains("2026-12-14");
    let is_other_sop = address.starts_with("sop/") && !["sop/campaign-0.html", "sop/journey-0.html"].contains(&address);
    (address.starts_with("calendar") || address.starts_with("sop/")) && !is_other_month && !is_other_week && !is_other_sop
}

fn made(root: &Path) -> Playbook {
    let mut findings = Findings::new();
    let sources = Workspace::new(root).discover(&Sources::default(), &mut findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    let today = jiff::civil::date(2026, 11, 28);
    let edition = Edition { audience: Visibility::Client, communities: Vec::new(), today };
    let playbook = Playbook::make(&documents, &edition, &mut findings).unwrap();
    assert!(!findings.has_errors(), "{:#?}", findings.sorted());
    playbook
}
