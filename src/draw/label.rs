//! Labels: how wide a text is, and how it breaks into lines.

use unicode_width::UnicodeWidthChar;

/// The height of letters in a picture, in units of the view box.
pub(super) const SIZE: f64 = 13.0;
/// From one line of a label to the next.
pub(super) const LEADING: f64 = 16.0;
/// So many lines has a label at most where the picture grows with it.
const TALLEST: usize = 4;

/// What must not open a line, and what must not close one (the usual rules of Chinese typesetting).
const NEVER_FIRST: &str = ",.;:!?)]}%»›’”…、。，．；：！？）〕］｝〉》」』】％·";
const NEVER_LAST: &str = "([{«‹‘“（〔［｛〈《「『【￥$";

/// A text set within a width: its lines, and the whole of it where something had to be left out.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    pub(super) lines: Vec<String>,
    pub(super) width: f64,
    pub(super) whole: Option<String>,
}

impl Label {
    /// Sets a text on at most two lines, as even as they can be.
    pub(super) fn new(text: &str, width: f64) -> Label {
        Label::within(text, width, 2)
    }

    /// Sets a text on as many lines as it needs, which are as even as they can be.
    pub(super) fn tall(text: &str, width: f64) -> Label {
        Label::within(text, width, TALLEST)
    }

    fn within(text: &str, width: f64, most: usize) -> Label {
        let text = clean(text);
        if measure(&text) <= width {
            return Label::line(&text, width);
        }
        // A word longer than a line is broken anywhere rather than cut off.
        let set = |allowed| (2..=most).find_map(|lines| evenest(&text, width, lines, allowed));
        if let Some((_, lines)) = set(may_break).or_else(|| set(may_cut)) {
            return Label::of(lines, None);
        }
        let mut rest = text.as_str();
        let mut lines = Vec::new();
        while lines.len() + 1 < most {
            let end = breaks_of(rest, width, may_break).last().or_else(|| breaks_of(rest, width, may_cut).last());
            let Some(end) = end else { break };
            lines.push(rest[..end].trim_end());
            rest = rest[end..].trim_start();
        }
        let last = shortened(rest, width);
        lines.push(&last);
        Label::of(lines, Some(text.clone()))
    }

    fn of(lines: Vec<&str>, whole: Option<String>) -> Label {
        let width = lines.iter().map(|line| measure(line)).fold(0.0, f64::max);
        Label { lines: lines.into_iter().map(str::to_owned).collect(), width, whole }
    }

    /// Sets a text on one line, cut where it is too long.
    pub(super) fn line(text: &str, width: f64) -> Label {
        let text = clean(text);
        if text.is_empty() {
            return Label { lines: Vec::new(), width: 0.0, whole: None };
        }
        if measure(&text) <= width {
            return Label { width: measure(&text), lines: vec![text], whole: None };
        }
        let short = shortened(&text, width);
        Label { width: measure(&short), lines: vec![short], whole: Some(text) }
    }

    /// The height of its lines.
    pub(super) fn height(&self) -> f64 {
        self.lines.len() as f64 * LEADING
    }
}

/// The width of a text in units of the view box. An estimate on the wide side: a Han character is a square, the letters of
/// the reader's font are unknown.
pub(super) fn measure(text: &str) -> f64 {
    text.chars().map(em).sum::<f64>() * SIZE
}

fn em(character: char) -> f64 {
    match character {
        'f' | 'i' | 'j' | 'l' | 'r' | 't' | 'I' | ' ' | ',' | '.' | ':' | ';' | '\'' | '!' | '|' | '(' | ')' | '/' | '-' => 0.38,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '&' => 0.95,
        'A'..='Z' => 0.72,
        '0'..='9' => 0.6,
        ' '..='~' => 0.6,
        // Pictographs are drawn larger than a Han character.
        '\u{2600}'..='\u{27bf}' | '\u{1f000}'..='\u{1ffff}' => 1.35,
        _ if character.is_alphabetic() => [0.0, 0.65, 1.0][character.width().unwrap_or(0).min(2)],
        // Quotes, dashes and the like are as wide as a Han character in a Chinese font.
        _ => [0.0, 0.62, 1.0][character.width_cjk().unwrap_or(0).min(2)],
    }
}

/// The text on one line, without what XML forbids and without marks that would turn the order of its characters round.
pub(super) fn clean(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|character| if character.is_control() { ' ' } else { character })
        .filter(|character| !matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the first line may end and still fits: byte places at which `allowed` holds between the characters around.
fn breaks_of(text: &str, width: f64, allowed: fn(char, char) -> bool) -> impl Iterator<Item = usize> + '_ {
    let mut used = 0.0;
    let fitting = text.char_indices().zip(text.chars().skip(1)).take_while(move |((_, character), _)| {
        used += em(*character) * SIZE;
        used <= width || *character == ' '
    });
    fitting.filter(move |((_, one), next)| allowed(*one, *next)).map(|((at, one), _)| at + one.len_utf8())
}

