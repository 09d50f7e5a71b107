//! What we tell the author, and where we point.

use std::cmp::Ordering;

use crate::source::Span;

/// Words of ours in the two languages that the tool itself speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// English: lower case, no full stop, the author's word in backticks.
    pub en: String,
    /// Simplified Chinese.
    pub zh: String,
}

/// Says one thing in both languages; both texts are format strings over the same variables.
macro_rules! words {
    ($en:literal, $zh:literal $(,)?) => {
        $crate::finding::Words { en: format!($en), zh: format!($zh) }
    };
}
pub(crate) use words;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The book cannot be made as it is written.
    Error,
    /// The book can be made, but a reader will stumble.
    Warning,
    /// The method would do it another way.
    Advice,
}

impl Level {
    /// The word by which it is printed and filtered.
    pub fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice => "advice",
        }
    }
}

/// One thing that is wrong, or could be better, at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// A stable word, such as `unknown-key`.
    pub code: &'static str,
    /// How bad it is.
    pub level: Level,
    /// What is wrong.
    pub message: Words,
    /// Where; nothing where there is no text to point into (a missing folder).
    pub span: Option<Span>,
    /// The file, where there is no span in it (a file that is not text).
    pub path: Option<String>,
    /// Other places that belong to it, each with what it is there for.
    pub also: Vec<(Span, Words)>,
    /// What to do about it.
    pub help: Option<Words>,
    /// The changes that mend it, where there is nothing to choose; empty where the author has to decide.
    pub fix: Vec<Edit>,
}

/// One change of a text: what stands at `span` becomes `with`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span is a place to put something in.
    pub span: Span,
    /// What stands there afterwards.
    pub with: String,
}

impl Finding {
    /// A finding that is an error.
    pub fn error(code: &'static str, message: Words) -> Finding {
        Finding { code, level: Level::Error, message, span: None, path: None, also: Vec::new(), help: None, fix: Vec::new() }
    }

    /// A finding that is a warning.
    pub fn warning(code: &'static str, message: Words) -> Finding {
        Finding { level: Level::Warning, ..Finding::error(code, message) }
    }

    /// A finding that is advice.
    pub fn advice(code: &'static str, message: Words) -> Finding {
        Finding { level: Level::Advice, ..Finding::error(code, message) }
    }

    /// Points at a place.
    pub fn at(mut self, span: &Span) -> Finding {
        self.span = Some(span.clone());
        self
    }

    /// Points at a whole file, for what has no place in a text.
    pub fn in_file(mut self, path: impl Into<String>) -> Finding {
        self.path = Some(path.into());
        self
    }

    /// Points at a second place.
    pub fn also(mut self, span: &Span, words: Words) -> Finding {
        self.also.push((span.clone(), words));
        self
    }

    /// Says what to do.
    pub fn help(mut self, words: Words) -> Finding {
        self.help = Some(words);
        self
    }

    /// Says which change of a text mends it; several changes belong together.
    pub fn mend(mut self, span: &Span, with: impl Into<String>) -> Finding {
        self.fix.push(Edit { span: span.clone(), with: with.into() });
        self
    }

    /// The file it is about, relative to the workspace; empty where it is about no file.
    pub fn file(&self) -> &str {
        match (&self.span, &self.path) {
            (Some(span), _) => span.source().path(),
            (None, Some(path)) => path,
            (None, None) => "",
        }
    }

    /// By file, then place; the order in which findings are told.
    pub(crate) fn order(&self, other: &Finding) -> Ordering {
        let place = |finding: &Finding| finding.span.as_ref().map_or((0, 0), |span| (span.range().start, span.range().end));
        (self.file(), place(self), self.level, self.code, &self.message.en).cmp(&(
            other.file(),
            place(other),
            other.level,
            other.code,
            &other.message.en,
        ))
    }
}

/// Everything found so far. Stages add to it and go on; nobody stops at the first.
#[derive(Debug, Default, Clone)]
pub struct Findings {
    list: Vec<Finding>,
}

impl Findings {
    /// None yet.
    pub fn new() -> Findings {
        Findings::default()
    }

    /// Adds one.
    pub fn add(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    /// Adds all of another list.
    pub fn extend(&mut self, other: impl IntoIterator<Item = Finding>) {
        self.list.extend(other);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Whether one of them is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|finding| finding.level == Level::Error)
    }

    /// How many there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.list.iter().filter(|finding| finding.level == level).count()
    }

    /// All of them: by file, then place, each told once.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.list.sort_by(Finding::order);
        self.list.dedup();
        self.list
    }

    /// As they were found.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }
}

impl IntoIterator for Findings {
    type Item = Finding;
    type IntoIter = std::vec::IntoIter<Finding>;
    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}

/// The candidate that `word` was most likely meant to be, if one is near enough to suggest.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&word.to_lowercase(), &candidate.to_lowercase()), candidate))
        .filter(|(distance, candidate)| *distance <= length.max(candidate.chars().count()).div_ceil(3))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The candidate that `word` can only have been meant to be: one slip of the finger away from it and from no other. A
/// digit is no slip: `group-3` is not `group-2`.
pub fn slip<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    const SHORTEST: usize = 3;
    let fold = |text: &str| text.to_lowercase().replace('_', "-");
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    if word.chars().count() < SHORTEST {
        return None;
    }
    let mut near = candidates
        .into_iter()
        .filter(|candidate| candidate.chars().count() >= SHORTEST && digits(word) == digits(candidate))
        .filter(|candidate| strsim::damerau_levenshtein(&fold(word), &fold(candidate)) <= 1);
    near.next().filter(|_| near.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_finding_that_two_stages_made_is_told_once() {
        let span = Source::new("a.yaml", "名: 1").span(0..3);
        let mut findings = Findings::new();
        findings.add(Finding::error("unknown-key", words!("no key", "没有这个键")).at(&span));
        findings.add(Finding::error("unknown-key", words!("no key", "没有这个键")).at(&span));
        assert_eq!(findings.sorted().len(), 1);
    }

    #[test]
    fn a_slip_of_the_finger_finds_its_word_and_a_stranger_finds_none() {
        assert_eq!(nearest("kidn", ["name", "kind"]), Some("kind"));
        assert_eq!(nearest("审核入群", ["name", "kind"]), None);
        assert_eq!(nearest("定为", ["定位", "规则"]), Some("定位"));
    }

    #[test]
    fn only_one_slip_towards_one_word_is_beyond_doubt() {
        for (word, candidates, meant) in [
            ("laeder", &["leader", "operator"][..], Some("leader")),
            ("main_group", &["main-group"], Some("main-group")),
            ("Leader", &["leader"], Some("leader")),
            ("主群一", &["主群二", "主群三"], None),
            ("衣橱会客听", &["衣橱会客厅"], Some("衣橱会客厅")),
            ("group-3", &["group-2"], None),
            ("lwo", &["low", "two"], None),
            ("at", &["a", "as"], None),
            ("leaderr-x", &["leader"], None),
        ] {
            assert_eq!(slip(word, candidates.iter().copied()), meant, "{word}");
        }
    }
}
