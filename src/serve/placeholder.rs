//! Pages of the preview's own, where there is none to show. What is wrong lies over them, as over any page.

use hyper::header::ACCEPT_LANGUAGE;
use hyper::header::HeaderMap;

use crate::report::Tongue;
use crate::serve::inject;
use crate::serve::inject::OURS;
use crate::serve::inject::Tab;

/// Why there is no page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Nothing could be planned since the preview began.
    NothingYet,
    /// Its template fails.
    Undrawn,
}

/// The page that stands in.
pub(super) fn page(why: Why, tongue: Tongue, tab: &Tab) -> String {
    let (title, sentence) = words(why, tongue);
    let language = tongue.either("en", "zh-Hans");
    let token = tab.token;
    let page = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"/{OURS}{token}/page.css\">\n</head>\n\
         <body>\n<main>\n<h1>{title}</h1>\n<p>{sentence}</p>\n</main>\n</body>\n</html>\n"
    );
    inject::into_page(&page, tab)
}

fn words(why: Why, tongue: Tongue) -> (&'static str, &'static str) {
    match why {
        Why::NothingYet => tongue.either(
            ("There is nothing to show yet", "As soon as the errors are mended, the page appears here by itself."),
            ("还没有可以显示的页面", "错误修正之后，页面会自动出现在这里。"),
        ),
        Why::Undrawn => tongue.either(
            ("This page cannot be drawn", "Its template fails. As soon as it is mended, the page appears here by itself."),
            ("这一页画不出来", "它的模板出错了。修好之后，页面会自动出现在这里。"),
        ),
    }
}

/// The language that a browser asks for, as far as we speak it.
pub(super) fn asked_for(headers: &HeaderMap) -> Tongue {
    let asked = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase();
    let spoken = asked.split(',').map(str::trim).find(|tag| tag.starts_with("zh") || tag.starts_with("en"));
    if spoken.is_some_and(|tag| tag.starts_with("zh")) { Tongue::Chinese } else { Tongue::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_we_speak_counts() {
        for (asked, chinese) in
            [("zh-CN,zh;q=0.9,en;q=0.8", true), ("de, zh-TW;q=0.5", true), ("en-GB,zh;q=0.1", false), ("", false)]
        {
            let headers = [(ACCEPT_LANGUAGE, asked.parse().unwrap())].into_iter().collect();
            assert_eq!(asked_for(&headers) == Tongue::Chinese, chinese, "{asked}");
        }
    }
}
