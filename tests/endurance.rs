//! How much the tests of endurance do.

/// That share of `full` which `GUILDBOOK_ENDURANCE` names in percent; a twentieth where it names none.
pub(crate) fn share_of(full: usize) -> usize {
    let percent = std::env::var("GUILDBOOK_ENDURANCE").ok().and_then(|percent| percent.parse().ok()).unwrap_or(5);
    (full * percent / 100).max(1)
}
