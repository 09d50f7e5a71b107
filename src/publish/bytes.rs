//! The bytes of a file: compared with what lies there, hashed, written.

use std::cell::RefCell;
use std::fs;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use twox_hash::XxHash3_128;

use crate::file::Content;
use crate::publish::disk;
use crate::publish::disk::There;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::machine;

const CHUNK: usize = 64 * 1024;

thread_local! {
    /// What files are read into: two for comparing two of them, and none is allocated a file.
    static BUFFERS: RefCell<(Vec<u8>, Vec<u8>)> = RefCell::new((vec![0; CHUNK], vec![0; CHUNK]));
}

/// What a file holds, told short: whether somebody changed it since. Who wants to make a file of ours look untouched
/// could do so, and would only have it replaced; so the hash is a fast one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digest {
    pub(super) hash: u128,
    pub(super) size: u64,
}

impl Digest {
    /// The digest of these bytes.
    pub(super) fn of(bytes: &[u8]) -> Digest {
        Digest { hash: XxHash3_128::oneshot(bytes), size: bytes.len() as u64 }
    }

    /// The hash and the size, in words that [`Digest::read`] reads.
    pub(super) fn words(&self) -> [String; 2] {
        [format!("{:032x}", self.hash), self.size.to_string()]
    }

    /// Reads the two words again.
    pub(super) fn read(hash: &str, size: &str) -> Option<Digest> {
        let hash = (hash.len() == 32).then(|| u128::from_str_radix(hash, 16).ok())??;
        Some(Digest { hash, size: size.parse().ok()? })
    }

    /// Reads the two words of an earlier version, whose hash was another one and says nothing now: the file is ours, and
    /// may have been changed since.
    pub(super) fn read_former(hash: &str, size: &str) -> Option<Digest> {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        Some(Digest { hash: 0, size: is_hash.then(|| size.parse().ok())?? })
    }
}

/// How what lies at a place compares with what shall lie there.
#[derive(Debug)]
pub(super) enum Lying {
    Nothing,
    Same(Digest, Option<SystemTime>),
    Different,
    Folder,
}

/// Compares `content` with what lies at `place`.
pub(super) fn compare(content: &Content, place: &Path) -> Result<Lying, PublishError> {
    let (mut there, metadata) = match disk::open(place).map_err(|cause| machine(Doing::Reading, place, cause))? {
        There::Nothing => return Ok(Lying::Nothing),
        There::Folder => return Ok(Lying::Folder),
        There::Other => return Ok(Lying::Different),
        There::File(file, metadata) => (file, metadata),
    };
    let same = match content {
        Content::Bytes(bytes) => holds(&mut there, metadata.len(), bytes),
        Content::Static(bytes) => holds(&mut there, metadata.len(), bytes),
        Content::Copy(asset) => {
            let (mut source, size) = source(&asset.location)?;
            if size == metadata.len() { holds_file(&mut there, &mut source) } else { Ok(None) }
        }
    };
    let same = same.map_err(|cause| machine(Doing::Reading, place, cause))?;
    Ok(same.map_or(Lying::Different, |digest| Lying::Same(digest, metadata.modified().ok())))
}

fn holds(there: &mut fs::File, size: u64, bytes: &[u8]) -> io::Result<Option<Digest>> {
    if size != bytes.len() as u64 {
        return Ok(None);
    }
    BUFFERS.with_borrow_mut(|(buffer, _)| {
        let mut rest = bytes;
        while !rest.is_empty() {
            let wanted = rest.len().min(CHUNK);
            let length = disk::read(there, &mut buffer[..wanted])?;
            if length == 0 || buffer[..length] != rest[..length] {
                return Ok(None);
            }
            rest = &rest[length..];
        }
        Ok(Some(Digest::of(bytes)))
    })
}

fn holds_file(there: &mut fs::File, source: &mut fs::File) -> io::Result<Option<Digest>> {
    BUFFERS.with_borrow_mut(|(one, other)| {
        let (mut hasher, mut size) = (XxHash3_128::new(), 0);
        loop {
            let length = fill(source, one)?;
            if fill(there, other)? != length || one[..length] != other[..length] {
                return Ok(None);
            }
            if length == 0 {
                return Ok(Some(Digest { hash: hasher.finish_128(), size }));
            }
            hasher.write(&one[..length]);
            size += length as u64;
        }
    })
}

