//! The bell: something may have changed. What has, only a look at the files can tell.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::time::Duration;

use notify::Config;
use notify::Event;
use notify::EventKind;
use notify::RecommendedWatcher;
use notify::RecursiveMode;
use notify::Watcher;
use notify::event::AccessKind;
use notify::event::AccessMode;
use notify::event::ModifyKind;
use notify::event::RenameMode;

use crate::serve::Wish;
use crate::serve::drive::Drive;
use crate::workspace::Workspace;

/// How often all files are looked at where nothing rings.
const INTERVAL: Duration = Duration::from_millis(500);

/// The folders of a workspace that are read.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What rings.
#[derive(Debug)]
pub(super) enum Bell {
    /// These files were written, and their writer may go on.
    Written(Vec<String>),
    /// The writer of these files is done with them.
    Closed(Vec<String>),
    /// Something was missed.
    Lost,
    /// Somebody wishes something.
    Wish(Wish),
}

/// Why all files are looked at again and again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Polling {
    /// The author says so.
    Asked,
    /// The system allows no more folders to be watched.
    Folders,
    /// The system allows no more programs to watch.
    Programs,
    /// The folder lies where changes do not ring.
    Silent(Drive),
    /// Watching failed for another reason.
    Unable,
}

/// The watch over a workspace.
pub(super) struct Watch {
    root: PathBuf,
    watcher: Option<RecommendedWatcher>,
    /// Whether each of [`FOLDERS`] was there when it was last looked for.
    there: [bool; 2],
    polling: Option<Polling>,
}

/// Begins to watch the workspace at `root`; bells go to `ring`.
pub(super) fn begin(root: &Path, poll: bool, ring: Sender<Bell>) -> Watch {
    let mut watch = Watch { root: root.to_owned(), watcher: None, there: [false; 2], polling: None };
    if poll {
        watch.polling = Some(Polling::Asked);
        return watch;
    }
    watch.polling = Drive::of(root).map(Polling::Silent);
    let within = root.to_owned();
    let config = Config::default().with_follow_symlinks(false);
    let hear = move |event: notify::Result<Event>| {
        // Nobody listens any more when the preview ends.
        let _ = bell(&within, event).map(|bell| ring.send(bell));
    };
    match RecommendedWatcher::new(hear, config) {
        Ok(watcher) => {
            watch.watcher = Some(watcher);
            // The root itself only, since the output may lie in it: a folder that comes or goes there rings.
            let outcome = watch.add(root, RecursiveMode::NonRecursive);
            watch.heed(outcome);
            watch.keep_up(&BTreeSet::new());
        }
        Err(error) => watch.heed(Err(error)),
    }
    watch
}

impl Watch {
    /// Why all files are looked at again and again, if they are.
    pub(super) fn polling(&self) -> Option<Polling> {
        self.polling
    }

    /// How long to wait for a bell at most.
    pub(super) fn interval(&self) -> Option<Duration> {
        self.polling.map(|_| INTERVAL)
    }

    /// Watches folders that have come since, perhaps among `paths`. Those within a folder that is watched would be
    /// without us, but nobody would say that there may be no more of them.
    pub(super) fn keep_up(&mut self, paths: &BTreeSet<String>) {
        for folder in paths.iter().map(|path| self.root.join(path)).filter(|path| path.is_dir()).collect::<Vec<_>>() {
            let outcome = self.add(&folder, RecursiveMode::Recursive);
            self.heed(outcome);
        }
        for (place, folder) in FOLDERS.iter().enumerate() {
            let folder = self.root.join(folder);
            let there = folder.is_dir();
            if there && !self.there[place] && self.watcher.is_some() {
                let outcome = self.add(&folder, RecursiveMode::Recursive);
                self.heed(outcome);
            }
            self.there[place] = there;
        }
    }

    fn add(&mut self, folder: &Path, mode: RecursiveMode) -> notify::Result<()> {
        self.watcher.as_mut().map_or(Ok(()), |watcher| watcher.watch(folder, mode))
    }

    fn heed(&mut self, outcome: notify::Result<()>) {
        let Some(reason) = outcome.err().and_then(|error| reason(error.kind)) else { return };
        self.polling.get_or_insert(reason);
    }
}

