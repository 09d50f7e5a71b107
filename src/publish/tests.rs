//! What the room promises, on real folders.

mod changes;
#[cfg(unix)]
mod death;
#[cfg(target_os = "linux")]
mod machine;
mod race;
mod refusals;
mod standing;
#[cfg(unix)]
mod torture;
mod whole;

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

use tempfile::TempDir;
use twox_hash::XxHash3_128;

use crate::file::File;
use crate::publish::PublishError;
use crate::publish::Published;
use crate::publish::Publisher;
use crate::publish::Receipt;
use crate::publish::Way;
use crate::publish::standing;

const SITE: &str = "衣橱会客厅 member";

/// A workspace on a disk of its own, with a home and an output folder.
struct Desk {
    folder: PathBuf,
    /// How the output folder is called.
    name: &'static str,
    /// Held for as long as the desk is used; nothing where somebody else clears it away.
    _owned: Option<TempDir>,
}

type Files<'a> = &'a [(&'a str, &'a str)];

impl Desk {
    fn new() -> Desk {
        // In memory where there is such a place: these are thousands of small folders that come and go.
        let owned = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
        let folder = owned.path().canonicalize().unwrap();
        fs::create_dir_all(folder.join("home/workspace/content/modules")).unwrap();
        fs::create_dir_all(folder.join("home/workspace/themes")).unwrap();
        Desk { folder, name: "dist", _owned: Some(owned) }
    }

    /// One that another process set up.
    fn at(folder: &Path) -> Desk {
        Desk { folder: folder.to_owned(), name: "dist", _owned: None }
    }

    fn home(&self) -> PathBuf {
        self.folder.join("home")
    }

    fn workspace(&self) -> PathBuf {
        self.folder.join("home/workspace")
    }

    fn out(&self) -> PathBuf {
        self.workspace().join(self.name)
    }

    fn open(&self, way: Way) -> Result<Publisher, PublishError> {
        self.open_at(&self.out(), SITE, way)
    }

    fn open_at(&self, out: &Path, site: &str, way: Way) -> Result<Publisher, PublishError> {
        Publisher::open_at_home(out, &self.workspace(), site, way, Some(&self.home()))
    }

    fn build(&self, files: Files) -> Result<Published, PublishError> {
        self.build_by(Way::Changes, files)
    }

    fn build_by(&self, way: Way, files: Files) -> Result<Published, PublishError> {
        let mut publisher = self.open(way)?;
        for (path, text) in files {
            publisher.put(&File::text(*path, *text))?;
        }
        publisher.sign(Receipt { made_of: made_of(files), note: "又一版".to_owned() });
        publisher.commit()
    }

    /// Asserts that the site of `files` is taken to stand there only where it does, to the last byte.
    fn assert_stands_only_whole(&self, files: Files, context: &str) {
        if standing(&self.out(), &self.workspace(), SITE, made_of(files)).is_some() {
            assert_eq!(self.site(), site_of(files), "{context}: it does not stand");
        }
    }

    /// Writes as the author would: behind our back.
    fn write(&self, path: &str, text: &str) {
        let place = self.folder.join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    /// What a reader of the site would find.
    fn site(&self) -> BTreeMap<String, String> {
        texts(&self.out())
    }

    /// Asserts that the output holds `files`, a marker that lists them, and nothing else; and that nothing of ours
    /// lies anywhere else.
    fn assert_is(&self, files: Files) {
        assert_eq!(self.site(), site_of(files));
        let mut ours = names(&self.out().join(".guildbook"));
        ours.retain(|name| name != "receipt");
        assert_eq!(ours, ["lock", "manifest"]);
        assert_eq!(fs::read_to_string(self.out().join(".guildbook/lock")).unwrap(), "");
        assert_eq!(
            names(&self.workspace()).iter().map(String::as_str).collect::<BTreeSet<_>>(),
            ["content", self.name, "themes"].into_iter().collect::<BTreeSet<_>>()
        );
        let again = self.build(files).unwrap();
        assert_eq!((again.written, again.unchanged, again.removed), (0, files.len(), 0));
        assert!(standing(&self.out(), &self.workspace(), SITE, made_of(files)).is_some());
    }
}

/// The files as a reader finds them.
fn site_of(files: Files) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

/// What the receipt of a site of these files says.
fn made_of(files: Files) -> u128 {
    XxHash3_128::oneshot(format!("{files:?}").as_bytes())
}

/// All files below a folder with what is in them, but our own.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    everything(folder)
        .into_iter()
        .filter(|(path, thing)| !path.starts_with(".guildbook") && !matches!(thing, Thing::Folder))
        .map(|(path, thing)| match thing {
            Thing::File(bytes, _) => (path, String::from_utf8(bytes).unwrap()),
            other => panic!("{path}: {other:?}"),
        })
        .collect()
}

#[derive(Clone, PartialEq, Eq)]
enum Thing {
    Folder,
    Link(PathBuf),
    File(Vec<u8>, SystemTime),
}

impl fmt::Debug for Thing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Thing::Folder => write!(formatter, "folder"),
            Thing::Link(target) => write!(formatter, "-> {}", target.display()),
            Thing::File(bytes, time) => {
                let start: String = String::from_utf8_lossy(bytes).chars().take(20).collect();
                let tick = time.duration_since(SystemTime::UNIX_EPOCH).unwrap();
                write!(formatter, "{start:?}… of {} bytes at {tick:?}", bytes.len())
            }
        }
    }
}

/// Everything below a folder, to the byte and the tick; the times of folders aside.
fn everything(folder: &Path) -> BTreeMap<String, Thing> {
    let walk = walkdir::WalkDir::new(folder).min_depth(1);
    walk.into_iter()
        .filter_map(|entry| entry.ok())
        .map(|entry| {
            let thing = match entry.file_type() {
                kind if kind.is_dir() => Thing::Folder,
                kind if kind.is_symlink() => Thing::Link(fs::read_link(entry.path()).unwrap()),
                _ => Thing::File(fs::read(entry.path()).unwrap(), entry.metadata().unwrap().modified().unwrap()),
            };
            (entry.path().strip_prefix(folder).unwrap().to_string_lossy().into_owned(), thing)
        })
        .collect()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

const STAGE_DIRECTION: &str = "GUILDBOOK_TEST_PLAYS";

/// What this process was told to play, if it was started by a test to play a part.
fn part() -> Option<String> {
    std::env::var(STAGE_DIRECTION).ok()
}

/// This test program once more, to play a part in the test of this name; behind `before`, such as `unshare -m`.
fn player(before: &[&str], test: &str, part: &str) -> Command {
    let program = std::env::current_exe().unwrap();
    let mut command = match before {
        [first, rest @ ..] => {
            let mut command = Command::new(first);
            command.args(rest).arg(program);
            command
        }
        [] => Command::new(program),
    };
    command.args(["--exact", &format!("publish::tests::{test}"), "--nocapture"]).env(STAGE_DIRECTION, part);
    command
}
