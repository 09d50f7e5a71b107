//! What holds for every text, however odd.

use std::time::Duration;
use std::time::Instant;

use proptest::prelude::*;

use crate::markdown::Address;
use crate::markdown::Body;
use crate::markdown::FaultKind;
use crate::markdown::Options;
use crate::markdown::SlotKind;
use crate::markdown::compile;
use crate::markdown::inline;
use crate::markdown::prose;
use crate::markdown::tests::body;
use crate::markdown::tests::filled;

/// What Markdown is made of, and what trips up those who read it.
const PARTS: [&str; 96] = [
    "*",
    "**",
    "_",
    "~~",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](",
    "](a.md)",
    "](javascript:x)",
    "](<",
    "[^",
    "[^甲]",
    "\n[^甲]: ",
    "<",
    ">",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<div>\n",
    "&",
    "&amp;",
    "&#0;",
    "\\",
    "\\{{",
    "{{",
    "}}",
    "{{ name }}",
    "{{a.b}}",
    "](a {{ b }})",
    "|",
    "|-|",
    "\n|-|-|\n",
    "a|b",
    "$",
    "$$",
    "$a^2$",
    "\\frac{1}{2}",
    "$5到$6",
    "{#id}\n",
    "{#甲 .乙 丙=丁}\n",
    "\n",
    "\n\n",
    "\r\n",
    "  \n",
    " ",
    "    ",
    "\t",
    "- ",
    "1. ",
    "- [ ] ",
    "- [x] ",
    "> ",
    "> [!TIP]\n> ",
    "# ",
    "\n## ",
    "===",
    "---\n",
    "```\n",
    "```script a\n",
    "~~~",
    ": ",
    "\n: ",
    "甲",
    "乙。",
    "「丙」",
    "（",
    "）",
    "“丁”",
    "한국",
    "é",
    "👍🏽",
    "e\u{301}",
    "\u{FE0F}",
    "\u{E0100}",
    "\0",
    "\u{FDD0}",
    "\u{FDD1} ",
    "\u{FDD2}",
    "\u{FFFD}",
    "\u{202E}",
    "http://a.bc",
    "https://例.中国/",
    "mailto:a@b.cc",
    "<https://a.bc>",
    "<a@b.cc>",
    "[r]: /u \"t\"\n",
    "[r]",
    "x",
    "Word ",
];

fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![8 => (0..PARTS.len()).prop_map(|index| PARTS[index].to_owned()), 1 => ".{0,4}"];
    prop::collection::vec(part, 0..40).prop_map(|parts| parts.concat())
}

/// Every attribute of that name in finished HTML, unescaped as far as it matters here.
fn attributes<'h>(html: &'h str, name: &str) -> Vec<&'h str> {
    html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

/// What is wrong with the tags of `html`, if anything.
fn imbalance(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for rest in html.split('<').skip(1) {
        let Some((tag, _)) = rest.split_once('>') else { return Some(format!("no end: <{rest}")) };
        let name = tag.trim_start_matches('/').split([' ', '\n', '>']).next().unwrap();
        match tag.strip_prefix('/') {
            Some(_) if open.pop() == Some(name) => {}
            Some(_) => return Some(format!("</{name}> closes what is not open")),
            None if ["br", "wbr", "hr", "img", "input"].contains(&name) || tag.ends_with('/') => {}
            None => open.push(name),
        }
    }
    open.pop().map(|name| format!("<{name}> stays open"))
}

fn is_sound(text: &str, body: &Body) -> Result<(), TestCaseError> {
    let html = filled(text, body);
    for href in attributes(&html, "href") {
        prop_assert!(!matches!(Address::of(href), Address::Refused | Address::Id), "{text:?}: {href}");
    }
    prop_assert_eq!(imbalance(&html), None, "{:?}: {}", text, &html);
    prop_assert!(!html.contains(['\0', '\u{FDD0}', '\u{FDD1}', '\u{FDD2}']), "{text:?}: {html:?}");
    let mut ids = attributes(&html, "id");
    ids.sort_unstable();
    prop_assert!(ids.windows(2).all(|pair| pair[0] != pair[1]), "{text:?}: {ids:?}");
    let whole = body.html.whole(text);
    let mut at = 0;
    for slot in &body.slots {
        prop_assert!(at <= slot.at && whole.is_char_boundary(slot.at as usize));
        at = slot.at;
    }
    Ok(())
}

