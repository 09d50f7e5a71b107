//! Attributes of markup that is drawn already: found by reading tags, never by looking for words in text.

/// The markup with those attributes changed for which `change`, given a name and its value in plain characters, says
/// another value.
pub(super) fn change(html: &str, change: &dyn Fn(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tag) = rest.split_at(at + 1);
        out.push_str(text);
        rest = if tag.starts_with(|it: char| it.is_ascii_alphabetic()) { in_tag(tag, change, &mut out) } else { tag };
    }
    out.push_str(rest);
    out
}

/// Copies a tag up to where it ends, and gives back what follows.
fn in_tag<'a>(tag: &'a str, change: &dyn Fn(&str, &str) -> Option<String>, out: &mut String) -> &'a str {
    let mut rest = tag;
    while let Some(at) = rest.find(['>', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (quote, after) = from.split_at(1);
        out.push_str(quote);
        rest = after;
        if quote == ">" {
            return rest;
        }
        let Some((value, after)) = rest.split_once(quote) else { break };
        let name = before.strip_suffix('=').and_then(|before| before.rsplit([' ', '\n', '\t']).next()).unwrap_or_default();
        match change(name, &plain(value)) {
            Some(changed) => out.push_str(&escape(&changed)),
            None => out.push_str(value),
        }
        out.push_str(quote);
        rest = after;
    }
    out.push_str(rest);
    ""
}

fn plain(value: &str) -> String {
    if !value.contains('&') {
        return value.to_owned();
    }
    let names =
        [("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&#x2F;", "/"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    names.iter().fold(value.to_owned(), |value, (name, character)| value.replace(name, character))
}

fn escape(value: &str) -> String {
    value.replace('&', "&amp;").replace('"', "&quot;").replace('\'', "&#39;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shout(name: &str, value: &str) -> Option<String> {
        (name == "id").then(|| format!("{value}&!"))
    }

    #[test]
    fn attributes_change_and_text_that_looks_like_one_stays() {
        let cases = [
            ("<p id=\"甲\" class='id=\"x\"'> id=\"乙\"</p>", "<p id=\"甲&amp;!\" class='id=\"x\"'> id=\"乙\"</p>"),
            ("<a title=\"a > b\"\nid='c&amp;d'>e", "<a title=\"a > b\"\nid='c&amp;d&amp;!'>e"),
            ("<!-- id=\"x\" --><br>5 < 6", "<!-- id=\"x\" --><br>5 < 6"),
            ("<p id=\"open", "<p id=\"open"),
        ];
        for (html, expected) in cases {
            assert_eq!(change(html, &shout), expected);
        }
    }

    proptest! {
        #[test]
        fn nothing_changed_is_nothing_lost(html in "[<>\"'= a-c社&;/]{0,60}") {
            prop_assert_eq!(change(&html, &|_, _| None), html);
        }
    }
}
