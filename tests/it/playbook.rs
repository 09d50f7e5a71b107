//! A workspace in a folder of its own, and the command run on it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use tempfile::TempDir;

/// The smallest definition that builds.
pub(crate) const CLUB: &str = "content/communities/yichu/community.yaml";

/// A workspace that a test writes and builds.
pub(crate) struct Workspace {
    folder: TempDir,
}

/// What a command said and how it ended.
pub(crate) struct Told {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// An empty workspace.
pub(crate) fn playbook() -> Workspace {
    Workspace { folder: TempDir::with_prefix("guildbook-it-").unwrap() }
}

/// The command in an environment that says nothing of the machine it runs on.
pub(crate) fn guildbook() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guildbook"));
    command.env_clear().env("LANG", "C").env("TZ", "UTC").env("NO_COLOR", "1").stdin(Stdio::null());
    for name in ["HOME", "PATH"] {
        command.envs(std::env::var_os(name).map(|value| (name, value)));
    }
    command
}

impl Workspace {
    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root().join(path)
    }

    pub(crate) fn write(self, path: &str, text: impl AsRef<[u8]>) -> Workspace {
        self.put(path, text);
        self
    }

    /// Writes a file between two runs.
    pub(crate) fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let place = self.path(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, text).unwrap();
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Told {
        told(guildbook().current_dir(self.root()).args(arguments))
    }

    pub(crate) fn build(&self) -> Told {
        self.run(&["build"])
    }

    pub(crate) fn check(&self) -> Told {
        self.run(&["check"])
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The files of the site in `dist`, by path; what publishing keeps for itself is not one of them.
    pub(crate) fn site(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.path("dist"))
    }
}

impl Told {
    /// All that was said.
    pub(crate) fn text(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    #[track_caller]
    pub(crate) fn ends_with(self, code: i32) -> Told {
        assert_eq!(self.code, code, "{}", self.text());
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Told {
        assert!(self.text().contains(words), "no `{words}` in:\n{}", self.text());
        self
    }
}

pub(crate) fn told(command: &mut Command) -> Told {
    let output = command.output().unwrap();
    Told {
        code: output.status.code().expect("ended by itself"),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// All visible files below `folder`, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap_or_else(|error| panic!("{}: {error}", next.display())) {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            match path.is_dir() {
                _ if name.starts_with('.') => {}
                true => folders.push(path),
                false => drop(files.insert(name, fs::read(path).unwrap())),
            }
        }
    }
    files
}
