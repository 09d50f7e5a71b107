//! Which modules a book has, in which language, in which order.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::load::Module;
use crate::locale::Language;
use crate::model::Visibility;
use crate::resolve::Voice;

/// The modules of one folder.
#[derive(Debug, Clone)]
pub struct Chapter {
    /// The folder, below `modules/`; empty for modules that stand in no folder.
    pub key: String,
    /// The `_index.md`, where there is one.
    pub opening: Option<Entry>,
    /// The others, in order.
    pub modules: Vec<Entry>,
}

/// A module as it stands in one book.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The file that was chosen.
    pub module: Arc<Module>,
    /// What it is called.
    pub title: String,
    /// One sentence about it; empty where nothing could be said.
    pub description: String,
    /// The language it is written in.
    pub written_in: Language,
    /// Whether that is another one than the book's, and cannot be converted into it.
    pub fallback: bool,
    pub(super) order: Option<i32>,
}

impl Chapter {
    /// What the chapter is called: by its opening, else by its folder.
    pub fn title(&self) -> &str {
        match &self.opening {
            Some(opening) => &opening.title,
            None => self.key.rsplit('/').next().unwrap_or_default(),
        }
    }
}

/// The chapters that `voice`'s book has of the `shared` modules and the community's `own`, which replace shared
/// ones of the same key.
pub(super) fn of(
    shared: &[Arc<Module>],
    own: &[Arc<Module>],
    voice: &Voice,
    audience: Visibility,
    findings: &mut Findings,
) -> Vec<Arc<Chapter>> {
    let own_keys: BTreeSet<&str> = own.iter().map(|module| module.key.as_str()).collect();
    let mut modules: Vec<&Arc<Module>> = shared.iter().filter(|module| !own_keys.contains(module.key.as_str())).collect();
    modules.extend(own);
    modules.sort_by(|one, other| one.key.cmp(&other.key));
    let versions: Vec<&[&Arc<Module>]> = modules.chunk_by(|one, other| one.key == other.key).collect();
    let choose = |versions: &&[&Arc<Module>]| {
        let mut told = Findings::new();
        (entry(versions, voice, audience, &mut told), told)
    };
    let entries: Vec<_> = versions.par_iter().map(choose).collect();
    let mut chapters: BTreeMap<&str, Chapter> = BTreeMap::new();
    for (versions, (entry, told)) in versions.iter().zip(entries) {
        findings.extend(told);
        let Some(entry) = entry else { continue };
        let key = versions[0].chapter();
        let chapter = chapters.entry(key).or_insert_with(|| Chapter { key: key.to_owned(), opening: None, modules: Vec::new() });
        if entry.module.is_chapter_opening() {
            chapter.opening = Some(entry);
        } else {
            chapter.modules.push(entry);
        }
    }
    let mut chapters: Vec<Chapter> = chapters.into_values().collect();
    chapters.par_iter_mut().for_each(|chapter| {
        chapter.modules.sort_by(|a, b| place(a.order, a.module.stem()).cmp(&place(b.order, b.module.stem())));
    });
    chapters.sort_by(|a, b| chapter_place(a).cmp(&chapter_place(b)));
    chapters.into_iter().map(Arc::new).collect()
}

/// Numbered ones first, by number; then by name.
fn place(order: Option<i32>, name: &str) -> (i32, &str) {
    (order.unwrap_or(i32::MAX), name)
}

fn chapter_place(chapter: &Chapter) -> (i32, &str) {
    place(chapter.opening.as_ref().and_then(|opening| opening.order), &chapter.key)
}

fn entry(versions: &[&Arc<Module>], voice: &Voice, audience: Visibility, findings: &mut Findings) -> Option<Entry> {
    let first = voice.first_language();
    let written_in = |module: &Module| module.language.clone().unwrap_or_else(|| first.clone());
    let main = versions.iter().find(|module| written_in(module) == *first).unwrap_or(&versions[0]);
    if !main.front.r#for.unwrap_or_default().visible_to(audience) {
        return None;
    }
    let mut when = main.front.when.iter();
    if !when.all(|(path, allowed)| voice.matches(path, allowed.iter().map(|word| word.as_str()))) {
        return None;
    }
    let exact = versions.iter().find(|module| written_in(module) == *voice.language());
    let derived = || versions.iter().find(|module| voice.language().derives_from(&written_in(module)));
    let module = Arc::clone(exact.or_else(derived).unwrap_or(main));
    let order = module.front.order.as_ref().or(main.front.order.as_ref()).map(|order| order.value);
    let spoken = written_in(&module);
    Some(entry_of(module, order, spoken, voice, findings))
}

/// `module` as it stands in `voice`'s book.
pub(super) fn entry_of(
    module: Arc<Module>,
    order: Option<i32>,
    spoken: Language,
    voice: &Voice,
    findings: &mut Findings,
) -> Entry {
    let fallback = spoken != *voice.language() && !voice.language().derives_from(&spoken);
    if fallback {
        findings.add(untranslated(&module, voice.language()));
    }
    let title = title(&module, voice, &spoken, findings);
    let description = match &module.front.description {
        Some(description) => told(voice, description, description.span(), &spoken, findings),
        None => told(voice, &module.body.summary.to_string(), &module.source.span(0..0), &spoken, &mut Findings::new()),
    };
    Entry { module, title, description, written_in: spoken, fallback, order }
}

fn title(module: &Module, voice: &Voice, spoken: &Language, findings: &mut Findings) -> String {
    if let Some(title) = &module.front.title {
        return told(voice, title, title.span(), spoken, findings);
    }
    if let Some(title) = &module.body.title {
        let span = module.source.span(title.place.start as usize..title.place.end as usize);
        return told(voice, &title.text.to_string(), &span, spoken, findings);
    }
    if module.is_whole() {
        findings.add(untitled(module));
    }
    module.stem().to_owned()
}

fn told(voice: &Voice, text: &str, place: &crate::source::Span, spoken: &Language, findings: &mut Findings) -> String {
    let told = voice.retell(text, spoken);
    if told.contains("{{") { voice.fill(&told, place, &mut |finding| findings.add(finding)) } else { told.into_owned() }
}

fn untitled(module: &Module) -> Finding {
    let name = module.stem();
    Finding::warning(
        "no-title",
        words!("this module has no title; it is called `{name}` after its file", "这个模块没有标题，暂用文件名 `{name}`"),
    )
    .at(&module.source.span(0..0))
    .help(words!("start it with a heading: `# …`", "请在开头写一个标题：`# …`"))
}

fn untranslated(module: &Module, language: &Language) -> Finding {
    let key = &module.key;
    Finding::advice("untranslated", words!("`{key}` has no translation into `{language}`", "`{key}` 没有 `{language}` 译文"))
        .at(&module.source.span(0..0))
        .help(words!(
            "put one beside it, in a file whose name ends in `.{language}.md`",
            "请在旁边放一个以 `.{language}.md` 结尾的译文文件"
        ))
}
