//! From documents to books: one for each community and language, for one audience, with every choice made.

mod audience;
mod chapters;
mod days;
mod path;
mod revise;
mod terms;
mod voice;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use crate::calendar::Almanac;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::load::Definition;
use crate::load::Documents;
use crate::locale::Language;
use crate::model::Community;
use crate::model::SECTIONS;
use crate::model::SiteSettings;
use crate::model::Visibility;
use crate::model::Words;
use crate::source::Source;
use crate::yaml;
use crate::yaml::Entry as YamlEntry;
use crate::yaml::Node;
use crate::yaml::Value;

pub use chapters::Chapter;
pub use chapters::Entry;
pub use days::almanac;
pub use revise::Revised;
pub use voice::Voice;

/// What is to be made of the documents, and for whom.
#[derive(Debug, Clone)]
pub struct Edition {
    /// Who will read it; what is marked for a narrower circle is not in the books at all.
    pub audience: Visibility,
    /// The communities to make, by slug; empty means all.
    pub communities: Vec<String>,
    /// The day that counts as today.
    pub today: Date,
}

/// All books of an edition.
#[derive(Debug, Clone)]
pub struct Library {
    /// For whom, and which day it is.
    pub edition: Edition,
    /// The languages of the site; the first is the one that the author writes in.
    pub languages: Vec<Language>,
    /// The site file as each language reads it, in the order of `languages`.
    pub settings: Vec<Arc<SiteSettings>>,
    /// The folder of each language, with its `/`; the first has none.
    pub language_folders: Vec<String>,
    /// What exists though not in every book, by the word that links to it: sections, modules for others.
    elsewhere: Arc<BTreeSet<String>>,
    /// The books: community by community, language by language.
    pub books: Vec<Book>,
}

impl Library {
    /// Whether `target` (`section:calendar`, `module:leader/choose`, `role:operator`) exists, though a book may lack it.
    /// A shared module may link to what only some of its books have.
    pub fn exists_elsewhere(&self, target: &str) -> bool {
        self.elsewhere.contains(target)
    }

    /// Whether the same things exist in `other`.
    pub fn has_elsewhere_what(&self, other: &Library) -> bool {
        self.elsewhere == other.elsewhere
    }
}

/// Everything that can be linked to in some book: a link to it is no mistake where this book does not have it.
fn elsewhere(documents: &Documents) -> BTreeSet<String> {
    let own = documents.definitions.iter().flat_map(|definition| &definition.modules);
    let modules = documents.modules.iter().chain(own).map(|module| format!("module:{}", module.key));
    modules.chain(SECTIONS.iter().map(|section| format!("section:{section}"))).collect()
}

/// One playbook in one language for one audience. What this audience may not see is not in it.
#[derive(Debug, Clone)]
pub struct Book {
    /// The name of the community's folder; none for a workspace that is one book of its modules.
    pub slug: Option<String>,
    /// The language of its reader.
    pub language: Language,
    /// The site file in this language.
    pub site: Arc<SiteSettings>,
    /// The definition; none for a book of modules.
    pub community: Option<Arc<Community>>,
    /// What is known of each day where the community lives.
    pub almanac: Arc<Almanac>,
    /// The modules, chapter by chapter.
    pub chapters: Vec<Arc<Chapter>>,
    /// Fills placeholders and puts in the client's words.
    pub voice: Voice,
}

impl Book {
    /// What the book is called.
    pub fn name(&self) -> &str {
        match (&self.community, &self.site.title) {
            (Some(community), _) => &community.name,
            (None, Some(title)) => title,
            (None, None) => "guildbook",
        }
    }
}

/// Makes the books of `edition`.
pub fn resolve(documents: &Documents, edition: &Edition, findings: &mut Findings) -> Library {
    let languages = languages(documents.site.as_ref(), findings);
    let words = words(documents, findings);
    let settings: Vec<_> = languages.iter().map(|language| site(documents, language, &languages, &words, findings)).collect();
    let mut books = Vec::new();
    if documents.definitions.is_empty() && !documents.modules.is_empty() {
        let tree = Arc::new(named_by_the_site(documents.site.as_ref()));
        for (language, site) in languages.iter().zip(&settings) {
            let voice = Voice::new(language, &languages, &tree, &tree, findings).with_words(&words);
            let chapters = chapters::of(&documents.modules, &[], &voice, edition.audience, findings);
            books.push(Book {
                slug: None,
                language: language.clone(),
                site: Arc::clone(site),
                community: None,
                almanac: Arc::default(),
                chapters,
                voice,
            });
        }
    }
    let known = Known { documents, edition, languages: &languages, words: &words, settings: &settings };
    let made: Vec<_> = chosen(documents, edition, findings).par_iter().map(|definition| known.books(definition)).collect();
    for (of_one, told) in made {
        findings.extend(told);
        books.extend(of_one);
    }
    let language_folders = languages
        .iter()
        .enumerate()
        .map(|(index, language)| if index == 0 { String::new() } else { format!("{language}/") })
        .collect();
    let elsewhere = Arc::new(elsewhere(documents));
    Library { edition: edition.clone(), languages, settings, language_folders, elsewhere, books }
}

/// What all books of an edition are made from.
struct Known<'a> {
    documents: &'a Documents,
    edition: &'a Edition,
    languages: &'a [Language],
    words: &'a Words,
    settings: &'a [Arc<SiteSettings>],
}

