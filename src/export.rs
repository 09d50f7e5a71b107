//! From a site to the files beside its pages: one file, one export.

pub mod calendar;
mod llms;
mod projection;
mod reviews;
mod robots;
mod sitemap;

use crate::file::File;
use crate::plan::Site;

/// All of them, in the order of their paths.
pub fn files(site: &Site) -> Vec<File> {
    let mut files: Vec<File> = [llms::file(site), robots::file(site), sitemap::file(site)].into_iter().flatten().collect();
    files.extend(calendar::files(site));
    files.extend(projection::files(site));
    files.extend(reviews::files(site));
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
