//! From a site to the files beside its pages: one file, one export.

pub mod calendar;
mod llms;
mod projection;
mod reviews;
mod robots;
mod sitemap;

use rayon::prelude::*;

use crate::file::File;
use crate::plan::Site;

/// All of them, in the order of their paths.
pub fn files(site: &Site) -> Vec<File> {
    let makers: [fn(&Site) -> Vec<File>; 6] = [
        |site| llms::file(site).into_iter().collect(),
        |site| robots::file(site).into_iter().collect(),
        |site| sitemap::file(site).into_iter().collect(),
        calendar::files,
        projection::files,
        reviews::files,
    ];
    let mut files: Vec<File> = makers.par_iter().flat_map(|make| make(site)).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}
