//! `guildbook check`: what there is to say about a playbook, without building it.

mod known;

use std::path::PathBuf;

use clap::Args;

use crate::check;
use crate::check::Audit;
use crate::check::Lint;
use crate::cli::Exit;
use crate::cli::edition::Selection;
use crate::cli::lints;
use crate::cli::lints::Name;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::cli::stopwatch::Stopwatch;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::Level;
use crate::playbook::Playbook;
use crate::report;
use crate::report::Excused;
use crate::report::Tongue;

/// Say what is wrong with a playbook, without building it: its form, and what the method asks of it.
///
/// Every finding comes with its file, line and column, and with what to do. The exit code is 1 where one of them is an
/// error or what `--deny` names; other warnings and advice do not stop a build. A definition may leave a check out with a
/// reason: `allow: [{check: rules-no-ending, because: …}]`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  guildbook check --deny warning\n  guildbook check --only calendar,rules-no-ending\n  guildbook check --explain rules-no-ending\n  guildbook check --baseline audit.baseline\n  guildbook check --format sarif > audit.sarif"
)]
pub(super) struct Check {
    #[command(flatten)]
    selection: Selection,
    /// For people, as a JSON list, as SARIF 2.1.0, or as the workflow commands of a forge.
    #[arg(long, value_enum, default_value = "human")]
    format: Format,
    /// Only these: codes, families or a level and what is worse; between commas, or given several times.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    only: Vec<String>,
    /// Fail because of these too: a level and what is worse, codes, families.
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    deny: Vec<String>,
    /// Tell only what FILE does not know yet; where there is no FILE, it is written.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write the baseline anew.
    #[arg(long, requires = "baseline")]
    renew: bool,
    /// Keep today's score of each community in `content/audit/record.yaml`, so that the next health page can compare.
    #[arg(long, conflicts_with = "only")]
    record: bool,
    /// Say only what makes it fail.
    #[arg(long, short)]
    quiet: bool,
    /// Say how long each stage took.
    #[arg(long, short, conflicts_with = "quiet")]
    verbose: bool,
    /// Explain a check and stop.
    #[arg(long, value_name = "CODE")]
    explain: Option<String>,
    /// List all checks and stop.
    #[arg(long)]
    list: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
    Github,
}

/// What is asked, and what makes the check fail.
struct Terms {
    only: Vec<Name>,
    deny: Vec<Name>,
}

impl Terms {
    fn fail(&self, finding: &Finding) -> bool {
        finding.level == Level::Error || self.deny.iter().any(|name| name.fits(finding))
    }

    /// Errors are always told: without them put right nothing else can be asked.
    fn tell(&self, finding: &Finding) -> bool {
        self.only.is_empty() || finding.level == Level::Error || self.only.iter().any(|name| name.fits(finding))
    }

    fn asked(&self) -> Vec<&'static Lint> {
        let is_asked = |lint: &&&'static Lint| self.only.is_empty() || self.only.iter().any(|name| name.asks(lint));
        check::LINTS.iter().filter(is_asked).copied().collect()
    }
}

impl Check {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let read = |names: &[String]| names.iter().map(|name| Name::read(name)).collect::<Result<Vec<_>, _>>();
        let terms = match (read(&self.only), read(&self.deny)) {
            (Ok(only), Ok(deny)) => Terms { only, deny },
            (Err(words), _) | (_, Err(words)) => return Ok(usage(tongue.of(&words), tongue)),
        };
        if self.list {
            print(&lints::list(tongue));
            return Ok(Exit::Done);
        }
        if let Some(code) = &self.explain {
            return Ok(match lints::explain(code, tongue) {
                Ok(text) => {
                    print(&text);
                    Exit::Done
                }
                Err(words) => usage(tongue.of(&words), tongue),
            });
        }
        self.ask(&terms, tongue)
    }

    fn ask(&self, terms: &Terms, tongue: Tongue) -> anyhow::Result<Exit> {
        let mut stopwatch = Stopwatch::start();
        let mut findings = Findings::new();
        let edition = self.selection.edition()?;
        let documents = self.selection.documents(&mut findings)?;
        stopwatch.lap("load");
        let playbook = Playbook::make(&documents, &edition, &mut findings);
        stopwatch.lap("plan");
        // What is missing may stand where something could not be read: first the form, then the method.
        let mut audit = Audit::default();
        if let Some(playbook) = playbook.filter(|_| !findings.has_errors()) {
            audit = check::audit(&documents, &playbook.site().library, &terms.asked());
            if self.record {
                known::record(&self.selection.root, &documents, &playbook, &audit)?;
            }
        }
        stopwatch.lap("audit");
        if self.verbose {
            tell(&stopwatch.story());
        }
        let excused: Vec<Excused> = audit
            .allowed
            .iter()
            .map(|allowed| Excused { finding: allowed.finding.clone(), because: allowed.because.clone() })
            .collect();
        findings.extend(audit.into_findings());
        let mut findings: Vec<Finding> = findings.sorted().into_iter().filter(|finding| terms.tell(finding)).collect();
        let mut notes = Vec::new();
        if let Some(file) = &self.baseline {
            let compared = known::compare(file, self.renew, findings)?;
            findings = compared.new;
            notes.push(compared.story);
        }
        let exit = if findings.iter().any(|finding| terms.fail(finding)) { Exit::Errors } else { Exit::Done };
        if self.quiet {
            findings.retain(|finding| terms.fail(finding));
        }
        match self.format {
            Format::Json => print(&report::json(&findings, tongue)),
            Format::Sarif => print(&report::sarif(&findings, &excused, &lints::rules(tongue), tongue)),
            Format::Github => print(&report::github(&findings, tongue)),
            Format::Human => {
                print(&report::grouped(&findings, tongue, true));
                if !self.quiet {
                    notes.extend(hints(&findings, excused.len()));
                    let told: String = notes.iter().map(|words| format!("{}\n", tongue.of(words))).collect();
                    tell(&format!("{}\n{told}", summary(&findings, tongue)));
                }
            }
        }
        Ok(exit)
    }
}

/// What else one might want to know, a line each.
fn hints(findings: &[Finding], excused: usize) -> Vec<crate::finding::Words> {
    let mended = findings.iter().filter(|finding| !finding.fix.is_empty()).count();
    let explained = findings.iter().find(|finding| check::lint(finding.code).is_some()).map(|finding| finding.code);
    let lines = [
        (excused > 0).then(|| crate::finding::words!("{excused} allowed with a reason", "另有 {excused} 处已说明理由，不再提醒")),
        (mended > 0).then(|| {
            crate::finding::words!("{mended} of them: `guildbook fix` mends them", "其中 {mended} 处可用 `guildbook fix` 改好")
        }),
        explained.map(|code| {
            crate::finding::words!("why: `guildbook check --explain {code}`", "为什么：`guildbook check --explain {code}`")
        }),
    ];
    lines.into_iter().flatten().collect()
}

fn usage(said: &str, tongue: Tongue) -> Exit {
    tell(&format!("{}: {said}\n", tongue.either("error", "错误")));
    Exit::Usage
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
