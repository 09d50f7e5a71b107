//! What a team has decided to live with for now: only what is new is told.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::finding::Finding;
use crate::finding::Level;

const HEAD: &str =
    "# guildbook baseline: warnings and advice that are known and not told again; one a line: code, file, text of the line\n";

/// Known warnings and advice, each with how often it is known. Errors are never known: they stop a build.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Baseline {
    known: BTreeMap<String, usize>,
}

impl Baseline {
    /// All of `findings` that can be lived with.
    pub fn of(findings: &[Finding]) -> Baseline {
        let mut known = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.level != Level::Error) {
            *known.entry(key(finding)).or_insert(0) += 1;
        }
        Baseline { known }
    }

    /// Reads what [`Baseline::text`] wrote; lines that start with `#` are remarks.
    pub fn read(text: &str) -> Baseline {
        let mut known = BTreeMap::new();
        for line in text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            *known.entry(line.to_owned()).or_insert(0) += 1;
        }
        Baseline { known }
    }

    /// A line for each, sorted, so that a change of it can be read.
    pub fn text(&self) -> String {
        self.known.iter().fold(HEAD.to_owned(), |mut text, (key, times)| {
            for _ in 0..*times {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{key}");
            }
            text
        })
    }

    /// How many are known.
    pub fn len(&self) -> usize {
        self.known.values().sum()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Those of `findings` that are new, and how many known ones are gone.
    pub fn compare(&self, findings: Vec<Finding>) -> (Vec<Finding>, usize) {
        let mut left = self.known.clone();
        let is_new = |finding: &Finding| match left.get_mut(&key(finding)) {
            Some(times) if *times > 0 && finding.level != Level::Error => {
                *times -= 1;
                false
            }
            _ => true,
        };
        let mut is_new = is_new;
        let new = findings.into_iter().filter(|finding| is_new(finding)).collect();
        (new, left.values().sum())
    }
}

/// What makes a finding the same one tomorrow: not its line number, which changes with every line above it.
fn key(finding: &Finding) -> String {
    let line = finding.span.as_ref().map_or("", |span| span.line().trim());
    format!("{}\t{}\t{line}", finding.code, finding.file()).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::words;
    use crate::source::Source;

    fn warnings(text: &str) -> Vec<Finding> {
        let source = Source::new("社群.yaml", text);
        let at = |(at, _): (usize, &str)| Finding::warning("loud", words!("too loud", "太响")).at(&source.span(at..at + 3));
        text.match_indices('响').map(at).collect()
    }

    #[test]
    fn what_is_known_is_not_told_again_wherever_it_has_moved() {
        let baseline = Baseline::of(&warnings("a: 响\nb: 响\n"));
        assert_eq!(Baseline::read(&baseline.text()), baseline);
        assert_eq!(baseline.compare(warnings("x: 1\nb: 响\na: 响\n")), (Vec::new(), 0));
        let (new, gone) = baseline.compare(warnings("a: 响\nc: 响\na: 响\n"));
        assert_eq!((new.len(), gone), (2, 1));
    }

    #[test]
    fn an_error_is_never_lived_with() {
        let error = Finding::error("broken", words!("broken", "坏了")).in_file("a.yaml");
        let baseline = Baseline::of(std::slice::from_ref(&error));
        assert!(baseline.is_empty());
        assert_eq!(Baseline::read("broken\ta.yaml\n").compare(vec![error.clone()]), (vec![error], 1));
    }
}
