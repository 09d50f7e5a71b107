//! Lists with a date and a source that questions go by. A workspace replaces them in `content/audit/`.

use crate::load::Documents;
use crate::source::Source;
use crate::yaml;
use crate::yaml::Node;

/// A list as it comes along.
#[derive(Debug)]
pub struct List {
    /// The name of its file: `words.yaml`.
    pub name: &'static str,
    /// What is in it, with its date and its sources.
    pub text: &'static str,
    /// The questions that go by it.
    codes: [&'static str; 2],
}

/// Words that should not go out.
pub(super) static WORDS: List =
    List { name: "words.yaml", text: include_str!("data/words.yaml"), codes: ["writing-over-promise", "writing-absolute-term"] };

/// What platforms allow.
pub(super) static PLATFORMS: List = List {
    name: "platforms.yaml",
    text: include_str!("data/platforms.yaml"),
    codes: ["rules-over-capacity", "calendar-over-platform"],
};

/// All lists.
pub(super) static LISTS: [&List; 2] = [&WORDS, &PLATFORMS];

/// The list that the question `code` goes by.
pub fn list_of(code: &str) -> Option<&'static List> {
    LISTS.into_iter().find(|list| list.codes.contains(&code))
}

impl List {
    /// The list that counts: that of the workspace, where it can be read, else ours.
    pub(super) fn read(&self, documents: &Documents) -> Option<Node> {
        let read = |source: &Source| yaml::parse(source, 0..source.text().len()).ok();
        documents.audit.get(self.name).and_then(read).or_else(|| read(&Source::new(self.name, self.text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    #[test]
    fn a_list_says_when_it_was_written_and_where_each_line_was_read() {
        for list in LISTS {
            let node = list.read(&Documents::default()).unwrap();
            let is_day =
                |node: Option<&Node>| node.and_then(Node::as_str).is_some_and(|day| day.parse::<jiff::civil::Date>().is_ok());
            assert!(is_day(node.get("written")), "{}", list.name);
            let sources = node.get("sources").map(Node::items).unwrap_or_default().iter();
            let platforms = node.get("platforms").map(Node::entries).unwrap_or_default().iter().map(|entry| &entry.value);
            let told: Vec<&Node> = sources.chain(platforms).collect();
            assert!(!told.is_empty() && told.iter().all(|one| is_day(one.get("read"))), "{}", list.name);
            assert!(list.codes.iter().all(|code| check::lint(code).is_some()));
        }
    }

    #[test]
    fn a_workspace_replaces_a_list() {
        let mut documents = Documents::default();
        let own = Source::new("content/audit/words.yaml", "absolute: [独家]\n");
        documents.audit.insert("words.yaml".to_owned(), own);
        let words = WORDS.read(&documents).unwrap();
        assert_eq!(words.get("absolute").map(Node::items).unwrap_or_default()[0].as_str(), Some("独家"));
        assert!(words.get("over_promise").is_none());
    }
}
