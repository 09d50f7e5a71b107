//! Findings as a reader meets them: at a terminal, or as data for other tools.

mod human;
mod json;

pub use human::human;
pub use json::json;

use crate::finding::Words;

/// The two languages that the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

impl Tongue {
    /// What is said in this language.
    pub fn of(self, words: &Words) -> &str {
        match self {
            Tongue::English => &words.en,
            Tongue::Chinese => &words.zh,
        }
    }

    /// One of two, mostly texts.
    pub fn either<T>(self, english: T, chinese: T) -> T {
        match self {
            Tongue::English => english,
            Tongue::Chinese => chinese,
        }
    }
}
