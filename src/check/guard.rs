//! The last look before anything is published: no file may hold what only the readers of another community should see.

mod forms;
mod package;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use aho_corasick::AhoCorasickKind;
use aho_corasick::MatchKind;

use crate::check::Audit;
use crate::check::Lint;
use crate::check::audit;
use crate::check::guard::forms::Form;
use crate::check::writing;
use crate::check::writing::KeptApart;
use crate::finding::Finding;
use crate::finding::words;
use crate::load::Documents;
use crate::model::Visibility;
use crate::resolve::Library;

/// What is to be kept from whom, and where the texts say it.
pub struct Guard {
    words: Vec<Word>,
    search: Option<Search>,
    audit: Audit,
}

/// A word with all communities that own it.
struct Word {
    text: String,
    kept: &'static KeptApart,
    owners: BTreeSet<String>,
}

/// How many bytes of words may become a full table: it is read faster, and every byte of the output goes through it, but
/// it is hundreds of times as large as they are.
const LONGEST_FOR_A_TABLE: usize = 32 * 1024;

struct Search {
    patterns: AhoCorasick,
    /// For each pattern the word that it is a form of.
    forms: Vec<(usize, Form)>,
}

/// A word in a file whose readers do not own it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    word: usize,
    reader: String,
    path: String,
}

impl Guard {
    /// What the communities of `documents` keep for themselves, also those that have no book in `library`.
    pub fn new(documents: &Documents, library: &Library) -> Guard {
        let words = owned(documents);
        let is_for_members = library.edition.audience == Visibility::Member;
        let of_members: &[&'static Lint] = if is_for_members { writing::KEPT_FROM_MEMBERS } else { &[] };
        let asked: Vec<&Lint> = writing::KEPT_APART.iter().map(|kept| kept.lint).chain(of_members.iter().copied()).collect();
        let audit = audit(documents, library, &asked);
        Guard { search: Search::of(&words, library), words, audit }
    }

    /// What members could read that nobody should; in an edition for them.
    pub fn told_to_members(&self) -> impl Iterator<Item = Finding> {
        let is_told = |finding: &&Finding| writing::KEPT_FROM_MEMBERS.iter().any(|lint| lint.code == finding.code);
        self.audit.found.iter().map(|found| &found.finding).filter(is_told).cloned()
    }

    /// The words of others in a file of the output that the community `reader` gets: in its name, in its text, in what it carries
    /// along. `is_ours` says that we made it; in a picture, short words may stand by chance.
    pub fn look(&self, reader: &str, path: &str, bytes: &[u8], is_ours: bool) -> BTreeSet<Hit> {
        let Some(search) = &self.search else { return BTreeSet::new() };
        let mut found = search.words(path.as_bytes(), true);
        found.extend(search.words(bytes, is_ours));
        for part in package::parts(bytes).filter(|_| !is_ours) {
            found.extend(search.words(&part, true));
        }
        let is_foreign = |word: &usize| !self.words[*word].owners.contains(reader);
        let hit = |word| Hit { word, reader: reader.to_owned(), path: path.to_owned() };
        found.into_iter().filter(is_foreign).map(hit).collect()
    }

    /// Whether there is anything to look for.
    pub fn is_needed(&self) -> bool {
        self.search.is_some()
    }

    /// What there is to say about `hits`: where the texts say it, or, where they do not, which file of the output does. What is
    /// allowed with a reason is not told.
    pub fn findings(&self, hits: BTreeSet<Hit>) -> Vec<Finding> {
        let mut first: BTreeMap<(usize, String), String> = BTreeMap::new();
        for hit in hits {
            first.entry((hit.word, hit.reader)).or_insert(hit.path);
        }
        let mut findings: Vec<Finding> = Vec::new();
        for ((word, reader), path) in first {
            let Word { text, kept, .. } = &self.words[word];
            let message = (kept.message)(text);
            let is_it = |community: &Option<String>, finding: &Finding| {
                finding.message == message && community.as_deref().is_none_or(|slug| slug == reader)
            };
            if self.audit.allowed.iter().any(|allowed| is_it(&allowed.community, &allowed.finding)) {
                continue;
            }
            let told = self.audit.found.iter().filter(|found| is_it(&found.community, &found.finding));
            let told: Vec<Finding> = told.map(|found| found.finding.clone()).collect();
            let in_the_output = || {
                let finding = Finding { level: kept.lint.level, ..Finding::error(kept.lint.code, message.clone()) };
                let help = words!(
                    "no text of the community says it: look at the theme, at shared files, and at what a file carries along, such as its author",
                    "这个社群的文字里没有它：请查主题、共用的文件，以及文件自带的信息，例如作者"
                );
                finding.in_file(&path).help(help)
            };
            findings.extend(if told.is_empty() { vec![in_the_output()] } else { told });
        }
        findings.dedup();
        findings
    }
}

/// Every word that is kept apart, once; of two reasons the graver counts.
fn owned(documents: &Documents) -> Vec<Word> {
    let mut words: BTreeMap<String, Word> = BTreeMap::new();
    for kept in writing::KEPT_APART {
        for definition in &documents.definitions {
            for text in (kept.words)(definition) {
                let new = || Word { text: text.clone(), kept, owners: BTreeSet::new() };
                words.entry(text.clone()).or_insert_with(new).owners.insert(definition.slug.clone());
            }
        }
    }
    // What all have in common is nobody's.
    words.into_values().filter(|word| word.owners.len() < documents.definitions.len()).collect()
}

impl Search {
    fn of(words: &[Word], library: &Library) -> Option<Search> {
        let mut patterns = Vec::new();
        let mut forms = Vec::new();
        for (index, word) in words.iter().enumerate() {
            for (form, pattern) in forms::of(&word.text, &library.languages) {
                patterns.push(pattern);
                forms.push((index, form));
            }
        }
        let length: usize = patterns.iter().map(Vec::len).sum();
        let kind = (length <= LONGEST_FOR_A_TABLE).then_some(AhoCorasickKind::DFA);
        let built = AhoCorasick::builder().kind(kind).match_kind(MatchKind::LeftmostLongest).build(&patterns).ok()?;
        (!forms.is_empty()).then_some(Search { patterns: built, forms })
    }

    /// The words in `bytes`; short ones only where it `is_text`.
    fn words(&self, bytes: &[u8], is_text: bool) -> BTreeSet<usize> {
        let found = self.patterns.find_iter(bytes);
        let stands = found.filter(|found| {
            let (_, form) = self.forms[found.pattern().as_usize()];
            form.stands(bytes, found.start()..found.end(), is_text)
        });
        stands.map(|found| self.forms[found.pattern().as_usize()].0).collect()
    }
}
