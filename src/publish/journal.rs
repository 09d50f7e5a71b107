//! The journal: what is still to be done to a folder once its new files are ready. It is written before the first
//! of them moves, so that a run that was killed is completed by the next.

use std::path::Path;

use crate::publish::bytes;
use crate::publish::bytes::Digest;
use crate::publish::disk;
use crate::publish::folders;
use crate::publish::folders::Folders;
use crate::publish::path;
use crate::publish::path::OURS;
use crate::publish::path::folder_of;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::machine;

const HEAD: &str = "guildbook journal 2";

/// One thing to do; doing it twice is doing it once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    /// Removes a file of ours that the site no longer has, if it is still as we wrote it.
    Remove(Box<str>, Digest),
    /// Spells a file's name as the site now does, where the file system takes both for one.
    Respell(Box<str>, Box<str>),
    /// Moves a piece to its place.
    Move(u32, Box<str>),
}

/// The folder of the pieces, in the hidden folder of the output.
pub(super) const STAGE: &str = "stage";

/// The steps as text, sealed by a hash.
pub(super) fn text(steps: &[Step]) -> String {
    let mut text = format!("{HEAD}\n");
    for step in steps {
        text += &match step {
            Step::Remove(path, digest) => format!("remove\t{}\t{path}\n", digest.words().join("\t")),
            Step::Respell(old, new) => format!("respell\t{old}\t{new}\n"),
            Step::Move(piece, path) => format!("move\t{piece}\t{path}\n"),
        };
    }
    let [seal, _] = Digest::of(text.as_bytes()).words();
    text + "end\t" + &seal + "\n"
}

/// Reads the text again; `None` where it is torn, or not ours.
pub(super) fn parse(text: &str) -> Option<Vec<Step>> {
    let (steps, seal) = text.strip_suffix('\n')?.rsplit_once("end\t")?;
    (Digest::of(steps.as_bytes()).words()[0] == seal).then_some(())?;
    steps.strip_prefix(HEAD)?.strip_prefix('\n')?.lines().map(step).collect()
}

fn step(line: &str) -> Option<Step> {
    let parts: Vec<&str> = line.split('\t').collect();
    let inside = |path: &str| path::stays_inside(path).then(|| path.into());
    match parts[..] {
        ["remove", hash, size, path] => Some(Step::Remove(inside(path)?, Digest::read(hash, size)?)),
        ["respell", old, new] => Some(Step::Respell(inside(old)?, inside(new)?)),
        ["move", piece, path] => Some(Step::Move(piece.parse().ok()?, inside(path)?)),
        _ => None,
    }
}

/// Does all of `steps` in the folder `out`, then puts the new manifest in its place, and forgets the journal.
pub(super) fn run(out: &Path, steps: &[Step]) -> Result<(), PublishError> {
    let ours = out.join(OURS);
    let stage = ours.join(STAGE);
    let mut left: Vec<&str> = Vec::new();
    let mut entered = None;
    for step in steps {
        match step {
            Step::Remove(path, digest) => {
                remove(out, path, *digest)?;
                left.push(folder_of(path));
            }
            Step::Respell(old, new) => put(&out.join(&**old), &out.join(&**new))?,
            Step::Move(piece, path) => {
                sweep(out, &mut left)?;
                if entered != Some(folder_of(path)) {
                    folders::create(out, folder_of(path))?;
                    entered = Some(folder_of(path));
                }
                put(&stage.join(piece.to_string()), &out.join(&**path))?;
            }
        }
    }
    sweep(out, &mut left)?;
    put(&stage.join("manifest"), &ours.join("manifest"))?;
    forget(out)
}

fn remove(out: &Path, path: &str, digest: Digest) -> Result<(), PublishError> {
    let place = out.join(path);
    if Folders::below(out).reaches(path)?
        && bytes::is_there(digest, &place).map_err(|cause| machine(Doing::Reading, &place, cause))?
    {
        disk::remove_file(&place).map_err(|cause| machine(Doing::Removing, &place, cause))?;
    }
    Ok(())
}

/// Removes the folders that were emptied.
fn sweep(out: &Path, left: &mut Vec<&str>) -> Result<(), PublishError> {
    left.sort_unstable();
    left.dedup();
    // The deepest come last in this order.
    left.drain(..).rev().try_for_each(|folder| folders::sweep(out, folder))
}

/// Renames; where nothing lies any more, an earlier run has done it.
fn put(from: &Path, to: &Path) -> Result<(), PublishError> {
    let Err(cause) = disk::rename(from, to) else { return Ok(()) };
    let failed = |cause| machine(Doing::Replacing, to, cause);
    let is_done = disk::is_absence(&cause) && disk::look(from).map_err(failed)?.is_none();
    if is_done { Ok(()) } else { Err(failed(cause)) }
}

/// Removes the journal, and then the pieces: without a journal they have not begun, and go with the next chance.
fn forget(out: &Path) -> Result<(), PublishError> {
    let ours = out.join(OURS);
    let journal = ours.join("journal");
    disk::remove_file(&journal).map_err(|cause| machine(Doing::Removing, &journal, cause))?;
    let _ = disk::remove_tree(&ours.join(STAGE));
    Ok(())
}

/// Completes what an interrupted run had begun in `out`, and clears away what had not begun. `true` where there was
/// something to complete.
pub(super) fn recover(out: &Path) -> Result<bool, PublishError> {
    let text = bytes::text(&out.join(OURS).join("journal"))?;
    match text.as_deref().and_then(parse) {
        Some(steps) => run(out, &steps).map(|()| true).map_err(PublishError::within_the_commit),
        None => forget(out).map(|()| false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps() -> Vec<Step> {
        let digest = Digest::of("旧".as_bytes());
        vec![
            Step::Remove("旧/a.html".into(), digest),
            Step::Respell("Rules.html".into(), "rules.html".into()),
            Step::Move(0, "sop/入群 第一天.html".into()),
        ]
    }

    #[test]
    fn what_is_written_is_read_again() {
        assert_eq!(parse(&text(&steps())).unwrap(), steps());
        assert_eq!(parse(&text(&[])).unwrap(), []);
    }

    #[test]
    fn a_journal_that_is_torn_or_leads_outside_is_none() {
        let whole = text(&steps());
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert_eq!(parse(&whole[..end]), None, "{end}");
        }
        assert_eq!(parse(&whole.replace("sop/", "sos/")), None);
        assert_eq!(parse(&text(&[Step::Move(0, "../x".into())])), None);
    }
}
