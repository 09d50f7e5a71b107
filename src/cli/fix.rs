//! `guildbook fix`: mend what needs no author.

use std::io::BufRead;
use std::io::IsTerminal;

use clap::Args;

use crate::cli::Exit;
use crate::cli::check::summary;
use crate::cli::edition::Selection;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::fix;
use crate::fix::Mended;
use crate::load;
use crate::load::Documents;
use crate::playbook::Playbook;
use crate::report::Tongue;
use crate::theme;
use crate::workspace::Sources;

/// Mend what needs no author: full-width colons, tabs, another encoding, missing ids, slips in names.
///
/// Shows every change as a diff first; at a terminal it then asks. A file is put in its place whole, keeps its line ends
/// and its permissions, and is left alone where a change would break it or where somebody saved it meanwhile. A second run
/// changes nothing. The exit code is 1 where the files, as they then are, have errors.
#[derive(Debug, Args)]
pub(super) struct Fix {
    #[command(flatten)]
    selection: Selection,
    /// Write without asking; for scripts.
    #[arg(long, short, conflicts_with = "dry_run")]
    yes: bool,
    /// Show the changes and write nothing.
    #[arg(long)]
    dry_run: bool,
}

impl Fix {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let edition = self.selection.edition()?;
        let workspace = self.selection.workspace();
        let sources = self.selection.sources(&mut Findings::new())?;
        let look = |sources: &Sources| -> Vec<Finding> {
            let mut findings = Findings::new();
            findings.extend(sources.faults().iter().cloned());
            let documents = load::load(sources, &Documents::default(), theme::BLOCKS, &mut findings);
            Playbook::make(&documents, &edition, &mut findings);
            findings.sorted()
        };
        let mended = fix::mend(&workspace, &sources, &look)?;
        if mended.changes.is_empty() {
            tell(&format!("{}\n", nothing(&mended.left, tongue)));
            return Ok(exit(&mended.left));
        }
        print(&shown(&mended, tongue));
        if !self.is_wanted(tongue) {
            tell(tongue.either("nothing was written; `--yes` writes it\n", "没有写入任何文件；加 `--yes` 才会写入\n"));
            return Ok(exit(&look(&sources)));
        }
        for change in &mended.changes {
            change.write(&workspace)?;
        }
        tell(&format!("{}\n", story(&mended, tongue)));
        Ok(exit(&mended.left))
    }

    fn is_wanted(&self, tongue: Tongue) -> bool {
        if self.yes || self.dry_run || !std::io::stdin().is_terminal() {
            return self.yes;
        }
        tell(tongue.either("write these changes? [y/N] ", "写入这些改动吗？[y/N] "));
        let mut answer = String::new();
        // A terminal that has gone away has not agreed.
        let _ = std::io::stdin().lock().read_line(&mut answer);
        matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是")
    }
}

fn exit(findings: &[Finding]) -> Exit {
    match findings.iter().any(|finding| finding.level == Level::Error) {
        true => Exit::Errors,
        false => Exit::Done,
    }
}

fn shown(mended: &Mended, tongue: Tongue) -> String {
    let mut text = String::new();
    for change in &mended.changes {
        if let Some(from) = change.from {
            let path = &change.path;
            text.push_str(&match tongue {
                Tongue::English => format!("{path}: {from} becomes UTF-8\n"),
                Tongue::Chinese => format!("{path}：{from} 转为 UTF-8\n"),
            });
        }
        text.push_str(&change.diff(true));
        text.push('\n');
    }
    text
}

fn nothing(left: &[Finding], tongue: Tongue) -> String {
    match left.is_empty() {
        true => summary(left, tongue),
        false => {
            let left = summary(left, tongue);
            match tongue {
                Tongue::English => format!("nothing that can be mended without you: {left}; `guildbook check` shows them"),
                Tongue::Chinese => format!("没有可以代劳的：{left}；用 `guildbook check` 查看"),
            }
        }
    }
}

/// What was done, and what is left for the author.
fn story(mended: &Mended, tongue: Tongue) -> String {
    let count: usize = mended.changes.iter().map(|change| change.count).sum();
    let files = mended.changes.len();
    let left = summary(&mended.left, tongue);
    let many = |count: usize, word: &str| if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") };
    match tongue {
        Tongue::English if mended.left.is_empty() => format!("{} mended in {}", many(count, "finding"), many(files, "file")),
        Tongue::English => format!("{} mended in {}; left: {left}", many(count, "finding"), many(files, "file")),
        Tongue::Chinese if mended.left.is_empty() => format!("在 {files} 个文件里改好了 {count} 处"),
        Tongue::Chinese => format!("在 {files} 个文件里改好了 {count} 处，还剩 {left}"),
    }
}
