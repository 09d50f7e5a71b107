//! From answers to a template that holds them, in the place of its defaults.

use crate::new::interview::outline::Question;
use crate::new::interview::outline::Shape;
use crate::new::interview::outline::items;
use crate::new::interview::outline::marks;
use crate::new::interview::outline::word_of;
use crate::new::template::ANSWER;
use crate::yaml;

/// The answer that leaves a key out.
pub(super) const NOTHING: &str = "-";

/// `template` with `answer` in the place of what stands at `question`.
pub(super) fn fill(template: &str, question: &Question, answer: &str) -> String {
    let lines: Vec<&str> = template.lines().collect();
    let (own, range) = (&lines[question.lines.clone()], question.lines.clone());
    let written = match question.shape {
        _ if answer == NOTHING => left_out(own),
        Some(shape) => put(own, shape, answer),
        None => own.iter().map(|line| (*line).to_owned()).collect(),
    };
    let before = lines[..range.start].iter().map(|line| (*line).to_owned());
    let after = lines[range.end..].iter().map(|line| (*line).to_owned());
    before.chain(written).chain(after).fold(String::with_capacity(template.len()), |text, line| text + &line + "\n")
}

/// The key alone, as a remark: its question stays, and so does its place.
fn left_out(lines: &[&str]) -> Vec<String> {
    let head = head_of(lines);
    vec![format!("{}# {}", indent_of(head), key_of(head))]
}

fn put(lines: &[&str], shape: Shape, answer: &str) -> Vec<String> {
    let head = head_of(lines);
    let (indent, key) = (indent_of(head), key_of(head));
    match shape {
        Shape::Text => vec![format!("{indent}{key} {}", mark(answer))],
        Shape::Word => vec![format!("{indent}{key} {}", word(answer))],
        Shape::List => {
            let texts: Vec<String> = several(answer).map(mark).collect();
            vec![format!("{indent}{key} [{}]", texts.join(", "))]
        }
        Shape::WordAndText => vec![word_and_text(head, answer)],
        Shape::FirstText => vec![with_first_mark(&head.replacen("# ", "", usize::from(is_remark(head))), answer)],
        Shape::Items => {
            let mut written = vec![head.to_owned()];
            let mut answers = several(answer);
            for item in items(lines) {
                let at = item.iter().position(|line| marks(line).next().is_some());
                let own = at.and_then(|at| Some((at, answers.next()?)));
                written.extend(item.iter().enumerate().map(|(index, line)| match own {
                    Some((at, answer)) if at == index => with_first_mark(line, answer),
                    _ => (*line).to_owned(),
                }));
            }
            written
        }
    }
}

/// `4 words`, `4` or `words` for `{score: 4, evidence: …}`: what is not said of the two stays.
fn word_and_text(head: &str, answer: &str) -> String {
    let value = head.split_once(": ").map_or("", |(_, value)| value);
    let Some(old) = word_of(value) else { return head.to_owned() };
    let (first, rest) = answer.split_once([' ', '，', ',', '：']).unwrap_or((answer, ""));
    let is_word =
        first.bytes().all(|byte| byte.is_ascii_digit()) || (first.is_ascii() && rest.is_empty() && !first.contains(' '));
    let is_known = ["yes", "no", "unsure", "ongoing", "term", "flash"].contains(&first);
    match (is_word && first.len() < 8) || is_known {
        false => with_first_mark(head, answer),
        true => {
            let line = head.replacen(&format!(": {old},"), &format!(": {first},"), 1);
            if rest.trim().is_empty() { line } else { with_first_mark(&line, rest.trim()) }
        }
    }
}

fn with_first_mark(line: &str, answer: &str) -> String {
    match (line.split_once('‹'), line.split_once('›')) {
        (Some((before, _)), Some((_, after))) => format!("{before}{}{after}", mark(answer)),
        _ => line.to_owned(),
    }
}

/// The parts of an answer to a question that takes several.
pub(super) fn several(answer: &str) -> impl Iterator<Item = &str> {
    answer.split([';', '；', '\n']).map(str::trim).filter(|part| !part.is_empty())
}

/// A text as the template's own marks hold it; their signs are not the author's to use.
fn mark(answer: &str) -> String {
    let text: String = answer
        .trim()
        .chars()
        .map(|letter| match letter {
            '‹' => '〈',
            '›' => '〉',
            '¦' => '|',
            letter if letter.is_control() => ' ',
            letter => letter,
        })
        .collect();
    format!("‹{ANSWER}{text}›")
}

fn word(answer: &str) -> String {
    let is_number = !answer.is_empty() && answer.bytes().all(|byte| byte.is_ascii_digit());
    let is_clean = !answer.contains(['‹', '›', '¦']);
    if is_number {
        answer.to_owned()
    } else if is_clean {
        yaml::scalar(answer)
    } else {
        mark(answer)
    }
}

fn head_of<'a>(lines: &[&'a str]) -> &'a str {
    lines.first().copied().unwrap_or_default()
}

fn is_remark(head: &str) -> bool {
    head.trim_start().starts_with("# ")
}

fn indent_of(head: &str) -> &str {
    &head[..head.len() - head.trim_start().len()]
}

/// `key:` of `  # key: value`.
fn key_of(head: &str) -> &str {
    let text = head.trim_start();
    let text = text.strip_prefix("# ").unwrap_or(text);
    text.find(':').map_or(text, |colon| &text[..=colon])
}
