//! The ledger of one build: which places are taken, and what became of each file. Many threads write in it.

use std::hash::BuildHasher;
use std::sync::Mutex;
use std::sync::MutexGuard;
use std::sync::PoisonError;

use foldhash::HashMap;
use foldhash::fast::RandomState;
use rayon::prelude::*;

use crate::publish::bytes::Digest;
use crate::publish::manifest::Entry;
use crate::publish::path::fold;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::one_place_twice;

/// Enough of them that two threads seldom meet in one.
const SHARDS: usize = 64;

/// Places and files, by a hash of the place.
pub(super) struct Ledger {
    hasher: RandomState,
    shards: [Mutex<Shard>; SHARDS],
}

#[derive(Default)]
struct Shard {
    /// By its folded path, what took the place.
    places: HashMap<Box<str>, Place>,
    records: Vec<Record>,
}

struct Place {
    is_folder: bool,
    /// Where it is spelled otherwise than folded.
    spelled: Option<Box<str>>,
}

/// What became of one file.
#[derive(Debug, Clone)]
pub(super) struct Record {
    pub(super) path: Box<str>,
    pub(super) digest: Digest,
    pub(super) fate: Fate,
}

impl From<Record> for Entry {
    fn from(record: Record) -> Entry {
        Entry { path: record.path, digest: record.digest }
    }
}

/// Whether a file lies there already, or waits beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Unchanged,
    /// Written: to its place in the folder beside, or as the piece of this number.
    Written(Option<u32>),
}

impl Ledger {
    pub(super) fn new() -> Ledger {
        Ledger { hasher: RandomState::default(), shards: std::array::from_fn(|_| Mutex::default()) }
    }

    /// Takes a place for a file; an error where another file or a folder has it on some machine.
    pub(super) fn claim_file(&self, path: &str) -> Result<(), PublishError> {
        self.claim(path, false)
    }

    /// Takes a place for a folder; an error where a file has it, or a folder that is spelled otherwise.
    pub(super) fn claim_folder(&self, path: &str) -> Result<(), PublishError> {
        self.claim(path, true)
    }

    fn claim(&self, path: &str, is_folder: bool) -> Result<(), PublishError> {
        let folded = fold(path);
        let mut shard = self.shard(&folded);
        let Some(there) = shard.places.get(&*folded) else {
            let spelled = (*folded != *path).then(|| path.into());
            shard.places.insert(folded.into(), Place { is_folder, spelled });
            return Ok(());
        };
        let spelled = there.spelled.as_deref().unwrap_or(&folded);
        if is_folder && there.is_folder && spelled == path { Ok(()) } else { Err(one_place_twice(spelled, path)) }
    }

    /// Writes down what became of a file.
    pub(super) fn record(&self, record: Record) {
        self.shard(&record.path).records.push(record);
    }

    fn shard(&self, key: &str) -> MutexGuard<'_, Shard> {
        let index = self.hasher.hash_one(key) as usize % SHARDS;
        self.shards[index].lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Everything, by path.
    pub(super) fn close(self) -> Vec<Record> {
        let shards = self.shards.into_iter().map(|shard| shard.into_inner().unwrap_or_else(PoisonError::into_inner));
        let mut records: Vec<Record> = shards.flat_map(|shard| shard.records).collect();
        records.par_sort_unstable_by(|one, other| one.path.cmp(&other.path));
        records
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_files_for_one_place_are_told_by_both_names_in_whatever_order_they_come() {
        for (one, other) in
            [("群规/Rules.html", "群规/rules.html"), ("caf\u{e9}.html", "cafe\u{301}.html"), ("index.html", "index.html")]
        {
            for (first, second) in [(one, other), (other, one)] {
                let ledger = Ledger::new();
                ledger.claim_file(first).unwrap();
                let error = ledger.claim_file(second).unwrap_err();
                assert!(error.message().en.contains(one) && error.message().zh.contains(other));
                assert_eq!(error.exit_code(), 4);
            }
        }
    }

    #[test]
    fn a_folder_may_be_shared_but_not_with_a_file_nor_with_another_spelling() {
        let ledger = Ledger::new();
        ledger.claim_folder("SOP").unwrap();
        ledger.claim_folder("SOP").unwrap();
        assert!(ledger.claim_folder("sop").is_err());
        assert!(ledger.claim_file("sop").is_err());
        ledger.claim_file("群规").unwrap();
        assert!(ledger.claim_folder("群规").is_err());
    }
}
