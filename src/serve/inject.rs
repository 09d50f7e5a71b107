//! What a page has in the preview that it does not have in a build: one script.

use crate::plan::encode;
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
