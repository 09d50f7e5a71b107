//! What is known of each day where a community lives: its own calendar over the workspace's files over what comes along.

use std::sync::Arc;
use std::sync::LazyLock;

use crate::calendar::Almanac;
use crate::calendar::CHINA;
use crate::calendar::CHINESE;
use crate::finding::Findings;
use crate::load::Documents;
use crate::locale::Language;
use crate::model::Community;
use crate::model::SiteSettings;
use crate::model::holidays::Holidays;
use crate::resolve::Voice;
use crate::resolve::empty_map;
use crate::source::Source;
use crate::yaml;
use crate::yaml::Node;

/// The days off that come along, as a tree.
static BUILT_IN: LazyLock<Option<Node>> = LazyLock::new(|| {
    let source = Source::new("cn.yaml", CHINA);
    yaml::parse(&source, 0..CHINA.len()).ok()
});

/// The days off that come along, in Chinese or in English, whatever languages a site has.
fn built_in(language: &Language) -> Option<Holidays> {
    let languages: Vec<Language> = ["en", "zh-Hans"].into_iter().filter_map(Language::parse).collect();
    let empty = Arc::new(empty_map());
    let mut unheard = Findings::new();
    let voice = Voice::new(language, &languages, &empty, &empty, &mut unheard);
    yaml::decode::<Holidays>(BUILT_IN.as_ref()?, &voice, &mut unheard)
}

/// The almanac of a community for a reader of `language`.
pub fn almanac(
    documents: &Documents,
    community: &Community,
    site: &SiteSettings,
    language: &Language,
    languages: &[Language],
    findings: &mut Findings,
) -> Almanac {
    let calendar = community.calendar.as_ref();
    let zone = calendar.and_then(|calendar| calendar.timezone.as_ref()).or(site.timezone.as_ref());
    let origin = community.started.as_ref().map(|started| started.civil());
    let mut almanac = Almanac::new(zone.map(|zone| zone.as_str()), origin);
    let empty = Arc::new(empty_map());
    let voice = Voice::new(language, languages, &empty, &empty, findings);
    if let Some(key) = calendar.and_then(|calendar| calendar.holidays.as_ref()).or(site.holidays.as_ref()) {
        if key.as_str() == CHINESE {
            almanac = almanac.with_chinese_festivals();
            almanac = built_in(language).iter().fold(almanac, Almanac::with_holidays);
        }
        if let Some(tree) = documents.holidays.get(key.as_str()) {
            let own = yaml::decode::<Holidays>(tree, &voice, findings);
            almanac = own.iter().fold(almanac, Almanac::with_holidays);
            // An anchor names its day in the author's language, whoever reads.
            let authors = languages.first().filter(|first| *first != language);
            let authors = authors.map(|first| Voice::new(first, languages, &empty, &empty, findings));
            let own = authors.and_then(|voice| yaml::decode::<Holidays>(tree, &voice, findings));
            almanac = own.iter().fold(almanac, Almanac::calling_holidays);
        }
    }
    match calendar {
        Some(calendar) => almanac.with_days(&calendar.days),
        None => almanac,
    }
}
