//! Where a link may lead: the schemes that are allowed, and what an address is before anybody follows it.

use percent_encoding::percent_decode_str;

/// Words that address a thing of the book by its id, as in `sop:onboarding`.
pub const ID_SCHEMES: [&str; 9] = ["sop", "rule", "stage", "role", "channel", "metric", "tier", "section", "module"];

/// What kind of address a destination is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// On another site (`https:`, `http:`, `//host`).
    Web,
    /// For another program (`mailto:`, `tel:`, `webcal:`).
    Program,
    /// A thing of the book, by id (`sop:onboarding`).
    Id,
    /// A file or an anchor, relative to where it is written.
    Local,
    /// A scheme that is not allowed, such as `javascript:`.
    Refused,
}

/// The bytes that stand for themselves in an address.
const IS_PLAIN: [bool; 256] = {
    let mut is_plain = [false; 256];
    let mut byte = 0_u8;
    while byte < 0x80 {
        is_plain[byte as usize] = byte.is_ascii_graphic() && byte != b'%' && byte != b'\\';
        byte += 1;
    }
    is_plain
};

impl Address {
    /// Reads a destination as a browser, or one that is led astray, might: percent signs decoded once, blanks and
    /// control characters dropped, `\` taken for `/`, any case.
    pub fn of(dest: &str) -> Address {
        let plain = dest.bytes().all(|byte| IS_PLAIN[byte as usize]);
        if plain { Address::of_plain(dest) } else { Address::of_plain(&plainly(dest)) }
    }

    fn of_plain(dest: &str) -> Address {
        if dest.starts_with("//") {
            return Address::Web;
        }
        let end = dest.bytes().position(|byte| matches!(byte, b':' | b'/' | b'?' | b'#'));
        let Some(end) = end.filter(|end| dest.as_bytes()[*end] == b':') else { return Address::Local };
        let scheme = &dest[..end];
        let is = |name: &&str| scheme.eq_ignore_ascii_case(name);
        if ["https", "http"].iter().any(is) {
            Address::Web
        } else if ["mailto", "tel", "webcal"].iter().any(is) {
            Address::Program
        } else if ID_SCHEMES.iter().any(is) {
            Address::Id
        } else if is_scheme(scheme) {
            Address::Refused
        } else {
            Address::Local
        }
    }
}

fn is_scheme(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_alphabetic())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

fn plainly(dest: &str) -> String {
    percent_decode_str(dest)
        .decode_utf8_lossy()
        .chars()
        .filter(|char| !char.is_control() && !char.is_whitespace() && !matches!(char, '\u{200B}'..='\u{200F}' | '\u{FEFF}'))
        .map(|char| if char == '\\' { '/' } else { char })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_what_a_browser_would_make_of_it() {
        for (address, dests) in [
            (Address::Web, &["https://a.b", "HTTP://a.b", "//a.b/c", "/\\a.b", "\\\\a.b", "ht\ttps://a.b"][..]),
            (Address::Program, &["mailto:a@b.c", "tel:+86", "webcal://a.b/c.ics", "MailTo:a@b.c"]),
            (Address::Id, &["sop:onboarding", "rule:第三条"]),
            (Address::Local, &["", "#加入", "../群规.md#a:b", "a/b:c", "?q=a:b", "注意:先看", "1:2"]),
            (
                Address::Refused,
                &[
                    "javascript:alert(1)",
                    "JaVaScRiPt:alert(1)",
                    " javascript:alert(1)",
                    "java\nscript:alert(1)",
                    "java%73cript:alert(1)",
                    "javascript%3Aalert(1)",
                    "\u{1}javascript:alert(1)",
                    "\u{200B}javascript:alert(1)",
                    "data:text/html,x",
                    "vbscript:x",
                    "file:///etc/passwd",
                    "blob:x",
                    "C:\\a",
                ],
            ),
        ] {
            for dest in dests {
                assert_eq!(Address::of(dest), address, "{dest:?}");
            }
        }
    }
}
