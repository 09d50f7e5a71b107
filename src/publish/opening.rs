//! Opening an output folder: lock it, complete what was interrupted, and choose how the new site gets there.

use std::path::Path;
use std::path::PathBuf;

use crate::publish::Way;
use crate::publish::beside;
use crate::publish::beside::Beside;
use crate::publish::bytes;
use crate::publish::disk;
use crate::publish::ground::Ground;
use crate::publish::ground::Lies;
use crate::publish::journal;
use crate::publish::lock::Lock;
use crate::publish::lock::Taken;
use crate::publish::manifest::Manifest;
use crate::publish::path::OURS;
use crate::publish::pieces::Pieces;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::Reason;
use crate::publish::trouble::another_site;
use crate::publish::trouble::busy;
use crate::publish::trouble::machine;
use crate::publish::trouble::no_exchange;
use crate::publish::trouble::unreadable_marker;

/// How often to look again when other builds of the same folder come and go meanwhile.
const ATTEMPTS: usize = 8;

/// A folder that was opened.
pub(super) struct Opened {
    pub(super) stage: Stage,
    /// The site that lies there.
    pub(super) old: Manifest,
    pub(super) hold: Hold,
}

/// Where the new site is made ready.
pub(super) enum Stage {
    /// As a whole, beside, in place of what lies there.
    Beside(Beside, Lies),
    /// What differs, within.
    Within(Pieces),
}

/// What is held until the end, and undone where no site came of it: the lock, and folders that were made.
#[derive(Default)]
pub(super) struct Hold {
    pub(super) lock: Option<Lock>,
    made: Made,
}

/// Folders that were made, the upper ones first. Those that stay empty go again.
#[derive(Default)]
struct Made(Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        for place in self.0.iter().rev() {
            let _ = disk::remove_empty_folder(place);
        }
    }
}

pub(super) fn open(ground: &Ground, site: &str, way: Way) -> Result<Opened, PublishError> {
    let mut made = Made::default();
    for _ in 0..ATTEMPTS {
        let opened = match ground.lies()? {
            Lies::Nothing => open_nothing(ground, site, &mut made)?,
            Lies::Empty | Lies::Site => open_folder(ground, site, way)?,
        };
        if let Some(mut opened) = opened {
            opened.hold.made = made;
            return Ok(opened);
        }
    }
    Err(busy(&ground.shown, None))
}

/// Opens a place where no folder is yet; `None` where one has to look again.
fn open_nothing(ground: &Ground, site: &str, made: &mut Made) -> Result<Option<Opened>, PublishError> {
    make_folders(ground.out.parent(), made)?;
    if beside::settle(ground, site)? {
        return Ok(None);
    }
    if cfg!(unix) {
        match Beside::begin(ground) {
            // Another build may have put its site there in between.
            Ok(Some(beside)) if ground.lies()? == Lies::Nothing => {
                return Ok(Some(Opened {
                    stage: Stage::Beside(beside, Lies::Nothing),
                    old: Manifest::default(),
                    hold: Hold::default(),
                }));
            }
            Ok(_) => return Ok(None),
            Err(error) if error.reason() == Reason::Busy => return Err(error),
            // Such as a name that is too long with what we add to it.
            Err(_) => {}
        }
    }
    make_folders(Some(&ground.out), made)?;
    Ok(None)
}

fn make_folders(folder: Option<&Path>, made: &mut Made) -> Result<(), PublishError> {
    let Some(folder) = folder else { return Ok(()) };
    let failed = |cause| machine(Doing::Creating, folder, cause);
    if disk::look(folder).map_err(failed)?.is_some() {
        return Ok(());
    }
    make_folders(folder.parent(), made)?;
    if disk::create_folder(folder).map_err(failed)? {
        made.0.push(folder.to_owned());
    }
    Ok(())
}

/// Opens a folder that is there; `None` where one has to look again.
fn open_folder(ground: &Ground, site: &str, way: Way) -> Result<Option<Opened>, PublishError> {
    let lock = match Lock::take(&ground.out)? {
        Taken::Lock(lock) => lock,
        Taken::Gone => return Ok(None),
        Taken::Held(holder) => return Err(busy(&ground.shown, holder)),
    };
    let lies = ground.lies()?;
    let old = if lies == Lies::Site { take_over(ground, site)? } else { Manifest::default() };
    if beside::settle(ground, site)? {
        return Ok(None);
    }
    let within = || Pieces::begin(&ground.out).map(|pieces| Some(Stage::Within(pieces)));
    let stage = match (lies, way) {
        (Lies::Nothing, _) => None,
        (Lies::Site, Way::Changes) => within()?,
        (Lies::Site, Way::Whole) => exchangeable(ground, lies)?,
        (Lies::Empty, _) => match exchangeable(ground, lies) {
            Ok(stage) => stage,
            Err(error) if error.reason() == Reason::Busy => return Err(error),
            // The folder beside cannot be made, or not be exchanged: a mount, a folder above that is not ours.
            Err(_) => within()?,
        },
    };
    Ok(stage.map(|stage| Opened { stage, old, hold: Hold { lock: Some(lock), made: Made::default() } }))
}

/// A folder beside that can be exchanged for the one there; `None` where one has to look again.
fn exchangeable(ground: &Ground, lies: Lies) -> Result<Option<Stage>, PublishError> {
    let Some(beside) = Beside::begin(ground)? else { return Ok(None) };
    if beside.is_exchangeable()? { Ok(Some(Stage::Beside(beside, lies))) } else { Err(no_exchange(&ground.shown)) }
}

/// Checks that the site there is this one, completes what was interrupted, and reads its manifest.
fn take_over(ground: &Ground, site: &str) -> Result<Manifest, PublishError> {
    let ours = ground.out.join(OURS);
    let marker = ours.join("manifest");
    // A first publishing that was interrupted has its manifest still among the pieces.
    let staged = read(&ours.join(journal::STAGE).join("manifest"))?;
    let manifest = read(&marker)?;
    for manifest in staged.iter().chain(&manifest) {
        is_this(ground, manifest, site)?;
    }
    let manifest = if journal::recover(&ground.out)? { read(&marker)? } else { manifest };
    // The site is out; this one file may say otherwise after an exchange that was interrupted.
    let token = ours.join(beside::UNFINISHED);
    disk::remove_file(&token).map_err(|cause| machine(Doing::Removing, &token, cause))?;
    Ok(manifest.unwrap_or_default())
}

fn is_this(ground: &Ground, manifest: &Manifest, site: &str) -> Result<(), PublishError> {
    if manifest.site == site { Ok(()) } else { Err(another_site(&ground.shown, &manifest.site, site)) }
}

fn read(marker: &Path) -> Result<Option<Manifest>, PublishError> {
    let Some(text) = bytes::text(marker)? else { return Ok(None) };
    Manifest::parse(&text).map(Some).ok_or_else(|| unreadable_marker(marker))
}
