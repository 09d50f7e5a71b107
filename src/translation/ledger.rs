//! The ledger: from which words each translation was made, kept as hashes in a file beside the content.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;

use crate::locale::Language;

/// Where it lies in a workspace.
pub const LEDGER: &str = "content/translations.ledger";

const HEAD: &str = "# Which words each translation was made from: the hash of the source, and that of the translation.
# Written by `guildbook i18n status --record` and `guildbook i18n import`; where two branches meet, keep the lines of both.
";

/// The hash of a passage, whatever blanks are around it: the first forty bits of BLAKE3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hash(u64);

impl Hash {
    /// Of `text`, which an editor may have saved with other line ends.
    pub fn of(text: &str) -> Hash {
        let hash = blake3::hash(text.trim().replace("\r\n", "\n").as_bytes());
        Hash(hash.as_bytes()[..5].iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
    }

    fn read(written: &str) -> Option<Hash> {
        (written.len() == 10).then(|| u64::from_str_radix(written, 16).ok().map(Hash))?
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:010x}", self.0)
    }
}

/// What is known of the translations of a workspace, by the file they stand in and their language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger(BTreeMap<(String, Language), BTreeSet<(Hash, Hash)>>);

impl Ledger {
    /// Reads a ledger. Lines that are none of ours, such as the marks of a merge, are passed over: a line too few means
    /// that somebody looks at a translation once more.
    pub fn read(text: &str) -> Ledger {
        let mut ledger = Ledger::default();
        let mut file: Option<(String, Language)> = None;
        for line in text.lines() {
            if let Some(pair) = line.strip_prefix("  ") {
                let pair = pair.split_once(' ').and_then(|(source, said)| Some((Hash::read(source)?, Hash::read(said)?)));
                if let (Some((path, language)), Some((source, said))) = (&file, pair) {
                    ledger.add(path, language, source, said);
                }
            } else if let Some((language, path)) = line.split_once(' ')
                && let Some(language) = Language::parse(language)
            {
                file = Some((path.to_owned(), language));
            }
        }
        ledger
    }

    /// Records that the passage `said` of `file` says in `language` what `source` says.
    pub fn add(&mut self, file: &str, language: &Language, source: Hash, said: Hash) {
        self.0.entry((file.to_owned(), language.clone())).or_default().insert((source, said));
    }

    /// What is recorded of one language in one file: hashes of sources and of what was made from them.
    pub fn of(&self, file: &str, language: &Language) -> BTreeSet<(Hash, Hash)> {
        self.0.get(&(file.to_owned(), language.clone())).cloned().unwrap_or_default()
    }
}

impl fmt::Display for Ledger {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(HEAD)?;
        for ((path, language), pairs) in &self.0 {
            writeln!(formatter, "{language} {path}")?;
            for (source, said) in pairs {
                writeln!(formatter, "  {source} {said}")?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ledger_comes_back_as_it_was_written_and_a_merge_keeps_both_sides() {
        let english = Language::parse("en").unwrap();
        let mut ledger = Ledger::default();
        ledger.add("content/模块 一.en.md", &english, Hash::of("早"), Hash::of("Morning"));
        ledger.add("content/a.yaml", &english, Hash::of("晚"), Hash::of("Evening"));
        assert_eq!(Ledger::read(&ledger.to_string()), ledger);
        let line = format!("  {} {}", Hash::of("早"), Hash::of("Morning"));
        let merged = ledger.to_string().replace(&line, &format!("<<<<<<< ours\n{line}\n=======\n>>>>>>> theirs"));
        assert_eq!(Ledger::read(&merged), ledger);
    }

    #[test]
    fn blanks_around_a_text_and_line_ends_do_not_make_it_another() {
        assert_eq!(Hash::of("一\r\n二\n"), Hash::of("一\n二"));
        assert_ne!(Hash::of("一二"), Hash::of("一\n二"));
    }
}
