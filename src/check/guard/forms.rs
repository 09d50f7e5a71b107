//! The forms in which a word may stand in a file.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::locale::Language;
use crate::locale::convert;

/// A shorter one stands by chance in a picture.
const SHORTEST_IN_BYTES: usize = 6;

/// How the letters of a word are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// As text of ours.
    Text,
    /// In two bytes a letter: how some programs note who made a file.
    Wide,
}

/// Every form of `word`, each with its bytes: in each script of the site, as HTML writes it, in wide letters.
pub(super) fn of(word: &str, languages: &[Language]) -> impl Iterator<Item = (Form, Vec<u8>)> {
    let mut forms: BTreeMap<Vec<u8>, Form> = BTreeMap::new();
    let author = Language::simplified_chinese();
    for text in languages.iter().map(|language| convert(word, &author, language)).chain([word.into()]) {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        forms.insert(escaped.into_bytes(), Form::Text);
        forms.insert(text.as_bytes().to_vec(), Form::Text);
        forms.insert(text.encode_utf16().flat_map(u16::to_be_bytes).collect(), Form::Wide);
        forms.insert(text.encode_utf16().flat_map(u16::to_le_bytes).collect(), Form::Wide);
    }
    forms.into_iter().map(|(bytes, form)| (form, bytes))
}

impl Form {
    /// Whether a word stands at `place` in `bytes`, not a part of a longer one.
    pub(super) fn stands(self, bytes: &[u8], place: Range<usize>, is_text: bool) -> bool {
        if !is_text && place.len() < SHORTEST_IN_BYTES {
            return false;
        }
        let is_letter = |byte: Option<&u8>| self == Form::Text && byte.is_some_and(u8::is_ascii_alphanumeric);
        let begins = is_letter(bytes.get(place.start)) && is_letter(place.start.checked_sub(1).and_then(|at| bytes.get(at)));
        let ends = is_letter(bytes.get(place.end - 1)) && is_letter(bytes.get(place.end));
        !begins && !ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_known_in_the_other_script_in_html_and_in_wide_letters() {
        let languages = [Language::simplified_chinese(), Language::parse("zh-Hant").unwrap()];
        let forms: Vec<Vec<u8>> = of("书友&茶", &languages).map(|(_, bytes)| bytes).collect();
        for form in ["书友&茶", "書友&amp;茶"] {
            assert!(forms.contains(&form.as_bytes().to_vec()), "{form}");
        }
        let wide: Vec<u8> = "书友&茶".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(forms.contains(&wide));
    }

    #[test]
    fn a_part_of_a_longer_word_is_none_nor_are_a_few_bytes_of_a_picture() {
        assert!(Form::Text.stands(b"an art of", 3..6, true));
        assert!(!Form::Text.stands(b"a start of", 4..7, true));
        assert!(!Form::Text.stands(b"an art of", 3..6, false));
        assert!(Form::Text.stands("在衣橱里".as_bytes(), 3..9, false));
    }
}
