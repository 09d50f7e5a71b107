//! A file as it lies on the disk, and the same file mended: written beside it and put in its place whole.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use anyhow::bail;

use crate::workspace::recode;

const MARK: &str = "\u{feff}";

/// A file before it is mended: its bytes, and what the pipeline does not see of them.
#[derive(Debug)]
pub(super) struct Original {
    bytes: Vec<u8>,
    text: String,
    from: Option<&'static str>,
    has_mark: bool,
    line_end: &'static str,
}

impl Original {
    /// A file in UTF-8; nothing where it ends its lines in several ways.
    pub(super) fn read(place: &Path, path: &str) -> anyhow::Result<Option<Original>> {
        let bytes = fs::read(place).with_context(|| format!("cannot read `{path}`"))?;
        Ok(String::from_utf8(bytes.clone()).ok().and_then(|text| Original::of(bytes, &text, None)))
    }

    /// A file in another encoding that can become UTF-8 without a loss.
    pub(super) fn recoded(place: &Path, path: &str) -> anyhow::Result<Option<Original>> {
        let bytes = fs::read(place).with_context(|| format!("cannot read `{path}`"))?;
        Ok(recode(&bytes).and_then(|recoded| Original::of(bytes, &recoded.text, Some(recoded.from))))
    }

    fn of(bytes: Vec<u8>, text: &str, from: Option<&'static str>) -> Option<Original> {
        let (has_mark, text) = match text.strip_prefix(MARK) {
            Some(rest) => (from.is_none(), rest),
            None => (false, text),
        };
        let plain = text.replace("\r\n", "\n");
        let line_end = if plain.len() == text.len() { "\n" } else { "\r\n" };
        let is_even = !plain.contains('\r') && plain.replace('\n', line_end).len() == text.len();
        is_even.then_some(Original { bytes, text: plain, from, has_mark, line_end })
    }

    /// What it says, as the pipeline reads it.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The encoding it is in, where that is not UTF-8.
    pub(super) fn from(&self) -> Option<&'static str> {
        self.from
    }

    /// Puts `text` in its place, with the line ends and the mark it had. At any moment the file is whole: the old one or
    /// the new one.
    pub(super) fn replace(&self, place: &Path, path: &str, text: &str) -> anyhow::Result<()> {
        let context = || format!("cannot write `{path}`");
        if fs::read(place).with_context(context)? != self.bytes {
            bail!("`{path}` was saved while this was going on; it is left as it is, run `guildbook fix` again");
        }
        let mark = if self.has_mark { MARK } else { "" };
        let whole = format!("{mark}{}", text.replace('\n', self.line_end));
        let folder = place.parent().unwrap_or(Path::new("."));
        let mut beside = tempfile::Builder::new().prefix(".guildbook-fix-").tempfile_in(folder).with_context(context)?;
        beside.write_all(whole.as_bytes()).with_context(context)?;
        let permissions = fs::metadata(place).with_context(context)?.permissions();
        beside.as_file().set_permissions(permissions).with_context(context)?;
        beside.as_file().sync_all().with_context(context)?;
        beside.persist(place).map_err(|error| error.error).with_context(context)?;
        Ok(())
    }
}