fn places_are_right(text: &str, offset: usize, body: &Body) -> Result<(), TestCaseError> {
    let at = |place: &std::ops::Range<u32>| text.get((place.start as usize) - offset..(place.end as usize) - offset);
    for slot in &body.slots {
        match &slot.kind {
            SlotKind::Placeholder(placeholder) => {
                let written = at(&placeholder.place).expect("a place is within the text");
                let written = written.replace(['\0', '\u{FDD0}', '\u{FDD1}', '\u{FDD2}'], "");
                prop_assert!(written.contains(placeholder.path.split_whitespace().next().unwrap_or("")), "{written}");
            }
            SlotKind::Link(link) => prop_assert!(at(&link.place).is_some_and(|written| written.starts_with(['[', '<']))),
            SlotKind::Image(image) => prop_assert!(at(&image.place).is_some_and(|written| written.starts_with("!["))),
            SlotKind::Block(block) => prop_assert!(at(&block.place).is_some_and(|written| written.contains(&*block.name))),
            SlotKind::Word(_) => {}
        }
    }
    for heading in &body.headings {
        prop_assert!(at(&heading.place).is_some());
    }
    for fault in &body.faults {
        let written = at(&fault.place).expect("a place is within the text");
        prop_assert!(fault.kind != FaultKind::RawHtml || written.starts_with(['<', ' ']), "{written:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_page_is_sound_whatever_is_in_it(text in texts()) {
        is_sound(&text, &body(&text))?;
    }

    #[test]
    fn prose_and_lines_are_sound_whatever_is_in_them(text in texts()) {
        is_sound(&text, &prose(&text, &Options::PLAIN))?;
        let line = inline(&text, &Options::PLAIN);
        is_sound(&text, &line)?;
        let html = line.html.whole("");
        prop_assert!(!html.contains("<p>") && !html.contains("<ul") && !html.contains("<h1"));
    }

    #[test]
    fn places_are_where_things_were_typed(text in texts(), offset in 0..9_usize) {
        let options = Options { placeholders: true, ..Options::PLAIN };
        places_are_right(&text, offset, &compile(&text, offset, &options))?;
    }
}

#[test]
fn no_text_keeps_the_parser_busy() {
    for part in PARTS.into_iter().chain([
        "[a](<b",
        "[a](",
        "*a **a ",
        "a**b",
        "~~a ~",
        "> - ",
        "- > ",
        "<b [^\n",
        "[^\n",
        "> [^\n",
        "<![CDATA[",
        "a <!A",
        "<?",
        "!-- <",
        "1. > ---\n",
        "---\n* ",
        "http://http://</b>",
        "https://<",
        "www.www.",
        "* _|&&[[",
        "]({{ a",
        "文**（",
        "# a {#\n",
        "a\n: b\n",
    ]) {
        let text = format!("http://a.bc{}", part.repeat(40_000 / part.len()));
        let start = Instant::now();
        body(&text);
        assert!(start.elapsed() < Duration::from_secs(5), "{part:?} takes {:?}", start.elapsed());
    }
}

#[test]
fn what_is_nested_beyond_reading_is_shown_as_typed() {
    for text in ["> ".repeat(150) + "甲", "- ".repeat(150) + "甲", "*甲 ".repeat(150) + &"乙* ".repeat(150)] {
        let body = body(&text);
        assert_eq!(body.faults.iter().map(|fault| &fault.kind).collect::<Vec<_>>(), [&FaultKind::TooDeep]);
        assert!(filled(&text, &body).contains('甲'));
    }
}
