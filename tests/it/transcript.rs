//! A transcript: files, commands and what they say, drawn in one text.
//!
//! ```text
//! What it shows, in a sentence.
//!
//! == content/modules/welcome.md
//! # 欢迎
//! ==
//!
//! $ guildbook check
//! nothing to say: the playbook is in order
//!
//! $ guildbook check --root nowhere
//! error: …
//! ? 1
//! ```
//!
//! A file starts at `== path` and ends at `==`. `guildbook … < FILE` types the lines of a file. Besides `guildbook` a
//! transcript knows `tree DIR`, `cat FILE`, `grep WORD FILE` and `rm FILE`. `SNAPSHOTS=overwrite` writes what was said into the text.

use std::fmt::Write;
use std::fs;
use std::io::Read;
use std::path::Path;

use snapbox::Assert;
use snapbox::Data;

use crate::playbook::Workspace;
use crate::playbook::files;
use crate::playbook::guildbook;
use crate::playbook::playbook;

/// Runs every transcript of a folder of `tests/`; each must say what it says.
pub(crate) fn hold(folder: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty(), "no transcripts in {}", folder.display());
    let different: Vec<String> = paths.iter().filter_map(|path| compare(path)).collect();
    assert!(different.is_empty(), "{}", different.join("\n"));
}

fn compare(path: &Path) -> Option<String> {
    assert_eq!(path.extension().and_then(|it| it.to_str()), Some("txt"), "nothing reads {}", path.display());
    let text = fs::read_to_string(path).unwrap();
    let said = replay(&text);
    let expected = Data::read_from(path, None).raw();
    let name = path.file_name().map(|name| name.display());
    let shown = name.as_ref().map(|name| name as &dyn std::fmt::Display);
    Assert::new().action_env("SNAPSHOTS").try_eq(shown, said.into(), expected).err().map(|error| error.to_string())
}

/// The same text with what its commands say now.
fn replay(text: &str) -> String {
    let workspace = playbook();
    let mut replayed = String::new();
    let mut lines = text.lines().peekable();
    let mut commands = 0;
    while let Some(line) = lines.next() {
        writeln!(replayed, "{line}").unwrap();
        if let Some(path) = line.strip_prefix("== ") {
            let content: Vec<&str> = lines.by_ref().take_while(|line| *line != "==").collect();
            let content: String = content.iter().map(|line| format!("{line}\n")).collect();
            workspace.put(path, &content);
            writeln!(replayed, "{content}==").unwrap();
        } else if let Some(command) = line.strip_prefix("$ ") {
            while lines.next_if(|line| !is_start(line)).is_some() {}
            replayed.push_str(&said(&workspace, command));
            if lines.peek().is_some() {
                replayed.push('\n');
            }
            commands += 1;
        }
    }
    assert!(commands > 0, "no command in:\n{text}");
    replayed
}

fn is_start(line: &str) -> bool {
    line.starts_with("$ ") || line.starts_with("== ")
}

/// What a command says, without what differs from run to run.
fn said(workspace: &Workspace, command: &str) -> String {
    let words: Vec<&str> = command.split(' ').collect();
    let (text, code) = match words[..] {
        ["guildbook", ref arguments @ .., "<", typed] => run(workspace, arguments, Some(typed)),
        ["guildbook", ref arguments @ ..] => run(workspace, arguments, None),
        ["grep", word, file] => {
            let found = workspace.read(file).lines().filter(|line| line.contains(word)).map(|line| format!("{line}\n")).collect();
            (found, 0)
        }
        ["tree", folder] => (files(&workspace.path(folder)).keys().map(|path| format!("{path}\n")).collect(), 0),
        ["cat", file] => (workspace.read(file), 0),
        ["rm", file] => (fs::remove_file(workspace.path(file)).map(|()| String::new()).unwrap(), 0),
        _ => panic!("a transcript does not know `{command}`"),
    };
    let text = text.trim_end().replace(workspace.root().to_str().unwrap(), "[WORKSPACE]");
    let mut said: String = text.lines().map(|line| format!("{}\n", without_time(line))).collect();
    if code != 0 {
        writeln!(said, "? {code}").unwrap();
    }
    said
}

/// Runs the command with both of its voices in one pipe, in the order in which a reader hears them.
fn run(workspace: &Workspace, arguments: &[&str], typed: Option<&str>) -> (String, i32) {
    let (mut reader, writer) = std::io::pipe().unwrap();
    let mut command = guildbook();
    command.current_dir(workspace.root()).args(arguments).stdout(writer.try_clone().unwrap()).stderr(writer);
    if let Some(typed) = typed {
        command.stdin(fs::File::open(workspace.path(typed)).unwrap());
    }
    let mut child = command.spawn().unwrap();
    drop(command);
    let mut text = String::new();
    reader.read_to_string(&mut text).unwrap();
    (text, child.wait().unwrap().code().unwrap())
}

fn without_time(line: &str) -> String {
    let Some((before, digits)) = line.strip_suffix(" ms").and_then(|line| line.rsplit_once(" in ")) else {
        return line.trim_end().to_owned();
    };
    match digits.parse::<u64>() {
        Ok(_) => format!("{before} in [..] ms"),
        Err(_) => line.to_owned(),
    }
}
