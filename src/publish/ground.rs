//! The ground a site is to stand on: where it may not be, and what lies there.

use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::publish::disk;
use crate::publish::path::OURS;
use crate::publish::trouble::Doing;
use crate::publish::trouble::PublishError;
use crate::publish::trouble::Unfit;
use crate::publish::trouble::machine;
use crate::publish::trouble::not_ours;
use crate::publish::trouble::unfit;

/// A place that is fit for a site.
pub(super) struct Ground {
    /// As the author says it; for words.
    pub(super) shown: PathBuf,
    /// Where it is, without a link or a `..` in it.
    pub(super) out: PathBuf,
    /// A folder beside it, in which a whole site is made ready.
    pub(super) beside: PathBuf,
}

/// What lies in an output folder that may be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lies {
    /// There is no folder.
    Nothing,
    /// There is one, and nothing in it but what an interrupted first build of ours may have left.
    Empty,
    /// A site of ours, or one whose publishing was interrupted.
    Site,
}

/// What our hidden folder may hold.
const WITHIN_OURS: [&str; 6] = ["journal", "lock", "manifest", "receipt", "stage", "unfinished"];

impl Ground {
    /// Looks whether a site may stand at `out`, given the workspace it is built from and the home folder.
    pub(super) fn survey(out: &Path, workspace: &Path, home: Option<&Path>) -> Result<Ground, PublishError> {
        let real = match real(out) {
            Ok(real) => real,
            Err(cause) if cause.kind() == io::ErrorKind::NotADirectory => return Err(unfit(out, Unfit::NoFolder)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Err(unfit(out, Unfit::LinkToNowhere)),
            Err(cause) => return Err(machine(Doing::Reading, out, cause)),
        };
        let workspace = real_or_as_said(workspace);
        let home = home.map(real_or_as_said);
        if let Some(fault) = geometry(&real, &workspace, home.as_deref()) {
            return Err(unfit(out, fault));
        }
        let failed = |cause| machine(Doing::Reading, out, cause);
        if disk::look(&real).map_err(failed)?.is_some_and(|metadata| !metadata.is_dir()) {
            return Err(unfit(out, Unfit::NoFolder));
        }
        if disk::look(&real.join(".git")).map_err(failed)?.is_some() {
            return Err(unfit(out, Unfit::Git));
        }
        let name = real.file_name().unwrap_or_default().to_string_lossy();
        let beside = real.with_file_name(format!(".{name}.guildbook-stage"));
        Ok(Ground { shown: out.to_owned(), out: real, beside })
    }

    /// Looks at what lies there; a refusal where it is not ours.
    pub(super) fn lies(&self) -> Result<Lies, PublishError> {
        let entries = match disk::list(&self.out) {
            Ok(entries) => entries,
            Err(cause) if disk::is_absence(&cause) => return Ok(Lies::Nothing),
            Err(cause) => return Err(machine(Doing::Reading, &self.shown, cause)),
        };
        if self.is_marked()? {
            return Ok(Lies::Site);
        }
        let strange = entries.iter().find(|(name, kind)| name != OURS || !kind.is_dir());
        if let Some((name, _)) = strange {
            return Err(not_ours(&self.shown, &name.to_string_lossy()));
        }
        match self.within_ours()?.iter().find(|name| !WITHIN_OURS.contains(&name.as_str())) {
            Some(name) => Err(not_ours(&self.shown, &format!("{OURS}/{name}"))),
            None => Ok(Lies::Empty),
        }
    }

    /// Whether a manifest lies there, or a journal. Asked after the folder was listed, and for the manifest twice:
    /// another build may be about to put one there, and what it removes last is its journal.
    fn is_marked(&self) -> Result<bool, PublishError> {
        let ours = self.out.join(OURS);
        let failed = |cause| machine(Doing::Reading, &self.shown, cause);
        if !disk::look(&ours).map_err(failed)?.is_some_and(|metadata| metadata.is_dir()) {
            return Ok(false);
        }
        for name in ["manifest", "journal", "manifest"] {
            if disk::look(&ours.join(name)).map_err(failed)?.is_some_and(|metadata| metadata.is_file()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn within_ours(&self) -> Result<Vec<String>, PublishError> {
        match disk::list(&self.out.join(OURS)) {
            Ok(entries) => Ok(entries.iter().map(|(name, _)| name.to_string_lossy().into()).collect()),
            Err(cause) if disk::is_absence(&cause) => Ok(Vec::new()),
            Err(cause) => Err(machine(Doing::Reading, &self.shown, cause)),
        }
    }
}

/// Everything that can be wrong with where a folder is, whatever is in it. All paths are real ones.
fn geometry(out: &Path, workspace: &Path, home: Option<&Path>) -> Option<Unfit> {
    let is_source = |name: &str| {
        let source = workspace.join(name);
        out.starts_with(&source) || out.starts_with(real_or_as_said(&source))
    };
    let holds_source = |name: &str| real_or_as_said(&workspace.join(name)).starts_with(out);
    let sources = ["content", "themes"];
    match () {
        () if out.parent().is_none() => Some(Unfit::Root),
        () if out == workspace => Some(Unfit::Workspace),
        () if sources.into_iter().any(is_source) => Some(Unfit::InSources),
        () if workspace.starts_with(out) || sources.into_iter().any(holds_source) => Some(Unfit::AboveWorkspace),
        () if home.is_some_and(|home| out == home) => Some(Unfit::Home),
        () if home.is_some_and(|home| home.starts_with(out)) => Some(Unfit::AboveHome),
        () if out.components().any(|part| part.as_os_str() == ".git") => Some(Unfit::InGit),
        () => None,
    }
}

/// The path without links and `..`, of which the last parts need not exist. `NotFound` is a link that leads
/// nowhere.
fn real(path: &Path) -> io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let cause = match path.canonicalize() {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => cause,
        other => return other,
    };
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_symlink() => return Err(cause),
        // Another build has made it meanwhile.
        Ok(_) => return path.canonicalize(),
        Err(_) => {}
    }
    let above = real(path.parent().ok_or(cause)?)?;
    Ok(match path.file_name() {
        Some(name) => above.join(name),
        // A `..` behind what is not there yet, and is no link therefore.
        None => above.parent().map_or(above.clone(), Path::to_path_buf),
    })
}

fn real_or_as_said(path: &Path) -> PathBuf {
    real(path).unwrap_or_else(|_| path.to_owned())
}
