//! From files to a folder: the only writer of the author's disk.
//!
//! The folder is ours, or we refuse: a hidden folder `.guildbook` in it says which site it holds, and every file
//! with its size and hash. A file that is already there, byte for byte, is not touched. One that differs is made
//! ready out of sight; only when all are ready does [`Publisher::commit`] bring them to light. Until then the site
//! that lies there stays as it is, whatever happens; and once it has begun, every file is whole at every moment,
//! and what a kill interrupts is completed when the folder is opened next.
//!
//! There are two ways to the light. A site that is new, or is to be published [as a whole](Way::Whole), is written
//! into a folder beside and put there in one step. Otherwise the files that differ are renamed into place, one
//! after the other by a journal, and then the files go that the site no longer has: a folder is never emptied and
//! filled again, which on common file systems costs ten times the writing.
//!
//! Pages are not forced to the disk one by one. A power cut may tear those of the last seconds; since the next
//! build compares bytes, not times, it mends them.

mod beside;
mod bytes;
mod disk;
#[cfg(test)]
mod faults;
mod folders;
mod ground;
mod journal;
mod ledger;
mod lock;
mod manifest;
mod opening;
mod path;
mod pieces;
mod plan;
mod receipt;
#[cfg(test)]
mod tests;
mod trouble;

use std::path::Path;

use crate::file::File;
use crate::publish::bytes::Digest;
use crate::publish::bytes::Lying;
use crate::publish::folders::Approach;
use crate::publish::folders::Folders;
use crate::publish::ground::Ground;
use crate::publish::ground::Lies;
use crate::publish::ledger::Fate;
use crate::publish::ledger::Ledger;
use crate::publish::ledger::Record;
use crate::publish::manifest::Entry;
use crate::publish::manifest::Manifest;
use crate::publish::opening::Hold;
use crate::publish::opening::Opened;
use crate::publish::opening::Stage;
use crate::publish::plan::Plan;
use crate::publish::trouble::foreign_in_the_way;
use crate::publish::trouble::link_in_the_way;
use crate::publish::trouble::not_exchangeable;
use crate::publish::trouble::path_that_escapes;

pub use receipt::Receipt;
pub use receipt::Standing;
pub use trouble::PublishError;
pub use trouble::Reason;

/// How a site takes the place of the one that lies there. A first site always comes as a whole where it can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Way {
    /// File by file, only those that differ.
    #[default]
    Changes,
    /// The whole folder is exchanged in one step, so that a reader sees one site or the other and never a mixture.
    /// Refused where the folder holds files that are not ours, or cannot be exchanged.
    Whole,
}

/// A folder that is checked and locked, and a site on its way into it. Dropped without a commit, it leaves
/// everything as it was.
pub struct Publisher {
    // The order counts: what was made ready goes first, and the lock last.
    stage: Stage,
    ground: Ground,
    site: String,
    old: Manifest,
    folders: Folders,
    ledger: Ledger,
    receipt: Option<Receipt>,
    hold: Hold,
}

/// What became of a site.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Published {
    /// How many files are new or differ from what lay there.
    pub written: usize,
    /// How many lay there already.
    pub unchanged: usize,
    /// How many of the last site were removed.
    pub removed: usize,
    /// Files of the last site that are no longer in it, and stay since somebody changed them: paths in the folder.
    pub kept: Vec<String>,
    /// Files that were never ours, and were left alone: paths in the folder.
    pub foreign: Vec<String>,
}

impl Publisher {
    /// Opens the folder `out` for the site of that name, built from `workspace`. Completes or clears away what an
    /// interrupted build left. The name decides whether a site that lies there is this one: it should tell apart
    /// whatever must not overwrite each other, such as workspace, client and audience; nothing of the machine.
    ///
    /// # Errors
    ///
    /// Refused, with nothing changed, where `out` is or holds the workspace or the home folder, lies among the
    /// sources, is the root, is no folder, holds `.git`, holds files but no marker of ours, or another site. Busy
    /// where another build holds it. Failed where the machine does.
    pub fn open(out: &Path, workspace: &Path, site: &str, way: Way) -> Result<Publisher, PublishError> {
        Publisher::open_at_home(out, workspace, site, way, std::env::home_dir().as_deref())
    }

    fn open_at_home(out: &Path, workspace: &Path, site: &str, way: Way, home: Option<&Path>) -> Result<Publisher, PublishError> {
        let site = spoken(site);
        let ground = Ground::survey(out, workspace, home)?;
        let Opened { stage, old, hold } = opening::open(&ground, &site, way)?;
        let folders = Folders::below(&ground.out);
        Ok(Publisher { stage, ground, site, old, folders, ledger: Ledger::new(), receipt: None, hold })
    }

    /// Says what the site is made of: while nothing of that changes, [`standing`] can tell that it need not be made again.
    pub fn sign(&mut self, receipt: Receipt) {
        self.receipt = Some(receipt);
    }

