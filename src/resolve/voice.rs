//! The voice of a book: which language a text speaks, what its placeholders stand for, what the client calls things.

use std::borrow::Cow;
use std::sync::Arc;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::locale::FALLBACK_MARKS;
use crate::locale::Language;
use crate::locale::fixed;
use crate::model::Words;
use crate::resolve::path::Found;
use crate::resolve::path::follow;
use crate::resolve::terms::Terms;
use crate::resolve::words::Converter;
use crate::source::Span;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Scribe;
use crate::yaml::Value;
use crate::yaml::Verbatim;
use crate::yaml::Written;

/// Placeholders may stand for texts that hold placeholders; deeper than this it is a circle.
const DEEPEST_PLACEHOLDER: usize = 8;

/// Speaks for one book.
#[derive(Debug, Clone)]
pub struct Voice {
    language: Language,
    languages: Vec<Language>,
    /// The definition as this audience sees it, and as its makers do.
    visible: Arc<Node>,
    full: Arc<Node>,
    terms: Terms,
    /// The client's words themselves, and the names that they leave alone.
    own_words: Vec<Span>,
    names: Vec<Span>,
    converter: Converter,
}

/// What a community and its makers are called is theirs, whatever their words for ours are.
const NAMES: [&str; 3] = ["name", "prepared_for", "prepared_by"];

impl Voice {
    /// The voice of a book in `language` over the definition `visible`, which is `full` less what is hidden.
    pub(super) fn new(
        language: &Language,
        languages: &[Language],
        visible: &Arc<Node>,
        full: &Arc<Node>,
        findings: &mut Findings,
    ) -> Voice {
        let written = visible.get("terms").map_or(&[][..], Node::entries);
        let mut voice = Voice {
            language: language.clone(),
            languages: languages.to_vec(),
            visible: Arc::clone(visible),
            full: Arc::clone(full),
            terms: Terms::default(),
            own_words: written.iter().map(|entry| entry.value.span.clone()).collect(),
            names: NAMES.iter().filter_map(|name| Some(visible.get(name)?.span.clone())).collect(),
            converter: Converter::default(),
        };
        let pairs: Vec<_> = written
            .iter()
            .filter_map(|entry| {
                let theirs = voice.write(&entry.value, &mut |finding| findings.add(finding))?;
                Some((entry.key.as_str()?.to_owned(), theirs.text))
            })
            .collect();
        voice.terms = Terms::new(pairs.into_iter(), false);
        voice
    }

    /// The same voice, which writes the workspace's own words as `words` has decided.
    pub(super) fn with_words(self, words: &Words) -> Voice {
        Voice { converter: Converter::new(words), ..self }
    }

    /// The language it speaks.
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// The language that authors write in where they do not say.
    pub fn first_language(&self) -> &Language {
        self.languages.first().unwrap_or(&self.language)
    }

    /// What the definition says at `path` (`people.leader.name`), for a placeholder at `place`.
    pub fn value(&self, path: &str, place: &Span) -> Result<String, Finding> {
        self.value_at_depth(path, place, 0)
    }

