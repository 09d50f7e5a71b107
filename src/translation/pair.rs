//! Which block of a translation belongs to which block of its source.

use std::collections::BTreeSet;

use crate::locale::fixed;
use crate::translation::Hash;

/// Past this many comparisons two texts are paired as they come: nobody translates such a file block by block.
const MOST_COMPARISONS: usize = 4_000_000;

/// For each block of `source` the place of its translation in `said`.
///
/// What the ledger knows as a pair holds; between two such pairs, as many blocks as there are sources are taken in
/// order, and else those of the same form.
pub(super) fn pair(source: &[&str], said: &[&str], known: &BTreeSet<(Hash, Hash)>) -> Vec<Option<usize>> {
    let hashes = |blocks: &[&str]| blocks.iter().map(|block| Hash::of(block)).collect::<Vec<_>>();
    let (sources, saids) = (hashes(source), hashes(said));
    let sure =
        common(sources.len(), saids.len(), |one, two| sources[one] == saids[two] || known.contains(&(sources[one], saids[two])));
    let mut pairs = vec![None; source.len()];
    let (mut one, mut two) = (0, 0);
    for (next_one, next_two) in sure.into_iter().chain([(source.len(), said.len())]) {
        let between: Vec<(usize, usize)> = if next_one - one == next_two - two {
            (0..next_one - one).map(|step| (step, step)).collect()
        } else {
            common(next_one - one, next_two - two, |a, b| form(source[one + a]) == form(said[two + b]))
        };
        for (a, b) in between {
            pairs[one + a] = Some(two + b);
        }
        if next_one < source.len() {
            pairs[next_one] = Some(next_two);
        }
        (one, two) = (next_one + 1, next_two + 1);
    }
    pairs
}

/// What kind of block it is, and how much of it no translation changes: a paragraph with a link is not one without.
fn form(block: &str) -> (&str, usize, usize) {
    let (kind, degree) = kind(block);
    (kind, degree, fixed(block).len())
}

/// The level of a heading, a list, a table, a fence with its name.
fn kind(block: &str) -> (&str, usize) {
    let first = block.chars().next().unwrap_or_default();
    match first {
        '#' => ("heading", block.bytes().take_while(|byte| *byte == b'#').count()),
        '|' => ("table", 0),
        '`' | '~' => ("fence", block.find([' ', '\n']).unwrap_or_default()),
        '>' => ("quote", 0),
        '-' | '*' | '+' => ("list", 0),
        _ if first.is_ascii_digit() => ("list", 1),
        _ => ("words", 0),
    }
}

/// A longest common subsequence of two rows, as pairs of places.
fn common(ones: usize, twos: usize, same: impl Fn(usize, usize) -> bool) -> Vec<(usize, usize)> {
    if ones.saturating_mul(twos) > MOST_COMPARISONS {
        return Vec::new();
    }
    let width = twos + 1;
    let mut longest = vec![0_u32; (ones + 1) * width];
    for one in (0..ones).rev() {
        for two in (0..twos).rev() {
            longest[one * width + two] = match same(one, two) {
                true => longest[(one + 1) * width + two + 1] + 1,
                false => longest[(one + 1) * width + two].max(longest[one * width + two + 1]),
            };
        }
    }
    let (mut one, mut two, mut pairs) = (0, 0, Vec::new());
    while one < ones && two < twos {
        if same(one, two) && longest[one * width + two] == longest[(one + 1) * width + two + 1] + 1 {
            pairs.push((one, two));
            (one, two) = (one + 1, two + 1);
        } else if longest[(one + 1) * width + two] >= longest[one * width + two + 1] {
            one += 1;
        } else {
            two += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The blocks of a source, those of its translation, and how they belong together.
    type Case = (&'static [&'static str], &'static [&'static str], Vec<Option<usize>>);

    fn known(pairs: &[(&str, &str)]) -> BTreeSet<(Hash, Hash)> {
        pairs.iter().map(|(source, said)| (Hash::of(source), Hash::of(said))).collect()
    }

    #[test]
    fn blocks_are_paired_by_the_ledger_then_by_order_then_by_form() {
        let all = [("# 题", "# Title"), ("一", "One"), ("二", "Two")];
        let cases: [Case; 7] = [
            (&["看[甲](a.md)", "乙"], &["B"], vec![None, Some(0)]),
            (&["# 题", "一", "二"], &["# Title", "One", "Two"], vec![Some(0), Some(1), Some(2)]),
            (&["# 题", "一", "新", "二"], &["# Title", "One", "Two"], vec![Some(0), Some(1), None, Some(2)]),
            (&["# 题", "改", "二"], &["# Title", "One", "Two"], vec![Some(0), Some(1), Some(2)]),
            (&["# 题", "二"], &["# Title", "One", "Two"], vec![Some(0), Some(2)]),
            (&["# 甲", "- 乙", "丙"], &["# A", "C"], vec![Some(0), None, Some(1)]),
            (&[], &["A"], vec![]),
        ];
        for (source, said, wanted) in cases {
            assert_eq!(pair(source, said, &known(&all)), wanted, "{source:?}");
        }
    }
}
