//! A workspace that somebody mistyped, again and again: there are findings or a site, and never a panic.

use std::sync::LazyLock;

use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::model::Visibility;
use guildbook::playbook::Playbook;
use guildbook::resolve::Edition;
use guildbook::source::Source;
use guildbook::theme;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use proptest::prelude::*;

use crate::sample;

/// What a slip of the hand, a bad merge or an attack leaves behind.
const PIECES: &[&str] = &[
    "",
    "\n",
    "  ",
    "\t",
    ":",
    "：",
    ": ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    "{{",
    "}}",
    "{{ name }}",
    "\"",
    "'",
    "`",
    "```",
    "**",
    "|",
    "#",
    "---\n",
    "&a",
    "*a",
    "~",
    "null",
    "0",
    "-1",
    "99999999999999999999",
    "1e999",
    "2026-02-30",
    "D-99999 10:00",
    "-2h",
    "100%",
    "¥",
    "for: internal\n",
    "](",
    "](sop:",
    "![",
    "[^1]: ",
    "<b>",
    "\\",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
    "e\u{301}",
    "🧵",
    "字",
    "$$",
    "> [!TIP]\n",
    "%zz",
    "../",
];

static DOCUMENTS: LazyLock<(Sources, Documents)> = LazyLock::new(|| {
    let mut findings = Findings::new();
    let mut sources = Workspace::new(sample::root()).discover(&Sources::default(), &mut findings).unwrap();
    // One community and some of the modules: enough to hold every kind of page, little enough to be made many times.
    sources.texts.retain(|file| {
        let path = file.source.path();
        !path.contains("/communities/") || path.contains("/communities/wardrobe/")
    });
    let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
    (sources, documents)
});

#[derive(Debug, Clone)]
struct Slip {
    /// Which file, which place, how much goes: each as a fraction of what there is.
    file: f64,
    at: f64,
    gone: usize,
    piece: &'static str,
    times: usize,
}

fn slip() -> impl Strategy<Value = Slip> {
    let times = prop_oneof![8 => 1..3_usize, 1 => 200..300_usize];
    (0.0..1.0, 0.0..1.0, prop_oneof![3 => 0..4_usize, 1 => 0..400_usize], prop::sample::select(PIECES), times)
        .prop_map(|(file, at, gone, piece, times)| Slip { file, at, gone, piece, times })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_slip_of_the_hand_ends_in_a_panic(slips in prop::collection::vec(slip(), 1..4)) {
        let (sources, documents) = &*DOCUMENTS;
        let mut sources = sources.clone();
        slips.iter().for_each(|slip| mistype(&mut sources, slip));
        let mut findings = Findings::new();
        let documents = load::load(&sources, documents, theme::BLOCKS, &mut findings);
        let edition = Edition { audience: Visibility::Client, communities: Vec::new(), today: "2026-12-10".parse().unwrap() };
        if let Some(playbook) = Playbook::make(&documents, &edition, &mut findings) {
            let pages = playbook.page_count();
            for index in (0..pages).step_by((pages / 8).max(1)) {
                let drawn = playbook.draw(index);
                prop_assert!(drawn.is_ok() || findings.has_errors(), "{:?}", drawn.err());
            }
        }
        let findings = findings.sorted();
        let told = guildbook::report::human(&findings, guildbook::report::Tongue::Chinese, true);
        prop_assert!(findings.is_empty() || !told.is_empty());
    }
}

/// Applies a slip; half of them hit a definition, though most files are modules.
fn mistype(sources: &mut Sources, slip: &Slip) {
    let is_hit = |path: &str| slip.times.is_multiple_of(2) || path.ends_with(".yaml");
    let places: Vec<usize> = (0..sources.texts.len()).filter(|at| is_hit(sources.texts[*at].source.path())).collect();
    let place = places[(slip.file * places.len() as f64) as usize];
    let source = &sources.texts[place].source;
    let text = source.text();
    let start = text.floor_char_boundary((slip.at * text.len() as f64) as usize);
    let end = text.ceil_char_boundary((start + slip.gone).min(text.len()));
    let mistyped = format!("{}{}{}", &text[..start], slip.piece.repeat(slip.times), &text[end..]);
    sources.texts[place].source = Source::new(source.path(), mistyped);
}
