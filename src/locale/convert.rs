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
    let (Some(from), Some(to)) = (from.script(), to.script()) else { return Cow::Borrowed(text) };
    if from == to || text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let steps = steps(from, to).iter().filter_map(|step| step());
    let text = steps.fold(Cow::Borrowed(text), |text, step| Cow::Owned(step.convert(&text)));
    match to {
        Script::Traditional => everyday(text, &EVERYDAY),
        Script::HongKong => everyday(text, &EVERYDAY_IN_HONG_KONG),
        Script::Simplified | Script::Taiwan => text,
    }
}

/// What Traditional without a region would take from Taiwan's standard, although its readers write otherwise.
const EVERYDAY: [(char, char); 2] = [('臺', '台'), ('汙', '污')];

/// The same of the standard of Hong Kong.
const EVERYDAY_IN_HONG_KONG: [(char, char); 4] = [('羣', '群'), ('牀', '床'), ('峯', '峰'), ('麪', '麵')];

/// Traditional as everybody prints it.
fn everyday<'a>(text: Cow<'a, str>, pairs: &[(char, char)]) -> Cow<'a, str> {
    let usual = |character| pairs.iter().find(|(standard, _)| *standard == character).map(|(_, usual)| *usual);
    if !text.contains(|character| usual(character).is_some()) {
        return text;
    }
    Cow::Owned(text.chars().map(|character| usual(character).unwrap_or(character)).collect())
}

type Step = fn() -> Option<&'static OpenCC>;

macro_rules! step {
    ($name:ident, $config:ident) => {
        fn $name() -> Option<&'static OpenCC> {
            static CONVERTER: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::$config).ok());
            CONVERTER.as_ref()
        }
    };
}

step!(s2tw, S2tw);
step!(s2twp, S2twp);
step!(s2hk, S2hk);
step!(t2s, T2s);
step!(t2tw, T2tw);
step!(t2hk, T2hk);
step!(tw2sp, Tw2sp);
step!(tw2t, Tw2t);
step!(hk2s, Hk2s);
step!(hk2t, Hk2t);

/// The way from one script to another. OpenCC's own middle ground (`t`) prefers characters that no reader of today
/// expects (羣, 爲, 裏), so that it is only ever passed through: Traditional is written 群, 為, 裡.
fn steps(from: Script, to: Script) -> &'static [Step] {
    match (from, to) {
        (Script::Simplified, Script::Traditional) => &[s2tw],
        (Script::Simplified, Script::Taiwan) => &[s2twp],
        (Script::Simplified, Script::HongKong) => &[s2hk],
        (Script::Traditional, Script::Simplified) => &[t2s],
        (Script::Traditional, Script::Taiwan) => &[t2tw],
        (Script::Traditional, Script::HongKong) => &[t2hk],
        (Script::Taiwan, Script::Simplified) => &[tw2sp],
        (Script::Taiwan, Script::HongKong) => &[tw2t, t2hk],
        (Script::HongKong, Script::Simplified) => &[hk2s],
        (Script::HongKong, Script::Traditional | Script::Taiwan) => &[hk2t, t2tw],
        _ => &[],
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
    fn traditional_is_written_as_its_readers_write_it() {
        assert_eq!(convert_to("zh-Hant", "群里的平台为大众着想,别污染"), "群裡的平台為大眾著想,別污染");
        let (taiwan, hong_kong) = (Language::parse("zh-TW").unwrap(), Language::parse("zh-HK").unwrap());
        let traditional = Language::parse("zh-Hant").unwrap();
        assert_eq!(convert("群裏為着平台", &hong_kong, &traditional), "群裡為著平台");
        assert_eq!(convert("群裡為著平臺", &taiwan, &traditional), "群裡為著平台");
        assert_eq!(convert("群裡為著", &taiwan, &hong_kong), "群裏為着");
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
