//! Decoding, drawn: a document, and what is said about it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::finding::Findings;
use crate::source::Source;
use crate::source::Sp;
use crate::yaml::Verbatim;
use crate::yaml::decode;
use crate::yaml::parse;

#[derive(Debug, Deserialize, PartialEq, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    Skill,
    Product,
}

#[derive(Debug, Deserialize)]
struct Shop {
    name: Sp<String>,
    #[serde(default)]
    kind: Option<Kind>,
    #[serde(default)]
    people: Vec<Person>,
    #[serde(default)]
    figures: BTreeMap<String, f64>,
    #[serde(default)]
    open: Option<bool>,
}

#[derive(Debug, Deserialize)]
struct Person {
    id: String,
    #[serde(default)]
    hours: Option<u32>,
}

fn read(text: &str) -> (Option<Shop>, Vec<String>) {
    let source = Source::new("店.yaml", text);
    let mut findings = Findings::new();
    let shop = match parse(&source, 0..text.len()) {
        Ok(node) => decode::<Shop>(&node, &Verbatim, &mut findings),
        Err(finding) => {
            findings.add(finding);
            None
        }
    };
    let said = findings
        .sorted()
        .iter()
        .map(|finding| format!("{:?} {}: {}", finding.span.as_ref().unwrap(), finding.code, finding.message.en))
        .collect();
    (shop, said)
}

#[test]
fn values_come_with_their_places_and_blanks_are_allowed() {
    let (shop, said) = read("name: 衣橱会客厅\nkind: product\npeople:\nfigures: {客单价: 1.10}\nopen: yes\n");
    let shop = shop.unwrap();
    assert_eq!(said, Vec::<String>::new());
    assert_eq!(shop.name.value, "衣橱会客厅");
    assert_eq!(shop.name.span.line_column(), (1, 7));
    assert_eq!((shop.kind, shop.people.len(), shop.figures["客单价"], shop.open), (Some(Kind::Product), 0, 1.1, Some(true)));
}

#[test]
fn text_that_looks_like_a_number_stays_text_where_text_is_wanted() {
    assert_eq!(read("name: 0755").0.unwrap().name.value, "0755");
    assert_eq!(read("name: 1.10").0.unwrap().name.value, "1.10");
    assert_eq!(read("name: no").0.unwrap().name.value, "no");
}

#[test]
fn every_fault_is_told_and_the_rest_is_read() {
    let (shop, said) = read(
        "name: 店\nknid: skill\nkind: piano\npeople:\n  - {id: a, hours: 三}\n  - {hours: 2}\n  - {id: c, nmae: x}\n  - [1]\n",
    );
    assert_eq!(
        shop.unwrap().people.iter().map(|person| (person.id.as_str(), person.hours)).collect::<Vec<_>>(),
        [("a", None), ("c", None)]
    );
    assert_eq!(
        said,
        [
            "店.yaml:2:1 unknown-key: there is no key `knid` here",
            "店.yaml:3:7 unknown-word: `piano` is not one of `skill`, `product`",
            "店.yaml:5:20 wrong-type: a number is expected here, not a text",
            "店.yaml:6:6 missing-key: `id` is missing here",
            "店.yaml:7:13 unknown-key: there is no key `nmae` here",
            "店.yaml:8:6 wrong-type: a map is expected here, not a list",
        ]
    );
}

#[test]
fn broken_yaml_is_told_at_its_line() {
    let cases = [
        ("name：店\nkind: skill\n", "店.yaml:1:5 yaml-full-width-colon"),
        ("name: 店\n\tkind: skill\n", "店.yaml:2:1 yaml-tab"),
        ("name: 店\nkind: skill\nname: 铺\n", "店.yaml:3:1 yaml-duplicate-key"),
        ("name: \"店\nkind: skill\n", "店.yaml:1:7 yaml-syntax"),
        ("name: 店\n---\nname: 铺\n", "yaml-documents"),
        ("name: *nobody\n", "店.yaml:1:7 yaml-alias"),
    ];
    for (text, start) in cases {
        let said = read(text).1;
        assert!(said.len() == 1 && said[0].contains(start), "{text:?} said {said:?}, not {start}");
    }
}

#[test]
fn hostile_documents_end_soon() {
    let bomb = (0..9).fold("a: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, level| {
        format!("{text}b{level}: &a{} [{}]\n", level + 1, vec![format!("*a{level}"); 9].join(","))
    });
    for text in [bomb, "[".repeat(200_000), "a: ".repeat(50_000), "- ".repeat(100_000), "{a: ".repeat(60_000)] {
        assert_eq!(read(&text).1.len(), 1, "{}", &text[..30]);
    }
}
