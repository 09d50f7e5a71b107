//! What translators sent back, put where it belongs; or, where anything is wrong with it, nothing at all.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::locale::Language;
use crate::locale::fixed;
use crate::markdown;
use crate::source::Source;
use crate::source::Span;
use crate::translation::Catalogue;
use crate::translation::Format;
use crate::translation::Hash;
use crate::translation::Home;
use crate::translation::Ledger;
use crate::translation::Unit;
use crate::translation::csv;
use crate::translation::csv::Filled;
use crate::translation::edit;
use crate::translation::edit::Edit;
use crate::translation::export;
use crate::translation::module;
use crate::translation::xliff;
use crate::yaml;

/// What an exchange changes: whole files, and the ledger as it is then.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// The files to write, by path in the workspace.
    pub files: BTreeMap<String, String>,
    /// The ledger, which knows what was taken over.
    pub ledger: Ledger,
    /// How many translations were taken over.
    pub count: usize,
}

/// A translation that may be taken over: its unit and its words.
pub(super) struct Accepted<'a> {
    pub(super) unit: &'a Unit,
    pub(super) target: String,
    /// Where it stands in the exchange.
    pub(super) place: Span,
}

/// Takes over what an exchange says in `language` (an XLIFF says itself which one it is in).
///
/// Nothing is taken over where one translation is refused: it lost a placeholder, its source has changed since it was
/// exported, or somebody has written another one meanwhile. Rows that nobody filled are passed over.
pub fn import(
    catalogue: &Catalogue,
    ledger: &Ledger,
    exchange: &Source,
    format: Format,
    language: Option<&Language>,
    findings: &mut Findings,
) -> Option<Import> {
    let mut told = Findings::new();
    let read = rows(exchange, format, &mut told);
    let language = read.as_ref().and_then(|(own, _)| own.clone()).or(language.cloned());
    let made = match (read, language) {
        (Some((_, rows)), Some(language)) if catalogue.targets().contains(&language) => {
            let accepted = accepted(catalogue, &language, exchange, rows, &mut told);
            written(catalogue, ledger, &language, &accepted, &mut told)
        }
        (Some(_), language) => {
            told.add(no_language(exchange, language, catalogue));
            Import::default()
        }
        (None, _) => Import::default(),
    };
    let is_good = !told.has_errors();
    findings.extend(told);
    is_good.then_some(made)
}

fn rows(exchange: &Source, format: Format, told: &mut Findings) -> Option<(Option<Language>, Vec<Filled>)> {
    let read = match format {
        Format::Csv => csv::read(exchange.text()).map(|rows| (None, rows)).ok_or_else(|| {
            let columns = "id, was, target";
            words!("this table has not the columns `{columns}`", "这张表缺少 `{columns}` 这几列")
        }),
        Format::Xliff => {
            xliff::read(exchange.text()).map_err(|error| words!("this is no XLIFF: {error}", "这不是 XLIFF 文件：{error}"))
        }
    };
    read.map_err(|message| {
        told.add(Finding::error("exchange-unreadable", message).in_file(exchange.path()).help(words!(
            "send back the file that `guildbook i18n export` wrote, in the same format",
            "请交回 `guildbook i18n export` 写出的文件，格式不变"
        )));
    })
    .ok()
}

fn accepted<'a>(
    catalogue: &'a Catalogue,
    language: &Language,
    exchange: &Source,
    rows: Vec<Filled>,
    told: &mut Findings,
) -> Vec<Accepted<'a>> {
    let ids = export::ids(catalogue);
    let by_id: BTreeMap<&str, &Unit> = ids.iter().map(String::as_str).zip(&catalogue.units).collect();
    let mut seen = BTreeSet::new();
    let mut accepted = Vec::new();
    for row in rows.into_iter().filter(|row| !row.target.trim().is_empty()) {
        let place = exchange.span(row.place.clone());
        let Some(unit) = by_id.get(row.id.trim()).copied().filter(|unit| unit.versions.contains_key(language)) else {
            told.add(no_source(&row.id, &place));
            continue;
        };
        let now = unit.versions[language].passage.as_ref();
        let target = row.target.trim().to_owned();
        if now.is_some_and(|now| Hash::of(&now.text) == Hash::of(&target)) {
            continue;
        }
        if now.map(|now| Hash::of(&now.text).to_string()).unwrap_or_default() != row.was.trim() {
            told.add(written_meanwhile(unit, now.map(|now| &now.span), &place));
        } else if !seen.insert(row.id.trim().to_owned()) {
            told.add(twice(&row.id, &place));
        } else {
            told.extend(lost(unit, &target, &place));
            accepted.push(Accepted { unit, target, place });
        }
    }
    accepted
}

/// What is fixed in the source and not in the target, or the other way round.
fn lost(unit: &Unit, target: &str, place: &Span) -> Option<Finding> {
    let pieces = |text: &str| {
        let mut pieces: Vec<String> = fixed(text).into_iter().map(|range| text[range].to_owned()).collect();
        pieces.sort();
        pieces
    };
    let (wanted, found) = (pieces(&unit.source.text), pieces(target));
    if wanted == found {
        return None;
    }
    let missing = |of: &[String], from: &[String]| {
        let mut rest = from.to_vec();
        let kept = of.iter().filter(|piece| match rest.iter().position(|other| other == *piece) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        });
        kept.map(|piece| format!("`{piece}`")).collect::<Vec<_>>().join(", ")
    };
    let (lost, added) = (missing(&wanted, &found), missing(&found, &wanted));
    let message = if lost.is_empty() {
        words!("this translation has {added}, which its source has not", "译文多出了 {added}，原文没有")
    } else {
        words!("this translation lost {lost}", "译文丢了 {lost}")
    };
    Some(Finding::error("placeholder-lost", message).at(place).also(&unit.source.span, words!("the source", "原文")).help(
        words!(
            "code, addresses and `{{{{ placeholders }}}}` stay as they are in every language",
            "代码、网址和 `{{{{ 占位符 }}}}` 在任何语言里都保持原样"
        ),
    ))
}

