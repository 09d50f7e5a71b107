//! `guildbook build`: the workspace as a site in a folder.

mod making;
mod story;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::PoisonError;

use anyhow::Context;
use clap::Args;
use indicatif::ProgressBar;
use indicatif::ProgressDrawTarget;
use indicatif::ProgressStyle;
use rayon::prelude::*;

use crate::check::Guard;
use crate::check::Hit;
use crate::cli::Exit;
use crate::cli::build::story::Counted;
use crate::cli::check::summary;
use crate::cli::edition::Selection;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::cli::stopwatch::Stopwatch;
use crate::file::Content;
use crate::file::File;
use crate::finding::Finding;
use crate::finding::Findings;
use crate::load;
use crate::load::Documents;
use crate::playbook::Playbook;
use crate::publish;
use crate::publish::Published;
use crate::publish::Publisher;
use crate::publish::Receipt;
use crate::publish::Way;
use crate::report;
use crate::report::Tongue;
use crate::theme;

/// A build shorter than this many pages is over before a bar could be read.
const PAGES_WORTH_A_BAR: usize = 2_000;

/// Make the site.
///
/// Every page is drawn before a single file is touched: a playbook with errors leaves the last site as it was. Only
/// files whose content differs are written, and only files that an earlier build wrote are ever removed. Where nothing
/// has changed, neither in the workspace nor in the site, no page is drawn at all.
#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    selection: Selection,
    /// The folder to publish into; without it, `dist` in the workspace.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Make the site anew, and exchange the whole folder at once instead of file by file.
    #[arg(long)]
    swap: bool,
    /// Say only what went wrong.
    #[arg(long, short)]
    quiet: bool,
    /// Say how long each stage took.
    #[arg(long, short, conflicts_with = "quiet")]
    verbose: bool,
}

impl Build {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let mut stopwatch = Stopwatch::start();
        let mut findings = Findings::new();
        let edition = self.selection.edition()?;
        let sources = self.selection.sources(&mut findings)?;
        stopwatch.lap("read");
        let out = self.out.clone().unwrap_or_else(|| self.selection.root.join("dist"));
        let (root, identity) = (&self.selection.root, self.selection.identity());
        let made_of = making::made_of(&sources, &edition);
        // Whoever asks for the whole to be exchanged wants it made anew.
        let standing = made_of.filter(|_| !self.swap).and_then(|made_of| publish::standing(&out, root, &identity, made_of));
        stopwatch.lap("compare");
        if let Some(standing) = &standing
            && let Some(counted) = Counted::read(&standing.note)
            && findings.is_empty()
        {
            return Ok(self.done(&counted, &standing.published, findings, &out, &stopwatch, tongue));
        }
        let load = || load::load(&sources, &Documents::default(), theme::BLOCKS, &mut findings);
        let (documents, ()) = rayon::join(load, theme::prepare);
        stopwatch.lap("load");
        let playbook = Playbook::make(&documents, &edition, &mut findings);
        stopwatch.lap("plan");
        let Some(playbook) = playbook.filter(|_| !findings.has_errors()) else {
            return Ok(self.give_up(findings, tongue));
        };
        let guard = playbook.guard(&documents);
        findings.extend(guard.told_to_members());
        if findings.has_errors() {
            return Ok(self.give_up(findings, tongue));
        }
        let counted = Counted::of(&playbook);
        if let Some(standing) = &standing {
            return Ok(self.done(&counted, &standing.published, findings, &out, &stopwatch, tongue));
        }
        let way = if self.swap { Way::Whole } else { Way::Changes };
        let mut publisher = Publisher::open(&out, root, &identity, way)?;
        let told = draw_all(&playbook, &guard, &publisher)?;
        stopwatch.lap("draw");
        // What only the drawing can tell would not be told again of a site that stands.
        let made_of = made_of.filter(|_| told.is_empty());
        findings.extend(told);
        if findings.has_errors() {
            return Ok(self.give_up(findings, tongue));
        }
        if let Some(made_of) = made_of {
            publisher.sign(Receipt { made_of, note: counted.note(findings.is_empty()) });
        }
        let published = publisher.commit()?;
        stopwatch.lap("publish");
        // The process ends here; giving ten thousand pages back to the allocator first would only take time.
        std::mem::forget((playbook, sources, documents));
        Ok(self.done(&counted, &published, findings, &out, &stopwatch, tongue))
    }

    fn done(
        &self,
        counted: &Counted,
        published: &Published,
        findings: Findings,
        out: &Path,
        stopwatch: &Stopwatch,
        tongue: Tongue,
    ) -> Exit {
        if self.verbose {
            tell(&stopwatch.story());
        }
        if !self.quiet {
            let findings = findings.sorted();
            tell(&report::human(&findings, tongue, true));
            print(&story::story(counted, published, &findings, out, stopwatch.total(), tongue));
        }
        Exit::Done
    }

    fn give_up(&self, findings: Findings, tongue: Tongue) -> Exit {
        let findings = findings.sorted();
        tell(&report::human(&findings, tongue, true));
        let counted = summary(&findings, tongue);
        tell(&match tongue {
            Tongue::English => format!("{counted}; nothing was published\n"),
            Tongue::Chinese => format!("{counted}，没有发布任何内容\n"),
        });
        Exit::Errors
    }
}

