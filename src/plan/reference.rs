//! The reference: what can be written, and what the audit asks. A page for each section and each family of questions.

use crate::check::Family;
use crate::model::SECTIONS;
use crate::model::Visibility;
use crate::plan::Kind;
use crate::plan::book::Draft;
use crate::resolve::Book;

/// What a page of the reference is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Everything: the list of the other pages.
    All,
    /// The keys at the top of a definition.
    Identity,
    /// A section of a definition.
    Section(&'static str),
    /// `site.yaml`.
    Site,
    /// A family of questions of the audit.
    Checks(Family),
}

impl Topic {
    fn name(self) -> String {
        match self {
            Topic::All => "index".to_owned(),
            Topic::Identity => "community".to_owned(),
            Topic::Section(key) => key.to_owned(),
            Topic::Site => "site".to_owned(),
            Topic::Checks(family) => format!("checks-{}", family.word()),
        }
    }

    fn title(self, words: &dyn Fn(&str) -> String) -> String {
        let section = |key: &str| words(&format!("sections.{key}.title"));
        match self {
            Topic::All => words("reference.title"),
            Topic::Identity => words("reference.identity"),
            Topic::Section(key) => words("reference.keys").replace("{name}", &section(key)),
            Topic::Site => words("reference.site"),
            Topic::Checks(Family::Writing) => words("reference.checks").replace("{name}", &words("reference.writing")),
            Topic::Checks(family) => words("reference.checks").replace("{name}", &section(family.word())),
        }
    }
}

/// Whether `book` ends with the reference. A client has no use for it; a book without a community is for those who write.
pub(super) fn belongs_to(book: &Book, audience: Visibility) -> bool {
    book.site.reference && (audience == Visibility::Internal || book.community.is_none())
}

pub(super) fn drafts(words: &dyn Fn(&str) -> String) -> Vec<Draft> {
    let first = [Topic::All, Topic::Identity].into_iter();
    let sections = SECTIONS.iter().map(|key| Topic::Section(key)).chain([Topic::Site]);
    let checks = Family::ALL.iter().map(|family| Topic::Checks(*family));
    let draft = |topic: Topic| Draft {
        address: format!("reference/{}.html", topic.name()),
        kind: Kind::Reference(topic),
        title: topic.title(words),
        description: if topic == Topic::All { words("reference.description") } else { String::new() },
    };
    first.chain(sections).chain(checks).map(draft).collect()
}
