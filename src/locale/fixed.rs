//! What of a text stays as it is, whoever converts or translates it: code, addresses, placeholders.

use std::ops::Range;

/// The stretches of `text` that no conversion, term or translation may change, in order: code spans and fences, addresses,
/// destinations of links up to their `#`, `{{ placeholders }}`.
pub fn fixed(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(step) = text[at..].find(['`', '{', ']', ':', '<']) {
        let start = at + step;
        match piece(text, start) {
            Some(piece) => {
                at = piece.end;
                found.push(piece);
            }
            None => at = start + 1,
        }
    }
    found
}

/// The fixed stretch that the sign at `start` belongs to.
fn piece(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = &text[start..];
    match rest.as_bytes()[0] {
        b'`' => code(rest).map(|length| start..start + length),
        b'{' if rest.starts_with("{{") => rest.find("}}").map(|end| start..start + end + 2),
        b']' if rest.starts_with("](") => {
            let inside = &rest[2..];
            let end = inside.find([')', ' ', '\n', '#']).filter(|end| !inside[..*end].is_empty())?;
            Some(start + 2..start + 2 + end)
        }
        b'<' => {
            let end = rest.find(['>', ' ', '\n']).filter(|end| rest.as_bytes()[*end] == b'>')?;
            rest[..end].contains(':').then(|| start..start + end + 1)
        }
        b':' if rest.starts_with("://") => address(text, start),
        _ => None,
    }
}

/// The fence whose body is meant to be read: words to send.
const SCRIPT: &str = "script";

/// How long the code is that starts with a run of backticks; a run that nothing closes is no code.
fn code(rest: &str) -> Option<usize> {
    let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
    if ticks >= 3 && rest[ticks..].starts_with(SCRIPT) {
        return Some(ticks + SCRIPT.len());
    }
    let fence = &rest[..ticks];
    let mut at = ticks;
    while let Some(step) = rest[at..].find(fence) {
        let start = at + step;
        let run = rest[start..].bytes().take_while(|byte| *byte == b'`').count();
        if run == ticks {
            return Some(start + run);
        }
        at = start + run;
    }
    None
}

fn address(text: &str, colon: usize) -> Option<Range<usize>> {
    let scheme = text[..colon].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
    let is_part = |character: char| character.is_ascii_graphic() && !"\"'<>()[]{}|\\^`".contains(character);
    let length = text[colon..].find(|character| !is_part(character)).unwrap_or(text.len() - colon);
    (scheme > 0 && length > 3).then(|| colon - scheme..colon + length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_addresses_and_placeholders_are_fixed_and_words_are_not() {
        for (text, wanted) in [
            ("没有什么", &[][..]),
            ("运行`群里.sh`再看", &["`群里.sh`"]),
            ("``a`b`` 后", &["``a`b``"]),
            ("欢迎来到{{ 规则.后 }}", &["{{ 规则.后 }}"]),
            ("看[群里](../群里.md#发)", &["../群里.md"]),
            ("[三](sop:早报)", &["sop:早报"]),
            ("去https://example.com/a后面", &["https://example.com/a"]),
            ("<mailto:a@example.com>", &["<mailto:a@example.com>"]),
            ("三点:之后 ` 一 {{ 没完 ](", &[]),
            ("```sh\n发\n```\n后", &["```sh\n发\n```"]),
            ("```script 激活\n发{{ name }}\n```", &["```script", "{{ name }}"]),
        ] {
            let found: Vec<&str> = fixed(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }
}