/// Draws every page on all processors, looks each over and hands it on as soon as it is drawn.
fn draw_all(playbook: &Playbook, guard: &Guard, publisher: &Publisher) -> anyhow::Result<Vec<Finding>> {
    let bar = progress(playbook.page_count());
    let told = Mutex::new(Vec::new());
    let hits = Mutex::new(BTreeSet::new());
    let put = |file: &File| -> anyhow::Result<()> {
        let leaks = leaks(playbook, guard, file)?;
        if !leaks.is_empty() {
            hits.lock().unwrap_or_else(PoisonError::into_inner).extend(leaks);
        }
        Ok(publisher.put(file)?)
    };
    let draw = |index: usize| -> anyhow::Result<()> {
        match playbook.draw(index) {
            Ok(files) => files.iter().try_for_each(put)?,
            Err(finding) => told.lock().unwrap_or_else(PoisonError::into_inner).push(*finding),
        }
        bar.inc(1);
        Ok(())
    };
    let pages = || (0..playbook.page_count()).into_par_iter().try_for_each(draw);
    // The exports are few and some are long: begun early, they keep nobody waiting.
    let (exports, pages) = rayon::join(|| playbook.files().par_iter().try_for_each(put), pages);
    pages.and(exports)?;
    bar.finish_and_clear();
    let mut told = told.into_inner().unwrap_or_else(PoisonError::into_inner);
    told.extend(guard.findings(hits.into_inner().unwrap_or_else(PoisonError::into_inner)));
    Ok(told)
}

/// Who gets a shared file: no community owns what everybody reads.
const EVERYBODY: &str = "";

/// What `file` has of communities whose readers do not get it.
fn leaks(playbook: &Playbook, guard: &Guard, file: &File) -> anyhow::Result<BTreeSet<Hit>> {
    if !guard.is_needed() {
        return Ok(BTreeSet::new());
    }
    let reader = playbook.reader_of(&file.path);
    Ok(match (&file.content, reader) {
        (Content::Bytes(bytes), Some(reader)) => guard.look(reader, &file.path, bytes, true),
        // Pages of the whole site name every book.
        (Content::Bytes(_), None) | (Content::Static(_), _) => BTreeSet::new(),
        (Content::Copy(asset), reader) => {
            let bytes = fs::read(&asset.location).with_context(|| format!("cannot read `{}`", asset.path))?;
            guard.look(reader.unwrap_or(EVERYBODY), &file.path, &bytes, false)
        }
    })
}

fn progress(pages: usize) -> ProgressBar {
    let target = if pages < PAGES_WORTH_A_BAR { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(10) };
    let bar = ProgressBar::with_draw_target(Some(pages as u64), target);
    ProgressStyle::with_template("{bar:30} {pos}/{len}").map_or(bar.clone(), |style| bar.with_style(style))
}
