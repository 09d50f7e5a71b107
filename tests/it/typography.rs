//! Chinese typesetting (中文排版): every Chinese text of the sample, the guides, the theme and the program is set as a printer would.

use std::fs;
use std::path::Path;

use guildbook::finding::Findings;
use guildbook::load;
use guildbook::load::Documents;
use guildbook::locale::Script;
use guildbook::locale::fixed;
use guildbook::source::Source;
use guildbook::translation;
use guildbook::translation::Ledger;
use guildbook::translation::Passage;
use guildbook::workspace::Sources;
use guildbook::workspace::Workspace;
use guildbook::yaml;
use guildbook::yaml::Node;

use crate::sample::client;
use crate::sample::root;

/// A rule: what it is called, and whether it is broken where these three characters follow each other.
type Rule = (&'static str, fn(char, char, char) -> bool);

const RULES: &[Rule] = &[
    ("a half-width sign behind a Chinese word", |before, sign, _| is_han(before) && ",;!?".contains(sign)),
    ("a half-width colon behind a Chinese word", |before, sign, after| is_han(before) && sign == ':' && after != ':'),
    ("a half-width colon between two values", |before, sign, after| [before, after] == [SEALED; 2] && sign == ':'),
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

/// What the program says goes to terminals too, where no style sheet sets the blank between Chinese and Latin.
const LEFT_TO_THE_PROGRAM: &str = "a blank set by hand between Chinese and Latin";

#[test]
fn every_chinese_text_is_set_as_a_printer_would() {
    for (folder, least) in [("", 3000), ("guides", 90)] {
        let mut findings = Findings::new();
        let sources = Workspace::new(root().join(folder)).discover(&Sources::default(), &mut findings).unwrap();
        let documents = load::load(&sources, &Documents::default(), guildbook::theme::BLOCKS, &mut findings);
        let units = translation::catalogue(&documents, &Ledger::default()).units;
        let chinese: Vec<_> = units.iter().filter(|unit| unit.language.script() == Some(Script::Simplified)).collect();
        assert!(chinese.len() > least, "{} texts", chinese.len());
        let wrong: Vec<String> = chinese.iter().flat_map(|unit| faults(&unit.source)).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}

#[test]
fn every_chinese_word_of_the_theme_and_of_the_program_is_set_so_too() {
    let mut texts = Vec::new();
    let path = root().join("themes/folio/i18n/zh-Hans.yaml");
    let theme = Source::new("zh-Hans.yaml", fs::read_to_string(path).unwrap());
    strings(&yaml::parse(&theme, 0..theme.text().len()).unwrap(), &mut texts);
    let forms = fs::read_to_string(root().join("src/report/forms.txt")).unwrap();
    texts.extend(forms.lines().filter_map(|line| Some(("forms.txt".to_owned(), line.split_once('¦')?.1.trim().to_owned()))));
    messages(&root().join("src"), &mut texts);
    assert!(texts.len() > 1000, "{} texts", texts.len());
    let said = |(place, text): &(String, String)| {
        let source = Source::new(place.clone(), text.as_str());
        faults(&Passage { text: without_placeholders(text), span: source.span(0..0) })
    };
    let wrong: Vec<String> = texts.iter().flat_map(said).filter(|fault| !fault.contains(LEFT_TO_THE_PROGRAM)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The strings of a theme.
fn strings(node: &Node, texts: &mut Vec<(String, String)>) {
    texts.extend(node.as_str().map(|text| ("zh-Hans.yaml".to_owned(), text.to_owned())));
    node.items().iter().chain(node.entries().iter().map(|entry| &entry.value)).for_each(|inner| strings(inner, texts));
}

/// What the sources below `folder` say in Chinese: the second half of every `words!`.
fn messages(folder: &Path, texts: &mut Vec<(String, String)>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            messages(&path, texts);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap_or_default();
        for call in text.split("words!(").skip(1) {
            let halves: Vec<&str> = call.split('"').collect();
            if let [_, _, comma, chinese, ..] = halves[..]
                && comma.trim() == ","
            {
                texts.push((path.file_name().unwrap().to_string_lossy().into_owned(), chinese.to_owned()));
            }
        }
    }
}

/// `text` with a seal where the program puts a value in.
fn without_placeholders(text: &str) -> String {
    let mut words = String::new();
    for (number, part) in text.split('{').enumerate() {
        match part.split_once('}') {
            Some((_, rest)) if number > 0 => words.extend([SEALED.to_string(), rest.to_owned()]),
            _ => words.push_str(part),
        }
    }
    words
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
fn no_traditional_page_says_anything_in_simplified() {
    /// Characters that are written otherwise in Traditional Chinese, whatever they mean.
    const SIMPLIFIED: &str = "们这来时说对开关问题发现为过还员务样间钟订阅两节";
    let mut pages = 0;
    for (path, bytes) in client().iter().filter(|(path, _)| path.contains("zh-Hant/") && path.ends_with(".html")) {
        let html = String::from_utf8_lossy(bytes);
        // The switch names each language in itself, and code is nobody's to convert.
        let mut said = String::new();
        for part in html.split('<').filter(|part| !["code", "script", "style"].iter().any(|tag| part.starts_with(tag))) {
            let (tag, text) = part.split_once('>').unwrap_or(("", part));
            if !tag.contains("lang=\"zh-Hans\"") {
                said.push_str(text);
            }
        }
        let found = said.char_indices().find(|(_, character)| SIMPLIFIED.contains(*character));
        let around = |at: usize| said[at..].chars().take(20).collect::<String>();
        assert!(found.is_none(), "{path} says {:?}", found.map(|(at, _)| around(at)));
        pages += 1;
    }
    assert!(pages > 100, "{pages} pages");
}

#[test]
fn the_rules_find_what_they_are_named_after() {
    for (text, rule) in [
        ("早,晚", "a half-width sign behind"),
        ("早:晚", "a half-width colon behind"),
        ("`早`:`晚`", "a half-width colon between"),
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
        let source = Source::new("文.md", text);
        let told = faults(&Passage { text: text.to_owned(), span: source.span(0..0) });
        assert!(told.iter().any(|told| told.contains(rule)), "{text}: {told:?}");
    }
    let good = "看[规则](规则.md#加入)，在`早,晚`里；“早……晚——”，第1周A群（10:00）。";
    let source = Source::new("文.md", good);
    assert_eq!(faults(&Passage { text: good.to_owned(), span: source.span(0..0) }), Vec::<String>::new());
}
