//! `guildbook check`: what there is to say about a playbook, without building it.

use clap::Args;

use crate::check;
use crate::cli::Exit;
use crate::cli::edition::Selection;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::playbook::Playbook;
use crate::report;
use crate::report::Tongue;

/// Say what is wrong with a playbook, without building it.
///
/// Every finding comes with its file, line and column, and with what to do. The exit code is 1 where one of them is an
/// error; warnings and advice do not stop a build.
#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    selection: Selection,
    /// For people, or as a JSON list for other tools.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
}

impl Check {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let mut findings = Findings::new();
        let edition = self.selection.edition()?;
        let documents = self.selection.documents(&mut findings)?;
        let playbook = Playbook::make(&documents, &edition, &mut findings);
        // What is missing may stand where something could not be read: first the form, then the method.
        if let Some(playbook) = playbook.filter(|_| !findings.has_errors()) {
            findings.extend(check::audit(&documents, &playbook.site().library, &check::LINTS).into_findings());
        }
        let exit = if findings.has_errors() { Exit::Errors } else { Exit::Done };
        let findings = findings.sorted();
        match self.format {
            Format::Json => print(&report::json(&findings, tongue)),
            Format::Human => {
                print(&report::human(&findings, tongue, true));
                tell(&format!("{}\n", summary(&findings, tongue)));
            }
        }
        Ok(exit)
    }
}

/// How many findings of which level, in a line.
pub(super) fn summary(findings: &[Finding], tongue: Tongue) -> String {
    let count = |level: Level| findings.iter().filter(|finding| finding.level == level).count();
    let parts: Vec<String> = [
        (Level::Error, "error", "errors", "个错误"),
        (Level::Warning, "warning", "warnings", "个警告"),
        (Level::Advice, "advice", "advice", "条建议"),
    ]
    .into_iter()
    .filter(|(level, ..)| count(*level) > 0)
    .map(|(level, one, many, chinese)| match (tongue, count(level)) {
        (Tongue::Chinese, count) => format!("{count} {chinese}"),
        (Tongue::English, 1) => format!("1 {one}"),
        (Tongue::English, count) => format!("{count} {many}"),
    })
    .collect();
    match (parts.is_empty(), tongue) {
        (true, _) => tongue.either("nothing to say: the playbook is in order", "没有发现问题").to_owned(),
        (false, Tongue::English) => parts.join(", "),
        (false, Tongue::Chinese) => parts.join("，"),
    }
}