    /// Whether the definition says one of `allowed` at `path`.
    pub fn matches<'a>(&self, path: &str, mut allowed: impl Iterator<Item = &'a str>) -> bool {
        match follow(&self.visible, path) {
            Found::Node(node) => node.as_str().is_some_and(|value| allowed.any(|allowed| allowed == value)),
            Found::Nothing { .. } => false,
        }
    }

    /// Whether text written in `from` reads otherwise in this book.
    pub fn changes(&self, from: &Language) -> bool {
        !self.terms.is_empty() || self.language.derives_from(from)
    }

    /// Text written in `from`, in the client's words and this book's script; code, addresses and placeholders stay.
    pub fn retell<'a>(&self, text: &'a str, from: &Language) -> Cow<'a, str> {
        self.retell_with(&self.terms, text, from)
    }

    fn retell_with<'a>(&self, terms: &Terms, text: &'a str, from: &Language) -> Cow<'a, str> {
        if terms.is_empty() && !self.language.derives_from(from) {
            return Cow::Borrowed(text);
        }
        let words = |text: &'a str| match terms.apply(text) {
            Cow::Borrowed(text) => self.converter.convert(text, from, &self.language),
            Cow::Owned(text) => Cow::Owned(self.converter.convert(&text, from, &self.language).into_owned()),
        };
        let fixed = fixed(text);
        if fixed.is_empty() {
            return words(text);
        }
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for range in fixed {
            out.push_str(&words(&text[done..range.start]));
            out.push_str(&text[range.clone()]);
            done = range.end;
        }
        Cow::Owned(out + &words(&text[done..]))
    }

    /// Fills the `{{ … }}` of a text; `place` is where it is written. `\{{` stays as `{{`.
    pub fn fill(&self, text: &str, place: &Span, tell: &mut dyn FnMut(Finding)) -> String {
        self.fill_at_depth(text, place, 0, tell)
    }

    fn fill_at_depth(&self, text: &str, place: &Span, depth: usize, tell: &mut dyn FnMut(Finding)) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(open) = rest.find("{{") {
            let (before, from_open) = rest.split_at(open);
            if let Some(kept) = before.strip_suffix('\\') {
                out.push_str(kept);
                out.push_str("{{");
                rest = &from_open[2..];
                continue;
            }
            out.push_str(before);
            let Some(close) = from_open.find("}}") else {
                tell(not_closed(&exact(place, from_open)));
                rest = from_open;
                break;
            };
            let whole = &from_open[..close + 2];
            match self.value_at_depth(whole[2..close].trim(), &exact(place, whole), depth) {
                Ok(value) => out.push_str(&value),
                Err(finding) => tell(finding),
            }
            rest = &from_open[close + 2..];
        }
        out.push_str(rest);
        out
    }

    fn value_at_depth(&self, path: &str, place: &Span, depth: usize) -> Result<String, Finding> {
        if depth >= DEEPEST_PLACEHOLDER {
            return Err(circle(path, place));
        }
        match follow(&self.visible, path) {
            Found::Node(node) if is_text(node) => {
                let mut first_fault = None;
                let mut tell = |finding| _ = first_fault.get_or_insert(finding);
                let text = self.write_at_depth(node, depth + 1, &mut tell).map(|written| written.text).unwrap_or_default();
                match first_fault.filter(|fault| fault.code == "placeholder-circle") {
                    Some(_) => Err(circle(path, place)),
                    None => Ok(text),
                }
            }
            Found::Node(node) => Err(not_a_text(path, node, place)),
            Found::Nothing { part, near } => Err(match follow(&self.full, path) {
                Found::Node(_) => hidden(path, place),
                Found::Nothing { .. } => unknown(path, part, near, place),
            }),
        }
    }

    fn write_at_depth<'a>(&self, node: &'a Node, depth: usize, tell: &mut dyn FnMut(Finding)) -> Option<Written<'a>> {
        let (chosen, spoken) = self.choose(node, tell)?;
        let raw = Verbatim.write(chosen, tell)?.text;
        let raw = if raw.contains(FALLBACK_MARKS) { raw.replace(FALLBACK_MARKS, "") } else { raw };
        // A client's word in one language only is the usual case, and no gap.
        let is_own = self.own_words.contains(&node.span);
        let speaks_for_itself =
            is_own || spoken == self.language || self.language.derives_from(&spoken) || is_neutral(&raw, &spoken);
        if !speaks_for_itself {
            tell(untranslated(&self.language, &spoken, chosen));
        }
        let terms = if is_own || self.names.contains(&node.span) { &Terms::default() } else { &self.terms };
        let told = self.retell_with(terms, &raw, &spoken);
        let text = if told.contains("{{") { self.fill_at_depth(&told, &chosen.span, depth, tell) } else { told.into_owned() };
        Some(Written { text, node: chosen, fallback: (!speaks_for_itself).then_some(spoken) })
    }

    /// The node that speaks this book's language, or the nearest to it, and the language it speaks.
    fn choose<'a>(&self, node: &'a Node, tell: &mut dyn FnMut(Finding)) -> Option<(&'a Node, Language)> {
        let Value::Map(entries) = &node.value else { return Some((node, self.first_language().clone())) };
        let spoken: Vec<(&'a Node, Language)> = entries.iter().filter_map(|entry| self.spoken(entry, tell)).collect();
        let exact = spoken.iter().find(|(_, language)| *language == self.language);
        let script = |wanted: &str| {
            spoken.iter().find(|(_, language)| language.as_str() == wanted && self.language.derives_from(language))
        };
        let any_script = || spoken.iter().find(|(_, language)| self.language.derives_from(language));
        let first = || spoken.iter().find(|(_, language)| language == self.first_language());
        exact.or_else(|| script("zh-Hans")).or_else(any_script).or_else(first).or_else(|| spoken.first()).cloned()
    }

    fn spoken<'a>(&self, entry: &'a Entry, tell: &mut dyn FnMut(Finding)) -> Option<(&'a Node, Language)> {
        let written = entry.key.as_str().unwrap_or_default();
        let declared = self.languages.iter().map(Language::as_str).collect::<Vec<_>>().join(", ");
        match Language::parse(written) {
            Some(language) => {
                if !self.languages.contains(&language) {
                    tell(
                        Finding::warning(
                            "undeclared-language",
                            words!("the site has no language `{written}`", "站点没有声明语言 `{written}`"),
                        )
                        .at(&entry.key.span)
                        .help(words!(
                            "it has {declared}; add it to `languages` in site.yaml",
                            "现有 {declared}；请加入 site.yaml 的 `languages`"
                        )),
                    );
                }
                (!entry.value.is_null()).then_some((&entry.value, language))
            }
            None => {
                tell(
                    Finding::error(
                        "not-a-language",
                        words!(
                            "a text is expected here; `{written}` is not a language",
                            "这里应为文字；`{written}` 不是语言代码"
                        ),
                    )
                    .at(&entry.key.span)
                    .help(words!(
                        "write one text, or one for each language: `{{zh-Hans: …, en: …}}`",
                        "写一段文字，或每种语言各一段：`{{zh-Hans: …, en: …}}`"
                    )),
                );
                None
            }
        }
    }
}