fn may_break(one: char, next: char) -> bool {
    let wide = |character: char| character.width() == Some(2);
    may_cut(one, next)
        && !NEVER_FIRST.contains(next)
        && !NEVER_LAST.contains(one)
        && next != ' '
        && (one == ' '
            || one == '/'
            || one == '-' && next.is_alphabetic()
            || wide(one)
            || wide(next)
            || NEVER_FIRST.contains(one) && !one.is_ascii())
}

/// Joined pictographs and letters with marks stay whole.
fn may_cut(one: char, next: char) -> bool {
    one != '\u{200d}' && next.width() != Some(0) && !matches!(next, '\u{1f3fb}'..='\u{1f3ff}')
}

/// The lines, so many of them, that fit and of which the longest is shortest, with what they cost. Within a run of Han
/// characters nothing tells where a word ends, so that a break after a space or a punctuation mark is worth three of unevenness.
fn evenest(text: &str, width: f64, lines: usize, allowed: fn(char, char) -> bool) -> Option<(f64, Vec<&str>)> {
    let whole = measure(text);
    if text.is_empty() || whole > width * lines as f64 {
        return None;
    }
    if lines == 1 {
        return Some((whole, vec![text]));
    }
    let splits = breaks_of(text, width, allowed).filter_map(|at| {
        let (first, rest) = (text[..at].trim_end(), text[at..].trim_start());
        let (cost, mut set) = evenest(rest, width, lines - 1, allowed).filter(|_| !first.is_empty())?;
        let natural = first.len() + rest.len() < text.len() || first.ends_with(|last| NEVER_FIRST.contains(last));
        set.insert(0, first);
        Some((cost.max(measure(first)) + if natural { 0.0 } else { 3.0 * SIZE }, set))
    });
    splits.min_by(|one, other| one.0.total_cmp(&other.0))
}

/// The beginning of the text that fits together with an ellipsis.
fn shortened(text: &str, width: f64) -> String {
    if measure(text) <= width {
        return text.into();
    }
    let end = breaks_of(text, width - measure("…"), may_cut).last().unwrap_or(0);
    format!("{}…", text[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::Label;
    use super::SIZE;
    use super::measure;

    fn lines(text: &str, ems: f64) -> Vec<String> {
        Label::new(text, ems * SIZE).lines
    }

    #[test]
    fn a_short_label_stays_on_one_line() {
        assert_eq!(lines("免费引流", 4.0), ["免费引流"]);
        assert_eq!(lines("  two\n words\u{0} ", 20.0), ["two words"]);
        assert!(lines("", 4.0).is_empty());
    }

    #[test]
    fn two_lines_are_as_even_as_they_can_be() {
        assert_eq!(lines("决策周期与客单价", 7.0), ["决策周期", "与客单价"]);
        assert_eq!(lines("Decision cycle and ticket size", 9.0), ["Decision cycle", "and ticket size"]);
    }

    #[test]
    fn punctuation_neither_opens_nor_is_left_behind_on_a_line() {
        assert_eq!(lines("扫码添加群助手，填写问题", 8.5), ["扫码添加群助手，", "填写问题"]);
        assert_eq!(lines("整理内容，发给成员", 5.5), ["整理内容，", "发给成员"]);
        assert_eq!(lines("欢迎新人「首周」", 5.0), ["欢迎新人", "「首周」"]);
    }

    #[test]
    fn a_word_longer_than_the_line_is_broken_rather_than_lost() {
        assert_eq!(lines("abcdefghijkl", 5.0).concat(), "abcdefghijkl");
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis_and_is_kept_whole_beside() {
        let label = Label::new("每月一次的线下衣橱整理与搭配沙龙活动预告", 6.0 * SIZE);
        assert_eq!(label.lines, ["每月一次的线", "下衣橱整理…"]);
        assert_eq!(label.whole.as_deref(), Some("每月一次的线下衣橱整理与搭配沙龙活动预告"));
        assert!(label.lines.iter().all(|line| measure(line) <= 6.0 * SIZE));
    }

    #[test]
    fn a_picture_that_grows_gives_a_label_the_lines_it_needs() {
        let tall = |text: &str, ems: f64| Label::tall(text, ems * SIZE).lines;
        assert_eq!(tall("Something made: the book class", 7.0), ["Something", "made: the", "book class"]);
        assert_eq!(tall("The desk-mate's seat", 6.5), ["The desk-", "mate's seat"]);
        assert_eq!(tall("每月一次的线下衣橱整理与搭配沙龙活动预告", 6.0).concat(), "每月一次的线下衣橱整理与搭配沙龙活动预告");
        let cut = Label::tall(&"衣橱".repeat(40), 6.0 * SIZE);
        assert!(cut.lines.len() == 4 && cut.lines[3].ends_with('…') && cut.whole.is_some());
    }

    #[test]
    fn joined_characters_are_never_torn_apart() {
        for ems in 1..8 {
            let lines = lines("👩‍👧‍👧e\u{301}e\u{301}👍🏽早上好", f64::from(ems));
            assert!(lines.iter().all(|line| !line.starts_with(['\u{200d}', '\u{301}', '\u{1f3fd}'])), "{lines:?}");
        }
    }
}
