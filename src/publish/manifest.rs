//! The manifest: which site lies in a folder, and every file of it with its hash and size.
//!
//! It is text, sorted by path, and the same files make the same bytes: no time, no machine, no version of the
//! tool is in it.
//!
//! ```text
//! guildbook manifest 2
//! site <identity>
//! <XXH3-128, 32 hex digits> <bytes> <path>
//! ```

use std::fmt::Write;

use crate::publish::bytes::Digest;
use crate::publish::path;

const HEAD: &str = "guildbook manifest 2";
const FORMER: &str = "guildbook manifest 1";

/// What a published folder says about itself.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Manifest {
    pub(super) site: String,
    entries: Vec<Entry>,
}

/// One file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) path: Box<str>,
    pub(super) digest: Digest,
}

impl Manifest {
    /// A manifest of `entries`, each path once.
    pub(super) fn new(site: &str, mut entries: Vec<Entry>) -> Manifest {
        entries.sort_unstable_by(|one, other| one.path.cmp(&other.path));
        Manifest { site: site.to_owned(), entries }
    }

    /// Every file, by path.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn contains(&self, path: &str) -> bool {
        self.entries.binary_search_by(|entry| (*entry.path).cmp(path)).is_ok()
    }

    /// Whether one of the files lies below `folder`.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        let folder = format!("{folder}/");
        let first = self.entries.partition_point(|entry| *entry.path < *folder);
        self.entries.get(first).is_some_and(|entry| entry.path.starts_with(&folder))
    }

    /// The text of it.
    pub(super) fn text(&self) -> String {
        let mut text = String::with_capacity(100 * self.entries.len() + 100);
        let _ = write!(text, "{HEAD}\nsite {}\n", self.site);
        for Entry { path, digest } in &self.entries {
            let [hash, size] = digest.words();
            let _ = writeln!(text, "{hash} {size} {path}");
        }
        text
    }

    /// Reads the text again; `None` where a line of it could not be ours. A path that leads out of the folder
    /// could not: a manifest may come from anywhere, and what it lists may one day be removed.
    pub(super) fn parse(text: &str) -> Option<Manifest> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let digest = match lines.next()? {
            HEAD => Digest::read,
            FORMER => Digest::read_former,
            _ => return None,
        };
        let site = lines.next()?.strip_prefix("site ")?.to_owned();
        let entries = lines.map(|line| entry(line, digest)).collect::<Option<Vec<_>>>()?;
        entries.is_sorted_by(|one, other| one.path < other.path).then_some(Manifest { site, entries })
    }
}

fn entry(line: &str, digest: fn(&str, &str) -> Option<Digest>) -> Option<Entry> {
    let mut parts = line.splitn(3, ' ');
    let digest = digest(parts.next()?, parts.next()?)?;
    let path = parts.next().filter(|path| path::stays_inside(path))?;
    Some(Entry { path: path.into(), digest })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(paths: &[&str]) -> Manifest {
        Manifest::new(
            "衣橱会客厅 member",
            paths.iter().map(|path| Entry { path: (*path).into(), digest: Digest::of(path.as_bytes()) }).collect(),
        )
    }

    #[test]
    fn what_is_written_is_read_again_whatever_the_order_it_came_in() {
        let one = manifest(&["sop/入群.html", "index.html", "a b.png"]);
        assert_eq!(Manifest::parse(&one.text()).unwrap(), one);
        assert_eq!(manifest(&["a b.png", "index.html", "sop/入群.html"]).text(), one.text());
    }

    #[test]
    fn the_folder_of_an_earlier_version_is_ours_too() {
        let hash = "a1".repeat(32);
        let former = format!("guildbook manifest 1\nsite 衣橱会客厅 member\n{hash} 9 a.html\n{hash} 12 b.html\n");
        let manifest = Manifest::parse(&former).unwrap();
        assert!(manifest.contains("a.html") && manifest.contains("b.html"));
        assert_eq!(Manifest::parse(&former.replace("manifest 1", "manifest 2")), None);
    }

    #[test]
    fn files_below_a_folder_are_found_among_names_that_only_begin_like_it() {
        let manifest = manifest(&["sop!.html", "sop.html", "sop/入群.html", "sops/x.html"]);
        assert!(manifest.has_below("sop") && manifest.has_below("sops"));
        assert!(!manifest.has_below("so") && !manifest.has_below("sop.html"));
    }

    #[test]
    fn a_manifest_that_was_tampered_with_or_torn_is_no_manifest() {
        let whole = manifest(&["a.html", "b.html"]).text();
        let torn = |end: &usize| {
            whole.is_char_boundary(*end) && !["member\n", ".html\n"].iter().any(|line| whole[..*end].ends_with(line))
        };
        for end in (0..whole.len()).filter(torn) {
            assert_eq!(Manifest::parse(&whole[..end]), None, "{end}");
        }
        for path in ["../b.html", "/etc/passwd", ".git/config", "a.html", "0.html"] {
            assert_eq!(Manifest::parse(&whole.replace(" b.html", &format!(" {path}"))), None, "{path}");
        }
        assert_eq!(Manifest::parse(&whole.replace("manifest 2", "manifest 3")), None);
    }
}
