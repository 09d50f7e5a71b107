//! The definition of one community: `community.yaml` and the sections and figures that have a file of their own, as one tree.

use std::sync::Arc;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::load::Module;
use crate::load::Shelf;
use crate::load::figures;
use crate::load::whole_document;
use crate::model::SECTIONS;
use crate::source::Source;
use crate::source::Span;
use crate::workspace::Sources;
use crate::yaml;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Value;

/// One community as its author wrote it.
#[derive(Debug, Clone)]
pub struct Definition {
    /// The name of its folder.
    pub slug: String,
    /// Identity and sections together.
    pub tree: Node,
    /// Its own modules.
    pub modules: Vec<Arc<Module>>,
    /// Whether every file of it could be read; if not, what is missing may only be unread.
    pub whole: bool,
}

/// Joins the files of one community.
pub(super) fn read(
    slug: &str,
    shelf: &Shelf,
    modules: Vec<Arc<Module>>,
    sources: &Sources,
    findings: &mut Findings,
) -> Definition {
    let mut whole = true;
    let mut entries = Vec::new();
    let mut span = Source::new(format!("content/communities/{slug}/community.yaml"), "").span(0..0);
    match &shelf.definition {
        None => {
            whole = false;
            findings.add(no_definition(slug));
        }
        Some(source) => match whole_document(source, findings) {
            Some(Node { value: Value::Map(map), span: place }) => {
                entries = map;
                span = place;
            }
            Some(Node { value: Value::Null, .. }) => span = source.span(0..0),
            Some(other) => {
                whole = false;
                findings.add(yaml::not_a_map(&other));
            }
            None => whole = false,
        },
    }
    if !whole {
        entries.push(stand_in(slug, &span));
    }
    for (key, source) in &shelf.sections {
        whole &= add_section(key, source, &mut entries, findings);
    }
    if let Some(metrics) = entries.iter_mut().find(|entry| entry.key.as_str() == Some("metrics")) {
        figures::join(slug, &mut metrics.value, sources, findings);
    }
    Definition { slug: slug.to_owned(), tree: Node { span, value: Value::Map(entries) }, modules, whole }
}

fn add_section(key: &str, source: &Source, entries: &mut Vec<Entry>, findings: &mut Findings) -> bool {
    if !SECTIONS.contains(&key) {
        findings.add(unknown_section(key, source));
        return true;
    }
    let Some(node) = whole_document(source, findings) else { return false };
    if let Some(entry) = entries.iter().find(|entry| entry.key.as_str() == Some(key)) {
        findings.add(section_twice(key, &entry.key, source));
        return true;
    }
    let key = Node { span: source.span(0..0), value: Value::Scalar { text: key.into(), plain: true } };
    entries.push(Entry { key, value: node });
    true
}

/// The name that stands in for one that could not be read: it would be missed once more, in every language.
fn stand_in(slug: &str, span: &Span) -> Entry {
    let scalar = |text: &str| Node { span: span.clone(), value: Value::Scalar { text: text.into(), plain: false } };
    Entry { key: scalar("name"), value: scalar(slug) }
}

fn no_definition(slug: &str) -> Finding {
    let path = format!("content/communities/{slug}/community.yaml");
    Finding::error(
        "no-definition",
        words!("the community `{slug}` has no `community.yaml`", "社群 `{slug}` 没有 `community.yaml`"),
    )
    .in_file(path)
    .help(words!(
        "write one with at least `name: …`, or run `guildbook new community {slug}`",
        "至少写一行 `name: …`，或运行 `guildbook new community {slug}`"
    ))
}

fn unknown_section(key: &str, source: &Source) -> Finding {
    let finding =
        Finding::error("unknown-section", words!("there is no section `{key}`", "没有 `{key}` 这个章节")).at(&source.span(0..0));
    let list = SECTIONS.join(", ");
    finding.help(match nearest(key, SECTIONS.iter().copied()) {
        Some(near) => words!("did you mean `{near}.yaml`?", "是不是想写 `{near}.yaml`？"),
        None => words!("sections are: {list}", "可用的章节：{list}"),
    })
}

fn section_twice(key: &str, first: &Node, source: &Source) -> Finding {
    let second = source.path();
    Finding::error(
        "section-twice",
        words!(
            "the section `{key}` is written in two places: here and in `{second}`",
            "章节 `{key}` 写了两处：这里和 `{second}`"
        ),
    )
    .at(&first.span)
    .also(&source.span(0..0), words!("the second one", "第二处"))
    .help(words!("keep one of them", "请只保留一处"))
}
