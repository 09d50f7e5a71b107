//! From a site to the files beside its pages: one file, one export.

mod llms;
mod robots;
mod sitemap;

use crate::file::File;
use crate::plan::Site;

/// All of them, in the order of their paths.
pub fn files(site: &Site) -> Vec<File> {
    [llms::file(site), robots::file(site), sitemap::file(site)].into_iter().flatten().collect()
}
