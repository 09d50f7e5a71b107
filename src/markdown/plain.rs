//! Text without any Markdown, as most of a definition is: it needs no parser.

use memchr::memmem;

use crate::markdown::Body;
use crate::markdown::Extent;

/// The body of `text`, where it can be told at a glance; the same as the parser would come to.
pub(super) fn body(text: &str, extent: Extent) -> Option<Body> {
    let html = match extent {
        Extent::Line if is_plain(text) => text.to_owned(),
        Extent::Prose if is_plain(text) && text.starts_with(char::is_alphabetic) => format!("<p>{text}</p>\n"),
        _ => return None,
    };
    Some(Body { html: html.into(), ..Body::default() })
}

/// Whether every character stands for itself, in Markdown as in HTML.
fn is_plain(text: &str) -> bool {
    let stands_for_itself = |byte: &u8| byte.is_ascii_alphanumeric() || !byte.is_ascii() || b" ,.;?()%/'\"".contains(byte);
    text.as_bytes().iter().all(stands_for_itself)
        && text.trim() == text
        && !text.is_empty()
        // The noncharacters that mark places for the parser, and their kin.
        && memmem::find(text.as_bytes(), b"\xEF\xB7").is_none()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::markdown::Options;
    use crate::markdown::parsed_as;

    fn agrees(text: &str) -> Result<(), TestCaseError> {
        for extent in [Extent::Line, Extent::Prose] {
            if let Some(body) = body(text, extent) {
                prop_assert_eq!(&body, &parsed_as(extent, text, 0, &Options::PLAIN), "{:?} {:?}", extent, text);
            }
        }
        Ok(())
    }

    #[test]
    fn everyday_lines_need_no_parser_and_markdown_does() {
        for (text, line, prose) in [
            ("新客入会当天，由店长致欢迎词。", true, true),
            ("1. 欢迎", true, false),
            ("Members' evening, 20 % off", true, true),
            ("看[群规](rules.md)", false, false),
            ("a: b", false, false),
            (" a", false, false),
            ("", false, false),
        ] {
            assert_eq!((body(text, Extent::Line).is_some(), body(text, Extent::Prose).is_some()), (line, prose), "{text}");
            agrees(text).unwrap();
        }
    }

    proptest! {
        #[test]
        fn what_needs_no_parser_is_what_the_parser_would_say(
            text in "[a-c0-9 ,.;?()%/'\"中，。\u{FDD0}\u{FFFE}\u{3000}\u{A0}-]{0,12}"
        ) {
            agrees(&text)?;
        }
    }
}
