//! An address that a page may link to.

use std::fmt;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::Arc;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// An address that a page may link to: `https:`, `http:`, `mailto:`, `tel:`, or a path in the workspace (`assets/brief.docx`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Url(Arc<str>);

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

impl Url {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a path, rather than an address with a scheme.
    pub fn is_path(&self) -> bool {
        scheme(&self.0).is_none()
    }
}

impl Deref for Url {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// What stands before the first colon, if that can be a scheme: a colon behind a slash, `?` or `#` belongs to a path.
fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    (!scheme.contains(['/', '?', '#'])).then_some(scheme)
}

fn help() -> Words {
    words!(
        "write `https://…`, `http://…`, `mailto:…`, `tel:…`, or a path such as `assets/brief.docx`",
        "写 `https://…`、`http://…`、`mailto:…`、`tel:…`，或路径，例如 `assets/brief.docx`"
    )
}

impl FromStr for Url {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Url, Bad> {
        let whole = Reader::new(text).whole();
        let written = &text[whole.clone()];
        let at = |offset: usize, length: usize| whole.start + offset..whole.start + offset + length;
        if written.is_empty() {
            return Err(Bad::new(whole, words!("an address is missing", "缺少链接地址")).help(help()));
        }
        // Browsers drop tabs and line ends from an address and take `\` for `/`: with them a scheme could hide.
        if let Some((offset, wrong)) = written.char_indices().find(|(_, character)| character.is_control() || *character == '\\')
        {
            let shown = wrong.escape_default();
            return Err(Bad::new(
                at(offset, wrong.len_utf8()),
                words!("an address cannot have `{shown}` in it", "链接地址里不能有 `{shown}`"),
            )
            .help(words!("write `/` between the parts of a path", "路径各部分之间写 `/`")));
        }
        if let Some(offset) =
            written.find('：').filter(|offset| SCHEMES.contains(&written[..*offset].to_ascii_lowercase().as_str()))
        {
            return Err(Bad::new(
                at(offset, '：'.len_utf8()),
                words!("a full-width colon `：` follows the scheme", "协议后面用了全角冒号 `：`"),
            )
            .help(words!("write `:`", "改成半角冒号 `:`")));
        }
        check_start(written).map_err(|(length, bad)| Bad { part: at(0, length), ..bad })?;
        Ok(Url(written.into()))
    }
}

/// Checks how an address begins; a fault comes with the length of its part.
fn check_start(written: &str) -> Result<(), (usize, Bad)> {
    let fault = |length: usize, what: Words, help: Words| Err((length, Bad::new(0..length, what).help(help)));
    let Some(scheme) = scheme(written) else {
        if written.starts_with('/') {
            let path = written.trim_start_matches('/');
            return fault(
                written.len() - path.len(),
                words!("the path `{written}` starts at the root of a server", "路径 `{written}` 从服务器根目录开始"),
                words!(
                    "write it without the slash, `{path}`, or with `https://`",
                    "去掉开头的斜杠写 `{path}`，或加上 `https://`"
                ),
            );
        }
        if written.starts_with("www.") {
            return fault(
                written.len(),
                words!("`{written}` has no scheme", "`{written}` 没有写协议"),
                words!("write `https://{written}`", "写成 `https://{written}`"),
            );
        }
        return Ok(());
    };
    let lower = scheme.to_ascii_lowercase();
    if !SCHEMES.contains(&lower.as_str()) {
        return fault(scheme.len() + 1, words!("`{scheme}:` is not allowed in a link", "链接不能用 `{scheme}:`"), help());
    }
    let rest = &written[scheme.len() + 1..];
    let host = rest.strip_prefix("//").unwrap_or_default();
    if lower.starts_with("http") && (host.is_empty() || host.starts_with(['/', '?', '#', ':'])) || rest.is_empty() {
        return fault(written.len(), words!("`{written}` leads nowhere", "`{written}` 没有指向任何地方"), help());
    }
    Ok(())
}

impl fmt::Display for Url {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

const FORM: Form = Form {
    number: false,
    description: "An address: https, http, mailto, tel, or a path in the workspace.",
    pattern: None,
    examples: &["https://example.com/", "mailto:hello@example.com", "assets/brief.docx"],
};
scalar!(Url, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn addresses_and_paths_are_kept_as_they_are() {
        for written in [
            "https://example.com/会客厅?a=1#b",
            "HTTP://example.com",
            "mailto:a@example.com",
            "tel:+86123",
            "assets/早报.docx",
            "../a b.png",
            "#顶部",
            "a/b:c.png",
            "?q=1:2",
        ] {
            good::<Url>(written, written);
        }
        assert!("assets/早报.docx".parse::<Url>().unwrap().is_path());
        assert!(!"https://example.com".parse::<Url>().unwrap().is_path());
    }

    #[test]
    fn an_address_that_could_do_harm_or_leads_nowhere_is_pointed_at() {
        for (written, part) in [
            ("javascript:alert(1)", "javascript:"),
            (" JavaScript:alert(1)", "JavaScript:"),
            ("java\tscript:alert(1)", "\t"),
            ("data:text/html,x", "data:"),
            ("文件:报告", "文件:"),
            ("file:///etc/passwd", "file:"),
            ("C:\\早报.docx", "\\"),
            ("//example.com", "//"),
            ("/assets/a.png", "/"),
            ("https：//example.com", "："),
            ("https://", "https://"),
            ("https:example.com", "https:example.com"),
            ("mailto:", "mailto:"),
            ("www.example.com", "www.example.com"),
            ("", ""),
        ] {
            bad::<Url>(written, part);
        }
    }
}
