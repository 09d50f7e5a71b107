//! The path of a file inside the output folder: what may be one, and which two are one on some machine.

use std::borrow::Cow;
use std::path::Component;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The folder inside the output that is ours alone. Everything else with a leading dot is nobody's.
pub(super) const OURS: &str = ".guildbook";

/// Whether `path` can only lead to a visible file below the folder it is joined to, on every machine.
pub(super) fn stays_inside(path: &str) -> bool {
    !path.is_empty() && path.split('/').all(is_plain)
}

fn is_plain(part: &str) -> bool {
    let mut components = Path::new(part).components();
    let is_one_name = matches!((components.next(), components.next()), (Some(Component::Normal(name)), None) if name == part);
    is_one_name && !part.starts_with('.') && !part.contains(|character: char| character == '\\' || character.is_control())
}

/// What `path` becomes on a machine that knows no case and only one way to write an accent.
pub(super) fn fold(path: &str) -> Cow<'_, str> {
    if path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(path);
    }
    // Up and then down: `ß` and `SS`, `ς` and `Σ` meet as well.
    Cow::Owned(path.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect())
}

/// The folder a file lies in; empty for the top.
pub(super) fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_visible_files_below_the_folder_pass() {
        for path in ["index.html", "sop/入群.html", "a b/c,d.png", "群规：试行.html", "a..b/c...html"] {
            assert!(stays_inside(path), "{path}");
        }
        let escaping = [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../x",
            "a/..",
            ".",
            "./a",
            "a/./b",
            "a//b",
            "a/",
            ".env",
            "a/.git/config",
            ".guildbook/manifest",
            "a\0b",
            "a\nb",
            "a\\b",
            "..\\x",
            "C:\\x",
            "a/\u{85}",
        ];
        for path in escaping {
            assert!(!stays_inside(path), "{path:?}");
        }
    }

    #[test]
    fn names_that_are_one_on_some_machine_fold_to_one() {
        for (one, other) in [
            ("群规/Rules.html", "群规/rules.HTML"),
            ("caf\u{e9}.html", "cafe\u{301}.html"),
            ("STRASSE.html", "straße.html"),
            ("ΟΔΟΣ.html", "οδος.html"),
            ("がく.html", "か\u{3099}く.html"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} {other}");
        }
        assert_ne!(fold("规则.html"), fold("規則.html"));
    }
}
