//! The file of a translated module with what a translator sent.

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::locale::Language;
use crate::translation::Catalogue;
use crate::translation::Home;
use crate::translation::Unit;
use crate::translation::edit;
use crate::translation::edit::Edit;
use crate::translation::import::Accepted;
use crate::yaml;

/// The text of the file at `path`, the translation of one module into `language`, with what was `accepted`; nothing where
/// it would be only half a translation.
pub(super) fn written(
    catalogue: &Catalogue,
    language: &Language,
    path: &str,
    accepted: &[&Accepted],
    told: &mut Findings,
) -> Option<String> {
    let units: Vec<&Unit> =
        catalogue.units.iter().filter(|unit| unit.module().is_some() && unit.file(language) == path).collect();
    let existing = accepted[0].unit.module()?.translated.get(language);
    match existing {
        Some((source, start)) => Some(with(source.text(), *start, language, &units, accepted)),
        None => afresh(&units, accepted, language, told),
    }
}

fn target<'a>(unit: &Unit, accepted: &'a [&Accepted]) -> Option<&'a str> {
    let place = |unit: &Unit| (unit.source.span.range().start, unit.place.clone());
    accepted.iter().find(|one| place(one.unit) == place(unit)).map(|one| one.target.as_str())
}

/// A translation that exists: blocks are replaced, or put behind the one that they follow in the source.
fn with(text: &str, start: usize, language: &Language, units: &[&Unit], accepted: &[&Accepted]) -> String {
    let mut edits: Vec<Edit> = Vec::new();
    let mut heads = String::new();
    let mut behind = start;
    for unit in units {
        let passage = unit.versions.get(language).and_then(|version| version.passage.as_ref());
        let target = target(unit, accepted);
        match (&unit.home, passage, target) {
            (Home::Front(..), Some(passage), Some(target)) => edits.push(edit::instead(&passage.span, target)),
            (Home::Front(key, _), None, Some(target)) => heads.push_str(&format!("{key}: {}\n", yaml::scalar(target))),
            (Home::Block { .. }, Some(passage), Some(target)) => edits.push((passage.span.range(), target.to_owned())),
            (Home::Block { .. }, None, Some(target)) => edits.push((behind..behind, inserted(text, behind, start, target))),
            _ => {}
        }
        if let (Home::Block { .. }, Some(passage)) = (&unit.home, passage) {
            behind = passage.span.range().end;
        }
    }
    if !heads.is_empty() {
        // Behind the opening line of the front matter, or as a front matter of its own.
        let line = text.find('\n').map_or(text.len(), |at| at + 1);
        edits.push(if start > 0 { (line..line, heads) } else { (0..0, format!("---\n{heads}---\n")) });
    }
    edit::edited(text, edits)
}

/// A new block with blank lines around it. Blocks that follow each other at one place keep their order.
fn inserted(text: &str, at: usize, start: usize, target: &str) -> String {
    match at == start {
        true if text[at..].trim().is_empty() => format!("{target}\n"),
        true => format!("{target}\n\n"),
        false => format!("\n\n{target}"),
    }
}

/// A translation that nobody has begun is written whole.
fn afresh(units: &[&Unit], accepted: &[&Accepted], language: &Language, told: &mut Findings) -> Option<String> {
    let lacking: Vec<&&Unit> = units.iter().filter(|unit| !unit.is_fixed() && target(unit, accepted).is_none()).collect();
    if let Some(first) = lacking.first() {
        let count = lacking.len();
        told.add(
            Finding::error(
                "translation-in-part",
                words!(
                    "this module has no translation into `{language}` yet, and {count} of its blocks were not translated",
                    "这个模块还没有 `{language}` 译文，而送回的译文里还差 {count} 段"
                ),
            )
            .at(&first.source.span)
            .help(words!(
                "a module is translated whole the first time; fill these too",
                "一个模块头一次要整篇译完；请把这几段也补上"
            )),
        );
        return None;
    }
    let (mut heads, mut blocks) = (String::new(), Vec::new());
    for unit in units {
        let words = target(unit, accepted).unwrap_or(&unit.source.text);
        match &unit.home {
            Home::Front(key, _) => heads.push_str(&format!("{key}: {}\n", yaml::scalar(words))),
            _ => blocks.push(words),
        }
    }
    let front = if heads.is_empty() { heads } else { format!("---\n{heads}---\n") };
    Some(format!("{front}{}\n", blocks.join("\n\n")))
}