/// The files with what was accepted.
fn written(catalogue: &Catalogue, ledger: &Ledger, language: &Language, accepted: &[Accepted], told: &mut Findings) -> Import {
    let mut import = Import { ledger: ledger.clone(), count: accepted.len(), ..Import::default() };
    let mut values: BTreeMap<&str, Vec<&Accepted>> = BTreeMap::new();
    let mut modules: BTreeMap<String, Vec<&Accepted>> = BTreeMap::new();
    for one in accepted {
        match &one.unit.home {
            Home::Value(_) => values.entry(one.unit.source.span.source().path()).or_default().push(one),
            Home::Front(..) | Home::Block { .. } => modules.entry(one.unit.file(language)).or_default().push(one),
        }
        let said = Hash::of(&one.target);
        import.ledger.add(&one.unit.file(language), language, one.unit.hash(), said);
    }
    for (path, accepted) in values {
        if let Some(text) = definition(language, &accepted, told) {
            import.files.insert(path.to_owned(), text);
        }
    }
    for (path, accepted) in modules {
        told.extend(accepted.iter().filter_map(|one| one_block(one)));
        if let Some(text) = module::written(catalogue, language, &path, &accepted, told) {
            import.files.insert(path, text);
        }
    }
    import
}

fn definition(language: &Language, accepted: &[&Accepted], told: &mut Findings) -> Option<String> {
    let source = accepted[0].unit.source.span.source();
    let edits: Vec<Edit> = accepted
        .iter()
        .filter_map(|one| match &one.unit.home {
            Home::Value(node) => edit::value(node, &one.unit.language, language, &one.target),
            _ => None,
        })
        .collect();
    let text = edit::edited(source.text(), edits);
    let parse = |source: &Source| yaml::parse(source, 0..source.text().len()).ok();
    let (before, after) = (parse(source), parse(&Source::new(source.path(), text.as_str())));
    let is_whole = before.zip(after).is_some_and(|(before, after)| edit::differs_only_in(language, &before, &after));
    if !is_whole {
        told.add(by_hand(accepted[0]));
    }
    is_whole.then_some(text)
}

/// A block stays one block: else nobody could say any more which belongs to which.
fn one_block(one: &Accepted) -> Option<Finding> {
    let is_block = matches!(one.unit.home, Home::Block { .. });
    let count = markdown::blocks(&one.target).len();
    (is_block && count != 1).then(|| {
        Finding::error(
            "translation-in-pieces",
            words!("one block of Markdown has become {count}", "一个 Markdown 段落译成了 {count} 个"),
        )
        .at(&one.place)
        .also(&one.unit.source.span, words!("the source", "原文"))
        .help(words!("leave no blank line in it", "译文里不要留空行"))
    })
}

fn no_language(exchange: &Source, language: Option<Language>, catalogue: &Catalogue) -> Finding {
    let list = catalogue.targets().iter().map(|language| language.to_string()).collect::<Vec<_>>().join(", ");
    let message = match language {
        Some(language) => words!("nothing is translated into `{language}` here", "这里没有要译成 `{language}` 的内容"),
        None => words!("this table does not say its language", "这张表没有写明是哪种语言"),
    };
    Finding::error("exchange-language", message)
        .in_file(exchange.path())
        .help(words!("say it with `--language`; there are: {list}", "请用 `--language` 指明；现有：{list}"))
}

fn no_source(id: &str, place: &Span) -> Finding {
    Finding::error(
        "translation-without-source",
        words!("nothing in this workspace says what `{id}` was exported for", "工作区里已经没有 `{id}` 对应的原文"),
    )
    .at(place)
    .help(words!(
        "its source has changed since; export again, and move the translation over by hand if it still holds",
        "导出之后原文又改了；请重新导出，译文如果还适用，请手工移过去"
    ))
}

fn written_meanwhile(unit: &Unit, now: Option<&Span>, place: &Span) -> Finding {
    let finding = Finding::error(
        "translation-overtaken",
        words!("somebody has changed this translation since it was exported", "导出之后，有人改过这处译文"),
    )
    .at(place)
    .help(words!("choose one of the two by hand, and empty this cell", "请手工在两者中选定一个，再把这一格清空"));
    finding.also(now.unwrap_or(&unit.source.span), words!("it says this now", "现在是这样写的"))
}

fn twice(id: &str, place: &Span) -> Finding {
    Finding::error("translation-twice", words!("`{id}` is translated twice", "`{id}` 译了两次"))
        .at(place)
        .help(words!("empty one of the cells", "请清空其中一格"))
}

fn by_hand(one: &Accepted) -> Finding {
    Finding::error(
        "translation-by-hand",
        words!(
            "this file is written in a way that the translation cannot be put in safely",
            "这个文件的写法不便于安全地写入译文"
        ),
    )
    .at(&one.unit.source.span)
    .help(words!("write these translations by hand", "请手工写入这些译文"))
}
