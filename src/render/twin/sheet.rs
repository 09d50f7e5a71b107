//! A sheet of Markdown while it is written: blocks and what is between them, what stands before each line, and passages
//! that are held back until it is known what they are.

use std::borrow::Cow;

/// Markdown in the making.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    out: String,
    /// What stands before each line: the marks of quotes, the indents of lists.
    prefix: String,
    gap: Gap,
    /// Whether a mark has just been written, so that what follows belongs beside it.
    beside_mark: bool,
    /// Passages that are held back, the innermost last.
    held: Vec<Passage>,
}

/// How far what comes next stands from what was written last.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// It goes on.
    #[default]
    None,
    /// After a blank.
    Blank,
    /// On the next line.
    Line,
    /// After an empty line.
    Paragraph,
}

/// A passage that is held back, and where it will stand.
#[derive(Debug)]
struct Passage {
    text: String,
    gap: Gap,
    beside_mark: bool,
}

impl Sheet {
    /// What comes next stands at least so far away.
    pub(super) fn part(&mut self, gap: Gap) {
        if !self.beside_mark {
            self.gap = self.gap.max(gap);
        }
    }

    /// A mark at the start of a block, `## ` or `- `: what comes next stands beside it.
    pub(super) fn mark(&mut self, mark: &str) {
        self.push(mark);
        self.beside_mark = true;
    }

    /// From here on every line begins with `prefix` as well.
    pub(super) fn indent(&mut self, prefix: &str) {
        self.prefix.push_str(prefix);
    }

    /// The end of what `prefix` stood before.
    pub(super) fn outdent(&mut self, prefix: &str) {
        self.prefix.truncate(self.prefix.len().saturating_sub(prefix.len()));
        self.beside_mark = false;
    }

    /// Words of a text: blanks are one blank, and no character is a mark.
    pub(super) fn words(&mut self, text: &str) {
        if text.starts_with(|first: char| first.is_ascii_whitespace()) {
            self.part(Gap::Blank);
        }
        let mut words = text.split_ascii_whitespace().peekable();
        while let Some(word) = words.next() {
            self.push(&escape(word, self.opens_a_line()));
            if words.peek().is_some() {
                self.part(Gap::Blank);
            }
        }
        if text.ends_with(|last: char| last.is_ascii_whitespace()) {
            self.part(Gap::Blank);
        }
    }

    /// A piece that is Markdown already.
    pub(super) fn push(&mut self, piece: &str) {
        let gap = std::mem::take(&mut self.gap);
        self.beside_mark = false;
        if let Some(passage) = self.held.last_mut() {
            if gap != Gap::None && !passage.text.is_empty() {
                passage.text.push(' ');
            }
            return passage.text.push_str(piece);
        }
        match gap {
            _ if self.out.is_empty() => self.out.push_str(&self.prefix),
            Gap::None => {}
            Gap::Blank => self.out.push(' '),
            Gap::Line => self.line(),
            Gap::Paragraph => {
                self.line();
                self.line();
            }
        }
        self.out.push_str(piece);
    }

    /// A line as it is, below the last.
    pub(super) fn line_of(&mut self, line: &str) {
        self.part(Gap::Line);
        self.push(line);
    }

    /// The line ends here, and the paragraph goes on.
    pub(super) fn break_line(&mut self) {
        if self.held.is_empty() && !self.opens_a_line() {
            self.out.push('\\');
        }
        self.part(Gap::Line);
    }

    /// Begins to hold back.
    pub(super) fn hold(&mut self) {
        let gap = std::mem::take(&mut self.gap);
        self.held.push(Passage { text: String::new(), gap, beside_mark: std::mem::take(&mut self.beside_mark) });
    }

    /// What was held back, without blanks around it; what comes next stands where it would have stood.
    pub(super) fn release(&mut self) -> String {
        let Some(passage) = self.held.pop() else { return String::new() };
        (self.gap, self.beside_mark) = (passage.gap, passage.beside_mark);
        passage.text.trim().to_owned()
    }

