//! `guildbook i18n`: what each language says, lacks, and says no longer; and the way to translators and back.

mod exchange;
mod review;
mod status;

use std::fs;
use std::io::ErrorKind;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use clap::Subcommand;

use crate::cli::Exit;
use crate::cli::outcome::tell;
use crate::finding::Findings;
use crate::load;
use crate::load::Documents;
use crate::locale::Language;
use crate::report;
use crate::report::Tongue;
use crate::theme;
use crate::translation;
use crate::translation::Catalogue;
use crate::translation::LEDGER;
use crate::translation::Ledger;
use crate::workspace::Sources;
use crate::workspace::Workspace;

/// See what each language says and lacks, and hand what is missing to translators.
///
/// A translation is stale where its source has changed since it was made. That is told by hashes of both, kept in
/// `content/translations.ledger`, and not by dates. `status --record` writes that file first, and again after you have
/// translated by hand; `import` keeps it by itself.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  guildbook i18n status\n  guildbook i18n status --record\n  guildbook i18n export --language en --format xliff --out en.xlf\n  guildbook i18n import en.xlf\n  guildbook i18n review --language zh-Hant"
)]
pub(super) struct I18n {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Status(status::Status),
    Review(review::Review),
    Export(exchange::Export),
    Import(exchange::Import),
}

impl I18n {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        match &self.what {
            What::Status(status) => status.run(tongue),
            What::Review(review) => review.run(tongue),
            What::Export(export) => export.run(tongue),
            What::Import(import) => import.run(tongue),
        }
    }
}

/// The workspace that a command looks at.
#[derive(Debug, Clone, Args)]
struct Place {
    /// The workspace: the folder that holds `content/`.
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// A workspace with its ledger.
struct Desk {
    documents: Documents,
    ledger: Ledger,
    catalogue: Catalogue,
}

impl Place {
    /// Reads the workspace; nothing comes back where it has errors, which are told.
    fn desk(&self, tongue: Tongue) -> anyhow::Result<Option<Desk>> {
        let mut findings = Findings::new();
        let sources = Workspace::new(&self.root).discover(&Sources::default(), &mut findings)?;
        let documents = load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
        if findings.has_errors() {
            tell(&report::human(&findings.sorted(), tongue, true));
            return Ok(None);
        }
        let ledger = Ledger::read(&self.read(LEDGER)?);
        let catalogue = translation::catalogue(&documents, &ledger);
        Ok(Some(Desk { documents, ledger, catalogue }))
    }

    /// What a file of the workspace says; nothing where it is not there.
    fn read(&self, path: &str) -> anyhow::Result<String> {
        let place = self.root.join(path);
        match fs::read_to_string(&place) {
            Ok(text) => Ok(text),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(String::new()),
            Err(error) => Err(error).with_context(|| format!("cannot read `{}`", place.display())),
        }
    }

    /// Writes files of the workspace: all of them beside their places first, and then each into its place at once. What
    /// fails before that leaves every file as it was.
    fn write(&self, files: &[(&str, &str)]) -> anyhow::Result<()> {
        let mut staged = Vec::new();
        for (path, text) in files {
            let place = self.root.join(path);
            let folder = place.parent().unwrap_or(Path::new("."));
            let context = || format!("cannot write `{}`", place.display());
            let mut beside = beside(folder).with_context(context)?;
            beside.write_all(text.as_bytes()).and_then(|()| beside.as_file().sync_all()).with_context(context)?;
            if let Ok(known) = fs::metadata(&place) {
                beside.as_file().set_permissions(known.permissions()).with_context(context)?;
            }
            staged.push((beside, place));
        }
        for (beside, place) in staged {
            beside.persist(&place).with_context(|| format!("cannot write `{}`", place.display()))?;
        }
        Ok(())
    }
}

/// A file of this name's folder that nobody sees yet, readable as any other.
#[cfg(unix)]
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn beside(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}

fn language(written: &str) -> Result<Language, String> {
    Language::parse(written).ok_or_else(|| "not a language; write `en`, `zh-Hant` …".to_owned())
}
