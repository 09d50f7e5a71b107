//! Mending what needs no author: the changes that findings carry, first as a diff, then in the files.
//!
//! A change is made in memory, and everything is looked at again with it; that goes on until no finding carries a
//! change, so that a second run has nothing to do. A file that would be worse off is left as it is.

mod disk;
mod round;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use imara_diff::Algorithm;
use imara_diff::BasicLineDiffPrinter;
use imara_diff::Diff;
use imara_diff::InternedInput;
use imara_diff::UnifiedDiffConfig;

use crate::finding::Finding;
use crate::workspace::Sources;
use crate::workspace::Workspace;

use disk::Original;

/// Each round mends at least one more thing; a playbook that needs more is mended by the next run.
const MOST_ROUNDS: usize = 100;

/// What can be mended, and what is then left.
#[derive(Debug)]
pub struct Mended {
    /// The files that change, by path.
    pub changes: Vec<Change>,
    /// What there is to say of the playbook after that.
    pub left: Vec<Finding>,
}

/// A file that changes.
#[derive(Debug)]
pub struct Change {
    /// Its path in the workspace.
    pub path: String,
    /// How many findings are mended in it.
    pub count: usize,
    /// The encoding it was in, where that was not UTF-8.
    pub from: Option<&'static str>,
    before: String,
    after: String,
    original: Original,
}

impl Change {
    /// What changes, as a unified diff; in colours where `styled`. Of a file in another encoding the text before is what
    /// an editor shows that reads it right.
    pub fn diff(&self, styled: bool) -> String {
        let lines = InternedInput::new(&*self.before, &*self.after);
        let mut diff = Diff::compute(Algorithm::Histogram, &lines);
        diff.postprocess_lines(&lines);
        let mut config = UnifiedDiffConfig::default();
        config.context_len(1);
        let hunks = diff.unified_diff(&BasicLineDiffPrinter(&lines.interner), config, &lines).to_string();
        let text = format!("--- a/{path}\n+++ b/{path}\n{hunks}", path = self.path);
        if styled { text.split_inclusive('\n').map(in_colour).collect() } else { text }
    }

    /// Writes it. A file that somebody has saved since it was read is left alone.
    ///
    /// # Errors
    /// When the disk fails, or when the file is not the one that was read.
    pub fn write(&self, workspace: &Workspace) -> anyhow::Result<()> {
        self.original.replace(&workspace.root().join(&self.path), &self.path, &self.after)
    }
}

fn in_colour(line: &str) -> String {
    let colour = match line.as_bytes().first() {
        Some(b'+') => "32",
        Some(b'-') => "31",
        Some(b'@') => "36",
        _ => return line.to_owned(),
    };
    format!("\u{1b}[{colour}m{}\u{1b}[0m\n", line.trim_end_matches('\n'))
}

/// Works out what can be mended in `workspace`, whose files are `sources`; nothing is written. `look` finds what there is
/// to say about files.
///
/// # Errors
/// When a file that could be mended cannot be read again.
pub fn mend(workspace: &Workspace, sources: &Sources, look: &dyn Fn(&Sources) -> Vec<Finding>) -> anyhow::Result<Mended> {
    let mut originals: BTreeMap<String, Original> = BTreeMap::new();
    let mut start = sources.clone();
    for fault in sources.faults().iter().filter(|fault| fault.code == "not-utf8") {
        if let Some(original) = Original::recoded(&workspace.root().join(fault.file()), fault.file())? {
            start.put(fault.file(), original.text());
            originals.insert(fault.file().to_owned(), original);
        }
    }
    let mut spared = BTreeSet::new();
    let (mut now, mut counts, mut left) = round::rounds(start.clone(), &spared, look);
    // A file whose line ends are of both kinds cannot be written back as it was.
    for path in counts.keys().filter(|path| !originals.contains_key(*path)).cloned().collect::<Vec<_>>() {
        match Original::read(&workspace.root().join(&path), &path)? {
            Some(original) => _ = originals.insert(path, original),
            None => _ = spared.insert(path),
        }
    }
    if !spared.is_empty() {
        (now, counts, left) = round::rounds(start, &spared, look);
    }
    let changes = originals.into_iter().filter_map(|(path, original)| {
        let after = now.text(&path)?.to_owned();
        let (from, before) = (original.from(), original.text().to_owned());
        let count = counts.get(&path).copied().unwrap_or_default() + usize::from(from.is_some());
        (count > 0).then_some(Change { path, count, from, before, after, original })
    });
    Ok(Mended { changes: changes.collect(), left })
}
