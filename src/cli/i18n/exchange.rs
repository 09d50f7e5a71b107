//! `guildbook i18n export` and `import`: to the translators, and back.

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;

use crate::cli::Exit;
use crate::cli::i18n::Desk;
use crate::cli::i18n::Place;
use crate::cli::i18n::language;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::finding::Findings;
use crate::locale::Language;
use crate::report;
use crate::report::Tongue;
use crate::source::Source;
use crate::translation;
use crate::translation::Format;
use crate::translation::LEDGER;

/// Write what a language lacks, and what is stale in it, as a file for translators.
///
/// In XLIFF (2.0), code and placeholders are sealed, so that a translation tool moves them whole; in CSV, `import` sees to
/// it that they come back. Whoever translates fills the last column, or the targets, and leaves the rest as it is.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    place: Place,
    /// The language to translate into.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Language,
    /// A table for a spreadsheet, or XLIFF 2.0 for a translation tool.
    #[arg(long, value_enum, default_value = "csv")]
    format: Kind,
    /// The file to write; without it, it is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Kind {
    Csv,
    Xliff,
}

impl Kind {
    fn format(self) -> Format {
        match self {
            Kind::Csv => Format::Csv,
            Kind::Xliff => Format::Xliff,
        }
    }
}

impl Export {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let Some(Desk { catalogue, .. }) = self.place.desk(tongue)? else { return Ok(Exit::Errors) };
        match (translation::export(&catalogue, &self.language, self.format.format()), &self.out) {
            (None, _) => tell(tongue.either("nothing is missing or stale\n", "没有缺的或过时的译文\n")),
            (Some(text), None) => print(&text),
            (Some(text), Some(out)) => {
                // Someone's half-done translation may lie there.
                let mut file = fs::File::create_new(out).with_context(|| format!("cannot write `{}`", out.display()))?;
                std::io::Write::write_all(&mut file, text.as_bytes())?;
                print(&format!("{}\n", out.display()));
            }
        }
        Ok(Exit::Done)
    }
}

/// Take over what translators sent back.
///
/// Every translation is looked at before a file is touched: one that lost a placeholder, whose source has changed since,
/// or that somebody has written meanwhile, is told with its place, and then nothing is written at all.
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(flatten)]
    place: Place,
    /// The file that came back: `.csv`, or XLIFF under any other name.
    file: PathBuf,
    /// The language of a table; XLIFF says it itself.
    #[arg(long, value_name = "LANGUAGE", value_parser = language)]
    language: Option<Language>,
}

impl Import {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let text = fs::read_to_string(&self.file).with_context(|| format!("cannot read `{}`", self.file.display()))?;
        let exchange = Source::new(self.file.to_string_lossy(), text);
        let Some(desk) = self.place.desk(tongue)? else { return Ok(Exit::Errors) };
        let mut findings = Findings::new();
        let format = if is_table(&self.file) { Format::Csv } else { Format::Xliff };
        let made = translation::import(&desk.catalogue, &desk.ledger, &exchange, format, self.language.as_ref(), &mut findings);
        print(&report::human(&findings.sorted(), tongue, true));
        let Some(made) = made else {
            tell(tongue.either("nothing was written\n", "没有写入任何文件\n"));
            return Ok(Exit::Errors);
        };
        let ledger = made.ledger.to_string();
        let mut files: Vec<(&str, &str)> = made.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        if made.count > 0 {
            files.push((LEDGER, &ledger));
        }
        self.place.write(&files)?;
        let (count, written) = (made.count, made.files.len());
        print(&match tongue {
            Tongue::English => format!("{count} translations taken over, {written} files written\n"),
            Tongue::Chinese => format!("收下 {count} 段译文，写入 {written} 个文件\n"),
        });
        Ok(Exit::Done)
    }
}

fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}
