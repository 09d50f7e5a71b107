//! `robots.txt`: what is meant for members may be found; a client's or our own edition may not.

use crate::file::File;
use crate::model::Visibility;
use crate::plan::Site;

pub(super) fn file(site: &Site) -> Option<File> {
    let mut text = String::from("User-agent: *\n");
    if site.library.edition.audience == Visibility::Member {
        text.push_str("Allow: /\n");
        if let Some(url) = site.absolute("sitemap.xml") {
            text.push_str(&format!("\nSitemap: {url}\n"));
        }
    } else {
        text.push_str("Disallow: /\n");
    }
    Some(File::text("robots.txt", text))
}
