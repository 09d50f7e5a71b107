//! What is known from earlier checks: a baseline to compare with, and the record that a health page shows.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

use crate::check::Audit;
use crate::check::Health;
use crate::check::Record;
use crate::finding::Finding;
use crate::finding::Words;
use crate::finding::words;
use crate::load::Documents;
use crate::playbook::Playbook;
use crate::report::Baseline;

/// Where scores are recorded, below the workspace.
const RECORD: &str = "content/audit/record.yaml";

/// What a baseline leaves to tell.
pub(super) struct Compared {
    pub(super) new: Vec<Finding>,
    pub(super) story: Words,
}

/// Leaves out of `findings` what the baseline in `file` knows; writes it where there is none, or where it is to be
/// renewed.
pub(super) fn compare(file: &Path, renew: bool, findings: Vec<Finding>) -> anyhow::Result<Compared> {
    let shown = file.display();
    if renew || !file.exists() {
        let baseline = Baseline::of(&findings);
        write(file, &baseline.text())?;
        let count = baseline.len();
        let (new, _) = baseline.compare(findings);
        let story = words!("{count} known from now on: see `{shown}`", "{count} 处从现在起算已知，记在 `{shown}`");
        return Ok(Compared { new, story });
    }
    let text = fs::read_to_string(file).with_context(|| format!("cannot read `{shown}`"))?;
    let baseline = Baseline::read(&text);
    let known = baseline.len();
    let (new, gone) = baseline.compare(findings);
    let story = match gone {
        0 => words!("{known} known: left out", "{known} 处已知，不再提醒"),
        _ => words!(
            "{known} known, {gone} of them gone: `--renew` takes them out of `{shown}`",
            "{known} 处已知，其中 {gone} 处已经没有了；加 `--renew` 从 `{shown}` 里去掉"
        ),
    };
    Ok(Compared { new, story })
}

/// Keeps today's scores.
pub(super) fn record(root: &Path, documents: &Documents, playbook: &Playbook, audit: &Audit) -> anyhow::Result<()> {
    let library = &playbook.site().library;
    let mut record = Record::of(documents);
    for definition in documents.definitions.iter().map(|definition| definition.slug.as_str()) {
        if library.books.iter().any(|book| book.slug.as_deref() == Some(definition)) {
            record.put(library.edition.today, definition, Health::of(audit, definition).score);
        }
    }
    write(&root.join(RECORD), &record.text())
}

/// The file is whole at any moment.
fn write(place: &Path, text: &str) -> anyhow::Result<()> {
    let context = || format!("cannot write `{}`", place.display());
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).with_context(context)?;
    let mut beside = tempfile::NamedTempFile::new_in(folder).with_context(context)?;
    beside.write_all(text.as_bytes()).with_context(context)?;
    beside.persist(place).map_err(|error| error.error).with_context(context)?;
    Ok(())
}
