//! Chinese typesetting (中文排版): every Chinese text of the sample is set as a printer would.

use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::locale::Script;
use guildbook::locale::fixed;
use guildbook::translation;
use guildbook::translation::Ledger;
use guildbook::translation::Passage;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;

use crate::sample::root;

/// A rule: what it is called, and whether it is broken where these three characters follow each other.
type Rule = (&'static str, fn(char, char, char) -> bool);

const RULES: &[Rule] = &[
    ("a half-width sign behind a Chinese word", |before, sign, _| is_han(before) && ",;!?".contains(sign)),
    ("a half-width colon behind a Chinese word", |before, sign, after| is_han(before) && sign == ':' && after != ':'),
    ("a half-width full stop behind a Chinese word", |before, sign, after| {
        is_han(before) && sign == '.' && (is_han(after) || after.is_whitespace())
    }),
    ("a half-width sign before a Chinese word", |_, sign, after| ",;!?".contains(sign) && is_han(after)),
    ("a half-width bracket beside a Chinese word", |before, sign, after| sign == '(' && (is_han(before) || is_han(after))),
    ("a blank set by hand between Chinese and Latin", |before, blank, after| {
        blank == ' ' && (is_han(before) && is_latin(after) || is_latin(before) && is_han(after))
    }),
    ("a blank between Chinese words", |before, blank, after| blank == ' ' && is_han(before) && is_han(after)),
    ("a blank beside a full-width sign", |before, blank, after| {
        blank == ' ' && (is_full(before) && is_word(after) || is_word(before) && is_full(after))
    }),
    ("a straight quotation mark beside a Chinese word", |before, mark, after| {
        "\"'".contains(mark) && (is_han(before) || is_han(after))
    }),
    ("a corner bracket, where this book uses “ ”", |_, mark, _| "「」『』".contains(mark)),
    ("three full stops for an ellipsis", |before, one, two| before == '.' && one == '.' && two == '.'),
    ("half an ellipsis", |before, sign, after| sign == '…' && before != '…' && after != '…'),
    ("half a dash", |before, sign, after| sign == '—' && before != '—' && after != '—'),
    ("a sign twice", |before, sign, _| before == sign && "，。；：、".contains(sign)),
    ("a full-width letter or digit", |_, sign, _| ('\u{FF10}'..='\u{FF5A}').contains(&sign) && sign.is_alphanumeric()),
];

/// Stands for code, an address or a placeholder, of which nothing is asked.
const SEALED: char = '\u{FFFC}';

#[test]
fn every_chinese_text_is_set_as_a_printer_would() {
    let mut findings = Findings::new();
    let sources = Workspace::new(root()).discover(&Sources::default(), &mut findings).unwrap();
    let documents = load::load(&sources, &Documents::default(), guildbook::theme::BLOCKS, &mut findings);
    let catalogue = translation::catalogue(&documents, &Ledger::default());
    assert!(catalogue.units.len() > 1000, "{} texts", catalogue.units.len());
    let mut wrong: Vec<String> = Vec::new();
    for unit in &catalogue.units {
        if unit.language.script() == Some(Script::Simplified) {
            wrong.extend(faults(&unit.source));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn faults(passage: &Passage) -> Vec<String> {
    let mut words = passage.text.clone();
    for range in fixed(&passage.text).into_iter().rev() {
        words.replace_range(range, &SEALED.to_string());
    }
    let (line, _) = passage.span.line_column();
    let place = format!("{}:{line}", passage.span.source().path());
    let mut found: Vec<String> = Vec::new();
    let characters: Vec<char> = std::iter::once('\n').chain(words.chars()).chain(['\n']).collect();
    for (at, three) in characters.windows(3).enumerate() {
        for (name, is_broken) in RULES {
            if is_broken(three[0], three[1], three[2]) {
                let around: String = characters[at.saturating_sub(8)..(at + 10).min(characters.len())].iter().collect();
                found.push(format!("{place}: {name}: {}", around.replace('\n', " ")));
            }
        }
    }
    if words.matches('“').count() != words.matches('”').count() {
        found.push(format!("{place}: a quotation that is not closed"));
    }
    found
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

fn is_latin(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '%'
}

fn is_full(character: char) -> bool {
    "，。；：！？、（）《》“”".contains(character)
}

fn is_word(character: char) -> bool {
    is_han(character) || is_latin(character)
}

#[test]
fn the_rules_find_what_they_are_named_after() {
    for (text, rule) in [
        ("早,晚", "a half-width sign behind"),
        ("早:晚", "a half-width colon behind"),
        ("完了.", "a half-width full stop"),
        ("早(晚)", "a half-width bracket"),
        ("早 A", "a blank set by hand"),
        ("早 晚", "a blank between"),
        ("早， 晚", "a blank beside"),
        ("“早”和\"晚", "a straight quotation mark"),
        ("「早」", "a corner bracket"),
        ("早...", "three full stops"),
        ("早…", "half an ellipsis"),
        ("早—晚", "half a dash"),
        ("早。。", "a sign twice"),
        ("早Ａ", "a full-width letter"),
        ("早“晚", "a quotation that is not closed"),
    ] {
        let source = guildbook::source::Source::new("文.md", text);
        let told = faults(&Passage { text: text.to_owned(), span: source.span(0..0) });
        assert!(told.iter().any(|told| told.contains(rule)), "{text}: {told:?}");
    }
    let good = "看[规则](规则.md#加入)，在`早,晚`里；“早……晚——”，第1周A群（10:00）。";
    let source = guildbook::source::Source::new("文.md", good);
    assert_eq!(faults(&Passage { text: good.to_owned(), span: source.span(0..0) }), Vec::<String>::new());
}
