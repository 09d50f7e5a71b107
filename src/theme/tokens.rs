//! Tokens: colours, fonts and measures that a theme, a site or a community sets without touching a template.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::source::Span;
use crate::theme::Layer;
use crate::theme::color;
use crate::theme::color::Rgb;
use crate::yaml::Node;

/// The tokens that the layers above the built-in one set; a token that the built-in theme does not know is told.
pub(super) fn of(layers: &[Layer], findings: &mut Findings) -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    let known = known(layers);
    for layer in layers.iter().rev().skip(1) {
        for (key, node) in entries(layer) {
            match node.as_str() {
                Some(value) if known.is_empty() || known.contains(&key) => put(&mut tokens, key, value),
                _ => findings.add(unknown(key, &node.span, &known)),
            }
        }
    }
    tokens
}

/// The tokens there are: those that the built-in theme names.
pub(super) fn known(layers: &[Layer]) -> Vec<&str> {
    layers.last().map(|layer| entries(layer).map(|(key, _)| key).collect()).unwrap_or_default()
}

/// Sets a token over those that are less particular: a colour's bare name takes the place of both its papers' names.
pub fn put(tokens: &mut BTreeMap<String, String>, key: &str, value: &str) {
    for scheme in ["light", "dark"] {
        tokens.remove(&format!("{scheme}-{key}"));
    }
    tokens.insert(key.to_owned(), value.to_owned());
}

fn entries(layer: &Layer) -> impl Iterator<Item = (&str, &Node)> {
    let tokens = layer.settings.iter().filter_map(|settings| settings.get("tokens")).flat_map(Node::entries);
    tokens.filter_map(|entry| Some((entry.key.as_str()?, &entry.value)))
}

pub(super) fn unknown(key: &str, place: &Span, known: &[&str]) -> Finding {
    let finding =
        Finding::error("unknown-token", words!("the theme has no token `{key}`", "主题没有 `{key}` 这个变量")).at(place);
    match nearest(key, known.iter().copied()) {
        Some(near) => finding.help(words!("did you mean `{near}`?", "是不是想写 `{near}`？")),
        None => finding.help(words!("see the list in the built-in theme's theme.yaml", "可用的变量见内置主题的 theme.yaml")),
    }
}

/// The stylesheet of one book: every element that says `data-book` with its name, the page itself included, gets its
/// tokens. Nothing where there are none. A colour's bare name means both papers, and is moved until it can be read on
/// each, unless nothing is written in it; values that could end the declaration are left out.
pub fn stylesheet(slug: Option<&str>, tokens: &BTreeMap<String, String>, papers: &Papers) -> Option<String> {
    let mut declarations = String::new();
    for (key, value) in tokens.iter().filter(|(_, value)| !value.contains(['{', '}', ';', '<', '\\', '@'])) {
        match color::parse(value).filter(|_| !key.starts_with("light-") && !key.starts_with("dark-")) {
            Some(color) => {
                let colors = if GROUNDS.contains(&key.as_str()) { [color; 2] } else { papers.readable(color) };
                let [light, dark] = colors.map(color::write);
                declarations.push_str(&format!("  --light-{key}: {light};\n  --dark-{key}: {dark};\n"));
            }
            None => declarations.push_str(&format!("  --{key}: {value};\n")),
        }
    }
    (!declarations.is_empty()).then(|| {
        let whose = slug.map_or_else(|| ":root".to_owned(), |slug| format!("[data-book=\"{slug}\"]"));
        format!("{whose} {{\n{declarations}}}\n")
    })
}

/// The words at the head of a printed page, as tokens: `running-book`, and `running-rules` for that chapter.
pub fn running(slug: Option<&str>, language: &str, words: &[(&str, String)]) -> String {
    let declarations: String = words.iter().map(|(name, text)| format!("  --running-{name}: {};\n", quoted(text))).collect();
    let whose = slug.map_or_else(|| ":root".to_owned(), |slug| format!("[data-book=\"{slug}\"]"));
    format!("{whose}:lang({language}) {{\n{declarations}}}\n")
}

