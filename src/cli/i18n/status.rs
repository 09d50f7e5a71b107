//! `guildbook i18n status`: how each language stands to what the author wrote.

use std::fmt::Write;

use clap::Args;
use serde_json::json;

use crate::cli::Exit;
use crate::cli::i18n::Desk;
use crate::cli::i18n::Place;
use crate::cli::i18n::language;
use crate::cli::outcome::print;
use crate::locale::Language;
use crate::report::Tongue;
use crate::source::Span;
use crate::translation::Catalogue;
use crate::translation::LEDGER;
use crate::translation::State;

/// Say per language what is complete, derived, missing and stale, each with its place.
///
/// Counted are the texts of the definitions and the blocks of the modules. A translation that the ledger does not know is
/// complete, but it cannot become stale; `--record` writes it down.
#[derive(Debug, Args)]
pub(super) struct Status {
    #[command(flatten)]
    place: Place,
    /// Only this language; may be given several times.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Vec<Language>,
    /// For people, or as JSON for other tools.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Write into the ledger that every translation which is not stale says what its source says.
    #[arg(long)]
    record: bool,
    /// The stale translations of this file still hold; write that into the ledger too. May be given several times.
    #[arg(long, value_name = "FILE", requires = "record")]
    still_good: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

impl Status {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let Some(mut desk) = self.place.desk(tongue)? else { return Ok(Exit::Errors) };
        if self.record {
            desk.ledger = desk.catalogue.recorded(&desk.ledger, &self.still_good);
            let text = desk.ledger.to_string();
            if text != self.place.read(LEDGER)? {
                self.place.write(&[(LEDGER, &text)])?;
            }
            desk.catalogue = crate::translation::catalogue(&desk.documents, &desk.ledger);
        }
        let Desk { catalogue, .. } = &desk;
        let targets = catalogue.targets();
        let languages: Vec<&Language> = match self.language.is_empty() {
            true => targets.into_iter().collect(),
            false => self.language.iter().collect(),
        };
        match self.format {
            Format::Json => print(&format!("{:#}\n", json(catalogue, &languages))),
            Format::Human if languages.is_empty() => {
                print(tongue.either("the site has one language\n", "站点只有一种语言\n"));
            }
            Format::Human => languages.iter().for_each(|language| print(&told(catalogue, language, tongue))),
        }
        Ok(Exit::Done)
    }
}

fn told(catalogue: &Catalogue, language: &Language, tongue: Tongue) -> String {
    let count = |state| catalogue.count(language, state);
    let (unrecorded, derived, missing, stale) =
        (count(State::Unrecorded), count(State::Derived), count(State::Missing), count(State::Stale));
    let complete = count(State::Complete) + unrecorded;
    let mut text = match tongue {
        Tongue::English => format!("{language}: {complete} complete, {derived} derived, {missing} missing, {stale} stale\n"),
        Tongue::Chinese => format!("{language}：{complete} 段完整，{derived} 段转换而来，{missing} 段缺译文，{stale} 段已过时\n"),
    };
    for (unit, version) in catalogue.in_state(language, &[State::Missing, State::Stale]) {
        let span = version.passage.as_ref().map_or(&unit.source.span, |passage| &passage.span);
        let word = match version.state {
            State::Stale => tongue.either("stale", "过时"),
            _ => tongue.either("missing", "缺译文"),
        };
        let _ = writeln!(text, "  {}: {word}: {}", shown(span), excerpt(&unit.source.text));
    }
    for (_, passage) in catalogue.left_over.iter().filter(|(over, _)| over == language) {
        let word = tongue.either("left over, its source is gone", "多余，原文已经没有了");
        let _ = writeln!(text, "  {}: {word}: {}", shown(&passage.span), excerpt(&passage.text));
    }
    if unrecorded > 0 {
        let _ = match tongue {
            Tongue::English => writeln!(
                text,
                "  {unrecorded} of the complete ones are not in the ledger; once they are right: guildbook i18n status --record"
            ),
            Tongue::Chinese => {
                writeln!(text, "  其中 {unrecorded} 段还没有记账；确认无误后运行：guildbook i18n status --record")
            }
        };
    }
    text
}

fn shown(span: &Span) -> String {
    let (line, column) = span.line_column();
    format!("{}:{line}:{column}", span.source().path())
}

/// The first words of a text.
pub(super) fn excerpt(text: &str) -> String {
    const LONGEST: usize = 24;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn json(catalogue: &Catalogue, languages: &[&Language]) -> serde_json::Value {
    let of = |language: &&Language| {
        let count = |state| catalogue.count(language, state);
        let places: Vec<_> = catalogue
            .in_state(language, &[State::Missing, State::Stale])
            .map(|(unit, version)| {
                let span = version.passage.as_ref().map_or(&unit.source.span, |passage| &passage.span);
                let (line, column) = span.line_column();
                let state = if version.state == State::Stale { "stale" } else { "missing" };
                json!({ "state": state, "path": span.source().path(), "line": line, "column": column, "source": unit.source.text })
            })
            .collect();
        json!({
            "language": language.as_str(),
            "complete": count(State::Complete) + count(State::Unrecorded),
            "unrecorded": count(State::Unrecorded),
            "derived": count(State::Derived),
            "missing": count(State::Missing),
            "stale": count(State::Stale),
            "left_over": catalogue.left_over.iter().filter(|(over, _)| over == *language).count(),
            "places": places,
        })
    };
    languages.iter().map(of).collect()
}
