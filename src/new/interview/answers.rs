//! Answers by the key they answer: as they are given, kept in a file, or read from one.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::new::questions;
use crate::source::Source;
use crate::yaml;
use crate::yaml::Node;

/// What was answered, by path: `positioning.theme`. An empty answer keeps the default, `-` leaves the key out, and a
/// list is one part a line.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Answers {
    given: BTreeMap<String, String>,
}

impl Answers {
    /// The answer at `path`, where there is one.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.given.get(path).map(String::as_str)
    }

    /// Answers `path`.
    pub fn put(&mut self, path: &str, answer: &str) {
        self.given.insert(path.to_owned(), answer.to_owned());
    }

    /// Takes the answer at `path` back.
    pub fn take_back(&mut self, path: &str) {
        self.given.remove(path);
    }

    /// How many questions were answered with something, beside the kind, which comes before them.
    pub fn count(&self) -> usize {
        self.given.iter().filter(|(path, answer)| *path != "kind" && !answer.is_empty()).count()
    }

    /// Whether no question was put yet.
    pub fn is_empty(&self) -> bool {
        self.given.keys().all(|path| path == "kind")
    }

    /// All of them as YAML, one a line.
    pub fn text(&self) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        self.given.iter().map(|(path, answer)| format!("{path}: {}\n", quoted(answer))).collect()
    }

    /// Reads answers: paths as keys (`positioning.theme: …`) or maps in maps, texts, or lists of texts. What is no
    /// question is a finding.
    pub fn read(path: &str, text: &str, findings: &mut Findings) -> Answers {
        let source = Source::new(path, text);
        let mut answers = Answers::default();
        match yaml::parse(&source, 0..text.len()) {
            Ok(node) if node.is_null() => {}
            Ok(node) if node.entries().is_empty() => findings.add(yaml::not_a_map(&node)),
            Ok(node) => answers.add_all("", &node, findings),
            Err(finding) => findings.add(finding),
        }
        answers
    }

    fn add_all(&mut self, above: &str, map: &Node, findings: &mut Findings) {
        for entry in map.entries() {
            let key = entry.key.as_str().unwrap_or_default();
            let path = if above.is_empty() { key.to_owned() } else { format!("{above}.{key}") };
            let is_question = questions::all().any(|(asked, _)| asked == path);
            match (entry.value.as_str(), entry.value.items()) {
                _ if !entry.value.entries().is_empty() => self.add_all(&path, &entry.value, findings),
                _ if !is_question => findings.add(no_question(&path, &entry.key)),
                (Some(text), _) => self.put(&path, text.trim()),
                (None, items) => {
                    let texts: Vec<&str> = items.iter().filter_map(Node::as_str).map(str::trim).collect();
                    self.put(&path, &texts.join("\n"));
                }
            }
        }
    }
}

fn no_question(path: &str, key: &Node) -> Finding {
    Finding::error("no-question", words!("there is no question `{path}`", "没有 `{path}` 这个问题")).at(&key.span).help(
        match nearest(path, questions::all().map(|(asked, _)| asked)) {
            Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
            None => words!(
                "a question goes by the path of its key, such as `positioning.theme`",
                "问题按键的路径写，例如 `positioning.theme`"
            ),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_back_from_their_file_whatever_is_in_them() {
        let mut answers = Answers::default();
        for (path, answer) in
            [("name", "茶席: \"一\""), ("positioning.theme", ""), ("positioning.not", "甲\n乙"), ("fit.verdict", "-")]
        {
            answers.put(path, answer);
        }
        let mut findings = Findings::new();
        assert_eq!(Answers::read("a.yaml", &answers.text(), &mut findings), answers);
        assert_eq!((answers.count(), findings.sorted().len()), (3, 0));
    }

    #[test]
    fn a_file_may_nest_its_answers_and_hears_of_what_is_no_question() {
        let mut findings = Findings::new();
        let text = "positioning:\n  theme: 把茶喝明白\n  not: [甲, 乙]\n  them: x\n";
        let answers = Answers::read("a.yaml", text, &mut findings);
        assert_eq!((answers.get("positioning.theme"), answers.get("positioning.not")), (Some("把茶喝明白"), Some("甲\n乙")));
        let told = findings.sorted();
        assert_eq!(told[0].help.as_ref().unwrap().en, "did you mean `positioning.theme`?");
        assert_eq!(told[0].span.as_ref().unwrap().line_column(), (4, 3));
    }
}
