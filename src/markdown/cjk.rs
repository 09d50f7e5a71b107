//! Chinese, Japanese and Korean among Markdown's delimiters and line ends.

use unicode_properties::GeneralCategoryGroup;
use unicode_properties::UnicodeGeneralCategory;

/// Which side of a run of delimiters a mark goes, so that the parser reads the run as a writer of Chinese means it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Before the run: it may then close.
    Before,
    /// After the run: it may then open.
    After,
}

/// Where the run of `*` or `~~` between `before` and `after` needs a mark.
///
/// CommonMark lets punctuation decide whether a run opens or closes, and expects a blank on the other side. Chinese
/// has no blanks, so `**注意：**请先` stays as it is typed. The CJK-friendly amendments to CommonMark let a CJK
/// character on either side stand for the blank; a character that is neither blank nor punctuation, put between the
/// run and the punctuation, makes an unamended parser come to the same reading.
pub(super) fn mark(delimiter: u8, before: char, after: char) -> Option<Side> {
    if !is_cjk(before) && !is_cjk(after) {
        return None;
    }
    let (blank_before, blank_after) = (before.is_whitespace(), after.is_whitespace());
    let (point_before, point_after) = (is_punctuation(before), is_punctuation(after));
    // The parser lets `~~` open wherever no blank follows.
    let opens = delimiter == b'~' || !point_after || blank_before || point_before;
    let closes = !point_before || blank_after || point_after;
    if !blank_after && !opens {
        Some(Side::After)
    } else if !blank_before && !closes {
        Some(Side::Before)
    } else {
        None
    }
}

/// What the parser takes for punctuation: the categories P and S of Unicode.
fn is_punctuation(char: char) -> bool {
    match char {
        '\0'..='\x7f' => return char.is_ascii_punctuation(),
        // Everyday Han and everyday Chinese punctuation need not be looked up.
        '\u{4e00}'..='\u{9fff}' => return false,
        '\u{2010}'..='\u{2027}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' => return true,
        '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' => return true,
        _ => {}
    }
    matches!(char.general_category_group(), GeneralCategoryGroup::Punctuation | GeneralCategoryGroup::Symbol)
}

/// Characters of East Asian width W, F or H that are no emoji, and everything that is Hangul.
fn is_cjk(char: char) -> bool {
    matches!(char as u32,
        0x1100..=0x11ff | 0x20a9 | 0x2e80..=0x303e | 0x3041..=0xa4cf | 0xa960..=0xa97f | 0xac00..=0xd7ff
        | 0xf900..=0xfaff | 0xfe10..=0xfe19 | 0xfe30..=0xfe6f | 0xff01..=0xffee | 0x1_6fe0..=0x1_b2ff
        | 0x1_f200..=0x1_f2ff | 0x2_0000..=0x3_ffff | 0xe_0100..=0xe_01ef)
}

/// How a character takes a line end beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Width {
    /// Han, kana and their punctuation: a line end between two of them is no blank.
    Wide,
    /// Quotes, dashes and dots that Chinese shares with others: as wide as what is on the other side.
    Shared,
    /// Everything else, Hangul included, which puts blanks between words.
    Narrow,
}

impl Width {
    /// The width of a character.
    pub(super) fn of(char: char) -> Width {
        match char as u32 {
            ..0xb7 => Width::Narrow,
            0x4e00..=0x9fff => Width::Wide,
            0xb7 | 0x2014 | 0x2015 | 0x2018 | 0x2019 | 0x201c | 0x201d | 0x2025 | 0x2026 => Width::Shared,
            0x1100..=0x11ff | 0x3130..=0x318f | 0xa960..=0xa97f | 0xac00..=0xd7ff | 0xffa0..=0xffdf | 0x20a9 => Width::Narrow,
            _ if is_cjk(char) => Width::Wide,
            _ => Width::Narrow,
        }
    }

    /// Whether a line end between `self` and `next` leaves no blank.
    pub(super) fn joins(self, next: Width) -> bool {
        matches!((self, next), (Width::Wide, Width::Wide | Width::Shared) | (Width::Shared, Width::Wide))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_between_ascii_never_gets_a_mark() {
        for before in ' '..='~' {
            for after in ' '..='~' {
                assert_eq!(mark(b'*', before, after), None);
                assert_eq!(mark(b'~', before, after), None);
            }
        }
    }

    #[test]
    fn a_mark_goes_between_the_run_and_the_punctuation() {
        for (before, after, side) in [
            ('：', '请', Some(Side::Before)),
            ('是', '「', Some(Side::After)),
            ('%', '上', Some(Side::Before)),
            ('请', '注', None),
            (' ', '「', None),
            ('。', '\n', None),
            ('é', '(', None),
            ('😀', 'b', None),
        ] {
            assert_eq!(mark(b'*', before, after), side, "{before} {after}");
        }
    }

    #[test]
    fn hangul_keeps_its_blanks_and_quotes_follow_their_neighbour() {
        let joins = |a, b| Width::of(a).joins(Width::of(b));
        assert!(joins('文', '字') && joins('。', '下') && joins('”', '他') && joins('ひ', 'ら') && joins('Ａ', '文'));
        assert!(!joins('문', '장') && !joins('a', '文') && !joins('文', 'a') && !joins('”', '“') && !joins('😀', '文'));
    }
}
