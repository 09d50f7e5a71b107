//! The 652 examples of the CommonMark specification, as the parser's own tests carry them.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use pulldown_cmark::Parser;
use pulldown_cmark::html::push_html;

use crate::markdown::Extent;
use crate::markdown::Options;
use crate::markdown::prepare::Prepared;
use crate::markdown::prose;
use crate::markdown::tests::filled;
use crate::markdown::writer::extensions;

/// The examples: what is typed, and the HTML that the specification asks for. Their text is not ours to hand on, so it
/// is read where cargo keeps the source of the parser.
fn examples() -> Vec<(String, String)> {
    let version = cargo(&["-vV"]);
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    // Only for this machine: what other platforms need may not be here.
    let metadata = cargo(&["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host]);
    let metadata: serde_json::Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let parser = packages.iter().find(|package| package["name"] == "pulldown-cmark").unwrap();
    let manifest = PathBuf::from(parser["manifest_path"].as_str().unwrap());
    let suite = fs::read_to_string(manifest.with_file_name("tests").join("suite/spec.rs")).unwrap();
    let literals: Vec<&str> = suite.split("r##\"").skip(1).map(|rest| rest.split_once("\"##;").unwrap().0).collect();
    literals.chunks(2).map(|pair| (pair[0].to_owned(), pair[1].to_owned())).collect()
}

fn cargo(arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// Examples with schemes that are not allowed here, with bare addresses, which are links here, and with comments, which
/// are left out.
const OURS: [usize; 14] = [177, 179, 183, 308, 309, 596, 598, 599, 601, 602, 608, 611, 625, 626];

/// What we write differently in every text.
fn without_our_ways(html: &str) -> String {
    html.replace(" rel=\"noopener noreferrer\"", "")
        .replace(" loading=\"lazy\" decoding=\"async\">", " />")
        .replace("<br>", "<br />")
        .replace("<hr>", "<hr />")
}

#[test]
fn every_example_of_commonmark_comes_out_as_the_parser_has_it() {
    let options = Options { raw_html: true, ..Options::PLAIN };
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let mut differ = Vec::new();
    for (index, (text, _)) in examples.iter().enumerate() {
        let mut plain = String::new();
        push_html(&mut plain, Parser::new_ext(text, extensions(Extent::Prose, true)));
        let ours = without_our_ways(&filled("", &prose(text, &options)));
        let plain = without_our_ways(&plain);
        if ours != plain {
            differ.push(index + 1);
        }
    }
    assert_eq!(differ, OURS);
}

#[test]
fn no_example_of_commonmark_needs_a_mark() {
    for (text, _) in examples() {
        let prepared = Prepared::new(&text, 0, Extent::Page, &[]);
        assert_eq!(prepared.text, text);
    }
}
