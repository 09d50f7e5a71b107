//! What is wrong with a value, and how that travels through serde.

use std::cell::RefCell;
use std::fmt;
use std::ops::Range;

use crate::finding::Words;

/// A value that cannot be read: what is wrong, where in the written text, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bad {
    /// What is wrong.
    pub what: Words,
    /// What to do about it.
    pub help: Option<Words>,
    /// The faulty part: bytes of the text as it was written, on character borders.
    pub part: Range<usize>,
}

impl Bad {
    /// A fault of the part `part`.
    pub(super) fn new(part: Range<usize>, what: Words) -> Bad {
        Bad { what, help: None, part }
    }

    /// Says what to write.
    pub(super) fn help(mut self, words: Words) -> Bad {
        self.help = Some(words);
        self
    }
}

impl fmt::Display for Bad {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what.en)
    }
}

impl std::error::Error for Bad {}

thread_local! {
    /// serde's errors carry a string and nothing else: the fault itself waits here for whoever deserializes.
    static LAST: RefCell<Option<Bad>> = const { RefCell::new(None) };
}

/// Takes the fault behind the deserialization that has just failed on this thread, if a value of this room failed it.
///
/// Call it at once when deserializing one scalar has failed: `part` counts within that scalar's text. A value that
/// is read afterwards drops what nobody took.
pub fn take_bad() -> Option<Bad> {
    LAST.take()
}

/// Leaves `bad` for [`take_bad`]; `None` before a value is read, so that no older fault is taken for a new one.
pub(super) fn leave_bad(bad: Option<Bad>) {
    LAST.set(bad);
}
