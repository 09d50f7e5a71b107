//! One Markdown file: its front matter, its language, its body compiled.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::load::Settings;
use crate::load::front;
use crate::locale::Language;
use crate::markdown;
use crate::markdown::Body;
use crate::model::FrontMatter;
use crate::source::Source;

/// One Markdown file.
#[derive(Debug)]
pub struct Module {
    /// Its path below `modules/`, without language and `.md`: `leader/choose`. Files with the same key are one
    /// module in several languages, or a community's replacement of a shared one.
    pub key: String,
    /// The language that its name says (`intro.en.md`); none means the site's first.
    pub language: Option<Language>,
    /// The file.
    pub source: Source,
    /// What its front matter says.
    pub front: FrontMatter,
    /// The text behind the front matter, compiled.
    pub body: Body,
    /// Where that text starts in the file, in bytes.
    pub text_start: usize,
    /// What was found in it; told again whenever the module is taken over unchanged.
    pub(super) faults: Vec<Finding>,
}

impl Module {
    /// The chapter it stands in: the folders of its key.
    pub fn chapter(&self) -> &str {
        self.key.rsplit_once('/').map_or("", |(chapter, _)| chapter)
    }

    /// The last part of its key.
    pub fn stem(&self) -> &str {
        self.key.rsplit_once('/').map_or(&self.key, |(_, stem)| stem)
    }

    /// Whether all of it could be read; if not, what is missing may only be unread.
    pub fn is_whole(&self) -> bool {
        self.faults.iter().all(|fault| fault.level != Level::Error)
    }

    /// Whether this file titles and opens its chapter.
    pub fn is_chapter_opening(&self) -> bool {
        self.stem() == "_index"
    }
}

/// Reads a module, unless `known` holds it as it is.
pub(super) fn read(path: &str, source: &Source, settings: &Settings, known: &BTreeMap<&str, &Arc<Module>>) -> Arc<Module> {
    if let Some(module) = known.get(source.path()).filter(|module| module.source == *source) {
        return Arc::clone(module);
    }
    let (key, language) = key_and_language(path, &settings.languages);
    Arc::new(compile(key, language, source, settings))
}

/// The module that `before` has become, whose file is `source` now.
pub(super) fn rewrite(before: &Module, source: &Source, settings: &Settings) -> Module {
    compile(before.key.clone(), before.language.clone(), source, settings)
}

fn compile(key: String, language: Option<Language>, source: &Source, settings: &Settings) -> Module {
    let mut findings = Findings::new();
    let (front, text_start) = front::read(source, &mut findings);
    let options = markdown::Options { raw_html: settings.raw_html, blocks: &settings.blocks, placeholders: true };
    let body = markdown::compile(&source.text()[text_start..], text_start, &options);
    findings.extend(body.faults.iter().map(|fault| fault.finding(source)));
    Module { key, language, source: source.clone(), front, body, text_start, faults: findings.into_iter().collect() }
}

/// `leader/choose.en.md` is `leader/choose` in English. Only a language of the site, or one that the tool speaks,
/// counts as one, so that `notes.old.md` keeps its name.
fn key_and_language(path: &str, languages: &[Language]) -> (String, Option<Language>) {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    let split = stem.rsplit_once('.').and_then(|(key, tag)| {
        let language = Language::parse(tag)?;
        let spoken = language.script().is_some() || language.as_str() == "en" || languages.contains(&language);
        (spoken && !key.is_empty() && !key.ends_with('/')).then(|| (key.to_owned(), Some(language)))
    });
    split.unwrap_or_else(|| (stem.to_owned(), None))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_in_the_name_is_taken_off_and_other_dots_stay() {
        let languages = [Language::parse("ja").unwrap()];
        let cases = [
            ("领袖/选择.md", "领袖/选择", None),
            ("leader/choose.en.md", "leader/choose", Some("en")),
            ("leader/choose.zh-hant.md", "leader/choose", Some("zh-Hant")),
            ("a/b.ja.md", "a/b", Some("ja")),
            ("a/notes.old.md", "a/notes.old", None),
            ("a/.en.md", "a/.en", None),
        ];
        for (path, key, language) in cases {
            let (found, spoken) = key_and_language(path, &languages);
            assert_eq!((found.as_str(), spoken.as_ref().map(Language::as_str)), (key, language), "{path}");
        }
    }
}
