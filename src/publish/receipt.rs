//! The receipt: what a site was made of. One that would be made of the same again need not be drawn to be compared.
//!
//! It lies beside the manifest, and names it by its hash, so that it says nothing of any other: whatever interrupts a
//! build, and in whatever order its files reach the disk, a receipt is either of the site that lies there or of none.
//!
//! ```text
//! guildbook receipt 1
//! made of <hash of all that the site depends on, 32 hex digits>
//! manifest <XXH3-128> <bytes>
//! note <a line of who built it>
//! ```

use std::io;

use rayon::prelude::*;

use crate::publish::Published;
use crate::publish::bytes;
use crate::publish::bytes::Digest;
use crate::publish::disk;
use crate::publish::folders::Folders;
use crate::publish::folders::strangers;
use crate::publish::ground::Ground;
use crate::publish::lock::Lock;
use crate::publish::lock::Taken;
use crate::publish::manifest::Manifest;
use crate::publish::path::OURS;

const HEAD: &str = "guildbook receipt 1";

/// What a site was made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// A hash of everything that its files depend on.
    pub made_of: u128,
    /// What whoever built it wants to know again when it lies there still: one line.
    pub note: String,
}

/// A site that lies in its folder exactly as it was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The note of its receipt.
    pub note: String,
    /// What would have become of it, had it been published once more.
    pub published: Published,
}

/// Looks whether the site made of `made_of` stands on this ground, every file of it as it was published. Whatever hinders
/// the looking is none of its business: who builds the site will stumble over it, and tell.
pub(super) fn standing(ground: &Ground, site: &str, made_of: u128) -> Option<Standing> {
    let ours = ground.out.join(OURS);
    let (receipt, _) = read(&bytes::text(&ours.join("receipt")).ok()??)?;
    if receipt.made_of != made_of {
        return None;
    }
    let Ok(Taken::Lock(_lock)) = Lock::take(&ground.out) else { return None };
    // Read again, now that nobody else can be about to change it.
    let (receipt, of) = read(&bytes::text(&ours.join("receipt")).ok()??)?;
    let text = bytes::text(&ours.join("manifest")).ok()??;
    let is_at_rest = disk::look(&ours.join("journal")).ok()?.is_none() && is_alone(ground)?;
    if receipt.made_of != made_of || of != Digest::of(text.as_bytes()) || !is_at_rest {
        return None;
    }
    let manifest = Manifest::parse(&text).filter(|manifest| manifest.site == site)?;
    let folders = Folders::below(&ground.out);
    let lies = |path: &str, digest| Some(folders.reaches(path).ok()? && bytes::is_there(digest, &ground.out.join(path)).ok()?);
    let (whole, foreign) = rayon::join(
        || manifest.entries().par_iter().all(|entry| lies(&entry.path, entry.digest) == Some(true)),
        || strangers(&ground.out, &|path| manifest.contains(path)).ok(),
    );
    let mut foreign = foreign.filter(|_| whole)?;
    foreign.retain(|path| !path.ends_with('/'));
    let published = Published { unchanged: manifest.entries().len(), foreign, ..Published::default() };
    Some(Standing { note: receipt.note, published })
}

/// Whether no site is being made beside this one: there is none, or it could not even be called so.
fn is_alone(ground: &Ground) -> Option<bool> {
    match disk::look(&ground.beside) {
        Ok(there) => Some(there.is_none()),
        Err(cause) => (cause.kind() == io::ErrorKind::InvalidFilename).then_some(true),
    }
}

/// Puts the receipt beside the manifest, whose digest is `of`. Where that fails the site is drawn again next time, and
/// nothing is lost.
pub(super) fn leave(receipt: &Receipt, of: Digest, ground: &Ground) {
    let place = ground.out.join(OURS).join("receipt");
    let text = text(receipt, of);
    if bytes::text(&place).ok().flatten().is_some_and(|there| there == text) {
        return;
    }
    let written = disk::remove_file(&place).and_then(|()| disk::create(&place));
    if written.and_then(|mut file| disk::write(&mut file, text.as_bytes())).is_err() {
        let _ = disk::remove_file(&place);
    }
}

fn text(receipt: &Receipt, manifest: Digest) -> String {
    let (made_of, note, [hash, size]) = (receipt.made_of, receipt.note.replace(char::is_control, " "), manifest.words());
    format!("{HEAD}\nmade of {made_of:032x}\nmanifest {hash} {size}\nnote {note}\n")
}

/// Reads the text again, with the digest of the manifest that it is of; `None` where it is none of ours, or torn.
fn read(text: &str) -> Option<(Receipt, Digest)> {
    let mut lines = text.strip_suffix('\n')?.split('\n');
    (lines.next()? == HEAD).then_some(())?;
    let made_of = lines.next()?.strip_prefix("made of ").filter(|hash| hash.len() == 32)?;
    let (hash, size) = lines.next()?.strip_prefix("manifest ")?.split_once(' ')?;
    let note = lines.next()?.strip_prefix("note ")?.to_owned();
    let receipt = Receipt { made_of: u128::from_str_radix(made_of, 16).ok()?, note };
    lines.next().is_none().then_some((receipt, Digest::read(hash, size)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again_and_what_is_torn_is_nothing() {
        let receipt = Receipt { made_of: 7, note: "1 book, 12 pages".to_owned() };
        let written = text(&receipt, Digest::of(b"manifest"));
        assert_eq!(read(&written), Some((receipt, Digest::of(b"manifest"))));
        for end in 0..written.len() {
            assert_eq!(read(&written[..end]), None, "{end}");
        }
        assert_eq!(read(&format!("{written}more\n")), None);
    }
}