    /// The whole sheet, with what is still held back.
    pub(super) fn finish(mut self) -> String {
        while !self.held.is_empty() {
            let passage = self.release();
            self.push(&passage);
        }
        self.out.truncate(self.out.trim_end().len());
        self.out.push('\n');
        self.out
    }

    fn line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push('\n');
        self.out.push_str(&self.prefix);
    }

    /// Whether what is written next is the first of its line, where some characters are marks of a block.
    fn opens_a_line(&self) -> bool {
        self.held.is_empty() && (self.beside_mark || self.out.is_empty() || self.gap >= Gap::Line)
    }
}

/// `word` without any character that would be taken for a mark.
fn escape(word: &str, opens_a_line: bool) -> Cow<'_, str> {
    let opens_a_block = opens_a_line && opens_a_block(word);
    if !opens_a_block && !word.contains(['\\', '`', '*', '_', '[', ']', '<', '|']) {
        return Cow::Borrowed(word);
    }
    let mut escaped = String::with_capacity(word.len() + 4);
    let digits = if opens_a_block { word.bytes().take_while(u8::is_ascii_digit).count() } else { 0 };
    let mut before = None;
    for (at, character) in word.char_indices() {
        let next = word[at + character.len_utf8()..].chars().next();
        let within_a_name = |other: Option<char>| other.is_some_and(char::is_alphanumeric);
        let is_mark = match character {
            '_' => !(within_a_name(before) && within_a_name(next)),
            '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
            _ => opens_a_block && at == digits,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(character);
        before = Some(character);
    }
    Cow::Owned(escaped)
}

/// Whether a line that begins with `word` would begin a heading, a list, a quote or a rule.
fn opens_a_block(word: &str) -> bool {
    let after_digits = word.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_number = after_digits.len() < word.len() && (after_digits == "." || after_digits == ")");
    is_number
        || word.starts_with('>')
        || ["-", "+"].contains(&word)
        || (word.starts_with('#') && word.trim_start_matches('#').is_empty())
        || ["---", "===", "~~~"].iter().any(|mark| word.starts_with(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_as_a_character_is_no_mark() {
        let cases = [
            ("main_group", true, "main_group"),
            ("_甲_", false, "\\_甲\\_"),
            ("a*b", false, "a\\*b"),
            ("1.", true, "1\\."),
            ("1.", false, "1."),
            ("1.5", true, "1.5"),
            ("-", true, "\\-"),
            ("#", true, "\\#"),
            ("#甲", true, "#甲"),
            (">甲", true, "\\>甲"),
            ("a|b", false, "a\\|b"),
        ];
        for (word, opens_a_line, expected) in cases {
            assert_eq!(escape(word, opens_a_line), expected);
        }
    }

    #[test]
    fn blocks_stand_apart_and_lines_keep_what_is_before_them() {
        let mut sheet = Sheet::default();
        sheet.words(" 甲  乙 ");
        sheet.part(Gap::Paragraph);
        sheet.mark("- ");
        sheet.indent("  ");
        sheet.part(Gap::Paragraph);
        sheet.words("丙");
        sheet.part(Gap::Paragraph);
        sheet.words("丁");
        sheet.outdent("  ");
        assert_eq!(sheet.finish(), "甲 乙\n\n- 丙\n\n  丁\n");
    }

    #[test]
    fn what_is_held_back_keeps_its_place() {
        let mut sheet = Sheet::default();
        sheet.words("甲");
        sheet.part(Gap::Paragraph);
        sheet.hold();
        sheet.words(" 乙\n丙 ");
        let passage = sheet.release();
        assert_eq!(passage, "乙 丙");
        sheet.push(&format!("**{passage}**"));
        assert_eq!(sheet.finish(), "甲\n\n**乙 丙**\n");
    }
}
