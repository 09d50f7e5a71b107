//! A part of a file that a browser asks for: to go on in the middle of a film.

use std::ops::Range;

use hyper::header::HeaderMap;
use hyper::header::RANGE;

/// What of a file is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// All of it. What we do not understand means that as well.
    Whole,
    /// These bytes of it.
    Part(Range<u64>),
    /// Bytes that it does not have.
    Beyond,
}

/// What `headers` ask for of a file of `length` bytes. One part can be had at a time.
pub(super) fn of(headers: &HeaderMap, length: u64) -> Asked {
    let mut ranges = headers.get_all(RANGE).iter();
    let (Some(range), None) = (ranges.next(), ranges.next()) else { return Asked::Whole };
    range.to_str().ok().and_then(|range| parse(range, length)).unwrap_or(Asked::Whole)
}

fn parse(range: &str, length: u64) -> Option<Asked> {
    let (from, to) = range.strip_prefix("bytes=")?.split_once('-')?;
    let number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<u64>().ok()).flatten();
    let part = match (from, to) {
        ("", last) => length.saturating_sub(number(last)?)..length,
        (from, "") => number(from)?..length,
        (from, to) => number(from)?..number(to)?.saturating_add(1).min(length),
    };
    if !from.is_empty() && !to.is_empty() && number(to)? < number(from)? {
        return None;
    }
    Some(if part.start < part.end { Asked::Part(part) } else { Asked::Beyond })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_cut_to_what_there_is_and_nonsense_means_all() {
        let cases = [
            ("bytes=0-3", Asked::Part(0..4)),
            ("bytes=5-", Asked::Part(5..10)),
            ("bytes=-4", Asked::Part(6..10)),
            ("bytes=-40", Asked::Part(0..10)),
            ("bytes=2-18446744073709551615", Asked::Part(2..10)),
            ("bytes=10-", Asked::Beyond),
            ("bytes=-0", Asked::Beyond),
            ("bytes=3-2", Asked::Whole),
            ("bytes=0-1,4-5", Asked::Whole),
            ("bytes=18446744073709551616-", Asked::Whole),
            ("bytes=+1-2", Asked::Whole),
            ("bytes=-", Asked::Whole),
            ("lines=0-1", Asked::Whole),
            ("", Asked::Whole),
        ];
        for (range, expected) in cases {
            let headers = [(RANGE, range.parse().unwrap())].into_iter().collect();
            assert_eq!(of(&headers, 10), expected, "{range}");
        }
        let headers = [(RANGE, "bytes=0-".parse().unwrap())].into_iter().collect();
        assert_eq!(of(&headers, 0), Asked::Beyond);
    }
}
