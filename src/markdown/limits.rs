//! Texts that are not given to the parser.

use crate::markdown::Fault;
use crate::markdown::FaultKind;

/// Bytes of a page beyond which it is not read as Markdown.
pub(super) const LONGEST: usize = 8 << 20;
/// Elements within one another beyond which a page is not read as Markdown: browsers stumble soon after.
pub(super) const DEEPEST: usize = 100;

/// Why `text` must not be parsed, if so. It starts at `offset` of its file.
pub(super) fn refuse(text: &str, offset: usize) -> Option<Fault> {
    let start = offset as u32;
    let kind = match () {
        () if text.len() > LONGEST => FaultKind::TooLong,
        () if nests_footnotes(text) => FaultKind::TooDeep,
        () => return None,
    };
    Some(Fault { kind, place: start..start })
}

/// Whether footnotes begin within one another, `[^1]: [^1]: …`: the parser's time grows with the square of the depth.
fn nests_footnotes(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"]: [^").is_some() && text.lines().any(|line| line.matches("]: [^").count() > DEEPEST)
}
