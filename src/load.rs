//! From files to documents: YAML as trees with places, Markdown compiled once, whoever will read it.

mod definition;
mod figures;
mod front;
mod module;
mod redress;
mod revise;
mod theme;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::file::Asset;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::locale::Language;
use crate::source::Source;
use crate::workspace::Sources;
use crate::yaml;
use crate::yaml::Node;

pub use definition::Definition;
pub use module::Module;
pub use revise::Rewritten;
pub use theme::ThemeDocument;

/// Everything an author wrote, read and understood one file at a time; nothing is chosen or left out yet.
#[derive(Debug, Default, Clone)]
pub struct Documents {
    /// `content/site.yaml`, where there is one.
    pub site: Option<Node>,
    /// The days off of `content/holidays/`, by the name of the file.
    pub holidays: BTreeMap<String, Node>,
    /// `content/words.yaml`, where there is one.
    pub words: Option<Node>,
    /// The definitions, by the name of their folder.
    pub definitions: Vec<Definition>,
    /// The shared modules, by path.
    pub modules: Vec<Arc<Module>>,
    /// Pictures and other files, by path.
    pub assets: Vec<Arc<Asset>>,
    /// What `content/audit/` holds for the audit, by the name of the file: `words.yaml`.
    pub audit: BTreeMap<String, Source>,
    /// The workspace's own themes, by name.
    pub themes: BTreeMap<String, ThemeDocument>,
    settings: Settings,
}

/// What the reading of every Markdown file depends on.
#[derive(Debug, Default, Clone, PartialEq)]
struct Settings {
    languages: Vec<Language>,
    raw_html: bool,
    blocks: BTreeSet<String>,
}

/// Reads all files. Those that `previous` holds unchanged are taken over as they are.
///
/// `blocks` names the fenced blocks that the built-in theme can draw; the workspace's themes may add to them.
pub fn load(sources: &Sources, previous: &Documents, blocks: &[&str], findings: &mut Findings) -> Documents {
    let shelves = Shelves::sort(sources, findings);
    let site = shelves.site.as_ref().and_then(|source| whole_document(source, findings));
    let holidays = shelves.holidays.iter().filter_map(|(name, source)| Some((name.clone(), whole_document(source, findings)?)));
    let holidays = holidays.collect();
    let settings = settings(site.as_ref(), blocks, &shelves);
    let known = if settings == previous.settings { previous.known_modules() } else { BTreeMap::new() };
    let read = |sources: &[(String, Source)]| -> Vec<Arc<Module>> {
        sources.par_iter().map(|(key, source)| module::read(key, source, &settings, &known)).collect()
    };
    let modules = read(&shelves.modules);
    let read_definition = |(slug, shelf): (&String, &Shelf)| {
        let mut told = Findings::new();
        (definition::read(slug, shelf, read(&shelf.modules), sources, &mut told), told)
    };
    let (definitions, told): (Vec<Definition>, Vec<Findings>) = shelves.communities.par_iter().map(read_definition).unzip();
    findings.extend(told.into_iter().flatten());
    for module in modules.iter().chain(definitions.iter().flat_map(|definition| &definition.modules)) {
        findings.extend(module.faults.iter().cloned());
    }
    let themes = theme::read_all(&shelves.themes, sources, findings);
    let words = shelves.words.as_ref().and_then(|source| whole_document(source, findings));
    let (assets, audit) = (sources.assets.clone(), shelves.audit);
    Documents { site, words, holidays, definitions, modules, assets, audit, themes, settings }
}

impl Documents {
    fn known_modules(&self) -> BTreeMap<&str, &Arc<Module>> {
        let own = self.definitions.iter().flat_map(|definition| &definition.modules);
        self.modules.iter().chain(own).map(|module| (module.source.path(), module)).collect()
    }

    /// The languages of the site, the author's own first; Simplified Chinese, if nothing is said.
    pub fn languages(&self) -> Vec<Language> {
        let mut languages: Vec<Language> = Vec::new();
        for language in &self.settings.languages {
            if !languages.contains(language) {
                languages.push(language.clone());
            }
        }
        if languages.is_empty() {
            languages.push(Language::simplified_chinese());
        }
        languages
    }

    /// The asset at `path` of the workspace.
    pub fn asset(&self, path: &str) -> Option<&Arc<Asset>> {
        let at = self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok()?;
        Some(&self.assets[at])
    }
}

