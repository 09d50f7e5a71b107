//! Round after round: make the changes that findings carry, look again.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::finding::Edit;
use crate::finding::Finding;
use crate::fix::MOST_ROUNDS;
use crate::workspace::Sources;

/// How many findings were mended in each file.
pub(super) type Counts = BTreeMap<String, usize>;

/// `sources` with everything mended that can be, but for the files of `spared`; and what is left to say then.
pub(super) fn rounds(
    mut sources: Sources,
    spared: &BTreeSet<String>,
    look: &dyn Fn(&Sources) -> Vec<Finding>,
) -> (Sources, Counts, Vec<Finding>) {
    let (mut spared, mut counts) = (spared.clone(), Counts::new());
    let mut findings = look(&sources);
    for _ in 0..MOST_ROUNDS {
        let chosen = choose(&findings, &spared);
        if chosen.is_empty() {
            break;
        }
        let mut next = sources.clone();
        for (path, mending) in &chosen {
            if let Some(text) = sources.text(path) {
                next.put(path, &apply(text, &mending.edits));
            }
        }
        let seen = look(&next);
        let worse: Vec<String> = chosen.keys().filter(|path| is_worse(path, &findings, &seen)).cloned().collect();
        if worse.is_empty() {
            for (path, mending) in chosen {
                *counts.entry(path).or_insert(0) += mending.count;
            }
            (sources, findings) = (next, seen);
        } else {
            spared.extend(worse);
        }
    }
    (sources, counts, findings)
}

/// The changes of one file in one round.
#[derive(Default)]
struct Mending<'a> {
    edits: Vec<&'a Edit>,
    count: usize,
}

/// The changes of this round, by file: of findings whose changes meet, the first.
fn choose<'a>(findings: &'a [Finding], spared: &BTreeSet<String>) -> BTreeMap<String, Mending<'a>> {
    let mut chosen: BTreeMap<String, Mending> = BTreeMap::new();
    for finding in findings {
        let Some(first) = finding.fix.first() else { continue };
        let path = first.span.source().path();
        let in_one_file = finding.fix.iter().all(|edit| edit.span.source() == first.span.source());
        if spared.contains(path) || !in_one_file {
            continue;
        }
        let mending = chosen.entry(path.to_owned()).or_default();
        if finding.fix.iter().all(|edit| mending.edits.iter().all(|other| !meet(edit, other))) {
            mending.edits.extend(&finding.fix);
            mending.count += 1;
        }
    }
    chosen
}

fn meet(one: &Edit, other: &Edit) -> bool {
    let (one, other) = (one.span.range(), other.span.range());
    one.start <= other.end && other.start <= one.end
}

fn apply(text: &str, edits: &[&Edit]) -> String {
    let mut edits = edits.to_vec();
    edits.sort_by_key(|edit| edit.span.range().start);
    let mut mended = text.to_owned();
    for edit in edits.into_iter().rev() {
        if mended.get(edit.span.range()).is_some() {
            mended.replace_range(edit.span.range(), &edit.with);
        }
    }
    mended
}

/// Whether the file at `path` was YAML and is none any more, or is broken no further down than before.
fn is_worse(path: &str, before: &[Finding], after: &[Finding]) -> bool {
    let broken = |findings: &[Finding]| {
        let mut faults = findings.iter().filter(|finding| finding.file() == path && finding.code.starts_with("yaml-"));
        faults.find_map(|finding| Some(finding.span.as_ref()?.line_column().0))
    };
    match (broken(before), broken(after)) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some(before), Some(after)) => after <= before,
    }
}