impl Known<'_> {
    /// The books of one community, one a language, with what is wrong with them.
    fn books(&self, definition: &Definition) -> (Vec<Book>, Vec<Finding>) {
        let full = Arc::new(definition.tree.clone());
        let pruned = Arc::new(audience::prune(&definition.tree, self.edition.audience));
        let speak = |(language, site): (&Language, &Arc<SiteSettings>)| {
            let mut findings = Findings::new();
            let book = self.book(definition, language, site, &pruned, &full, &mut findings);
            (book, findings)
        };
        let spoken: Vec<_> = self.languages.par_iter().zip(self.settings).map(speak).collect();
        let (books, told): (Vec<_>, Vec<_>) = spoken.into_iter().unzip();
        let mut books: Vec<Book> = books.into_iter().flatten().collect();
        // An anchor names its day in the author's language, whoever reads.
        let authors = books.first().and_then(|book| book.community.clone());
        for calendar in authors.iter().filter_map(|community| community.calendar.as_ref()) {
            for book in &mut books {
                book.almanac = Arc::new(Almanac::clone(&book.almanac).calling_days(&calendar.days));
            }
        }
        (books, told.into_iter().flatten().collect())
    }

    /// The book of a community in one language; none where its definition cannot be read at all, which has been told: it
    /// would be an empty shell.
    fn book(
        &self,
        definition: &Definition,
        language: &Language,
        site: &Arc<SiteSettings>,
        pruned: &Arc<Node>,
        full: &Arc<Node>,
        findings: &mut Findings,
    ) -> Option<Book> {
        let documents = self.documents;
        let voice = Voice::new(language, self.languages, pruned, full, findings).with_words(self.words);
        let community = yaml::decode::<Community>(pruned, &voice, findings)?;
        let chapters = chapters::of(&documents.modules, &definition.modules, &voice, self.edition.audience, findings);
        let almanac = days::almanac(documents, &community, site, language, self.languages, findings);
        Some(Book {
            slug: Some(definition.slug.clone()),
            language: language.clone(),
            site: Arc::clone(site),
            community: Some(Arc::new(community)),
            almanac: Arc::new(almanac),
            chapters,
            voice,
        })
    }
}

/// What a definition says to its own makers, in the first language: nothing left out. The checks that ask
/// whether an id exists look at this, since a member's book rightly lacks what is internal.
pub fn unabridged(definition: &Definition, languages: &[Language], findings: &mut Findings) -> Option<Community> {
    let tree = Arc::new(definition.tree.clone());
    let first = languages.first().cloned().unwrap_or_else(Language::simplified_chinese);
    let voice = Voice::new(&first, languages, &tree, &tree, findings);
    yaml::decode::<Community>(&tree, &voice, findings)
}

/// What of a definition `audience` may see, in all its languages.
pub fn seen_by(definition: &Definition, audience: Visibility) -> Node {
    audience::prune(&definition.tree, audience)
}

/// A book of modules has no definition; its name is the site's title, so that `{{ name }}` means something.
fn named_by_the_site(site: Option<&Node>) -> Node {
    let title = site.and_then(|site| site.entry("title"));
    let entries = title.map(|title| YamlEntry {
        key: Node { value: Value::Scalar { text: "name".into(), plain: true }, ..title.key.clone() },
        value: title.value.clone(),
    });
    Node { value: Value::Map(entries.into_iter().collect()), ..empty_map() }
}

fn empty_map() -> Node {
    Node { span: Source::new("content/site.yaml", "").span(0..0), value: Value::Map(Vec::new()) }
}

fn languages(site: Option<&Node>, findings: &mut Findings) -> Vec<Language> {
    let mut languages: Vec<Language> = Vec::new();
    for node in site.and_then(|node| node.get("languages")).map_or(&[][..], Node::items) {
        let written = node.as_str().unwrap_or_default();
        match Language::parse(written) {
            Some(language) if languages.contains(&language) => findings.add(
                Finding::warning("language-twice", words!("`{written}` is listed twice", "`{written}` 列了两次"))
                    .at(&node.span)
                    .help(words!("keep one of them", "请只保留一个")),
            ),
            Some(language) => languages.push(language),
            // Told when the settings are read as a whole.
            None => {}
        }
    }
    if languages.is_empty() {
        languages.push(Language::simplified_chinese());
    }
    languages
}

/// What was decided about single words of Chinese.
pub fn words(documents: &Documents, findings: &mut Findings) -> Words {
    let node = documents.words.as_ref().filter(|node| !node.is_null());
    node.and_then(|node| yaml::decode(node, &yaml::Verbatim, findings)).unwrap_or_default()
}

fn site(
    documents: &Documents,
    language: &Language,
    languages: &[Language],
    words: &Words,
    findings: &mut Findings,
) -> Arc<SiteSettings> {
    let empty = Arc::new(empty_map());
    let voice = Voice::new(language, languages, &empty, &empty, findings).with_words(words);
    let settings = documents.site.as_ref().and_then(|node| yaml::decode::<SiteSettings>(node, &voice, findings));
    Arc::new(settings.unwrap_or_default())
}

fn chosen<'a>(documents: &'a Documents, edition: &Edition, findings: &mut Findings) -> Vec<&'a Definition> {
    if edition.communities.is_empty() {
        return documents.definitions.iter().collect();
    }
    let known = || documents.definitions.iter().map(|definition| definition.slug.as_str());
    for slug in &edition.communities {
        if !known().any(|known| known == slug) {
            let list = known().collect::<Vec<_>>().join(", ");
            let finding = Finding::error("no-community", words!("there is no community `{slug}`", "没有名为 `{slug}` 的社群"));
            findings.add(finding.help(match nearest(slug, known()) {
                Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
                None => words!("there are: {list}", "现有：{list}"),
            }));
        }
    }
    documents.definitions.iter().filter(|definition| edition.communities.contains(&definition.slug)).collect()
}
