//! A whole site, made ready in a folder beside its place and put there in one step.

use std::io;
use std::path::Path;
use std::path::PathBuf;
use std::time::SystemTime;

use crate::file::File;
use crate::publish::bytes;
use crate::publish::bytes::Digest;
use crate::publish::disk;
use crate::publish::folders;
use crate::publish::folders::Folders;
use crate::publish::ground::Ground;
use crate::publish::ground::Lies;
use crate::publish::lock::Lock;
use crate::publish::lock::Taken;
use crate::publish::manifest::Manifest;
use crate::publish::path::OURS;
use crate::publish::path::folder_of;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::busy;
use crate::publish::trouble::leftovers;
use crate::publish::trouble::machine;
use crate::publish::trouble::no_exchange;

/// The file that says: all that lies here is ours, and not yet a site. An old site that was exchanged for a new
/// one, and lies beside until it is removed, does not have it.
pub(super) const UNFINISHED: &str = "unfinished";

/// The folder beside; removed again unless it is published.
pub(super) struct Beside {
    place: PathBuf,
    out: PathBuf,
    lock: Lock,
    is_published: bool,
}

impl Beside {
    /// Begins one; `None` where another build came first and one has to look again.
    pub(super) fn begin(ground: &Ground) -> Result<Option<Beside>, PublishError> {
        let place = ground.beside.clone();
        let failed = |cause| machine(Doing::Creating, &place, cause);
        if !disk::create_folder(&place).map_err(failed)? {
            return Ok(None);
        }
        let lock = match Lock::take(&place) {
            Ok(Taken::Lock(lock)) => lock,
            Ok(Taken::Gone) => return Ok(None),
            Ok(Taken::Held(holder)) => return Err(busy(&ground.shown, holder)),
            Err(error) => {
                let _ = disk::remove_empty_folder(&place);
                return Err(error);
            }
        };
        let beside = Beside { place, out: ground.out.clone(), lock, is_published: false };
        let token = beside.ours(UNFINISHED);
        disk::create(&token).map_err(|cause| machine(Doing::Creating, &token, cause))?;
        Ok(Some(beside))
    }

    fn ours(&self, name: &str) -> PathBuf {
        self.place.join(OURS).join(name)
    }

    /// Whether the folder could be exchanged with the one at its place: both on one file system that can do it, and
    /// neither the place where one is mounted. Tried on two empty folders, so that nothing is risked.
    pub(super) fn is_exchangeable(&self) -> Result<bool, PublishError> {
        let failed = |cause| machine(Doing::Creating, &self.place, cause);
        if !share_a_mount(&self.place, &self.out).map_err(failed)? {
            return Ok(false);
        }
        let (one, other) = (self.ours("one"), self.ours("other"));
        disk::create_folder(&one).and_then(|_| disk::create_folder(&other)).map_err(failed)?;
        let exchanged = disk::exchange(&one, &other);
        disk::remove_empty_folder(&one).and_then(|_| disk::remove_empty_folder(&other)).map_err(failed)?;
        match exchanged {
            Ok(()) => Ok(true),
            Err(cause) if matches!(cause.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput) => Ok(false),
            Err(cause) => Err(failed(cause)),
        }
    }

    /// Makes a folder of the site.
    pub(super) fn enter(&self, folder: &str) -> Result<(), PublishError> {
        let place = self.place.join(folder);
        disk::create_folder(&place).map(|_| ()).map_err(|cause| machine(Doing::Creating, &place, cause))
    }

    /// Writes a file of the site.
    pub(super) fn write(&self, file: &File) -> Result<Digest, PublishError> {
        bytes::write(&file.content, &self.place.join(&file.path), &self.out.join(&file.path))
    }

    /// Takes over a file that lies in the old site, with its time.
    pub(super) fn keep(&self, file: &File, modified: Option<SystemTime>) -> Result<(), PublishError> {
        let (old, new) = (self.out.join(&file.path), self.place.join(&file.path));
        if disk::link(&old, &new).is_ok() {
            return Ok(());
        }
        // A file system without hard links, such as a USB stick's.
        bytes::write(&file.content, &new, &old)?;
        let Some(modified) = modified else { return Ok(()) };
        disk::set_modified(&new, modified).map_err(|cause| machine(Doing::Writing, &old, cause))
    }

    /// Puts the site in its place, with the text of its manifest, and removes what lies there.
    pub(super) fn publish(mut self, manifest: &str, ground: &Ground, lies: Lies) -> Result<(), PublishError> {
        bytes::write_text(manifest, &self.ours("draft"), &self.ours("manifest"))?;
        let put = match lies {
            Lies::Nothing => disk::rename(&self.place, &self.out),
            Lies::Empty => disk::exchange(&self.place, &self.out).or_else(|_| self.replace_nothing()),
            Lies::Site => disk::exchange(&self.place, &self.out),
        };
        put.map_err(|cause| match cause.kind() {
            // Tried before, but a file system of layers tells only now.
            io::ErrorKind::CrossesDevices => no_exchange(&ground.shown),
            _ => machine(Doing::Replacing, &self.out, cause),
        })?;
        self.is_published = true;
        self.lock.leave();
        // The site is out. What fails from here on is made good when the folder is opened next.
        let _ = disk::remove_file(&self.out.join(OURS).join(UNFINISHED));
        if lies != Lies::Nothing {
            let _ = retire(&self.place);
        }
        Ok(())
    }

