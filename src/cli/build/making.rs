//! What a site is made of, told short: while that is the same, so is every file of it.

use std::env;
use std::fs::File;
use std::io;
use std::path::Path;

use blake3::Hash;
use blake3::Hasher;
use rayon::prelude::*;
use twox_hash::XxHash3_128;

use crate::resolve::Edition;
use crate::workspace::Sources;

/// A hash of everything that the files of a site depend on: this very program with the theme in it, for whom and for which
/// day the site is, and every file of the workspace by its path and its content. `None` where one of them cannot be read.
/// Of the machine only its time zones could make a difference, and they change more rarely than the day.
pub(super) fn made_of(sources: &Sources, edition: &Edition) -> Option<u128> {
    let program = || of_file(&env::current_exe().ok()?).ok();
    let assets = || sources.assets.par_iter().map(|asset| of_file(&asset.location).ok()).collect::<Option<Vec<_>>>();
    // Texts are thousands, and lie in memory already: a faster hash tells them apart as well.
    let text = |text: &str| XxHash3_128::oneshot(text.as_bytes());
    let texts = || sources.texts.par_iter().map(|file| text(file.source.text())).collect::<Vec<_>>();
    let (program, (assets, texts)) = rayon::join(program, || rayon::join(assets, texts));
    let mut hasher = Hasher::new();
    hasher.update(program?.as_bytes());
    hasher.update(format!("{edition:?}").as_bytes());
    let mut add = |path: &str, hash: &[u8]| {
        // The length keeps one path apart from the next.
        hasher.update(&path.len().to_le_bytes()).update(path.as_bytes()).update(hash);
    };
    sources.assets.iter().zip(assets?).for_each(|(asset, hash)| add(&asset.path, hash.as_bytes()));
    sources.texts.iter().zip(texts).for_each(|(file, hash)| add(file.source.path(), &hash.to_le_bytes()));
    hasher.update(&sources.texts.len().to_le_bytes());
    hasher.finalize().as_bytes().first_chunk().copied().map(u128::from_le_bytes)
}

fn of_file(path: &Path) -> io::Result<Hash> {
    Ok(Hasher::new().update_reader(File::open(path)?)?.finalize())
}
