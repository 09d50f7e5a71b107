//! The documents after a save that changed files of themes and nothing else.

use std::collections::BTreeMap;

use crate::finding::Findings;
use crate::load::Documents;
use crate::load::all_blocks;
use crate::load::theme;
use crate::source::Source;
use crate::workspace::Sources;

impl Documents {
    /// The documents with the themes as they are in `sources` now, of which only what is below `themes/` differs: what
    /// [`load`](super::load) would make of them. Nothing comes back where a file of a theme cannot be read, and where
    /// the themes draw other fenced blocks now: each text was compiled for those there were.
    pub fn redress(&self, sources: &Sources, blocks: &[&str]) -> Option<Documents> {
        let texts = texts_of_themes(sources)?;
        if all_blocks(blocks, &texts) != self.settings.blocks {
            return None;
        }
        let mut findings = Findings::new();
        let themes = theme::read_all(&texts, sources, &mut findings);
        let whole = findings.iter().next().is_none();
        whole.then(|| Documents { themes, assets: sources.assets.clone(), ..self.clone() })
    }
}

/// The text files of each theme, by its name; none where one belongs to no theme.
fn texts_of_themes(sources: &Sources) -> Option<BTreeMap<String, Vec<Source>>> {
    let mut themes: BTreeMap<String, Vec<Source>> = BTreeMap::new();
    let start = sources.texts.partition_point(|file| file.source.path() < "themes/");
    for file in &sources.texts[start..] {
        let (name, _) = file.source.path().strip_prefix("themes/")?.split_once('/')?;
        themes.entry(name.to_owned()).or_default().push(file.source.clone());
    }
    Some(themes)
}
