//! A small workspace for the tests of the views: one definition, in Chinese and English, on one day.

use serde_json::Value;

use crate::finding::Findings;
use crate::load::Definition;
use crate::load::Documents;
use crate::model::Visibility;
use crate::plan;
use crate::plan::view::view;
use crate::resolve;
use crate::resolve::Edition;
use crate::source::Source;
use crate::theme;
use crate::yaml;

/// A Sunday.
pub(in crate::plan) const TODAY: &str = "2026-11-22";

/// What the page at `address` is told where `yaml` is the definition.
pub(in crate::plan) fn view_of(yaml: &str, address: &str) -> Value {
    let read = |path: &str, text: &str| yaml::parse(&Source::new(path, text), 0..text.len()).unwrap();
    let mut documents = Documents::default();
    documents.site = Some(read("content/site.yaml", "languages: [zh-Hans, en]"));
    let tree = read("content/communities/club/community.yaml", yaml);
    documents.definitions.push(Definition { slug: "club".to_owned(), tree, modules: Vec::new(), whole: true });
    let mut findings = Findings::default();
    let edition = Edition { audience: Visibility::Internal, communities: Vec::new(), today: TODAY.parse().unwrap() };
    let library = resolve::resolve(&documents, &edition, &mut findings);
    let theme = theme::assemble(None, &documents, &library.languages, &mut findings);
    let site = plan::plan(library, &documents, &|language, key| theme.word(language, key), None, &mut findings);
    let page = site.page_at(address).unwrap_or_else(|| panic!("no page {address}"));
    let language = site.book_of(page).map_or(0, |(_, plan)| plan.language);
    let words = |key: &str| theme.word(language, key);
    serde_json::to_value(view(&site, page, &words)).unwrap()
}

/// The words of a picture: what is written between its tags.
pub(in crate::plan) fn said(picture: &Value) -> Vec<String> {
    let svg = picture.as_str().unwrap_or_else(|| panic!("no picture: {picture}"));
    let pieces = svg.split('>').filter_map(|piece| piece.split_once('<')).map(|(text, _)| text.trim().to_owned());
    pieces.filter(|text| !text.is_empty()).collect()
}
