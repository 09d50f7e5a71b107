//! Simplified and Traditional Chinese, one from the other, by phrases.

use std::borrow::Cow;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::locale::Language;
use crate::locale::Script;

/// Converts Chinese text to the way `to` writes it. Text that is in no need of it (another language, the
/// same script, nothing but ASCII) comes back as it is.
///
/// Always convert from what the author wrote: a round trip does not bring words back (软件 → 軟體 → 软体).
pub fn convert<'a>(text: &'a str, from: &Language, to: &Language) -> Cow<'a, str> {
    match (from.script(), to.script()) {
        (Some(from), Some(to)) if from != to && !text.is_ascii() => match converter(from, to) {
            Some(converter) => Cow::Owned(converter.convert(text)),
            None => Cow::Borrowed(text),
        },
        _ => Cow::Borrowed(text),
    }
}

fn converter(from: Script, to: Script) -> Option<&'static OpenCC> {
    macro_rules! loaded {
        ($config:ident) => {{
            static CONVERTER: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::$config).ok());
            CONVERTER.as_ref()
        }};
    }
    match (from, to) {
        (Script::Simplified, Script::Traditional) => loaded!(S2t),
        (Script::Simplified, Script::Taiwan) => loaded!(S2twp),
        (Script::Simplified, Script::HongKong) => loaded!(S2hk),
        (Script::Traditional, Script::Simplified) => loaded!(T2s),
        (Script::Traditional, Script::Taiwan) => loaded!(T2tw),
        (Script::Traditional, Script::HongKong) => loaded!(T2hk),
        (Script::Taiwan, Script::Simplified) => loaded!(Tw2sp),
        (Script::Taiwan, Script::Traditional | Script::HongKong) => loaded!(Tw2t),
        (Script::HongKong, Script::Simplified) => loaded!(Hk2s),
        (Script::HongKong, Script::Traditional | Script::Taiwan) => loaded!(Hk2t),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert_to(tag: &str, text: &str) -> String {
        convert(text, &Language::simplified_chinese(), &Language::parse(tag).unwrap()).into_owned()
    }

    #[test]
    fn phrases_decide_which_character_is_meant() {
        assert_eq!(convert_to("zh-Hant", "头发发展很快,皇后在后面"), "頭髮發展很快,皇后在後面");
        assert_eq!(convert_to("zh-TW", "软件与网络"), "軟體與網路");
    }

    #[test]
    fn other_languages_are_left_alone() {
        assert_eq!(convert_to("en", "软件"), "软件");
        assert!(matches!(
            convert("plain ascii", &Language::simplified_chinese(), &Language::parse("zh-Hant").unwrap()),
            Cow::Borrowed(_)
        ));
    }
}