/// Reads until the buffer is full or the file ends.
fn fill(file: &mut fs::File, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match disk::read(file, &mut buffer[filled..])? {
            0 => break,
            length => filled += length,
        }
    }
    Ok(filled)
}

fn source(location: &Path) -> Result<(fs::File, u64), PublishError> {
    let cause = match disk::open(location) {
        Ok(There::File(file, metadata)) => return Ok((file, metadata.len())),
        Ok(There::Nothing) => io::ErrorKind::NotFound.into(),
        Ok(There::Folder) => io::ErrorKind::IsADirectory.into(),
        Ok(There::Other) => io::Error::other("it is no longer a plain file"),
        Err(cause) => cause,
    };
    Err(machine(Doing::Reading, location, cause))
}

/// Writes `content` to `place`, where nothing lies yet; in words it is `shown`, where it will lie one day.
pub(super) fn write(content: &Content, place: &Path, shown: &Path) -> Result<Digest, PublishError> {
    let bytes = match content {
        Content::Bytes(bytes) => bytes.as_slice(),
        Content::Static(bytes) => bytes,
        Content::Copy(asset) => {
            let (mut source, _) = source(&asset.location)?;
            return copy(&mut source, &asset.location, place, shown);
        }
    };
    let mut file = disk::create(place).map_err(|cause| machine(Doing::Writing, shown, cause))?;
    disk::write(&mut file, bytes).map_err(|cause| machine(Doing::Writing, shown, cause))?;
    Ok(Digest::of(bytes))
}

fn copy(source: &mut fs::File, location: &Path, place: &Path, shown: &Path) -> Result<Digest, PublishError> {
    let mut file = disk::create(place).map_err(|cause| machine(Doing::Writing, shown, cause))?;
    BUFFERS.with_borrow_mut(|(buffer, _)| {
        let (mut hasher, mut size) = (XxHash3_128::new(), 0);
        loop {
            let length = disk::read(source, buffer).map_err(|cause| machine(Doing::Reading, location, cause))?;
            if length == 0 {
                return Ok(Digest { hash: hasher.finish_128(), size });
            }
            disk::write(&mut file, &buffer[..length]).map_err(|cause| machine(Doing::Writing, shown, cause))?;
            hasher.write(&buffer[..length]);
            size += length as u64;
        }
    })
}

/// Whether a plain file with exactly this content lies at `place`.
pub(super) fn is_there(digest: Digest, place: &Path) -> io::Result<bool> {
    let There::File(mut file, metadata) = disk::open(place)? else { return Ok(false) };
    if metadata.len() != digest.size {
        return Ok(false);
    }
    BUFFERS.with_borrow_mut(|(buffer, _)| {
        let mut hasher = XxHash3_128::new();
        loop {
            match disk::read(&mut file, buffer)? {
                0 => return Ok(hasher.finish_128() == digest.hash),
                length => hasher.write(&buffer[..length]),
            };
        }
    })
}

/// The whole of a small file of ours; `None` where no plain file lies.
pub(super) fn text(place: &Path) -> Result<Option<String>, PublishError> {
    let failed = |cause| machine(Doing::Reading, place, cause);
    let There::File(mut file, metadata) = disk::open(place).map_err(failed)? else { return Ok(None) };
    let mut bytes = vec![0; metadata.len() as usize];
    let length = fill(&mut file, &mut bytes).map_err(failed)?;
    bytes.truncate(length);
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

/// Writes a small file of ours by way of `draft`, and waits until it is on the disk: a page that a power cut tore
/// is mended by the next build, but a torn marker would lock the author out of the folder.
pub(super) fn write_text(text: &str, draft: &Path, place: &Path) -> Result<(), PublishError> {
    let written = disk::create(draft).and_then(|mut file| {
        disk::write(&mut file, text.as_bytes())?;
        disk::sync(&file)?;
        disk::rename(draft, place)
    });
    written.map_err(|cause| machine(Doing::Writing, place, cause))
}
