//! The kinds of pages.

use crate::plan::calendar::Leaf;
use crate::plan::reference::Topic;

/// What a page is, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The shelf of a site with several books, in one language.
    Shelf {
        /// The language, as an index into the library's.
        language: usize,
    },
    /// The first page of a book.
    Cover,
    /// A section of the definition.
    Section(&'static str),
    /// A standard procedure, by its id.
    Sop(String),
    /// A page of the calendar: a month, a week, a role's days.
    Calendar(Leaf),
    /// A stage of the funnel, by its id.
    Stage(String),
    /// A chapter of modules, as an index into the book's.
    Chapter(usize),
    /// A module: its chapter, and its place in that.
    Module(usize, usize),
    /// How well the community follows the method, for its makers.
    Health,
    /// What can be written and what is asked, for those who write.
    Reference(Topic),
    /// The whole book on one page.
    Print,
    /// The page for an address that does not exist.
    NotFound,
}

impl Kind {
    /// The word by which templates know it.
    pub fn word(&self) -> &'static str {
        match self {
            Kind::Shelf { .. } => "shelf",
            Kind::Cover => "cover",
            Kind::Section(_) => "section",
            Kind::Sop(_) => "sop",
            Kind::Calendar(_) => "calendar",
            Kind::Stage(_) => "stage",
            Kind::Chapter(_) => "chapter",
            Kind::Module(..) => "module",
            Kind::Health => "health",
            Kind::Reference(_) => "reference",
            Kind::Print => "print",
            Kind::NotFound => "404",
        }
    }

    /// Whether it has its place in the order of reading, and with it a number. The pages of the calendar are turned among
    /// themselves.
    pub fn is_in_order(&self) -> bool {
        !matches!(self, Kind::Calendar(_))
    }

    /// The template that draws it.
    pub fn template(&self) -> String {
        match self {
            Kind::Section(key) => format!("sections/{key}.html"),
            Kind::Calendar(leaf) => leaf.template().to_owned(),
            other => format!("{}.html", other.word()),
        }
    }
}
