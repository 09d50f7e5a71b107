//! One build a folder: a lock that dies with its process.

use std::fs;
use std::io;
use std::io::Write;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::publish::bytes;
use crate::publish::disk;
use crate::publish::path::OURS;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::link_in_the_way;
use crate::publish::trouble::machine;

/// A held lock. While it is held its file names the process; otherwise the file is empty, so that the folder has
/// the same bytes whoever built it.
pub(super) struct Lock {
    file: fs::File,
    ours: PathBuf,
    modified: Option<SystemTime>,
    /// Whether the hidden folder, and the file, were made for it: they go with it unless a site came to lie there.
    made_folder: bool,
    made_file: bool,
}

/// What came of trying.
pub(super) enum Taken {
    Lock(Lock),
    /// Another build has it.
    Held(Option<u32>),
    /// The folder was exchanged or removed meanwhile: look again.
    Gone,
}

impl Lock {
    /// Tries to lock `folder`, by a file in our hidden folder in it.
    pub(super) fn take(folder: &Path) -> Result<Taken, PublishError> {
        let ours = folder.join(OURS);
        let made_folder = match disk::create_folder(&ours) {
            Ok(made) => made,
            Err(cause) if disk::is_absence(&cause) => return Ok(Taken::Gone),
            Err(cause) => return Err(machine(Doing::Locking, folder, cause)),
        };
        let taken = try_lock(&ours, made_folder);
        if made_folder && !matches!(taken, Ok(Taken::Lock(_))) {
            let _ = disk::remove_empty_folder(&ours);
        }
        taken
    }

    /// Leaves the file in the folder: a site lies there now.
    pub(super) fn leave(&mut self) {
        self.made_file = false;
        self.made_folder = false;
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = self.file.set_len(0);
        let _ = self.modified.map(|time| self.file.set_modified(time));
        if self.made_file {
            let _ = disk::remove_file(&self.ours.join("lock"));
        }
        if self.made_folder {
            let _ = disk::remove_empty_folder(&self.ours);
        }
        // Said, since a process that is just being started has a copy of the file, and would hold it a moment longer.
        let _ = self.file.unlock();
    }
}

fn try_lock(ours: &Path, made_folder: bool) -> Result<Taken, PublishError> {
    let place = ours.join("lock");
    let failed = |cause| machine(Doing::Locking, &place, cause);
    match disk::look(ours).map_err(failed)? {
        None => return Ok(Taken::Gone),
        Some(metadata) if !metadata.is_dir() => return Err(link_in_the_way(ours)),
        Some(_) => {}
    }
    let (file, made_file) = match open(&place) {
        Ok(opened) => opened,
        Err(cause) if disk::is_absence(&cause) => return Ok(Taken::Gone),
        Err(cause) => return Err(failed(cause)),
    };
    match file.try_lock() {
        Ok(()) => {}
        Err(fs::TryLockError::WouldBlock) => return Ok(Taken::Held(holder(&place))),
        Err(fs::TryLockError::Error(cause)) => return Err(failed(cause)),
    }
    let mut lock = Lock { file, ours: ours.to_owned(), modified: None, made_folder, made_file };
    let here = lock.file.metadata().map_err(failed)?;
    if !disk::look(&place).map_err(failed)?.is_some_and(|there| disk::is_one(&there, &here)) {
        // By now it is the lock of a folder that lies elsewhere, or nowhere.
        lock.leave();
        return Ok(Taken::Gone);
    }
    lock.modified = here.modified().ok();
    // Only so that another build can say who has it; on a disk that is full it may stay unsaid.
    let _ = lock.file.set_len(0).and_then(|()| write!(&lock.file, "{}", std::process::id()));
    Ok(Taken::Lock(lock))
}

fn open(place: &Path) -> io::Result<(fs::File, bool)> {
    match disk::create(place) {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok((disk::open_to_write(place)?, false)),
        created => Ok((created?, true)),
    }
}

fn holder(place: &Path) -> Option<u32> {
    bytes::text(place).ok()??.parse().ok()
}
