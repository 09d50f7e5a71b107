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
    (text.len() > LONGEST).then_some(Fault { kind: FaultKind::TooLong, place: start..start })
}
