//! Findings as a reader meets them: at a terminal, or as data for other tools.

mod baseline;
mod forms;
mod github;
mod human;
mod json;
mod sarif;

pub use baseline::Baseline;
pub use forms::forms;
pub use github::github;
pub use human::grouped;
pub use human::human;
pub use json::json;
pub use sarif::sarif;

use crate::finding::Finding;
use crate::finding::Level;
use crate::finding::Words;

/// A question of the audit, as a report describes it beside what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The code of its findings.
    pub code: &'static str,
    /// How bad they are.
    pub level: Level,
    /// The part of the method it belongs to.
    pub family: &'static str,
    /// What it asks for, in a sentence.
    pub principle: &'static str,
    /// What, why and how to mend it.
    pub explanation: String,
}

/// A finding that the author has excused, with the reason given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excused {
    /// What would have been told.
    pub finding: Finding,
    /// Why it is not.
    pub because: String,
}

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
