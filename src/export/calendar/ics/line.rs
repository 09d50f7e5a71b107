//! The lines of a calendar file: escaped, and folded where they are too long.

/// How many octets a line may have, its end not counted.
const LONGEST: usize = 75;

/// Lines, one after the other.
#[derive(Debug, Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A line whose value is written as it is.
    pub(super) fn put(&mut self, key: &str, value: &str) {
        let mut room = LONGEST;
        for mut piece in [key, ":", value] {
            while piece.len() > room {
                let (line, rest) = piece.split_at(piece.floor_char_boundary(room));
                self.0.push_str(line);
                self.0.push_str("\r\n ");
                (piece, room) = (rest, LONGEST - 1);
            }
            self.0.push_str(piece);
            room -= piece.len();
        }
        self.0.push_str("\r\n");
    }

    /// A line with a text, in which some characters mean something else.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        let text = text.trim_end();
        let means_something = |character: char| matches!(character, '\\' | ';' | ',') || character.is_control();
        if !text.contains(means_something) {
            return self.put(key, text);
        }
        let mut escaped = String::with_capacity(text.len() + 16);
        for character in text.chars() {
            match character {
                '\n' => escaped.push_str("\\n"),
                '\\' | ';' | ',' => escaped.extend(['\\', character]),
                character if character.is_control() => {}
                character => escaped.push(character),
            }
        }
        self.put(key, &escaped);
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_folded_between_characters() {
        let mut lines = Lines::default();
        lines.text("SUMMARY", &"每周四衣橱问答；".repeat(20));
        let text = lines.finish();
        let folded: Vec<&str> = text.trim_end().split("\r\n").collect();
        assert!(folded.len() > 5);
        for (number, line) in folded.iter().enumerate() {
            assert!(line.len() <= 75, "{line}");
            assert_eq!(line.starts_with(' '), number > 0);
        }
        assert_eq!(text.replace("\r\n ", ""), format!("SUMMARY:{}\r\n", "每周四衣橱问答；".repeat(20)));
    }

    #[test]
    fn what_means_something_else_is_escaped() {
        let mut lines = Lines::default();
        lines.text("DESCRIPTION", "一,二;三\\四\r\n五\u{7}\n");
        assert_eq!(lines.finish(), "DESCRIPTION:一\\,二\\;三\\\\四\\n五\r\n");
    }
}
