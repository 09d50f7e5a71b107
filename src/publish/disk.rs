//! The few things this room asks of a disk. Nothing here follows a symbolic link at the end of a path, and
//! everything that can fail passes [`fault`], where a test may let it fail.

use std::fs;
use std::io;
use std::io::Read;
use std::io::Write;
use std::path::Path;
use std::time::SystemTime;

#[cfg(not(test))]
#[inline(always)]
fn fault() -> io::Result<()> {
    Ok(())
}
#[cfg(test)]
use crate::publish::faults::fault;

/// What lies at a path.
#[derive(Debug)]
pub(super) enum There {
    Nothing,
    File(fs::File, fs::Metadata),
    Folder,
    /// A link, a pipe, a socket, a device.
    Other,
}

/// Opens what lies at `path`, for reading.
pub(super) fn open(path: &Path) -> io::Result<There> {
    fault()?;
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    no_follow(&mut options);
    #[cfg(not(unix))]
    if let Some(kind) = kind_unless_file(path)? {
        return Ok(kind);
    }
    match options.open(path) {
        Ok(file) => {
            let metadata = file.metadata()?;
            match metadata.file_type() {
                kind if kind.is_file() => Ok(There::File(file, metadata)),
                kind if kind.is_dir() => Ok(There::Folder),
                _ => Ok(There::Other),
            }
        }
        Err(error) if is_absence(&error) => Ok(There::Nothing),
        Err(error) => kind_unless_file(path)?.ok_or(error),
    }
}

#[cfg(unix)]
fn no_follow(options: &mut fs::OpenOptions) {
    use std::os::unix::fs::OpenOptionsExt;
    // Not blocking either: a pipe that somebody left there would be waited for until its other end opens.
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    options.custom_flags(flags.bits() as i32);
}

/// What lies at `path`, told without opening it.
fn kind_unless_file(path: &Path) -> io::Result<Option<There>> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_file() => Ok(None),
        Ok(metadata) if metadata.is_dir() => Ok(Some(There::Folder)),
        Ok(_) => Ok(Some(There::Other)),
        Err(error) if is_absence(&error) => Ok(Some(There::Nothing)),
        Err(error) => Err(error),
    }
}

/// Whether `error` only says that nothing is there.
pub(super) fn is_absence(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

/// What lies at `path` itself, `None` where nothing does.
pub(super) fn look(path: &Path) -> io::Result<Option<fs::Metadata>> {
    fault()?;
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if is_absence(&error) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The names in a folder with what each is, sorted.
pub(super) fn list(folder: &Path) -> io::Result<Vec<(std::ffi::OsString, fs::FileType)>> {
    fault()?;
    let mut entries = fs::read_dir(folder)?
        .map(|entry| entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))))
        .collect::<io::Result<Vec<_>>>()?;
    entries.sort_by(|one, other| one.0.cmp(&other.0));
    Ok(entries)
}

/// Reads on; 0 at the end.
pub(super) fn read(file: &mut fs::File, buffer: &mut [u8]) -> io::Result<usize> {
    fault()?;
    loop {
        match file.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Opens a file for writing, without changing it.
pub(super) fn open_to_write(path: &Path) -> io::Result<fs::File> {
    fault()?;
    let mut options = fs::OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    no_follow(&mut options);
    options.open(path)
}

/// Creates a file that is not there yet; its mode is what the umask leaves.
pub(super) fn create(path: &Path) -> io::Result<fs::File> {
    fault()?;
    fs::File::create_new(path)
}

pub(super) fn write(file: &mut fs::File, bytes: &[u8]) -> io::Result<()> {
    fault()?;
    file.write_all(bytes)
}

/// Waits until the content of a file is on the disk.
pub(super) fn sync(file: &fs::File) -> io::Result<()> {
    fault()?;
    // What a power cut does cannot be tested, and thousands of builds on a real disk would wait for it.
    if cfg!(test) { Ok(()) } else { file.sync_data() }
}

/// Creates a folder; `false` where something lies there already.
pub(super) fn create_folder(path: &Path) -> io::Result<bool> {
    fault()?;
    match fs::create_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives a file or a folder another name, in place of a file of that name.
pub(super) fn rename(from: &Path, to: &Path) -> io::Result<()> {
    fault()?;
    fs::rename(from, to)
}

/// Gives two folders each other's name, in one step.
pub(super) fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    fault()?;
    #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
    {
        use rustix::fs::CWD;
        use rustix::fs::RenameFlags;
        Ok(rustix::fs::renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
    }
    #[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
    {
        let _ = (one, other);
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Says when a file was changed last.
pub(super) fn set_modified(path: &Path, time: SystemTime) -> io::Result<()> {
    open_to_write(path)?.set_modified(time)
}

/// Gives a file a second name.
pub(super) fn link(file: &Path, name: &Path) -> io::Result<()> {
    fault()?;
    fs::hard_link(file, name)
}

/// Removes a file or a link; nothing to do where nothing lies.
pub(super) fn remove_file(path: &Path) -> io::Result<()> {
    fault()?;
    match fs::remove_file(path) {
        Err(error) if !is_absence(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Removes a folder if it is empty; `false` where it is not, or is none.
pub(super) fn remove_empty_folder(path: &Path) -> io::Result<bool> {
    fault()?;
    match fs::remove_dir(path) {
        Ok(()) => Ok(true),
        Err(error) if is_absence(&error) || error.kind() == io::ErrorKind::DirectoryNotEmpty => Ok(false),
        Err(error) => Err(error),
    }
}

/// Removes a folder that is wholly ours.
pub(super) fn remove_tree(path: &Path) -> io::Result<()> {
    fault()?;
    match fs::remove_dir_all(path) {
        Err(error) if !is_absence(&error) => Err(error),
        _ => Ok(()),
    }
}

/// Whether two names lead to one file.
pub(super) fn is_one(one: &fs::Metadata, other: &fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        one.dev() == other.dev() && one.ino() == other.ino()
    }
    #[cfg(not(unix))]
    {
        // The same moment of creation to the tick is as near as the standard library gets.
        one.created().is_ok_and(|time| other.created().is_ok_and(|that| that == time)) && one.len() == other.len()
    }
}
