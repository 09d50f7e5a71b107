//! The first paragraph, short enough to describe a page.

use unicode_width::UnicodeWidthChar;

use crate::markdown::Phrase;
use crate::markdown::Piece;
use crate::markdown::phrase::push_placeholder;

/// Columns of a description; a Chinese character takes two.
const WIDTH: usize = 160;
/// What a placeholder is taken to need, since nobody knows yet what it will hold.
const PLACEHOLDER: usize = 8;

/// Cuts a paragraph where a sentence ends, or failing that where it has to.
pub(super) fn summarize(paragraph: &Phrase) -> Phrase {
    let mut short = String::new();
    let (mut width, mut sentence) = (0, 0);
    for piece in paragraph.pieces() {
        match piece {
            Piece::Placeholder(path) => {
                width += PLACEHOLDER;
                push_placeholder(&mut short, path);
            }
            Piece::Text(text) => {
                let mut chars = text.char_indices().peekable();
                while let Some((at, char)) = chars.next() {
                    width += char.width().unwrap_or(0);
                    if width > WIDTH {
                        short.push_str(&text[..at]);
                        return cut(&short, sentence);
                    }
                    if ends_sentence(char, chars.peek().map(|(_, next)| *next)) {
                        sentence = short.len() + at + char.len_utf8();
                    }
                }
                short.push_str(text);
            }
        }
    }
    Phrase::collected(&short)
}

fn ends_sentence(char: char, next: Option<char>) -> bool {
    match char {
        '。' | '！' | '？' | '；' => next.is_none_or(|next| !matches!(next, '”' | '’' | '」' | '』' | '）')),
        '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
        _ => false,
    }
}

fn cut(short: &str, sentence: usize) -> Phrase {
    if sentence * 5 >= short.len() * 2 {
        return Phrase::collected(&short[..sentence]);
    }
    // Not within a Latin word, if one began near the end.
    let end = match short.rfind(|char: char| !char.is_ascii_alphanumeric()) {
        Some(at) if short.len() - at < 24 => short[at..].chars().next().map_or(at, |char| at + char.len_utf8()),
        _ => short.len(),
    };
    let kept = short[..end].trim_end_matches(|char: char| char.is_whitespace() || matches!(char, '，' | ',' | '、' | '：' | ':'));
    Phrase::collected(&format!("{kept}…"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(text: &str) -> String {
        summarize(&Phrase::written(text, true)).to_string()
    }

    #[test]
    fn what_is_short_stays_whole() {
        assert_eq!(summary("欢迎来到 {{ name }}!"), "欢迎来到 {{ name }}!");
    }

    #[test]
    fn a_long_paragraph_ends_with_a_sentence() {
        let text = format!("{}。{}。", "先".repeat(40), "后".repeat(60));
        assert_eq!(summary(&text), format!("{}。", "先".repeat(40)));
    }

    #[test]
    fn a_long_sentence_is_cut_between_characters() {
        let cut = summary(&"衣橱会客厅,".repeat(40));
        assert!(cut.ends_with('…') && cut.chars().count() < 90, "{cut}");
    }

    #[test]
    fn a_latin_word_is_not_cut() {
        assert!(summary(&"community ".repeat(40)).ends_with("community…"));
    }
}
