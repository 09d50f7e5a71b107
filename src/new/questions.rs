//! What to ask at each key of a definition, whatever its kind.
//!
//! `questions.yaml` is one question a line: the path of the key, then the question. It is put above the first place where a
//! definition has the key, written or commented out. Several lines of one path are one question over several lines.

use std::collections::BTreeSet;

const QUESTIONS: &str = include_str!("questions.yaml");

/// `template` with every question above the key it asks about.
pub(super) fn ask(template: &str) -> String {
    let mut asked = BTreeSet::new();
    let mut parents: Vec<(usize, &str)> = Vec::new();
    let mut written = String::with_capacity(template.len() * 2);
    for line in template.lines() {
        if let Some(key) = Key::of(line) {
            parents.retain(|(column, _)| *column < key.column);
            let path = parents.iter().map(|(_, word)| *word).chain([key.word]).collect::<Vec<_>>().join(".");
            for question in questions(&path).filter(|_| !asked.contains(&path)) {
                written.push_str(&format!("{}# {question}\n", " ".repeat(key.indent)));
            }
            asked.insert(path);
            if !key.is_remark {
                parents.push((key.column, key.word));
            }
        }
        written.push_str(line);
        written.push('\n');
    }
    written
}

fn questions(path: &str) -> impl Iterator<Item = &'static str> {
    all().filter(move |(asked, _)| *asked == path).map(|(_, question)| question)
}

/// Every path with its question, in both languages.
pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    QUESTIONS.lines().filter_map(|line| line.split_once(": "))
}

/// A key at the head of a line: `key: …`, `- key: …`, `# key: …`.
pub(super) struct Key<'a> {
    pub(super) word: &'a str,
    /// Where the line begins.
    pub(super) indent: usize,
    /// Where the key begins; what is further right belongs to it.
    pub(super) column: usize,
    pub(super) is_remark: bool,
}

impl<'a> Key<'a> {
    pub(super) fn of(line: &'a str) -> Option<Key<'a>> {
        let text = line.trim_start();
        let indent = line.len() - text.len();
        let (text, is_remark) = match text.strip_prefix("# ") {
            Some(rest) => (rest, true),
            None => (text, false),
        };
        let bare = text.strip_prefix("- ").unwrap_or(text);
        let (word, rest) = bare.split_once(':')?;
        let is_key = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        let ends = rest.is_empty() || rest.starts_with(' ');
        (is_key && ends).then_some(Key { word, indent, column: indent + text.len() - bare.len(), is_remark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_stands_above_the_first_key_of_its_path_only() {
        let template = "funnel:\n  stages:\n    - level: free\n      goal: a\n    - level: low\n      # goal: b\n";
        let asked = ask(template);
        let question = questions("funnel.stages.goal").next().unwrap();
        assert_eq!(asked.matches(question).count(), 1);
        assert!(asked.contains(&format!("      # {question}\n      goal: a\n")), "{asked}");
    }

    #[test]
    fn a_key_that_is_commented_out_is_asked_for_too() {
        let question = questions("positioning.trend").next().unwrap();
        assert!(ask("positioning:\n  # trend: x\n").contains(&format!("  # {question}\n  # trend: x\n")));
    }

    #[test]
    fn every_question_is_asked_in_both_languages() {
        for (path, question) in all() {
            let mark = question.strip_prefix('‹').and_then(|rest| rest.strip_suffix('›'));
            let (zh, en) = mark.and_then(|mark| mark.split_once(" ¦ ")).unwrap_or_else(|| panic!("{path}: {question}"));
            assert!(!zh.is_ascii() && en.is_ascii(), "{path}: {question}");
        }
    }
}
