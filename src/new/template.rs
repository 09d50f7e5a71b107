//! From a template to YAML: `‹…¦…›` is one text in Chinese and in English, `‹name›` what the author calls it.
//!
//! A template is YAML but for these marks. Where a mark spans lines, its texts become blocks of lines. After `# ` a text is
//! a remark for the author, in one language; anywhere else it is content, in the languages of the site. `{{ … }}` is
//! left alone: it belongs to the definition.

use unicode_width::UnicodeWidthStr;

use crate::new::Hand;
use crate::new::Speech;
use crate::new::Tongue;
use crate::new::speech::Spoken;
use crate::yaml;

/// A text in both languages.
struct Said<'a> {
    zh: &'a str,
    en: &'a str,
}

const OPEN: char = '‹';
const SHUT: char = '›';
const BETWEEN: char = '¦';
const NAME: &str = "name";
/// Behind the opening sign: what the author has said, in the language that the author was asked in.
pub(super) const ANSWER: char = '≡';
/// A map of both languages that is wider than this gets a line for each.
const WIDE: usize = 100;

/// `template` with every mark replaced.
pub(super) fn write(template: &str, name: &str, hand: &Hand) -> String {
    let mut written = String::with_capacity(template.len());
    let mut lines = template.lines();
    while let Some(line) = lines.next() {
        match line.strip_suffix(OPEN) {
            Some(head) => {
                let body: Vec<&str> = lines.by_ref().map(str::trim).take_while(|line| *line != "›").collect();
                block(head.trim_end(), &body, &hand.speech, &mut written);
            }
            None => {
                self::line(line, name, hand, &mut written);
                written.push('\n');
            }
        }
    }
    written
}

/// `key: ‹`, then the lines of the Chinese text, `¦`, those of the English one, `›`.
fn block(head: &str, body: &[&str], speech: &Speech, written: &mut String) {
    let middle = body.iter().position(|line| *line == "¦").unwrap_or(body.len());
    let (zh, en) = (body[..middle].join("\n"), body.get(middle + 1..).unwrap_or_default().join("\n"));
    let indent = " ".repeat(column(head) + 2);
    let mut put = |head: &str, indent: &str, spoken: &Spoken| {
        written.push_str(&format!("{head} |\n"));
        for line in spoken.of(&zh, &en).lines() {
            written.push_str(format!("{indent}{line}").trim_end());
            written.push('\n');
        }
    };
    match speech {
        Speech::Plain(spoken) => put(head, &indent, spoken),
        Speech::Map(known) => {
            for (index, spoken) in known.iter().enumerate() {
                let head = if index == 0 { format!("{head}\n") } else { String::new() };
                put(&format!("{head}{indent}{}:", spoken.language), &format!("{indent}  "), spoken);
            }
        }
    }
}

/// The column of the key in `    key:` or `  - key:`.
fn column(head: &str) -> usize {
    head.len() - head.trim_start_matches([' ', '-']).len()
}

fn line(line: &str, name: &str, hand: &Hand, written: &mut String) {
    let mut rest = line;
    while let Some((before, marked, after)) = next_mark(rest) {
        written.push_str(before);
        let said = match marked.split_once(BETWEEN) {
            Some((zh, en)) => Said { zh: zh.trim(), en: en.trim() },
            None if marked == NAME => Said { zh: name, en: name },
            None => Said { zh: marked, en: marked },
        };
        let is_remark = before.ends_with("# ");
        let stands_alone = after.is_empty() && !before.contains(['{', '[', '#']);
        match &hand.speech {
            speech if marked.starts_with(ANSWER) => {
                written.push_str(&answer(marked.trim_start_matches(ANSWER), speech, hand.remarks));
            }
            _ if is_remark => written.push_str(hand.remarks.either(said.zh, said.en)),
            Speech::Plain(spoken) => written.push_str(&yaml::scalar(&spoken.of(said.zh, said.en))),
            Speech::Map(known) => map(&said, known, stands_alone.then_some(before), written),
        }
        rest = after;
    }
    written.push_str(rest);
}

