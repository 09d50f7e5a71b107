//! From a folder to its files: the only reader of the author's disk.

mod read;
mod recode;
mod revisit;
mod svg;
mod walk;

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use rayon::prelude::*;

use crate::file::Asset;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::source::Source;

pub use recode::Recoded;
pub use recode::recode;

/// A folder that holds `content/` and perhaps `themes/`.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

/// All files of a workspace, by path.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// The text files that are ours to read: YAML, Markdown, templates, tables.
    pub texts: Vec<TextFile>,
    /// Everything else, and the tables once more; read only when it is published.
    pub assets: Vec<Arc<Asset>>,
    /// The stamp of each asset.
    stamps: Vec<Stamp>,
    /// What was found while reading, such as a file in another encoding; kept with the files so that a file
    /// that did not change keeps its findings.
    faults: Vec<Finding>,
}

/// A text file with the stamp by which a later look tells whether it changed.
#[derive(Debug, Clone)]
pub struct TextFile {
    /// What is in it.
    pub source: Source,
    /// When and how large it was when it was read.
    stamp: Stamp,
    /// Whether the stamp can be relied upon; see [`read`].
    settled: bool,
}

/// What the file system says of a file without opening it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    /// The inode, and when it was changed last: what a file put in another's place cannot bring along.
    inode: (u64, i64, i64),
}

impl Workspace {
    /// The workspace at `root`. Nothing is read yet.
    pub fn new(root: impl Into<PathBuf>) -> Workspace {
        Workspace { root: root.into() }
    }

    /// Its folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Whether a file or folder at `path` (relative to a workspace, `/` between the parts) is one that is read.
    pub fn reads(path: &str) -> bool {
        walk::is_walked(path)
    }

    /// Reads all files: `content/` and `themes/`, in the order of their paths. Files that `previous` holds whose
    /// stamps are the same are taken over from it.
    ///
    /// # Errors
    /// When a folder cannot be listed or a file cannot be read; what is wrong *in* a file is a finding.
    pub fn discover(&self, previous: &Sources, findings: &mut Findings) -> anyhow::Result<Sources> {
        let mut sources = Sources::default();
        if !self.root.join("content").is_dir() {
            findings.add(no_content(&self.root));
            return Ok(sources);
        }
        let mut found = walk::walk(&self.root, "content", &mut sources.faults)?;
        if self.root.join("themes").is_dir() {
            found.extend(walk::walk(&self.root, "themes", &mut sources.faults)?);
        }
        found.par_sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let texts: Vec<&walk::Found> = found.iter().filter(|found| found.is_text()).collect();
        let assets: Vec<&walk::Found> = found.iter().filter(|found| found.is_asset()).collect();
        let read: Vec<_> = texts.par_iter().map(|found| read::text(found, previous)).collect::<Result<_, _>>()?;
        for (found, outcome) in texts.iter().zip(read) {
            match outcome {
                Ok(file) => sources.texts.push(file),
                // What is wrong with a table is told where a definition points to it; as a download it may be anything.
                Err(_) if found.is_table() => {}
                Err(finding) => sources.faults.push(*finding),
            }
        }
        (sources.assets, sources.stamps) = assets.par_iter().map(|found| read::asset(found, previous)).unzip();
        findings.extend(sources.faults.iter().cloned());
        Ok(sources)
    }
}

impl Sources {
    /// Puts `text` at `path`, as if it had been saved there as UTF-8: a look at what a change would do.
    pub fn put(&mut self, path: &str, text: &str) {
        self.faults.retain(|finding| finding.file() != path);
        let file = TextFile { source: Source::new(path, text), stamp: Stamp::default(), settled: false };
        match self.texts.binary_search_by(|other| other.source.path().cmp(path)) {
            Ok(at) => self.texts[at] = file,
            Err(at) => self.texts.insert(at, file),
        }
    }

    /// What is in the text at `path`.
    pub fn text(&self, path: &str) -> Option<&str> {
        let at = self.texts.binary_search_by(|file| file.source.path().cmp(path)).ok()?;
        Some(self.texts[at].source.text())
    }

    /// What was found while the files were read.
    pub fn faults(&self) -> &[Finding] {
        &self.faults
    }

    /// Whether nothing differs: the same files with the same content, and the same to say about them.
    pub fn same_as(&self, other: &Sources) -> bool {
        self.texts.len() == other.texts.len()
            && self.assets.len() == other.assets.len()
            && self.texts.iter().zip(&other.texts).all(|(one, two)| one.source == two.source)
            && self.assets.iter().zip(&other.assets).all(|(one, two)| Arc::ptr_eq(one, two))
            && self.faults == other.faults
    }

    /// The text file at `path`.
    pub fn source(&self, path: &str) -> Option<&Source> {
        let at = self.texts.binary_search_by(|file| file.source.path().cmp(path)).ok()?;
        Some(&self.texts[at].source)
    }

    /// Whether there is a file at `path`.
    pub fn has(&self, path: &str) -> bool {
        self.source(path).is_some() || self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).is_ok()
    }

    /// Whether the same is to be said about the files of both, such as that one is in another encoding.
    pub fn reads_like(&self, other: &Sources) -> bool {
        self.faults == other.faults
    }

    /// The paths at which `self` and `other` differ.
    pub fn differences<'a>(&'a self, other: &'a Sources) -> BTreeSet<&'a str> {
        let texts = |sources: &'a Sources| sources.texts.iter().map(|file| (file.source.path(), &file.source));
        let assets = |sources: &'a Sources| sources.assets.iter().map(|asset| (asset.path.as_str(), Arc::as_ptr(asset)));
        let mut paths = unequal(texts(self), texts(other));
        paths.extend(unequal(assets(self), assets(other)));
        paths
    }
}

/// The keys of two sorted lists that only one of them has, or that have different values.
fn unequal<'a, T: PartialEq>(
    one: impl Iterator<Item = (&'a str, T)>,
    two: impl Iterator<Item = (&'a str, T)>,
) -> BTreeSet<&'a str> {
    let (mut one, mut two) = (one.peekable(), two.peekable());
    let mut keys = BTreeSet::new();
    loop {
        let order = match (one.peek(), two.peek()) {
            (None, None) => return keys,
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (Some((left, _)), Some((right, _))) => left.cmp(right),
        };
        let left = order.is_le().then(|| one.next()).flatten();
        let right = order.is_ge().then(|| two.next()).flatten();
        if left != right {
            keys.extend(left.or(right).map(|(key, _)| key));
        }
    }
}

fn no_content(root: &Path) -> Finding {
    let folder = root.display();
    Finding::error("no-content", words!("there is no folder `content` in `{folder}`", "`{folder}` 里没有 `content` 文件夹")).help(
        words!(
            "run `guildbook new DIR` to start a workspace, or say where yours is with `--root DIR`",
            "用 `guildbook new 目录` 新建工作区，或用 `--root 目录` 指出它在哪里"
        ),
    )
}
