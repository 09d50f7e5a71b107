//! Languages, and text that is written in one of them.

mod convert;
mod fixed;
mod text;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

pub use convert::convert;
pub use fixed::fixed;
pub(crate) use text::FALLBACK_MARKS;
pub(crate) use text::TEXT;
pub use text::Text;
pub(crate) use text::hand_fallback;

/// A language tag (BCP 47) in its canonical spelling: `zh-Hans`, `zh-Hant`, `en`, `pt-BR`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Language(Arc<str>);

impl Language {
    /// Reads a tag, whatever its case; `None` where it cannot be one. `zh`, `zh-CN` and `zh-SG` are `zh-Hans`,
    /// `zh-MO` is `zh-Hant`; `zh-TW` and `zh-HK` stay, since their wording differs.
    pub fn parse(tag: &str) -> Option<Language> {
        let mut parts = tag.split(['-', '_']);
        let primary = parts.next()?.to_ascii_lowercase();
        if !(2..=3).contains(&primary.len()) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
            return None;
        }
        let mut canonical = primary;
        for part in parts {
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
                return None;
            }
            canonical.push('-');
            canonical.push_str(&spelling_of_subtag(part));
        }
        let canonical = match canonical.as_str() {
            "zh" | "zh-CN" | "zh-SG" | "zh-Hans-CN" => "zh-Hans",
            "zh-MO" => "zh-Hant",
            "zh-Hant-TW" => "zh-TW",
            "zh-Hant-HK" => "zh-HK",
            other => other,
        };
        Some(Language(canonical.into()))
    }

    /// Simplified Chinese, the language of a workspace that does not say.
    pub fn simplified_chinese() -> Language {
        Language("zh-Hans".into())
    }

    /// The tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it calls itself; its tag where we do not know.
    pub fn name(&self) -> &str {
        match self.as_str() {
            "zh-Hans" => "简体中文",
            "zh-Hant" => "繁體中文",
            "zh-TW" => "繁體中文（台灣）",
            "zh-HK" => "繁體中文（香港）",
            "en" => "English",
            "ja" => "日本語",
            "ko" => "한국어",
            tag => tag,
        }
    }

    /// How its Chinese is written, if it is Chinese.
    pub fn script(&self) -> Option<Script> {
        match self.as_str() {
            "zh-Hans" => Some(Script::Simplified),
            "zh-Hant" => Some(Script::Traditional),
            "zh-TW" => Some(Script::Taiwan),
            "zh-HK" => Some(Script::HongKong),
            _ => None,
        }
    }

    /// Whether text in `self` can be made from text in `other` by converting characters and phrases.
    pub fn derives_from(&self, other: &Language) -> bool {
        self != other && self.script().is_some() && other.script().is_some()
    }
}

fn spelling_of_subtag(part: &str) -> String {
    let lower = part.to_ascii_lowercase();
    match part.len() {
        2 => lower.to_ascii_uppercase(),
        4 => lower[..1].to_ascii_uppercase() + &lower[1..],
        _ => lower,
    }
}

/// A way of writing Chinese.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Script {
    /// Simplified, mainland.
    Simplified,
    /// Traditional, without a region's wording.
    Traditional,
    /// Traditional with Taiwan's words.
    Taiwan,
    /// Traditional as in Hong Kong.
    HongKong,
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Language, D::Error> {
        let tag = String::deserialize(deserializer)?;
        Language::parse(&tag).ok_or_else(|| serde::de::Error::unknown_variant(&tag, &["zh-Hans", "zh-Hant", "en", "…"]))
    }
}

impl JsonSchema for Language {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Language".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$",
            "examples": ["zh-Hans", "zh-Hant", "en"]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_have_one_spelling() {
        for (written, canonical) in
            [("zh", "zh-Hans"), ("ZH-hant", "zh-Hant"), ("zh_TW", "zh-TW"), ("EN", "en"), ("pt-br", "pt-BR")]
        {
            assert_eq!(Language::parse(written).unwrap().as_str(), canonical);
        }
    }

    #[test]
    fn a_language_is_called_what_its_readers_call_it() {
        for (tag, name) in
            [("zh", "简体中文"), ("zh-Hant", "繁體中文"), ("zh-HK", "繁體中文（香港）"), ("en", "English"), ("pt-br", "pt-BR")]
        {
            assert_eq!(Language::parse(tag).unwrap().name(), name);
        }
    }

    #[test]
    fn words_that_are_no_tags_are_refused() {
        for written in ["", "中文", "e", "english", "en-", "zh-汉"] {
            assert_eq!(Language::parse(written), None, "{written}");
        }
    }
}