/// Why there is no watch after `error`; none where there was nothing to watch any more.
fn reason(error: notify::ErrorKind) -> Option<Polling> {
    match error {
        notify::ErrorKind::PathNotFound => None,
        notify::ErrorKind::MaxFilesWatch => Some(Polling::Folders),
        notify::ErrorKind::Io(error) if error.kind() == ErrorKind::NotFound => None,
        // inotify says "no space left on device" and means watches.
        notify::ErrorKind::Io(error) if error.kind() == ErrorKind::StorageFull => Some(Polling::Folders),
        #[cfg(unix)]
        notify::ErrorKind::Io(error) if error.raw_os_error() == Some(rustix::io::Errno::MFILE.raw_os_error()) => {
            Some(Polling::Programs)
        }
        _ => Some(Polling::Unable),
    }
}

/// What `event` rings, none where it means nothing to us. Reading a file is an event too: who rang at that would wake
/// himself for ever.
fn bell(root: &Path, event: notify::Result<Event>) -> Option<Bell> {
    let Ok(event) = event else { return Some(Bell::Lost) };
    if event.need_rescan() {
        return Some(Bell::Lost);
    }
    let closed = match event.kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) => return None,
        EventKind::Modify(ModifyKind::Name(RenameMode::To | RenameMode::Both)) => true,
        _ => false,
    };
    let paths: Vec<String> = event.paths.iter().filter_map(|path| ours(root, path)).collect();
    match (paths.is_empty(), closed) {
        (true, _) => None,
        (false, true) => Some(Bell::Closed(paths)),
        (false, false) => Some(Bell::Written(paths)),
    }
}

/// The path in the workspace at `root`, if it is one that is read.
fn ours(root: &Path, path: &Path) -> Option<String> {
    let relative = path.strip_prefix(root).ok()?;
    let parts: Option<Vec<&str>> = relative.components().map(|part| part.as_os_str().to_str()).collect();
    // A name that is no text is told by a look at everything: the folder stands for it.
    let path = parts.map_or_else(|| "content".to_owned(), |parts| parts.join("/"));
    Workspace::reads(&path).then_some(path)
}

#[cfg(test)]
mod tests {
    use notify::event::CreateKind;
    use notify::event::DataChange;

    use super::*;

    fn heard(kind: EventKind, path: &str) -> Option<Bell> {
        bell(Path::new("/w"), Ok(Event::new(kind).add_path(PathBuf::from(path))))
    }

    #[test]
    fn reading_does_not_ring_and_writing_does() {
        let note = "/w/content/modules/笔记.md";
        assert!(heard(EventKind::Access(AccessKind::Open(AccessMode::Any)), note).is_none());
        assert!(heard(EventKind::Access(AccessKind::Close(AccessMode::Read)), note).is_none());
        let closed = heard(EventKind::Access(AccessKind::Close(AccessMode::Write)), note);
        assert!(matches!(closed, Some(Bell::Closed(paths)) if paths == ["content/modules/笔记.md"]));
        let written = heard(EventKind::Modify(ModifyKind::Data(DataChange::Any)), note);
        assert!(matches!(written, Some(Bell::Written(_))));
    }

    #[test]
    fn a_system_that_allows_no_more_is_looked_at_again_and_again() {
        let cases = [
            (notify::ErrorKind::MaxFilesWatch, Some(Polling::Folders)),
            (notify::ErrorKind::Io(ErrorKind::StorageFull.into()), Some(Polling::Folders)),
            (notify::ErrorKind::Io(ErrorKind::PermissionDenied.into()), Some(Polling::Unable)),
            (notify::ErrorKind::PathNotFound, None),
            #[cfg(unix)]
            (notify::ErrorKind::Io(std::io::Error::from_raw_os_error(24)), Some(Polling::Programs)),
        ];
        for (error, expected) in cases {
            assert_eq!(reason(error), expected);
        }
    }

    #[test]
    fn folders_of_folders_that_came_are_watched_and_what_has_gone_again_is_no_reason_to_give_up() {
        let folder = tempfile::TempDir::new().unwrap();
        let (ring, _bells) = std::sync::mpsc::channel();
        let mut watch = begin(folder.path(), false, ring);
        watch.keep_up(&["content/modules/gone".to_owned()].into());
        assert_eq!(watch.polling(), None);
        watch.heed(Err(notify::Error::new(notify::ErrorKind::MaxFilesWatch)));
        assert_eq!((watch.polling(), watch.interval()), (Some(Polling::Folders), Some(INTERVAL)));
    }

    #[test]
    fn the_output_and_what_editors_leave_do_not_ring() {
        for path in ["/w/dist/index.html", "/w/content/.git/index", "/w/content/a.md~", "/w/content/4913", "/elsewhere/a.md"] {
            assert!(heard(EventKind::Create(CreateKind::File), path).is_none(), "{path}");
        }
    }
}