    /// Takes a file of the site: leaves it where it lies byte for byte, makes it ready out of sight otherwise. May
    /// be called by many threads at once, in any order. A file of the last site is replaced even where somebody
    /// changed it since; one that was never ours is not.
    ///
    /// # Errors
    ///
    /// Refused where its path would not be a visible file below the folder, where two files of the site would be
    /// one on some machine, or where something that is not ours, or a link, is in the way. Failed where the machine
    /// does. After an error the site should not be committed.
    pub fn put(&self, file: &File) -> Result<(), PublishError> {
        if !path::stays_inside(&file.path) {
            return Err(path_that_escapes(&file.path));
        }
        self.ledger.claim_file(&file.path)?;
        let place = self.ground.out.join(&file.path);
        let lying = match self.folders.approach(path::folder_of(&file.path), &|folder| self.enter(folder))? {
            Approach::Open => bytes::compare(&file.content, &place)?,
            Approach::Nothing => Lying::Nothing,
            Approach::File(above) if self.old.contains(&above) => Lying::Nothing,
            Approach::File(above) => return Err(foreign_in_the_way(&self.ground.out.join(&*above))),
            Approach::Link(above) => return Err(link_in_the_way(&self.ground.out.join(&*above))),
        };
        let (digest, fate) = match lying {
            Lying::Same(digest, modified) => {
                if let Stage::Beside(beside, _) = &self.stage {
                    beside.keep(file, modified)?;
                }
                (digest, Fate::Unchanged)
            }
            Lying::Different if !self.old.contains(&file.path) => return Err(foreign_in_the_way(&place)),
            Lying::Folder if !self.old.has_below(&file.path) => return Err(foreign_in_the_way(&place)),
            Lying::Nothing | Lying::Different | Lying::Folder => match &self.stage {
                Stage::Beside(beside, _) => (beside.write(file)?, Fate::Written(None)),
                Stage::Within(pieces) => {
                    let (digest, number) = pieces.write(file)?;
                    (digest, Fate::Written(Some(number)))
                }
            },
        };
        self.ledger.record(Record { path: file.path.as_str().into(), digest, fate });
        Ok(())
    }

    fn enter(&self, folder: &str) -> Result<(), PublishError> {
        self.ledger.claim_folder(folder)?;
        match &self.stage {
            Stage::Beside(beside, _) => beside.enter(folder),
            Stage::Within(_) => Ok(()),
        }
    }

    /// Brings the site to light.
    ///
    /// # Errors
    ///
    /// Refused where something that is not ours is in the way. Failed where the machine does; the help of the error
    /// says whether the last site lies there untouched, or the next build will complete this one.
    pub fn commit(self) -> Result<Published, PublishError> {
        let Publisher { stage, ground, site, old, ledger, receipt, mut hold, .. } = self;
        let records = ledger.close();
        let unchanged = records.iter().filter(|record| record.fate == Fate::Unchanged).count();
        let plan = plan::plan(&ground.out, &old, &records)?;
        let written = records.len() - unchanged;
        let manifest = Manifest::new(&site, records.into_iter().map(Entry::from).collect());
        let text = manifest.text();
        let mut published = Published { written, unchanged, removed: plan.removed, ..Published::default() };
        match stage {
            Stage::Beside(beside, lies) => {
                if lies == Lies::Site {
                    only_ours(&ground, &old, &plan)?;
                }
                beside.publish(&text, &ground, lies)?;
            }
            Stage::Within(pieces) => {
                let is_ours = |path: &str| manifest.contains(path) || old.contains(path);
                published.foreign = folders::strangers(&ground.out, &is_ours)?;
                published.foreign.retain(|path| !path.ends_with('/'));
                if manifest != old || !plan.steps.is_empty() {
                    pieces.publish(&text, &plan.steps)?;
                }
                published.kept = plan.kept;
            }
        }
        if let Some(receipt) = receipt {
            receipt::leave(&receipt, Digest::of(text.as_bytes()), &ground);
        }
        if let Some(lock) = &mut hold.lock {
            lock.leave();
        }
        Ok(published)
    }
}

/// Looks whether the site of that name, built from `workspace` and made of `made_of` (see [`Receipt`]), lies in the folder
/// `out` exactly as it was published. Nothing is changed; where anything is not as it should be there is no such site, and
/// [`Publisher::open`] tells why.
pub fn standing(out: &Path, workspace: &Path, site: &str, made_of: u128) -> Option<Standing> {
    let ground = Ground::survey(out, workspace, std::env::home_dir().as_deref()).ok()?;
    receipt::standing(&ground, &spoken(site), made_of)
}

/// The name of a site as it is written down: in one line.
fn spoken(site: &str) -> String {
    site.replace(char::is_control, " ")
}

/// That nothing would be lost if the folder went: a file that is not ours, or was ours and is somebody's by now.
fn only_ours(ground: &Ground, old: &Manifest, plan: &Plan) -> Result<(), PublishError> {
    let foreign = folders::strangers(&ground.out, &|path| old.contains(path))?;
    match plan.kept.first().or(foreign.first()) {
        Some(path) => Err(not_exchangeable(&ground.shown, path)),
        None => Ok(()),
    }
}
