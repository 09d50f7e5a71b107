//! Reading one file: its bytes, its encoding, its limits.

use std::borrow::Cow;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use std::time::SystemTime;

use crate::file::Asset;
use crate::finding::Finding;
use crate::finding::words;
use crate::source::Source;
use crate::workspace::Sources;
use crate::workspace::Stamp;
use crate::workspace::TextFile;
use crate::workspace::recode;
use crate::workspace::svg;
use crate::workspace::walk::Found;
use anyhow::Context;

/// A text larger than this is a mistake or an attack; a long chapter is a hundredth of it.
const LARGEST_TEXT: u64 = 8 * 1024 * 1024;

/// A file that was written this shortly before it was read may have been written again since without its time telling:
/// clocks of file systems tick coarsely, that of FAT every two seconds.
const TICK: Duration = Duration::from_secs(2);

/// Reads a text, or takes it over from `previous` where its stamp has not changed.
pub(super) fn text(found: &Found, previous: &Sources) -> anyhow::Result<Result<TextFile, Box<Finding>>> {
    let path = &found.path;
    if let Some(known) = known_text(previous, path).filter(|known| known.settled) {
        let metadata = fs::symlink_metadata(&found.location).with_context(|| format!("cannot read `{path}`"))?;
        if known.stamp == Stamp::of(&metadata) {
            return Ok(Ok(known.clone()));
        }
    }
    text_anew(found, previous)
}

/// Reads a text whatever its stamp says. One that is the same as before keeps its source, so that whoever compares the
/// two need not read them.
pub(super) fn text_anew(found: &Found, previous: &Sources) -> anyhow::Result<Result<TextFile, Box<Finding>>> {
    let path = &found.path;
    let file = open(&found.location).with_context(|| format!("cannot open `{path}`"))?;
    let stamp = Stamp::of(&file.metadata().with_context(|| format!("cannot read `{path}`"))?);
    if stamp.size > LARGEST_TEXT {
        return Ok(Err(Box::new(too_large(path, stamp.size))));
    }
    let mut bytes = Vec::with_capacity(stamp.size as usize);
    // Its size is known: read so, nobody asks for it again, and what grows meanwhile is not read for ever.
    file.take(LARGEST_TEXT).read_to_end(&mut bytes).with_context(|| format!("cannot read `{path}`"))?;
    let text = match decode(path, &bytes) {
        Ok(text) => text,
        Err(finding) => return Ok(Err(Box::new(finding))),
    };
    let source = match known_text(previous, path) {
        Some(known) if *known.source.text() == *text => known.source.clone(),
        _ => Source::new(path.as_str(), text),
    };
    Ok(Ok(TextFile { source, stamp, settled: stamp.is_settled() }))
}

/// Opens a file itself, not what a link that has just taken its place leads to.
fn open(location: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NOFOLLOW.bits() as i32);
    options.open(location)
}

impl Stamp {
    pub(super) fn of(metadata: &fs::Metadata) -> Stamp {
        #[cfg(unix)]
        let inode = {
            use std::os::unix::fs::MetadataExt;
            (metadata.ino(), metadata.ctime(), metadata.ctime_nsec())
        };
        #[cfg(not(unix))]
        let inode = (0, 0, 0);
        Stamp { modified: metadata.modified().ok(), size: metadata.len(), inode }
    }

    /// Whether a later change of the file must show in its stamp.
    fn is_settled(&self) -> bool {
        let age = self.modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        age.is_some_and(|age| age > TICK)
    }
}

fn known_text<'a>(previous: &'a Sources, path: &str) -> Option<&'a TextFile> {
    let at = previous.texts.binary_search_by(|file| file.source.path().cmp(path)).ok()?;
    Some(&previous.texts[at])
}

/// UTF-8, without a byte order mark, lines ended by `\n`.
fn decode<'a>(path: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Finding> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = simdutf8::compat::from_utf8(bytes).map_err(|error| not_utf8(path, bytes, error.valid_up_to()))?;
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(zero_byte(path, text, at));
    }
    Ok(match memchr::memchr(b'\r', bytes) {
        Some(_) => text.replace("\r\n", "\n").replace('\r', "\n").into(),
        None => text.into(),
    })
}

fn not_utf8(path: &str, bytes: &[u8], at: usize) -> Finding {
    let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
    let name = recode::encoding_of(bytes).name();
    Finding::error(
        "not-utf8",
        words!(
            "this file is not UTF-8 (line {line}); it looks like {name}",
            "这个文件不是 UTF-8（第 {line} 行），看起来是 {name}"
        ),
    )
    .in_file(path)
    .help(words!(
        "save it as UTF-8 in your editor, or convert it: iconv -f {name} -t UTF-8 {path}",
        "请在编辑器里另存为 UTF-8，或转换：iconv -f {name} -t UTF-8 {path}"
    ))
}

fn zero_byte(path: &str, text: &str, at: usize) -> Finding {
    let line = text[..at].bytes().filter(|byte| *byte == b'\n').count() + 1;
    Finding::error(
        "zero-byte",
        words!("line {line} holds a NUL byte: this is no text file", "第 {line} 行有 NUL 字节：这不是文本文件"),
    )
    .in_file(path)
    .help(words!("restore the file or move it to `assets/`", "请恢复该文件，或移到 `assets/`"))
}

fn too_large(path: &str, size: u64) -> Finding {
    let megabytes = size / (1024 * 1024);
    Finding::error(
        "too-large",
        words!("this text has {megabytes} MB; the limit is 8 MB", "这个文本有 {megabytes} MB，上限是 8 MB"),
    )
    .in_file(path)
    .help(words!("split it, or move it to `assets/` if it is data", "请拆分；如果是数据，请移到 `assets/`"))
}

/// An asset: only its header is read, and only if it is a picture. One whose stamp changed is another asset, even if it
/// looks the same from outside.
pub(super) fn asset(found: &Found, previous: &Sources) -> (Arc<Asset>, Stamp) {
    let stamp = fs::symlink_metadata(&found.location).map_or(Stamp::default(), |metadata| Stamp::of(&metadata));
    let known = previous.assets.binary_search_by(|asset| asset.path.as_str().cmp(&found.path)).ok();
    if let Some(at) = known.filter(|at| previous.stamps[*at] == stamp) {
        return (Arc::clone(&previous.assets[at]), stamp);
    }
    let pixels = || imagesize::size(&found.location).ok().map(|size| (size.width as u32, size.height as u32));
    let dimensions = if found.path.ends_with(".svg") { svg::size(&found.location) } else { pixels() };
    let asset = Asset { path: found.path.clone(), location: found.location.clone(), size: stamp.size, dimensions };
    (Arc::new(asset), stamp)
}
