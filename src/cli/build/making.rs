//! What a site is made of, told short: while that is the same, so is every file of it.

use std::env;
use std::fs::File;
use std::io;
use std::io::Read;
use std::path::Path;

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
    let texts = || sources.texts.par_iter().map(|file| XxHash3_128::oneshot(file.source.text().as_bytes())).collect::<Vec<_>>();
    let (program, (assets, texts)) = rayon::join(program, || rayon::join(assets, texts));
    let mut hasher = Hasher::new();
    hasher.update(&program?.to_le_bytes());
    hasher.update(format!("{edition:?}").as_bytes());
    let mut add = |path: &str, hash: u128| {
        // The length keeps one path apart from the next.
        hasher.update(&path.len().to_le_bytes()).update(path.as_bytes()).update(&hash.to_le_bytes());
    };
    sources.assets.iter().zip(assets?).for_each(|(asset, hash)| add(&asset.path, hash));
    sources.texts.iter().zip(texts).for_each(|(file, hash)| add(file.source.path(), hash));
    hasher.update(&sources.texts.len().to_le_bytes());
    hasher.finalize().as_bytes().first_chunk().copied().map(u128::from_le_bytes)
}

/// How much of a file is hashed at a time.
const ROOM: usize = 128 * 1024;

fn of_file(path: &Path) -> io::Result<u128> {
    let (mut file, mut hasher) = (File::open(path)?, XxHash3_128::new());
    let mut room = vec![0; ROOM];
    loop {
        match file.read(&mut room) {
            Ok(0) => return Ok(hasher.finish_128()),
            Ok(length) => hasher.write(&room[..length]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}
