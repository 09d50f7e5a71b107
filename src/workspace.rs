//! From a folder to its files: the only reader of the author's disk.

mod read;
mod walk;

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

/// A folder that holds `content/` and perhaps `themes/`.
#[derive(Debug, Clone)]
pub struct Workspace {
    root: PathBuf,
}

/// All files of a workspace, by path.
#[derive(Debug, Default, Clone)]
pub struct Sources {
    /// The text files that are ours to read: YAML, Markdown, templates.
    pub texts: Vec<TextFile>,
    /// Everything else; read only when it is published.
    pub assets: Vec<Arc<Asset>>,
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
}

/// What the file system says of a file without opening it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
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

    /// Reads all files: `content/` and `themes/`, in the order of their paths. Files that `previous` holds with
    /// the same time and size are taken over from it.
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
        found.sort_unstable_by(|a, b| a.path.cmp(&b.path));
        let (texts, assets): (Vec<_>, Vec<_>) = found.into_iter().partition(walk::Found::is_text);
        let read: Vec<_> = texts.par_iter().map(|found| read::text(found, previous)).collect::<Result<_, _>>()?;
        for outcome in read {
            match outcome {
                Ok(file) => sources.texts.push(file),
                Err(finding) => sources.faults.push(*finding),
            }
        }
        sources.assets = assets.iter().map(|found| read::asset(found, previous)).collect();
        findings.extend(sources.faults.iter().cloned());
        Ok(sources)
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