impl Scribe for Voice {
    fn write<'a>(&self, node: &'a Node, tell: &mut dyn FnMut(Finding)) -> Option<Written<'a>> {
        self.write_at_depth(node, 0, tell)
    }
}

fn is_text(node: &Node) -> bool {
    let speaks = |entry: &Entry| entry.key.as_str().and_then(Language::parse).is_some() && entry.value.as_str().is_some();
    node.as_str().is_some() || (!node.entries().is_empty() && node.entries().iter().all(speaks))
}

/// A name in Latin letters or a number needs no translation out of Chinese.
fn is_neutral(text: &str, spoken: &Language) -> bool {
    spoken.script().is_some() && text.is_ascii()
}

/// Where a placeholder stands inside the text that `place` covers.
fn exact(place: &Span, written: &str) -> Span {
    match place.text().find(written) {
        Some(at) => place.part(at..at + written.len()),
        None => place.clone(),
    }
}

fn untranslated(wanted: &Language, spoken: &Language, node: &Node) -> Finding {
    Finding::advice(
        "untranslated",
        words!(
            "this text has no translation into `{wanted}`; it stays in `{spoken}`",
            "这段文字没有 `{wanted}` 译文，页面上仍用 `{spoken}`"
        ),
    )
    .at(&node.span)
    .help(words!("write `{{{spoken}: …, {wanted}: …}}`", "写成 `{{{spoken}: …, {wanted}: …}}`"))
}

fn not_closed(place: &Span) -> Finding {
    Finding::error(
        "placeholder-open",
        words!("a placeholder is opened with `{{{{` but never closed", "占位符以 `{{{{` 开始，却没有结束"),
    )
    .at(place)
    .help(words!(
        "close it with `}}}}`, or write `\\{{{{` if you mean the signs themselves",
        "请用 `}}}}` 结束；如果要写符号本身，请写 `\\{{{{`"
    ))
}

fn circle(path: &str, place: &Span) -> Finding {
    Finding::error("placeholder-circle", words!("`{path}` leads in a circle", "`{path}` 绕了一圈又回到自己"))
        .at(place)
        .help(words!("write the words themselves at one of these places", "请在其中一处直接写出文字"))
}

fn not_a_text(path: &str, node: &Node, place: &Span) -> Finding {
    let inside = node
        .entries()
        .iter()
        .filter_map(|entry| entry.key.as_str())
        .chain(node.items().iter().filter_map(|item| item.get("id")?.as_str()));
    let list = inside.map(|name| format!("`{path}.{name}`")).collect::<Vec<_>>().join(", ");
    Finding::error("placeholder-not-text", words!("`{path}` is not a text", "`{path}` 不是一段文字"))
        .at(place)
        .also(&node.span, words!("it stands here", "它在这里"))
        .help(words!("go further: {list}", "请写得更具体：{list}"))
}

fn hidden(path: &str, place: &Span) -> Finding {
    Finding::error("placeholder-hidden", words!("`{path}` is not for this audience", "`{path}` 不对这些读者开放"))
        .at(place)
        .help(words!("give this text the same `for:` as what it quotes", "请给这段文字加上与被引用内容相同的 `for:`"))
}

fn unknown(path: &str, part: &str, near: Option<&str>, place: &Span) -> Finding {
    let finding = Finding::error(
        "placeholder-unknown",
        words!("`{path}` leads nowhere: there is no `{part}`", "`{path}` 没有指向任何内容：没有 `{part}`"),
    )
    .at(place);
    finding.help(match near {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None => words!(
            "say it in the definition, or write `\\{{{{` if you mean the signs themselves",
            "请在定义里写出它；如果要写符号本身，请写 `\\{{{{`"
        ),
    })
}
