//! What a page has in the preview that it does not have in a build: one script.

use crate::plan::encode;
use crate::report::Tongue;
use crate::serve::policy;

/// Where the preview's own addresses begin.
pub(super) const OURS: &str = "__guildbook/";

/// What the script is told about the page that it is on.
pub(super) struct Tab<'a> {
    /// The secret of this process.
    pub(super) token: &'a str,
    /// The address that was asked for.
    pub(super) address: &'a str,
    /// Stands for what the page shows.
    pub(super) hash: &'a str,
    /// Stands for its stylesheets.
    pub(super) styles: &'a str,
}

/// The page `html` with the preview's script in it.
pub(super) fn into_page(html: &str, tab: &Tab) -> String {
    let Tab { token, address, hash, styles } = tab;
    let address = encode(*address).replace('&', "&amp;");
    let script = format!(
        "<script defer src=\"/{OURS}{token}/client.js\" data-page=\"{address}\" data-hash=\"{hash}\" data-styles=\"{styles}\"></script>\n"
    );
    let html = policy::widen(html);
    let at = html.rfind("</body>").unwrap_or(html.len());
    [&html[..at], &script, &html[at..]].concat()
}

/// A page of the preview's own, where there is none to show; its words come from the script, as those of findings do.
pub(super) fn placeholder(tongue: Tongue, tab: &Tab) -> String {
    let (language, title) = tongue.either(("en", "There is nothing to show yet"), ("zh-Hans", "还没有可以显示的页面"));
    let page = format!(
        "<!doctype html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n</head>\n\
         <body>\n<main><h1>{title}</h1></main>\n</body>\n</html>\n"
    );
    into_page(&page, tab)
}
