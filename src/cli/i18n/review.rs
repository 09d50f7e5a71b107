//! `guildbook i18n review`: the words that a conversion may have got wrong.

use std::collections::BTreeMap;

use clap::Args;

use crate::cli::Exit;
use crate::cli::i18n::Desk;
use crate::cli::i18n::Place;
use crate::cli::i18n::language;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::finding::Findings;
use crate::locale::Language;
use crate::model::Words;
use crate::report::Tongue;
use crate::resolve;
use crate::translation;
use crate::translation::Doubt;

/// Where what was decided is kept.
const WORDS: &str = "content/words.yaml";

/// List the words whose Traditional Chinese form could have been another one, with their places.
///
/// Each can be accepted as it is converted, or written otherwise for the whole workspace; both are remembered in
/// `content/words.yaml`. To write it otherwise in one community, add it to its `terms`. Code, addresses and ids are
/// never converted.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  guildbook i18n review\n  guildbook i18n review --accept 群里 --accept 里\n  guildbook i18n review --write 里仁书院=里仁書院\n  guildbook i18n review --accept-all"
)]
pub(super) struct Review {
    #[command(flatten)]
    place: Place,
    /// The language that is converted.
    #[arg(long, value_name = "LANGUAGE", default_value = "zh-Hant", value_parser = language)]
    language: Language,
    /// A word, or a character wherever it stands, that is right as it is converted. May be given several times.
    #[arg(long, value_name = "WORD")]
    accept: Vec<String>,
    /// Everything in the list is right as it is converted.
    #[arg(long)]
    accept_all: bool,
    /// A word, and how it is to be written. May be given several times.
    #[arg(long, value_name = "WORD=WRITTEN", value_parser = pair)]
    write: Vec<(String, String)>,
}

fn pair(written: &str) -> Result<(String, String), String> {
    match written.split_once('=') {
        Some((ours, theirs)) if !ours.is_empty() && !theirs.is_empty() => Ok((ours.to_owned(), theirs.to_owned())),
        _ => Err("write the word, `=`, and how it is to be written".to_owned()),
    }
}

impl Review {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let Some(desk) = self.place.desk(tongue)? else { return Ok(Exit::Errors) };
        let doubts = doubts(&desk, &self.language);
        let mut accepted = self.accept.clone();
        if self.accept_all {
            let mut characters: Vec<String> = doubts.iter().map(|doubt| doubt.character.to_string()).collect();
            characters.sort();
            characters.dedup();
            accepted.extend(characters);
        }
        if accepted.is_empty() && self.write.is_empty() {
            print(&listed(&doubts, tongue));
            return Ok(Exit::Done);
        }
        let known = self.place.read(WORDS)?;
        let is_new =
            |word: &String| !resolve::words(&desk.documents, &mut Findings::new()).accepted.iter().any(|it| it.value == *word);
        accepted.retain(is_new);
        match translation::remembered(&known, &accepted, &self.write) {
            Some(text) => {
                self.place.write(&[(WORDS, &text)])?;
                print(&format!("{WORDS}\n"));
                Ok(Exit::Done)
            }
            None => {
                tell(&format!(
                    "{}\n",
                    tongue.either(
                        "`content/words.yaml` has a list on one line; put each of its items on a line of its own",
                        "`content/words.yaml` 里有写在一行的列表；请改成一项一行"
                    )
                ));
                Ok(Exit::Errors)
            }
        }
    }
}

fn doubts(desk: &Desk, language: &Language) -> Vec<Doubt> {
    let words: Words = resolve::words(&desk.documents, &mut Findings::new());
    translation::doubts(&desk.catalogue, &words, language)
}

/// The doubts by character, the most frequent last, where a terminal shows it.
fn listed(doubts: &[Doubt], tongue: Tongue) -> String {
    if doubts.is_empty() {
        return tongue.either("no word is in doubt\n", "没有拿不准的字\n").to_owned();
    }
    let mut by_character: BTreeMap<char, Vec<&Doubt>> = BTreeMap::new();
    for doubt in doubts {
        by_character.entry(doubt.character).or_default().push(doubt);
    }
    let mut text = String::new();
    for (character, doubts) in by_character {
        let readings = doubts[0].readings.chars().map(String::from).collect::<Vec<_>>().join(tongue.either(", ", "、"));
        text.push_str(&format!("{character} → {readings}\n"));
        for doubt in doubts {
            let (line, column) = doubt.span.line_column();
            let context = format!("{} → {}", doubt.context, doubt.converted);
            text.push_str(&format!("  {}:{line}:{column}: {context}\n", doubt.span.source().path()));
        }
    }
    text
}