/// A string as a stylesheet writes it; whatever could end it is written by its number.
fn quoted(text: &str) -> String {
    let one = |character: char| match character {
        '"' | '\\' | '<' | '\n' | '\r' | '\u{c}' | '\0' => format!("\\{:x} ", u32::from(character)),
        character => character.to_string(),
    };
    format!("\"{}\"", text.chars().map(one).collect::<String>())
}

/// Colours that nothing is written in.
const GROUNDS: [&str; 3] = ["paper", "wash", "rule"];

/// The grounds that text stands on, in light and in dark: the paper, and the wash below scripts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Papers {
    light: [Rgb; 2],
    dark: [Rgb; 2],
}

impl Papers {
    /// Those of the built-in theme, or what the layers above it say.
    pub(super) fn of(layers: &[Layer]) -> Papers {
        let said = |name: &str| {
            let of_layer =
                |layer: &Layer| entries(layer).find(|(key, _)| *key == name).and_then(|(_, node)| color::parse(node.as_str()?));
            layers.iter().find_map(of_layer)
        };
        let papers = |names: [&str; 2], otherwise: Rgb| names.map(|name| said(name).unwrap_or(otherwise));
        Papers { light: papers(["light-paper", "light-wash"], [255; 3]), dark: papers(["dark-paper", "dark-wash"], [0; 3]) }
    }

    /// The same where `tokens` say otherwise.
    pub fn under(&self, tokens: &BTreeMap<String, String>) -> Papers {
        let said = |scheme: &str, [paper, wash]: [Rgb; 2]| {
            let said = |name: &str| tokens.get(&format!("{scheme}-{name}")).or_else(|| tokens.get(name));
            [("paper", paper), ("wash", wash)].map(|(name, usual)| said(name).and_then(|it| color::parse(it)).unwrap_or(usual))
        };
        Papers { light: said("light", self.light), dark: said("dark", self.dark) }
    }

    /// The colour as it can be read on light and on dark paper.
    pub fn readable(&self, color: Rgb) -> [Rgb; 2] {
        [color::readable(color, &self.light), color::readable(color, &self.dark)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_two_and_nothing_can_break_out() {
        let papers = Papers { light: [[255; 3]; 2], dark: [[0; 3]; 2] };
        let tokens = [("accent", "#8a2b2b"), ("radius", "4px"), ("measure", "1em; } body { display: none")];
        let tokens = tokens.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let text = stylesheet(Some("衣橱"), &tokens, &papers).unwrap();
        assert!(text.starts_with("[data-book=\"衣橱\"] {\n  --light-accent: #8a2b2b;\n  --dark-accent: #"), "{text}");
        assert!(text.contains("--radius: 4px") && !text.contains("body"), "{text}");
        assert_eq!(stylesheet(None, &BTreeMap::new(), &papers), None);
        let grounds = [("paper".to_owned(), "#ffeedd".to_owned())].into();
        assert!(stylesheet(None, &grounds, &papers).unwrap().contains("--dark-paper: #ffeedd"));
        assert_eq!(papers.under(&grounds).dark, [[255, 238, 221], [0; 3]]);
        let words = [("book", "“衣橱\"会客厅\\</style>\n".to_owned())];
        let expected = ":root:lang(zh-Hans) {\n  --running-book: \"“衣橱\\22 会客厅\\5c \\3c /style>\\a \";\n}\n";
        assert_eq!(running(None, "zh-Hans", &words), expected);
    }

    #[test]
    fn the_more_particular_word_for_a_colour_counts() {
        let mut tokens = [("light-accent", "#111111"), ("dark-accent", "#eeeeee"), ("radius", "0")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into();
        put(&mut tokens, "accent", "#8a2b2b");
        assert_eq!(tokens.keys().collect::<Vec<_>>(), ["accent", "radius"]);
    }
}
