//! `sitemap.xml`: every page with its translations, where the site says at which address it will stand.

use std::fmt::Write;

use crate::file::File;
use crate::plan::Kind;
use crate::plan::Site;

pub(super) fn file(site: &Site) -> Option<File> {
    site.absolute("")?;
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for page in site.pages.iter().filter(|page| !matches!(page.kind, Kind::NotFound | Kind::Print)) {
        let Some(url) = site.absolute(&page.address) else { continue };
        let _ = write!(xml, "<url><loc>{}</loc>", escape(&url));
        if site.library.languages.len() > 1 {
            for (language, other) in site.translations(page) {
                let tag = site.library.languages[language].as_str();
                let href = site.absolute(&other.address).unwrap_or_default();
                let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{}\"/>", escape(&href));
            }
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    Some(File::text("sitemap.xml", xml))
}

fn escape(url: &str) -> String {
    url.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