/// What the author said, as it is where the site is read in that language first, else under its tag.
fn answer(text: &str, speech: &Speech, tongue: Tongue) -> String {
    let text = yaml::scalar(text);
    match speech {
        Speech::Map(known) => match known.iter().find(|spoken| spoken.is(tongue)) {
            Some(spoken) => format!("{{{}: {text}}}", spoken.language),
            None => text,
        },
        Speech::Plain(_) => text,
    }
}

/// A map of all languages: on one line, or on a line each where it stands alone behind `before` and is wide.
fn map(said: &Said<'_>, known: &[Spoken], before: Option<&str>, written: &mut String) {
    let texts: Vec<String> =
        known.iter().map(|spoken| format!("{}: {}", spoken.language, yaml::scalar(&spoken.of(said.zh, said.en)))).collect();
    let width: usize = texts.iter().map(|text| text.width()).sum();
    match before.filter(|before| before.width() + width > WIDE) {
        None => written.push_str(&format!("{{{}}}", texts.join(", "))),
        Some(before) if before.trim_start() == "- " => {
            written.push_str(&texts.join(&format!("\n{}", " ".repeat(column(before)))));
        }
        Some(before) => {
            let indent = format!("\n{}", " ".repeat(column(before) + 2));
            written.truncate(written.trim_end().len());
            written.push_str(&indent);
            written.push_str(&texts.join(&indent));
        }
    }
}

fn next_mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once(OPEN)?;
    let (marked, after) = rest.split_once(SHUT)?;
    Some((before, marked, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Language;

    fn written(template: &str, speech: Speech) -> String {
        write(template, "速写会", &Hand { speech, remarks: Tongue::English })
    }

    fn both() -> Speech {
        Speech::of(&[Language::simplified_chinese(), Language::parse("en").unwrap()], Tongue::English)
    }

    #[test]
    fn a_mark_becomes_a_text_in_the_language_asked_for() {
        let template = "name: ‹name›\nsay: ‹早，{{ name }} ¦ Good morning›  # ‹问好 ¦ A greeting›\n";
        assert_eq!(written(template, Speech::plain(Tongue::Chinese)), "name: 速写会\nsay: \"早，{{ name }}\"  # A greeting\n");
        assert_eq!(
            written(template, both()),
            "name: {zh-Hans: 速写会, en: 速写会}\nsay: {zh-Hans: \"早，{{ name }}\", en: Good morning}  # A greeting\n"
        );
    }

    #[test]
    fn a_mark_over_several_lines_becomes_a_block_below_its_key() {
        let template = "- script: ‹\n    早\n\n    安\n  ¦\n    Good\n  ›\n  next: 1\n";
        assert_eq!(written(template, Speech::plain(Tongue::Chinese)), "- script: |\n    早\n\n    安\n  next: 1\n");
        assert_eq!(
            written(template, both()),
            "- script:\n    zh-Hans: |\n      早\n\n      安\n    en: |\n      Good\n  next: 1\n"
        );
    }

    #[test]
    fn a_wide_map_of_both_gets_a_line_each_unless_it_stands_in_a_flow() {
        let (zh, en) = ("先看她已经有什么，再说缺什么".repeat(3), "first see what is there".repeat(3));
        let wide = |head: &str, tail: &str| written(&format!("{head}‹{zh}¦{en}›{tail}\n"), both());
        assert_eq!(wide("  why: ", ""), format!("  why:\n    zh-Hans: {zh}\n    en: {en}\n"));
        assert_eq!(wide("  - ", ""), format!("  - zh-Hans: {zh}\n    en: {en}\n"));
        assert_eq!(wide("- {do: ", "}"), format!("- {{do: {{zh-Hans: {zh}, en: {en}}}}}\n"));
    }
}
