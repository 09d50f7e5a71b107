//! Templates, assets and strings in layers: the built-in theme below, the workspace's own above it.

mod built_in;
pub mod color;
mod strings;
mod tokens;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::file::Content;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::load::Documents;
use crate::load::ThemeDocument;
use crate::locale::Language;
use crate::source::Source;
use crate::source::Sp;
use crate::source::Span;
use crate::yaml::Node;

pub use built_in::BLOCKS;
pub use built_in::prepare;
pub use tokens::Papers;
pub use tokens::put;
pub use tokens::running;
pub use tokens::stylesheet;

/// The name of the theme that is inside the command.
pub const BUILT_IN: &str = "folio";

/// A theme, ready to be rendered with.
#[derive(Debug)]
pub struct Theme {
    /// The layers, the topmost first; the last is the built-in theme.
    pub layers: Vec<Layer>,
    /// The strings of each language of the site, in its order.
    strings: Vec<Value>,
    tokens: BTreeMap<String, String>,
    papers: Papers,
}

/// One theme of the chain from the site's own to the built-in one.
#[derive(Debug, Clone, Default)]
pub struct Layer {
    /// Its name, which is also the folder of its assets.
    pub name: String,
    /// Its templates, by path.
    pub templates: BTreeMap<String, Source>,
    /// Its files, by path.
    pub files: BTreeMap<String, Content>,
    settings: Option<Node>,
    strings: BTreeMap<String, Node>,
}

impl Theme {
    /// The string under the dotted `key` in the `language`th language of the site; the key itself where there is none.
    pub fn word(&self, language: usize, key: &str) -> String {
        let found = key.split('.').try_fold(&self.strings[language], |value, part| value.get(part));
        found.and_then(Value::as_str).unwrap_or(key).to_owned()
    }

    /// All strings of the `language`th language.
    pub fn strings(&self, language: usize) -> &Value {
        &self.strings[language]
    }

    /// Whether both have the same words in every language.
    pub fn speaks_like(&self, other: &Theme) -> bool {
        self.strings == other.strings
    }

    /// The grounds that text stands on.
    pub fn papers(&self) -> &Papers {
        &self.papers
    }

    /// What is wrong with setting the token `key` at `place`: there is none of that name.
    pub fn unknown_token(&self, key: &str, place: &Span) -> Option<Finding> {
        let known = tokens::known(&self.layers);
        (!known.is_empty() && !known.contains(&key)).then(|| tokens::unknown(key, place, &known))
    }

    /// The tokens that themes above the built-in one set.
    pub fn tokens(&self) -> &BTreeMap<String, String> {
        &self.tokens
    }
}

/// Stacks the layers of the theme `name` for the given languages.
pub fn assemble(said: Option<&Sp<String>>, documents: &Documents, languages: &[Language], findings: &mut Findings) -> Theme {
    let mut layers = Vec::new();
    let mut next = Some(said.map_or(BUILT_IN, |said| said.as_str()).to_owned());
    while let Some(name) = next.take().filter(|name| name != BUILT_IN) {
        if layers.iter().any(|layer: &Layer| layer.name == name) {
            findings.add(circle(&name));
            break;
        }
        let Some(document) = documents.themes.get(&name) else {
            let place = layers.last().and_then(Layer::parent).or(said.map(|said| &said.span));
            findings.add(unknown(&name, place, documents));
            break;
        };
        let layer = Layer::of(&name, document);
        next = layer.settings.as_ref().and_then(|settings| settings.get("parent")?.as_str()).map(str::to_owned);
        layers.push(layer);
    }
    let mut built_in = built_in::layer();
    if let Some(document) = documents.themes.get(BUILT_IN) {
        built_in.cover(Layer::of(BUILT_IN, document));
    }
    layers.push(built_in);
    let strings = languages.iter().map(|language| strings::of(language, &layers, findings)).collect();
    let tokens = tokens::of(&layers, findings);
    let papers = Papers::of(&layers);
    Theme { layers, strings, tokens, papers }
}

impl Layer {
    fn of(name: &str, document: &ThemeDocument) -> Layer {
        let texts = document.texts.iter().map(|(path, source)| (path.clone(), Content::Bytes(source.text().as_bytes().to_vec())));
        let assets = document.assets.iter().map(|(path, asset)| (path.clone(), Content::Copy(Arc::clone(asset))));
        Layer {
            name: name.to_owned(),
            templates: document.templates.clone(),
            files: texts.chain(assets).collect(),
            settings: document.settings.clone(),
            strings: document.strings.clone(),
        }
    }

    /// Where it names its parent.
    fn parent(&self) -> Option<&Span> {
        self.settings.as_ref().and_then(|settings| settings.get("parent")).map(|node| &node.span)
    }

    /// Lays another version of the same theme over this one, file by file.
    fn cover(&mut self, other: Layer) {
        self.templates.extend(other.templates);
        self.files.extend(other.files);
        self.strings.extend(other.strings);
        self.settings = other.settings.or(self.settings.take());
    }
}

fn circle(name: &str) -> Finding {
    Finding::error("theme-circle", words!("the theme `{name}` is its own parent", "主题 `{name}` 的上级又指回它自己"))
        .in_file(format!("themes/{name}/theme.yaml"))
        .help(words!(
            "end the chain: leave `parent:` out, and it builds on the built-in theme",
            "请去掉 `parent:`，它就以内置主题为基础"
        ))
}

fn unknown(name: &str, place: Option<&Span>, documents: &Documents) -> Finding {
    let known = documents.themes.keys().map(String::as_str).chain([BUILT_IN]);
    let finding = Finding::error("no-theme", words!("there is no theme `{name}`", "没有名为 `{name}` 的主题"));
    let finding = match place {
        Some(place) => finding.at(place),
        None => finding.in_file("content/site.yaml"),
    };
    finding.help(match nearest(name, known) {
        Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
        None => words!("put it in `themes/{name}/`, or leave `theme:` out", "请把它放进 `themes/{name}/`，或去掉 `theme:`"),
    })
}
