//! The folders on the way to a file: each is looked at once, and none is entered through a link.

use std::collections::HashMap;
use std::path::Path;
use std::path::PathBuf;
use std::sync::PoisonError;
use std::sync::RwLock;

use crate::publish::disk;
use crate::publish::path::folder_of;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::machine;

/// What is known of the folders below a root. Many threads ask.
pub(super) struct Folders {
    root: PathBuf,
    known: RwLock<HashMap<Box<str>, Approach>>,
}

/// Whether one can get into a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Approach {
    /// It is a folder, and so is every one above it.
    Open,
    /// It, or one above it, is not there.
    Nothing,
    /// It, or one above it, is this file.
    File(Box<str>),
    /// It, or one above it, is this link.
    Link(Box<str>),
}

impl Folders {
    pub(super) fn below(root: &Path) -> Folders {
        Folders { root: root.to_owned(), known: RwLock::default() }
    }

    /// How to get into `folder` (empty for the root). `first` is called when one is met for the first time, those
    /// above it before it; two threads that meet it at once may both call it.
    pub(super) fn approach(
        &self,
        folder: &str,
        first: &dyn Fn(&str) -> Result<(), PublishError>,
    ) -> Result<Approach, PublishError> {
        if let Some(approach) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(folder) {
            return Ok(approach.clone());
        }
        let above = if folder.is_empty() { Approach::Open } else { self.approach(folder_of(folder), first)? };
        if !folder.is_empty() {
            first(folder)?;
        }
        let approach = if above == Approach::Open { self.look(folder)? } else { above };
        self.known.write().unwrap_or_else(PoisonError::into_inner).insert(folder.into(), approach.clone());
        Ok(approach)
    }

    /// Whether `path` can be reached through folders alone.
    pub(super) fn reaches(&self, path: &str) -> Result<bool, PublishError> {
        Ok(self.approach(folder_of(path), &|_| Ok(()))? == Approach::Open)
    }

    fn look(&self, folder: &str) -> Result<Approach, PublishError> {
        let place = self.root.join(folder);
        Ok(match disk::look(&place).map_err(|cause| machine(Doing::Reading, &place, cause))? {
            None => Approach::Nothing,
            Some(metadata) if metadata.is_dir() => Approach::Open,
            Some(metadata) if metadata.is_file() => Approach::File(folder.into()),
            Some(_) => Approach::Link(folder.into()),
        })
    }
}

/// Creates `folder` below `root`, and those above it, where they are missing; never through a link.
pub(super) fn create(root: &Path, folder: &str) -> Result<(), PublishError> {
    let mut place = root.to_owned();
    for part in folder.split('/').filter(|part| !part.is_empty()) {
        place.push(part);
        let failed = |cause| machine(Doing::Creating, &place, cause);
        let is_there = !disk::create_folder(&place).map_err(failed)?;
        if is_there && !disk::look(&place).map_err(failed)?.is_some_and(|metadata| metadata.is_dir()) {
            return Err(crate::publish::trouble::link_in_the_way(&place));
        }
    }
    Ok(())
}

/// Removes `folder` below `root` if it is empty, and those above it that become so.
pub(super) fn sweep(root: &Path, folder: &str) -> Result<(), PublishError> {
    let mut folder = folder;
    while !folder.is_empty() {
        let place = root.join(folder);
        if !disk::remove_empty_folder(&place).map_err(|cause| machine(Doing::Removing, &place, cause))? {
            // Not there: an interrupted run may have come as far as this one, and not to those above.
            if disk::look(&place).map_err(|cause| machine(Doing::Reading, &place, cause))?.is_some() {
                return Ok(());
            }
        }
        folder = folder_of(folder);
    }
    Ok(())
}

/// Every file below `root` that `is_ours` does not know, and every empty folder (with a `/` behind), by path.
/// What lies in our own hidden folder is not told.
pub(super) fn strangers(root: &Path, is_ours: &dyn Fn(&str) -> bool) -> Result<Vec<String>, PublishError> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    while let Some(folder) = open.pop() {
        let place = root.join(&folder);
        let entries = disk::list(&place).map_err(|cause| machine(Doing::Reading, &place, cause))?;
        if entries.is_empty() && !folder.is_empty() {
            found.push(format!("{folder}/"));
        }
        for (name, kind) in entries {
            let name = name.to_string_lossy();
            let path = if folder.is_empty() { name.into_owned() } else { format!("{folder}/{name}") };
            match () {
                () if path == crate::publish::path::OURS => {}
                () if kind.is_dir() => open.push(path),
                () if !is_ours(&path) => found.push(path),
                () => {}
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}
