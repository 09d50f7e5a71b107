//! Characters as they were meant.

/// One character as it was meant: wide forms narrow, capitals small, every dash a hyphen, traditional units simplified.
///
/// One character stays one character, so that a fault keeps its place. Unlike NFKC it leaves `²` and `①` alone:
/// `10²` must not be read as 102.
pub(super) fn fold(character: char) -> char {
    match character {
        'A'..='Z' => character.to_ascii_lowercase(),
        '\u{FF01}'..='\u{FF5E}' => {
            let narrow = u32::from(character) - 0xFEE0;
            char::from_u32(narrow).map_or(character, |narrow| narrow.to_ascii_lowercase())
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE63}' => '-',
        '〜' | '∼' => '~',
        '￥' => '¥',
        '￡' => '£',
        '￦' => '₩',
        '週' => '周',
        '個' => '个',
        '兩' => '两',
        '鐘' | '鍾' => '钟',
        '時' => '时',
        '點' => '点',
        '號' => '号',
        '後' => '后',
        '當' => '当',
        '萬' => '万',
        '億' => '亿',
        '禮' => '礼',
        '間' => '间',
        '圓' | '圆' => '元',
        '歐' => '欧',
        '鎊' => '镑',
        '幣' => '币',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_input_method_makes_of_a_key_is_that_key() {
        for (typed, meant) in [
            ('８', '8'),
            ('：', ':'),
            ('Ｄ', 'd'),
            ('％', '%'),
            ('－', '-'),
            ('–', '-'),
            ('～', '~'),
            ('　', ' '),
            ('，', ','),
            ('＃', '#'),
        ] {
            assert_eq!(fold(typed), meant);
        }
    }

    #[test]
    fn folding_twice_changes_nothing_more() {
        for character in '\0'..=char::MAX {
            assert_eq!(fold(fold(character)), fold(character), "{character:?}");
        }
    }
}
