//! A client's words for ours: where the library says 社群, this client's book says 书友圈.

use std::borrow::Cow;

use aho_corasick::AhoCorasick;
use aho_corasick::Input;
use aho_corasick::MatchKind;

/// Words to replace.
#[derive(Debug, Clone, Default)]
pub(super) struct Terms {
    /// The longest first, so that 社群成员 wins over 社群.
    pairs: Vec<(String, String)>,
    /// Finds where one of them may begin; none where there is nothing to replace.
    search: Option<AhoCorasick>,
}

impl Terms {
    /// Of pairs of ours and theirs; a word that stays as it is counts only where something else would change it.
    pub(super) fn new(pairs: impl Iterator<Item = (String, String)>, keeps_same: bool) -> Terms {
        let mut pairs: Vec<_> = pairs.filter(|(ours, theirs)| !ours.is_empty() && (keeps_same || ours != theirs)).collect();
        pairs.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        let search = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build(pairs.iter().map(|(ours, _)| ours))
            .ok()
            .filter(|_| !pairs.is_empty());
        Terms { pairs, search }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.search.is_none()
    }

    /// Puts the client's words in, once over the text: what was put in is not looked at again. A Latin word is
    /// only replaced whole.
    pub(super) fn apply<'a>(&self, text: &'a str) -> Cow<'a, str> {
        self.apply_with(text, &|rest| Cow::Borrowed(rest))
    }

    /// The same, with what is not replaced told by `otherwise`.
    pub(super) fn apply_with<'a>(&self, text: &'a str, otherwise: &dyn Fn(&'a str) -> Cow<'a, str>) -> Cow<'a, str> {
        let mut out = String::new();
        let mut copied = 0;
        let mut from = 0;
        while let Some(at) = self.first(text, from) {
            match self.pairs.iter().find(|(ours, _)| text[at..].starts_with(ours.as_str()) && is_whole(text, at, ours)) {
                Some((ours, theirs)) => {
                    out.push_str(&otherwise(&text[copied..at]));
                    out.push_str(theirs);
                    from = at + ours.len();
                    copied = from;
                }
                None => from = at + text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        if copied == 0 && out.is_empty() {
            return otherwise(text);
        }
        out.push_str(&otherwise(&text[copied..]));
        Cow::Owned(out)
    }

    /// Where behind the byte `from` of `text` the first word begins, whole or not.
    fn first(&self, text: &str, from: usize) -> Option<usize> {
        let found = self.search.as_ref()?.find(Input::new(text).span(from..text.len()))?;
        Some(found.start())
    }
}

/// Han script has no word borders to look for; a Latin word must not be a part of a longer one.
fn is_whole(text: &str, at: usize, word: &str) -> bool {
    let is_word =
        |character: Option<char>| character.is_some_and(|character| character.is_ascii_alphanumeric() || character == '_');
    let starts_in_word = is_word(word.chars().next()) && is_word(text[..at].chars().next_back());
    let ends_in_word = is_word(word.chars().next_back()) && is_word(text[at + word.len()..].chars().next());
    !starts_in_word && !ends_in_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_nothing_is_replaced_twice() {
        let pair = |ours: &str, theirs: &str| (ours.to_owned(), theirs.to_owned());
        let pairs = [pair("社群", "读书社群"), pair("社群成员", "书友"), pair("group", "circle")];
        let terms = Terms::new(pairs.into_iter(), false);
        assert_eq!(terms.apply("社群成员在社群里"), "书友在读书社群里");
        assert_eq!(terms.apply("a group, no subgroup, groups"), "a circle, no subgroup, groups");
        assert!(matches!(terms.apply("别的"), Cow::Borrowed(_)));
    }
}
