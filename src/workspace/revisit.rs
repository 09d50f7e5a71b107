//! Looking again at a few files, for a preview: what a save costs is one file and not all of them.

use std::fs;
use std::sync::Arc;

use crate::finding::Findings;
use crate::workspace::Sources;
use crate::workspace::Workspace;
use crate::workspace::read;
use crate::workspace::walk;
use crate::workspace::walk::Found;

impl Workspace {
    /// Looks again at the files at `paths` (relative to the workspace, `/` between the parts) and takes over all
    /// others from `previous`. Nothing comes back where that may not be the whole story, such as when a folder came or
    /// went; [`Workspace::discover`] tells it.
    ///
    /// # Errors
    /// When a file cannot be read.
    pub fn revisit(&self, paths: &[String], previous: &Sources, findings: &mut Findings) -> anyhow::Result<Option<Sources>> {
        let mut sources = previous.clone();
        for path in paths.iter().filter(|path| walk::is_walked(path)) {
            let found = Found { path: path.clone(), location: self.root.join(path) };
            let whole = match fs::symlink_metadata(&found.location) {
                Ok(metadata) if metadata.is_file() && has_neighbours(previous, path) => sources.renew(&found, previous)?,
                Ok(_) => false,
                Err(_) => sources.forget(path),
            };
            if !whole {
                return Ok(None);
            }
        }
        findings.extend(sources.faults.iter().cloned());
        Ok(Some(sources))
    }
}

impl Sources {
    fn renew(&mut self, found: &Found, previous: &Sources) -> anyhow::Result<bool> {
        self.faults.retain(|finding| finding.file() != found.path);
        if found.is_asset() {
            let (asset, stamp) = read::asset(found, previous);
            match self.assets.binary_search_by(|other| other.path.as_str().cmp(&found.path)) {
                Ok(at) => (self.assets[at], self.stamps[at]) = (asset, stamp),
                Err(at) => {
                    self.assets.insert(at, asset);
                    self.stamps.insert(at, stamp);
                }
            }
        }
        if !found.is_text() {
            return Ok(true);
        }
        let place = self.texts.binary_search_by(|file| file.source.path().cmp(&found.path));
        match (read::text_anew(found, previous)?, place) {
            (Ok(file), Ok(at)) => self.texts[at] = file,
            (Ok(file), Err(at)) => self.texts.insert(at, file),
            // The order of the faults is the order of the walk: only a walk can say where this one belongs.
            (Err(_), _) => return Ok(false),
        }
        Ok(true)
    }

    /// Takes the file at `path` out. False where it is not one that was known: then it may have been a folder.
    fn forget(&mut self, path: &str) -> bool {
        self.faults.retain(|finding| finding.file() != path);
        let text = self.texts.binary_search_by(|file| file.source.path().cmp(path));
        let asset = self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path));
        if let Ok(at) = text {
            self.texts.remove(at);
        }
        if let Ok(at) = asset {
            self.assets.remove(at);
            self.stamps.remove(at);
        }
        if text.is_ok() || asset.is_ok() {
            return true;
        }
        let below = format!("{path}/");
        !self.texts.iter().any(|file| file.source.path().starts_with(&below))
            && !self.assets.iter().any(|asset| asset.path.starts_with(&below))
    }
}

/// Whether a file of the same folder is known, so that the folder is known to be no link.
fn has_neighbours(sources: &Sources, path: &str) -> bool {
    let folder = path.rfind('/').map_or("", |at| &path[..=at]);
    let at = sources.texts.partition_point(|file| file.source.path() < folder);
    sources.texts.get(at).is_some_and(|file| file.source.path().starts_with(folder))
        || sources.assets.iter().any(|asset: &Arc<_>| asset.path.starts_with(folder))
}
