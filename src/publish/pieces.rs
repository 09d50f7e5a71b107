//! What differs from the site that lies there, made ready piece by piece in its hidden folder.

use std::path::Path;
use std::path::PathBuf;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering;

use crate::file::File;
use crate::publish::bytes;
use crate::publish::bytes::Digest;
use crate::publish::disk;
use crate::publish::journal;
use crate::publish::journal::Step;
use crate::publish::path::OURS;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::machine;

/// The pieces, numbered; removed again unless their journal was written.
pub(super) struct Pieces {
    out: PathBuf,
    stage: PathBuf,
    next: AtomicU32,
    has_begun: bool,
}

impl Pieces {
    /// Begins them in the locked folder `out`.
    pub(super) fn begin(out: &Path) -> Result<Pieces, PublishError> {
        let stage = out.join(OURS).join(journal::STAGE);
        let failed = |cause| machine(Doing::Creating, &stage, cause);
        disk::remove_tree(&stage).and_then(|()| disk::create_folder(&stage)).map_err(failed)?;
        Ok(Pieces { out: out.to_owned(), stage, next: AtomicU32::new(0), has_begun: false })
    }

    /// Writes a file as the next piece, and gives its number.
    pub(super) fn write(&self, file: &File) -> Result<(Digest, u32), PublishError> {
        let number = self.next.fetch_add(1, Ordering::Relaxed);
        let digest = bytes::write(&file.content, &self.stage.join(number.to_string()), &self.out.join(&file.path))?;
        Ok((digest, number))
    }

    /// Makes them the site, with the text of its manifest, by way of a journal.
    pub(super) fn publish(mut self, manifest: &str, steps: &[Step]) -> Result<(), PublishError> {
        bytes::write_text(manifest, &self.stage.join("draft"), &self.stage.join("manifest"))?;
        let place = self.out.join(OURS).join("journal");
        bytes::write_text(&journal::text(steps), &self.stage.join("draft"), &place)?;
        self.has_begun = true;
        journal::run(&self.out, steps).map_err(PublishError::within_the_commit)
    }
}

impl Drop for Pieces {
    fn drop(&mut self) {
        if !self.has_begun {
            let _ = disk::remove_tree(&self.stage);
        }
    }
}
