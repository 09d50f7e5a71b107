//! Which languages a definition is written in.

use crate::locale::Language;
use crate::locale::convert;

/// A language that templates are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

impl Tongue {
    /// One of two, mostly texts.
    pub(super) fn either<T>(self, zh: T, en: T) -> T {
        match self {
            Tongue::Chinese => zh,
            Tongue::English => en,
        }
    }
}

/// The languages of what is written down.
#[derive(Debug, Clone)]
pub struct Hand {
    /// Of the content.
    pub speech: Speech,
    /// Of the remarks and questions beside it.
    pub remarks: Tongue,
}

/// The languages of the content.
#[derive(Debug, Clone)]
pub enum Speech {
    /// One, as plain texts.
    Plain(Spoken),
    /// Those of a site that has others too: each text a map.
    Map(Vec<Spoken>),
}

/// What we can write, and the language of the site that it is written as.
#[derive(Debug, Clone)]
pub struct Spoken {
    tongue: Tongue,
    /// The tag that the site has for it.
    pub language: Language,
}

impl Speech {
    /// One language in its usual spelling.
    pub fn plain(tongue: Tongue) -> Speech {
        let language = match tongue {
            Tongue::Chinese => Some(Language::simplified_chinese()),
            Tongue::English => Language::parse("en"),
        };
        Speech::Plain(Spoken { tongue, language: language.unwrap_or_else(Language::simplified_chinese) })
    }

    /// What of the `languages` of a site we can write. Simplified Chinese where the site says nothing, and `tongue` where it
    /// has none of ours.
    pub fn of(languages: &[Language], tongue: Tongue) -> Speech {
        let tongues: Vec<Option<Tongue>> = languages.iter().map(tongue_of).collect();
        let spoken = |tongue: Tongue| {
            let at = tongues.iter().position(|other| *other == Some(tongue))?;
            Some(Spoken { tongue, language: languages[at].clone() })
        };
        let mut known: Vec<Spoken> = [Tongue::Chinese, Tongue::English].into_iter().filter_map(spoken).collect();
        let is_alone = known.len() == 1 && tongues.iter().all(Option::is_some);
        match known.pop() {
            None if languages.is_empty() => Speech::plain(Tongue::Chinese),
            None => Speech::plain(tongue),
            Some(only) if is_alone => Speech::Plain(only),
            Some(last) => {
                known.push(last);
                Speech::Map(known)
            }
        }
    }
}

impl Spoken {
    /// Whether it is `tongue`, however the site calls it.
    pub(super) fn is(&self, tongue: Tongue) -> bool {
        self.tongue == tongue
    }

    /// What is said in this language.
    pub(super) fn of(&self, zh: &str, en: &str) -> String {
        match self.tongue {
            Tongue::English => en.to_owned(),
            Tongue::Chinese => convert(zh, &Language::simplified_chinese(), &self.language).into_owned(),
        }
    }
}

fn tongue_of(language: &Language) -> Option<Tongue> {
    match language.as_str().split('-').next() {
        Some("zh") => Some(Tongue::Chinese),
        Some("en") => Some(Tongue::English),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_of_one_tongue_is_written_plainly_and_a_mixed_one_in_maps() {
        for (tags, expected) in [
            ("", "plain zh-Hans"),
            ("zh-Hans zh-Hant", "plain zh-Hans"),
            ("zh-Hant zh-Hans", "plain zh-Hant"),
            ("en-GB", "plain en-GB"),
            ("ja", "plain en"),
            ("en zh-TW", "map zh-TW en"),
            ("ja en", "map en"),
        ] {
            let languages: Vec<_> = tags.split_whitespace().filter_map(Language::parse).collect();
            let found = match Speech::of(&languages, Tongue::English) {
                Speech::Plain(spoken) => format!("plain {}", spoken.language),
                Speech::Map(known) => known.iter().fold("map".to_owned(), |text, spoken| format!("{text} {}", spoken.language)),
            };
            assert_eq!(found, expected, "{tags}");
        }
    }

    #[test]
    fn a_traditional_site_gets_traditional_characters() {
        let Speech::Plain(spoken) = Speech::of(&[Language::parse("zh-Hant").unwrap()], Tongue::English) else { panic!() };
        assert_eq!(spoken.of("欢迎来到会客厅", ""), "歡迎來到會客廳");
    }
}