/// One YAML file as a tree; its fault is told, and nothing comes back.
fn whole_document(source: &Source, findings: &mut Findings) -> Option<Node> {
    match yaml::parse(source, 0..source.text().len()) {
        Ok(node) => Some(node),
        Err(finding) => {
            findings.add(finding);
            None
        }
    }
}

fn settings(site: Option<&Node>, blocks: &[&str], shelves: &Shelves) -> Settings {
    let languages = site.and_then(|node| node.get("languages")).map_or(&[][..], Node::items);
    Settings {
        languages: languages.iter().filter_map(|node| Language::parse(node.as_str()?)).collect(),
        raw_html: site.and_then(|node| node.get("html")).and_then(Node::as_str) == Some("allow"),
        blocks: all_blocks(blocks, &shelves.themes),
    }
}

/// The fenced blocks that can be drawn: `built_in` ones, and those that a theme has a template for.
fn all_blocks(built_in: &[&str], themes: &BTreeMap<String, Vec<Source>>) -> BTreeSet<String> {
    let of_themes = themes.values().flatten().filter_map(|source| {
        let (_, file) = source.path().split_once("/templates/blocks/")?;
        file.strip_suffix(".html").map(str::to_owned)
    });
    built_in.iter().map(|name| (*name).to_owned()).chain(of_themes).collect()
}

/// The text files, each on the shelf where its folder puts it.
#[derive(Default)]
struct Shelves {
    site: Option<Source>,
    holidays: BTreeMap<String, Source>,
    words: Option<Source>,
    modules: Vec<(String, Source)>,
    communities: BTreeMap<String, Shelf>,
    audit: BTreeMap<String, Source>,
    themes: BTreeMap<String, Vec<Source>>,
}

/// The text files of one community.
#[derive(Default)]
struct Shelf {
    definition: Option<Source>,
    sections: Vec<(String, Source)>,
    modules: Vec<(String, Source)>,
}

impl Shelves {
    fn sort(sources: &Sources, findings: &mut Findings) -> Shelves {
        let mut shelves = Shelves::default();
        for file in &sources.texts {
            let source = file.source.clone();
            let parts: Vec<&str> = file.source.path().split('/').collect();
            match parts[..] {
                // A table is read where a definition points to it.
                [.., name] if name.ends_with(".csv") => {}
                ["content", "site.yaml" | "site.yml"] => shelves.site = Some(source),
                ["content", "holidays", name] if !is_markdown(name) => {
                    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
                    shelves.holidays.insert(name.to_owned(), source);
                }
                ["content", "words.yaml" | "words.yml"] => shelves.words = Some(source),
                ["content", "audit", name] if !is_markdown(name) => _ = shelves.audit.insert(name.to_owned(), source),
                ["content", "modules", ..] => shelves.modules.push((parts[2..].join("/"), source)),
                ["content", "communities", slug, _, ..] => {
                    shelves.communities.entry(slug.to_owned()).or_default().put(&parts[3..], source, findings)
                }
                ["content", .., name] if is_markdown(name) => shelves.modules.push((parts[1..].join("/"), source)),
                ["themes", name, _, ..] => shelves.themes.entry(name.to_owned()).or_default().push(source),
                _ => findings.add(stray(&source)),
            }
        }
        shelves
    }
}

impl Shelf {
    fn put(&mut self, parts: &[&str], source: Source, findings: &mut Findings) {
        match parts {
            ["community.yaml" | "community.yml"] => self.definition = Some(source),
            [name] if !is_markdown(name) => {
                let key = name.rsplit_once('.').map_or(*name, |(stem, _)| stem);
                self.sections.push((key.to_owned(), source));
            }
            ["modules", rest @ ..] if !rest.is_empty() => self.modules.push((rest.join("/"), source)),
            _ => findings.add(stray(&source)),
        }
    }
}

fn is_markdown(name: &str) -> bool {
    name.ends_with(".md") || name.ends_with(".markdown")
}

fn stray(source: &Source) -> Finding {
    let path = source.path();
    Finding::warning("stray-file", words!("nothing reads `{path}`", "没有任何地方会读取 `{path}`")).in_file(path).help(words!(
        "modules belong in `modules/`, a section of a definition in `communities/<slug>/<section>.yaml`, data in `assets/`",
        "内容模块放在 `modules/`，定义的章节放在 `communities/<slug>/<章节>.yaml`，数据放在 `assets/`"
    ))
}
