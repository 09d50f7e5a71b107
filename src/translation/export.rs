//! What is to be translated, as a file for translators.

use std::collections::BTreeMap;

use crate::locale::Language;
use crate::translation::Catalogue;
use crate::translation::Hash;
use crate::translation::State;
use crate::translation::Unit;
use crate::translation::csv;
use crate::translation::xliff;

/// The kinds of file that translators work in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for a spreadsheet.
    Csv,
    /// XLIFF 2.0, in which code and placeholders are sealed.
    Xliff,
}

/// One unit in an exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The file and the hash of the source; `~2` where a file says the same twice.
    pub(super) id: String,
    /// The file, line and path, for people.
    pub(super) place: String,
    /// Why it is here: `missing` or `stale`.
    pub(super) state: &'static str,
    /// The hash of the translation that stands there now; empty where there is none.
    pub(super) was: String,
    /// What the author wrote.
    pub(super) source: String,
    /// What the translation says now.
    pub(super) target: String,
}

/// The units that `language` lacks or whose source has changed since, as a file; nothing where there are none.
pub fn export(catalogue: &Catalogue, language: &Language, format: Format) -> Option<String> {
    let ids = ids(catalogue);
    let wanted = catalogue.units.iter().zip(&ids).filter(|(unit, _)| {
        let state = unit.versions.get(language).map(|version| version.state);
        !unit.is_fixed() && matches!(state, Some(State::Missing | State::Stale))
    });
    let rows: Vec<Row> = wanted.map(|(unit, id)| row(unit, id, language)).collect();
    let from = catalogue.languages.first()?;
    (!rows.is_empty()).then(|| match format {
        Format::Csv => csv::write(&rows),
        Format::Xliff => xliff::write(&rows, from, language),
    })
}

fn row(unit: &Unit, id: &str, language: &Language) -> Row {
    let version = &unit.versions[language];
    let (path, (line, _)) = (unit.source.span.source().path(), unit.source.span.line_column());
    let passage = version.passage.as_ref();
    Row {
        id: id.to_owned(),
        place: format!("{path}:{line} {}", unit.place),
        state: if version.state == State::Stale { "stale" } else { "missing" },
        was: passage.map(|passage| Hash::of(&passage.text).to_string()).unwrap_or_default(),
        source: unit.source.text.clone(),
        target: passage.map(|passage| passage.text.clone()).unwrap_or_default(),
    }
}

/// The name of each unit in an exchange.
pub(super) fn ids(catalogue: &Catalogue) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let names = catalogue.units.iter().map(|unit| {
        let id = format!("{}#{}", unit.source.span.source().path(), unit.hash());
        let count = seen.entry(id.clone()).or_default();
        *count += 1;
        if *count == 1 { id } else { format!("{id}~{count}") }
    });
    names.collect()
}
