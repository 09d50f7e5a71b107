//! Tokens: colours, fonts and measures that a theme, a site or a community sets without touching a template.

use std::collections::BTreeMap;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::nearest;
use crate::finding::words;
use crate::theme::Layer;
use crate::theme::color;
use crate::theme::color::Rgb;
use crate::yaml::Node;

/// The tokens that the layers above the built-in one set; a token that the built-in theme does not know is told.
pub(super) fn of(layers: &[Layer], findings: &mut Findings) -> BTreeMap<String, String> {
    let mut tokens = BTreeMap::new();
    let known = layers.last().map(|layer| entries(layer).map(|(key, _)| key).collect::<Vec<_>>()).unwrap_or_default();
    for layer in layers.iter().rev().skip(1) {
        for (key, node) in entries(layer) {
            match node.as_str() {
                Some(value) if known.is_empty() || known.contains(&key) => _ = tokens.insert(key.to_owned(), value.to_owned()),
                _ => findings.add(unknown(key, node, &known)),
            }
        }
    }
    tokens
}

fn entries(layer: &Layer) -> impl Iterator<Item = (&str, &Node)> {
    let tokens = layer.settings.iter().filter_map(|settings| settings.get("tokens")).flat_map(Node::entries);
    tokens.filter_map(|entry| Some((entry.key.as_str()?, &entry.value)))
}

fn unknown(key: &str, node: &Node, known: &[&str]) -> Finding {
    let finding =
        Finding::error("unknown-token", words!("the theme has no token `{key}`", "主题没有 `{key}` 这个变量")).at(&node.span);
    match nearest(key, known.iter().copied()) {
        Some(near) => finding.help(words!("did you mean `{near}`?", "是不是想写 `{near}`？")),
        None => finding.help(words!("see the list in the built-in theme's theme.yaml", "可用的变量见内置主题的 theme.yaml")),
    }
}

/// The stylesheet of one book: every element that says `data-book` with its name, the page itself included, gets its
/// tokens. Nothing where there are none. A colour's bare name means both papers, and is moved until it can be read on
/// each; values that could end the declaration are left out.
pub fn stylesheet(slug: Option<&str>, tokens: &BTreeMap<String, String>, papers: &Papers) -> Option<String> {
    let mut declarations = String::new();
    for (key, value) in tokens.iter().filter(|(_, value)| !value.contains(['{', '}', ';', '<', '\\', '@'])) {
        match color::parse(value).filter(|_| !key.starts_with("light-") && !key.starts_with("dark-")) {
            Some(color) => {
                let [light, dark] = papers.readable(color).map(color::write);
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

/// The grounds that text stands on, in light and in dark.
#[derive(Debug, Clone)]
pub struct Papers {
    light: Vec<Rgb>,
    dark: Vec<Rgb>,
}

impl Papers {
    /// Those of the built-in theme, or what the layers above it say.
    pub(super) fn of(layers: &[Layer]) -> Papers {
        let said = |name: &str| {
            let of_layer =
                |layer: &Layer| entries(layer).find(|(key, _)| *key == name).and_then(|(_, node)| color::parse(node.as_str()?));
            layers.iter().find_map(of_layer)
        };
        let papers = |names: [&str; 2], otherwise: Rgb| {
            let found: Vec<Rgb> = names.iter().filter_map(|name| said(name)).collect();
            if found.is_empty() { vec![otherwise] } else { found }
        };
        Papers { light: papers(["light-paper", "light-wash"], [255; 3]), dark: papers(["dark-paper", "dark-wash"], [0; 3]) }
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
        let papers = Papers { light: vec![[255; 3]], dark: vec![[0; 3]] };
        let tokens = [("accent", "#8a2b2b"), ("radius", "4px"), ("measure", "1em; } body { display: none")];
        let tokens = tokens.map(|(key, value)| (key.to_owned(), value.to_owned())).into();
        let text = stylesheet(Some("衣橱"), &tokens, &papers).unwrap();
        assert!(text.starts_with("[data-book=\"衣橱\"] {\n  --light-accent: #8a2b2b;\n  --dark-accent: #"), "{text}");
        assert!(text.contains("--radius: 4px") && !text.contains("body"), "{text}");
        assert_eq!(stylesheet(None, &BTreeMap::new(), &papers), None);
        let words = [("book", "“衣橱\"会客厅\\</style>\n".to_owned())];
        let expected = ":root:lang(zh-Hans) {\n  --running-book: \"“衣橱\\22 会客厅\\5c \\3c /style>\\a \";\n}\n";
        assert_eq!(running(None, "zh-Hans", &words), expected);
    }
}
