//! Passages that had to stay in another language: from the marks of the decoder to markup that names the language.

use memchr::memmem;

use crate::locale::FALLBACK_MARKS;

/// Wraps each marked passage in a `span` with its language; inside a tag or a title, where there can be no markup,
/// the marks just go.
pub(super) fn mark(html: Vec<u8>) -> Vec<u8> {
    let [open, middle, close] = FALLBACK_MARKS;
    if memmem::find(&html, open.encode_utf8(&mut [0; 4]).as_bytes()).is_none() {
        return html;
    }
    let html = String::from_utf8_lossy(&html);
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = &*html;
    let mut in_tag = false;
    let mut plain_text = false;
    while let Some(at) = rest.find(['<', '>', open, close]) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let character = from.chars().next().unwrap_or_default();
        rest = &from[character.len_utf8()..];
        match character {
            '<' => {
                in_tag = true;
                plain_text = starts_plain_text(rest) || (plain_text && !rest.starts_with('/'));
                out.push('<');
            }
            '>' => {
                in_tag = false;
                out.push('>');
            }
            _ if character == open => {
                let (language, after) = rest.split_once(middle).unwrap_or(("", rest));
                rest = after;
                if !in_tag && !plain_text {
                    out.push_str(&format!("<span class=\"fallback\" lang=\"{language}\">"));
                }
            }
            _ if !in_tag && !plain_text => out.push_str("</span>"),
            _ => {}
        }
    }
    out.push_str(rest);
    out.into_bytes()
}

fn starts_plain_text(tag: &str) -> bool {
    ["title", "option", "textarea", "text", "desc"]
        .iter()
        .any(|name| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with(['>', ' '])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_wrapped_in_text_and_bare_in_tags_and_titles() {
        let html = "<title>\u{E000}zh-Hans\u{E001}衣橱\u{E002}</title><p title=\"\u{E000}zh-Hans\u{E001}甲\u{E002}\">\u{E000}zh-Hans\u{E001}衣橱\u{E002}!</p>";
        let marked = "<title>衣橱</title><p title=\"甲\"><span class=\"fallback\" lang=\"zh-Hans\">衣橱</span>!</p>";
        assert_eq!(mark(html.as_bytes().to_vec()), marked.as_bytes());
    }
}