    /// Takes the place of an empty folder that cannot be exchanged, such as one of a lower layer.
    fn replace_nothing(&self) -> io::Result<()> {
        disk::remove_tree(&self.out.join(OURS))?;
        disk::remove_empty_folder(&self.out)?;
        disk::rename(&self.place, &self.out)
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.is_published {
            let _ = discard(&self.place);
        }
    }
}

#[cfg(unix)]
fn share_a_mount(one: &Path, other: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let device = |path| Ok::<_, io::Error>(disk::look(path)?.map(|metadata| metadata.dev()));
    Ok(device(one)? == device(other)? && !is_mount_point(other))
}

#[cfg(not(unix))]
fn share_a_mount(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

#[cfg(target_os = "linux")]
fn is_mount_point(path: &Path) -> bool {
    use rustix::fs::AtFlags;
    use rustix::fs::StatxAttributes;
    use rustix::fs::StatxFlags;
    // A folder that is bound to itself has one device on both sides; only the attribute tells.
    rustix::fs::statx(rustix::fs::CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|statx| statx.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_point(_: &Path) -> bool {
    false
}

/// Brings to an end what an interrupted build left beside; `false` where nothing was left. Otherwise one has to look
/// again: until it is locked, what lies beside may be another build's, and come and go.
pub(super) fn settle(ground: &Ground, site: &str) -> Result<bool, PublishError> {
    let place = &ground.beside;
    let failed = |cause| machine(Doing::Reading, place, cause);
    match disk::look(place) {
        // With what we add to it, a long name may be longer than one can be.
        Err(cause) if cause.kind() == io::ErrorKind::InvalidFilename => return Ok(false),
        looked => match looked.map_err(failed)? {
            None => return Ok(false),
            Some(metadata) if !metadata.is_dir() => return Err(leftovers(place)),
            Some(_) => {}
        },
    }
    let entries = match disk::list(place) {
        Err(cause) if disk::is_absence(&cause) => return Ok(true),
        listed => listed.map_err(failed)?,
    };
    if entries.is_empty() {
        disk::remove_empty_folder(place).map_err(|cause| machine(Doing::Removing, place, cause))?;
        return Ok(true);
    }
    if !entries.iter().any(|(name, kind)| name == OURS && kind.is_dir()) {
        return Err(leftovers(place));
    }
    let mut lock = match Lock::take(place)? {
        Taken::Lock(lock) => lock,
        Taken::Gone => return Ok(true),
        Taken::Held(holder) => return Err(busy(&ground.shown, holder)),
    };
    if disk::look(&place.join(OURS).join(UNFINISHED)).map_err(failed)?.is_none() {
        retire(place)?;
    } else if is_whole(place, site)? && disk::look(&ground.out).map_err(failed)?.is_none() {
        disk::rename(place, &ground.out).map_err(|cause| machine(Doing::Replacing, &ground.out, cause))?;
    } else {
        discard(place).map_err(|cause| machine(Doing::Removing, place, cause))?;
    }
    lock.leave();
    Ok(true)
}

fn is_whole(place: &Path, site: &str) -> Result<bool, PublishError> {
    let text = bytes::text(&place.join(OURS).join("manifest"))?;
    Ok(text.as_deref().and_then(Manifest::parse).is_some_and(|manifest| manifest.site == site))
}

/// Removes a site that is not finished. That it is all ours is known until the last, or else what an interrupted
/// removal left could not be told from what is somebody's.
fn discard(place: &Path) -> io::Result<()> {
    for (name, kind) in disk::list(place)?.into_iter().filter(|(name, _)| name != OURS) {
        let entry = place.join(name);
        if kind.is_dir() { disk::remove_tree(&entry)? } else { disk::remove_file(&entry)? }
    }
    disk::remove_tree(&place.join(OURS))?;
    disk::remove_empty_folder(place).map(|_| ())
}

/// Removes an old site: what its manifest lists, the folders that become empty, our hidden folder. An error where
/// something else lies there, which stays.
fn retire(place: &Path) -> Result<(), PublishError> {
    let removing = |path: &Path, cause| machine(Doing::Removing, path, cause);
    let text = bytes::text(&place.join(OURS).join("manifest"))?;
    let manifest = text.as_deref().and_then(Manifest::parse).unwrap_or_default();
    let known = Folders::below(place);
    let mut last = "";
    for entry in manifest.entries() {
        let folder = folder_of(&entry.path);
        if folder != last {
            folders::sweep(place, last)?;
            last = folder;
        }
        if known.reaches(&entry.path)? {
            let file = place.join(&*entry.path);
            disk::remove_file(&file).map_err(|cause| removing(&file, cause))?;
        }
    }
    folders::sweep(place, last)?;
    let rest = disk::list(place).map_err(|cause| machine(Doing::Reading, place, cause))?;
    if rest.iter().any(|(name, _)| name != OURS) {
        return Err(leftovers(place));
    }
    // The manifest goes last, so that an interrupted removal can be taken up again.
    let ours = place.join(OURS);
    disk::remove_tree(&ours).map_err(|cause| removing(&ours, cause))?;
    disk::remove_empty_folder(place).map_err(|cause| removing(place, cause))?;
    Ok(())
}
