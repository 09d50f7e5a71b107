//! What lies in a folder, and what of it is ours to read.

use std::path::Path;
use std::path::PathBuf;

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::finding::Finding;
use crate::finding::words;

/// A file that was found: its path in the workspace and where it lies.
pub(super) struct Found {
    pub(super) path: String,
    pub(super) location: PathBuf,
}

impl Found {
    /// Whether it is a table: a text that a definition may point to, and a file that a page may hand on like a picture.
    pub(super) fn is_table(&self) -> bool {
        extension(&self.path) == "csv" && self.path.starts_with("content/")
    }

    /// Whether it is a file that a page may hand on.
    pub(super) fn is_asset(&self) -> bool {
        self.is_table() || !self.is_text()
    }

    /// Whether it is a text that the pipeline reads.
    pub(super) fn is_text(&self) -> bool {
        let in_assets = self.path.contains("/assets/");
        match extension(&self.path) {
            "csv" => self.is_table(),
            "md" | "markdown" | "yaml" | "yml" => !in_assets,
            "html" => self.path.starts_with("themes/") && !in_assets,
            "css" | "js" => self.path.starts_with("themes/"),
            _ => false,
        }
    }
}

/// Whether a file at `path` of the workspace is one that [`walk`] would find: below `content/` or `themes/`, and no
/// part of its name passed over.
pub(super) fn is_walked(path: &str) -> bool {
    let mut parts = path.split('/');
    matches!(parts.next(), Some("content" | "themes")) && !parts.any(is_passed_over)
}

fn extension(path: &str) -> &str {
    path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension)
}

/// How many folders deep one thread goes before others help it.
const SHARED_OUT: usize = 2;

/// All files under `root/folder`. Links are not followed (a finding says so), hidden files and the leavings of
/// editors are passed over.
pub(super) fn walk(root: &Path, folder: &str, faults: &mut Vec<Finding>) -> anyhow::Result<Vec<Found>> {
    let list = |folder: &Path, depth: usize| list(root, folder, depth).map_err(|error| unlistable(root, error));
    let top = list(&root.join(folder), SHARED_OUT)?;
    let below: Vec<Listing> = top.deeper.par_iter().map(|folder| list(folder, usize::MAX)).collect::<Result<_, _>>()?;
    let mut found = top.found;
    faults.extend(top.faults);
    for listing in below {
        found.extend(listing.found);
        faults.extend(listing.faults);
    }
    Ok(found)
}

/// What lies in a folder.
#[derive(Default)]
struct Listing {
    found: Vec<Found>,
    faults: Vec<Finding>,
    /// Folders that lie as deep as was looked.
    deeper: Vec<PathBuf>,
}

fn list(root: &Path, folder: &Path, depth: usize) -> walkdir::Result<Listing> {
    let mut listing = Listing::default();
    let mut entries = WalkDir::new(folder).follow_links(false).min_depth(1).max_depth(depth).into_iter();
    while let Some(entry) = entries.next() {
        let entry = entry?;
        let Some(path) = path_in_workspace(root, entry.path()) else {
            listing.faults.push(unreadable_name(&shown(root, entry.path())));
            continue;
        };
        let name = entry.file_name().to_string_lossy();
        let kind = entry.file_type();
        if is_passed_over(&name) {
            if kind.is_dir() && entry.depth() < depth {
                entries.skip_current_dir();
            }
        } else if kind.is_symlink() {
            listing.faults.push(symbolic_link(&path));
        } else if kind.is_file() {
            listing.found.push(Found { path, location: entry.into_path() });
        } else if kind.is_dir() && entry.depth() == depth {
            listing.deeper.push(entry.into_path());
        }
    }
    Ok(listing)
}

fn unlistable(root: &Path, error: walkdir::Error) -> anyhow::Error {
    let place = error.path().map_or_else(|| ".".to_owned(), |path| shown(root, path));
    let cause = error.into_io_error().map_or_else(|| anyhow::anyhow!("it leads back to itself"), anyhow::Error::new);
    cause.context(format!("cannot list `{place}`"))
}

fn shown(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}

fn path_in_workspace(root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?.to_str()?;
    Some(if std::path::MAIN_SEPARATOR == '/' { relative.to_owned() } else { relative.replace(std::path::MAIN_SEPARATOR, "/") })
}

/// Hidden files, and what editors leave beside a file while they save it.
fn is_passed_over(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with('#')
        || name.ends_with('~')
        || ["swp", "swx", "swo", "tmp", "bak", "orig"].contains(&extension(name))
        || ["4913", "Thumbs.db", "desktop.ini", "node_modules"].contains(&name)
        || name.contains("___jb_")
}

fn symbolic_link(path: &str) -> Finding {
    Finding::warning("symbolic-link", words!("`{path}` is a symbolic link and is passed over", "`{path}` 是符号链接，已跳过"))
        .in_file(path)
        .help(words!(
            "put the file itself there: a book never follows links out of its workspace",
            "请放入文件本身：手册不会跟随链接走出工作区"
        ))
}

fn unreadable_name(shown: &str) -> Finding {
    Finding::error("file-name", words!("the file name `{shown}` is not UTF-8", "文件名 `{shown}` 不是 UTF-8"))
        .in_file(shown)
        .help(words!("rename the file", "请改名"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_listed_is_named_and_so_is_the_reason_once() {
        let root = tempfile::tempdir().unwrap();
        let error = walk(root.path(), "content", &mut Vec::new()).err().unwrap();
        let told = format!("{error:#}");
        assert!(told.starts_with("cannot list `content`: "), "{told}");
        assert_eq!(told.matches("os error").count(), 1, "{told}");
    }

    #[test]
    fn files_are_found_however_deep_they_lie_and_what_is_passed_over_is_not_entered() {
        let root = tempfile::tempdir().unwrap();
        for path in ["a.md", "一/b.md", "一/二/c.md", "一/二/三/四/d.md", "一/.git/e.md", "一/node_modules/f.md", "一/二/.h/g.md"]
        {
            let place = root.path().join("content").join(path);
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::fs::write(place, "").unwrap();
        }
        let mut found: Vec<String> =
            walk(root.path(), "content", &mut Vec::new()).unwrap().into_iter().map(|found| found.path).collect();
        found.sort();
        assert_eq!(found, ["content/a.md", "content/一/b.md", "content/一/二/c.md", "content/一/二/三/四/d.md"]);
    }
}
