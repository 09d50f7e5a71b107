//! A secret that is made at the start and forgotten at the end.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;

/// Sixteen bytes that nobody can guess, as text: the keys of the standard library's hasher come from the system's
/// source of randomness.
pub(super) fn fresh() -> String {
    let part = |salt: u8| RandomState::new().hash_one((salt, std::process::id(), std::time::SystemTime::now()));
    format!("{:016x}{:016x}", part(1), part(2))
}
