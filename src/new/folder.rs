//! A new folder on the disk: made beside its place and moved there whole, never over anything.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;

use crate::finding::Words;
use crate::finding::words;

/// Why nothing was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// What is in the way.
    pub message: Words,
    /// What to do.
    pub help: Words,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.message.en)
    }
}

impl std::error::Error for Refusal {}

/// Makes `folder` with `files`. A folder that is there must be empty; its contents then move in one by one, what
/// makes it a workspace last.
pub(super) fn make(folder: &Path, files: &[(&str, String)]) -> anyhow::Result<()> {
    let shown = folder.display();
    let taken = || Refusal {
        message: words!("`{shown}` is there and not empty", "`{shown}` 已存在，而且不是空文件夹"),
        help: words!(
            "choose a new folder; to add a community to a workspace, run `guildbook new community SLUG --kind KIND`",
            "请换一个新文件夹；要在已有工作区里加社群，请运行 `guildbook new community SLUG --kind 类型`"
        ),
    };
    if !folder.exists() && !folder.is_symlink() {
        return move_whole(folder, files);
    }
    let mut entries = fs::read_dir(folder).map_err(|_| taken())?;
    if entries.next().is_some() {
        return Err(taken().into());
    }
    fill(folder, files)
}

/// Adds the folder `name` with `files` to `parent`, which is made where it is missing.
pub(super) fn add(parent: &Path, name: &str, files: &[(&str, String)]) -> anyhow::Result<()> {
    check(parent, name)?;
    move_whole(&parent.join(name), files)
}

/// Whether there is room for `name` in `parent`.
pub(super) fn check(parent: &Path, name: &str) -> anyhow::Result<()> {
    if let Some(other) = same_name(parent, name)? {
        return Err(Refusal {
            message: words!("there is a community `{other}` already", "社群 `{other}` 已经存在"),
            help: words!(
                "choose another name, or edit `content/communities/{other}`",
                "请换一个名称，或直接修改 `content/communities/{other}`"
            ),
        }
        .into());
    }
    Ok(())
}

/// An entry that some file systems, or some addresses, could not tell from `name`.
fn same_name(parent: &Path, name: &str) -> anyhow::Result<Option<String>> {
    let Ok(entries) = fs::read_dir(parent) else { return Ok(None) };
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list `{}`", parent.display()))?;
        let other = entry.file_name().to_string_lossy().into_owned();
        if other.to_lowercase() == name.to_lowercase() {
            return Ok(Some(other));
        }
    }
    Ok(None)
}

/// The folder is complete before it has its name. The hidden folder around it is passed over by whoever looks
/// meanwhile, and gone afterwards in any case.
fn move_whole(folder: &Path, files: &[(&str, String)]) -> anyhow::Result<()> {
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(|| format!("cannot make `{}`", parent.display()))?;
    let stage = stage(parent)?;
    let whole = stage.path().join("whole");
    write(&whole, files)?;
    fs::rename(&whole, folder).with_context(|| format!("cannot make `{}`", folder.display()))
}

/// Moves the files into an empty folder; where that fails half-way, takes back what was moved.
fn fill(folder: &Path, files: &[(&str, String)]) -> anyhow::Result<()> {
    let stage = stage(folder)?;
    let whole = stage.path().join("whole");
    write(&whole, files)?;
    let mut names: Vec<&str> = files.iter().map(|(path, _)| path.split('/').next().unwrap_or(path)).collect();
    names.sort_unstable_by_key(|name| (*name == "content", *name));
    names.dedup();
    for (moved, name) in names.iter().enumerate() {
        if let Err(error) = fs::rename(whole.join(name), folder.join(name)) {
            for name in &names[..moved] {
                // What cannot be moved back stays; the failure is told either way.
                let _ = fs::rename(folder.join(name), whole.join(name));
            }
            return Err(error).with_context(|| format!("cannot write `{}`", folder.join(name).display()));
        }
    }
    Ok(())
}

fn stage(parent: &Path) -> anyhow::Result<tempfile::TempDir> {
    tempfile::Builder::new()
        .prefix(".guildbook-new-")
        .tempdir_in(parent)
        .with_context(|| format!("cannot write in `{}`", parent.display()))
}

fn write(folder: &Path, files: &[(&str, String)]) -> anyhow::Result<()> {
    for (path, text) in files {
        let place = folder.join(path);
        let parent = place.parent().unwrap_or(folder);
        let context = || format!("cannot write `{}`", place.display());
        fs::create_dir_all(parent).with_context(context)?;
        let mut file = fs::File::create_new(&place).with_context(context)?;
        file.write_all(text.as_bytes()).with_context(context)?;
    }
    Ok(())
}
