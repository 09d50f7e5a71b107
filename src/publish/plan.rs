//! What is to be done to a folder so that a new site lies in it instead of an old one.

use std::collections::BTreeSet;
use std::collections::HashMap;
use std::path::Path;

use crate::publish::bytes;
use crate::publish::disk;
use crate::publish::folders::Folders;
use crate::publish::folders::strangers;
use crate::publish::journal::Step;
use crate::publish::ledger::Fate;
use crate::publish::ledger::Record;
use crate::publish::manifest::Manifest;
use crate::publish::path::fold;
use crate::publish::path::folder_of;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::foreign_in_the_way;
use crate::publish::trouble::machine;

/// The steps from the old site to the new.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) steps: Vec<Step>,
    /// How many files go.
    pub(super) removed: usize,
    /// Files of the old site that stay, since somebody changed them.
    pub(super) kept: Vec<String>,
}

/// Plans the way from the site of `old` in the folder `out` to `records`, which are sorted by path.
///
/// First goes what is in the way of a new file, then the new files come (what pages lean on before the pages),
/// then goes the rest: at no moment does a page lead to one that is not there any more or yet, as far as one
/// file after another can have it.
pub(super) fn plan(out: &Path, old: &Manifest, records: &[Record]) -> Result<Plan, PublishError> {
    let Orphans { removals, respellings, kept } = orphans(out, old, records)?;
    let (first, last): (Vec<Step>, Vec<Step>) = removals.into_iter().partition(|step| is_in_the_way(step, records));
    if let Some(path) = kept.iter().find(|path| blocks(path, records)) {
        return Err(foreign_in_the_way(&out.join(path)));
    }
    let removed = first.len() + last.len();
    let going: BTreeSet<&str> = first.iter().filter_map(removed_path).collect();
    for record in records.iter().filter(|record| old.has_below(&record.path)) {
        only_ours_goes(out, &record.path, &going)?;
    }
    let mut moves: Vec<(u32, &str)> = records.iter().filter_map(moved).collect();
    moves.sort_by_key(|(_, path)| path.ends_with(".html"));
    let moves = moves.into_iter().map(|(piece, path)| Step::Move(piece, path.into()));
    let steps = first.iter().cloned().chain(respellings).chain(moves).chain(last).collect();
    Ok(Plan { steps, removed, kept })
}

fn moved(record: &Record) -> Option<(u32, &str)> {
    match record.fate {
        Fate::Written(piece) => Some((piece?, &record.path)),
        Fate::Unchanged => None,
    }
}

fn removed_path(step: &Step) -> Option<&str> {
    match step {
        Step::Remove(path, _) => Some(path),
        _ => None,
    }
}

#[derive(Default)]
struct Orphans {
    removals: Vec<Step>,
    respellings: Vec<Step>,
    kept: Vec<String>,
}

/// What becomes of the files that the old site had and the new one has not.
fn orphans(out: &Path, old: &Manifest, records: &[Record]) -> Result<Orphans, PublishError> {
    let mut orphans = Orphans::default();
    let gone: Vec<_> = old.entries().iter().filter(|entry| !has(records, &entry.path)).collect();
    if gone.is_empty() {
        return Ok(orphans);
    }
    let folded: HashMap<_, &str> = records.iter().map(|record| (fold(&record.path), &*record.path)).collect();
    let known = Folders::below(out);
    for entry in gone {
        let place = out.join(&*entry.path);
        let failed = |cause| machine(Doing::Reading, &place, cause);
        // What lies behind a link is not ours to remove.
        if !known.reaches(&entry.path)? {
            continue;
        }
        let Some(there) = disk::look(&place).map_err(failed)? else { continue };
        if let Some(new) = folded.get(&fold(&entry.path)) {
            let same = disk::look(&out.join(new)).map_err(failed)?.is_some_and(|that| disk::is_one(&there, &that));
            if same {
                orphans.respellings.push(Step::Respell(entry.path.clone(), (*new).into()));
                continue;
            }
        }
        if bytes::is_there(entry.digest, &place).map_err(failed)? {
            orphans.removals.push(Step::Remove(entry.path.clone(), entry.digest));
        } else {
            orphans.kept.push(entry.path.to_string());
        }
    }
    Ok(orphans)
}

fn has(records: &[Record], path: &str) -> bool {
    records.binary_search_by(|record| (*record.path).cmp(path)).is_ok()
}

fn is_in_the_way(step: &Step, records: &[Record]) -> bool {
    removed_path(step).is_some_and(|path| blocks(path, records))
}

/// Whether a file at `path` leaves no room for one of `records`: it lies where one needs a folder, or in a folder
/// where one shall be a file.
fn blocks(path: &str, records: &[Record]) -> bool {
    let below = format!("{path}/");
    let next = records.partition_point(|record| *record.path < *below);
    let mut above = folder_of(path);
    while !above.is_empty() {
        if has(records, above) {
            return true;
        }
        above = folder_of(above);
    }
    records.get(next).is_some_and(|record| record.path.starts_with(&below))
}

/// That the folder at `path`, where a file shall be, holds nothing but what is going.
fn only_ours_goes(out: &Path, path: &str, going: &BTreeSet<&str>) -> Result<(), PublishError> {
    let place = out.join(path);
    let is_folder = disk::look(&place).map_err(|cause| machine(Doing::Reading, &place, cause))?.is_some_and(|it| it.is_dir());
    if !is_folder {
        return Ok(());
    }
    match strangers(&place, &|below| going.contains(&*format!("{path}/{below}")))?.first() {
        Some(stranger) => Err(foreign_in_the_way(&place.join(stranger))),
        None => Ok(()),
    }
}
