//! What a reader's browser must never get, whoever wrote the text and whatever the definition holds.

use std::borrow::Cow;

use crate::markdown::Block;
use crate::markdown::FaultKind;
use crate::markdown::Filler;
use crate::markdown::Options;
use crate::markdown::Picture;
use crate::markdown::Place;
use crate::markdown::Word;
use crate::markdown::compile;
use crate::markdown::fill;
use crate::markdown::inline;
use crate::markdown::prose;
use crate::markdown::tests::filled;

/// Ways into a browser.
const ATTACKS: [&str; 44] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//a.bc/x></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "甲<svg/onload=alert(1)>乙",
    "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
    "<iframe src=\"javascript:alert(1)\">",
    "<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\">",
    "<style>@import 'javascript:alert(1)'</style>",
    "<br onload=alert(1)>",
    "<!-- --><script>alert(1)</script>",
    "<!--><script>alert(1)</script>",
    "<!-- <script>alert(1)</script>",
    "<div\nonclick=alert(1)>x</div>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](<\u{1}javascript:alert(1)>)",
    "[x](javascript&colon;alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](javascript%3Aalert(1))",
    "[x](java%0Ascript:alert(1))",
    "[x](\\javascript:alert(1))",
    "[x](vbscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](blob:x)",
    "[x](view-source:javascript:alert(1))",
    "<javascript:alert(1)>",
    "<JAVASCRIPT:alert(1)>",
    "[x]\n\n[x]: javascript:alert(1)",
    "[x][y]\n\n[y]: <javascript:alert(1)> 'z'",
    "![x](javascript:alert(1))",
    "![x\" onerror=\"alert(1)](a.png)",
    "![x](a.png \"\\\" onerror=alert(1) \")",
    "[x](a.md \"\\\" onclick=alert(1) \")",
    "[x](a.md\"onclick=alert(1))",
    "[x](<a.md' onclick='alert(1)>)",
    "```\"><script>alert(1)</script>\n```",
    "## x {#\"><script>alert(1)</script>}",
    "## x {onclick=alert(1) .\"onclick=alert(1)}",
    "- [ ] <script>alert(1)</script>",
    "$\\text{<script>alert(1)</script>}$ $\\href{javascript:alert(1)}{x}$ $a<script>b$",
    "[^1]\n\n[^1]: <script>alert(1)</script>\n[^\"><script>]: x",
];

fn is_inert(html: &str, attack: &str) {
    for rest in html.split('<').skip(1) {
        let tag = rest.split('>').next().unwrap().to_lowercase();
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap();
        assert!(!["script", "svg", "iframe", "style", "object", "embed", "div\n", "b"].contains(&name), "{attack}: {html}");
        // Attributes in quotes hold what they like; outside of them no handler may stand.
        let outside: String = tag.split('"').step_by(2).collect();
        assert!(!outside.split([' ', '/', '\n']).any(|word| word.starts_with("on")), "{attack}: {html}");
        let address = tag.split_once("href=\"").or(tag.split_once("src=\"")).map_or("", |(_, rest)| rest);
        for scheme in ["javascript:", "vbscript:", "data:", "file:", "blob:", "view-source:"] {
            assert!(!address.starts_with(scheme), "{attack}: {html}");
        }
    }
}

#[test]
fn no_attack_survives() {
    for attack in ATTACKS {
        let options = Options { placeholders: true, ..Options::PLAIN };
        for text in [attack.to_owned(), format!("> - 甲 {attack}"), format!("| a |\n|---|\n| {} |", attack.replace('\n', " "))] {
            is_inert(&filled(&text, &compile(&text, 0, &options)), attack);
            is_inert(&filled("", &prose(&text, &options)), attack);
            is_inert(&filled("", &inline(&text, &options)), attack);
        }
    }
}

/// A definition that an attacker wrote.
struct Hostile(&'static str);

impl Filler for Hostile {
    fn link(&mut self, _: &str, _: &Place) -> Option<Cow<'_, str>> {
        Some(self.0.into())
    }
    fn image(&mut self, _: &str, _: &Place) -> Option<Picture> {
        Some(Picture { address: self.0.to_owned(), dimensions: None })
    }
    fn placeholder(&mut self, _: &str, _: &Place) -> Cow<'_, str> {
        self.0.into()
    }
    fn block(&mut self, _: &Block, _: &mut String) {}
    fn word(&mut self, _: Word) -> Cow<'_, str> {
        self.0.into()
    }
}

#[test]
fn what_fills_a_page_is_not_trusted_either() {
    let text = "# {{ a }}\n\n## {{ a }}\n\n{{ a }} [x]({{ a }}) ![{{ a }}]({{ a }} \"t\") [y](y.md)\n\n> [!TIP]\n> x\n\n[^1]\n\n[^1]: {{ a }}\n";
    let body = compile(text, 0, &Options { placeholders: true, ..Options::PLAIN });
    for value in
        ["\"><script>alert(1)</script>", "javascript:alert(1)", "' onclick=alert(1) x='", "\" onclick=\"alert(1)", "//a.bc/x.png"]
    {
        let mut html = String::new();
        fill(&body, text, &mut Hostile(value), &mut html);
        is_inert(&html, value);
        assert!(!html.contains("<img src=\"//"), "a picture of another site: {html}");
    }
}

#[test]
fn a_refused_link_keeps_its_words_and_is_told() {
    let body = compile("去[看看](javascript:alert(1))吧", 0, &Options::PLAIN);
    assert_eq!(filled("", &body), "<p>去看看吧</p>\n");
    assert_eq!(body.faults[0].kind, FaultKind::RefusedScheme("javascript:alert(1)".into()));
    assert_eq!(body.faults[0].place, 3..32);
}
