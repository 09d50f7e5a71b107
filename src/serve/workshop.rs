//! Where saves become generations: looks at the files, makes the playbook anew, exchanges what is shown.

use std::sync::Arc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;
use std::time::Instant;

use jiff::civil::Date;
use tokio::sync::watch;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::load;
use crate::load::Documents;
use crate::model::Visibility;
use crate::playbook::Playbook;
use crate::playbook::Told;
use crate::resolve::Edition;
use crate::serve::Wish;
use crate::serve::batch::Batch;
use crate::serve::generation::Generation;
use crate::serve::shown::Shown;
use crate::serve::watch::Bell;
use crate::serve::watch::Polling;
use crate::serve::watch::Watch;
use crate::source::Source;
use crate::theme;
use crate::workspace::Sources;
use crate::workspace::Workspace;

/// After something came that was not there before, all files are looked at once more: what lies in a folder that has
/// just been made may not have rung.
const ASSURANCE: Duration = Duration::from_millis(250);
/// A folder that is gone in the middle of a look comes back or stays away.
const AGAIN: Duration = Duration::from_millis(60);
/// So many failed looks in a row are no passing state.
const PATIENCE: u32 = 10;
/// More files than this are quicker looked at all together.
const FEW: usize = 64;

/// What tells the day that counts as today.
pub type Today = Box<dyn Fn() -> Date + Send>;

/// Turns files into what is shown.
pub(super) struct Workshop {
    workspace: Workspace,
    edition: Edition,
    today: Today,
    sources: Sources,
    documents: Arc<Documents>,
    /// What the last look found: in the files and of the books, of the theme, by the checks.
    made: Vec<Finding>,
    dressed: Vec<Finding>,
    checked: Vec<Finding>,
    shown: watch::Sender<Arc<Shown>>,
    /// How many looks in a row have failed.
    stumbles: u32,
}

/// What there is to tell at the terminal.
pub(super) enum News<'a> {
    /// A look at the files has led to something.
    Saved(&'a Saved),
    /// From now on all files are looked at again and again.
    Polling(Polling),
}

/// What a look has led to.
pub(super) struct Saved {
    /// The files that differ.
    pub(super) paths: Vec<String>,
    pub(super) took: Duration,
    pub(super) shown: Arc<Shown>,
    /// Whether there is something to say that was not said last time.
    pub(super) news: bool,
}

impl Workshop {
    pub(super) fn new(workspace: Workspace, edition: Edition, today: Today) -> Workshop {
        let shown = Shown {
            number: 0,
            generation: None,
            draft: true,
            findings: Arc::from([]),
            failing: false,
            audience: edition.audience,
            moves: Arc::default(),
        };
        Workshop {
            workspace,
            edition,
            today,
            sources: Sources::default(),
            documents: Arc::default(),
            made: Vec::new(),
            dressed: Vec::new(),
            checked: Vec::new(),
            shown: watch::Sender::new(Arc::new(shown)),
            stumbles: 0,
        }
    }

    /// What is shown now.
    pub(super) fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.borrow())
    }

    /// What is shown, and a word whenever it is exchanged.
    pub(super) fn subscribe(&self) -> watch::Receiver<Arc<Shown>> {
        self.shown.subscribe()
    }

    /// Works until somebody wishes to end.
    pub(super) fn work(mut self, bells: &Receiver<Bell>, mut watch: Watch, told: impl Fn(News)) {
        let mut due: Option<Instant> = None;
        loop {
            let pause = due.map(|due| due.saturating_duration_since(Instant::now())).or(watch.interval());
            let rung = match pause {
                Some(pause) => bells.recv_timeout(pause),
                None => bells.recv().map_err(|_| RecvTimeoutError::Disconnected),
            };
            let batch = match rung {
                Ok(bell) => Batch::gather(bell, bells),
                Err(RecvTimeoutError::Timeout) => {
                    due = None;
                    Batch { all: true, ..Batch::default() }
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            let assure = !batch.wishes.is_empty() || batch.paths.iter().any(|path| !self.sources.has(path));
            let waited = watch.polling();
            watch.keep_up(&batch.paths);
            if let Some(reason) = watch.polling().filter(|_| waited.is_none()) {
                told(News::Polling(reason));
            }
            let looked = match self.handle(batch) {
                Some(looked) => looked,
                None => return,
            };
            match looked {
                Ok(saved) => {
                    self.stumbles = 0;
                    due = assure.then(|| Instant::now() + ASSURANCE).or(due);
                    saved.iter().for_each(|saved| told(News::Saved(saved)));
                }
                Err(error) => {
                    due = Some(Instant::now() + AGAIN);
                    self.stumbles += 1;
                    if self.stumbles == PATIENCE {
                        told(News::Saved(&self.tell_failure(&error)));
                    }
                }
            }
        }
    }

    /// Does what `batch` asks for; none where it asks to end.
    fn handle(&mut self, batch: Batch) -> Option<anyhow::Result<Option<Saved>>> {
        let mut anew = false;
        for wish in batch.wishes {
            match wish {
                Wish::Quit => return None,
                Wish::Rebuild => anew = true,
                Wish::Audience(audience) => {
                    self.edition.audience = audience.unwrap_or_else(|| next(self.edition.audience));
                    anew = true;
                }
            }
        }
        if anew {
            self.documents = Arc::default();
            self.sources = Sources::default();
        }
        let few = !anew && !batch.all && batch.paths.len() <= FEW;
        let looked = if few { self.look_at(batch.paths.into_iter().collect()) } else { self.look_at_all() };
        Some(looked)
    }

    /// Looks at the files at `paths` only, unless that is not enough.
    fn look_at(&mut self, paths: Vec<String>) -> anyhow::Result<Option<Saved>> {
        let started = Instant::now();
        let mut findings = Findings::new();
        match self.workspace.revisit(&paths, &self.sources, &mut findings) {
            Ok(Some(sources)) => Ok(self.take(sources, findings, started)),
            Ok(None) | Err(_) => self.look_at_all(),
        }
    }

    /// Looks at all files.
    ///
    /// # Errors
    /// When one cannot be read; files that come and go in the middle of a look are a reason to look again.
    pub(super) fn look_at_all(&mut self) -> anyhow::Result<Option<Saved>> {
        let started = Instant::now();
        let mut findings = Findings::new();
        let sources = self.workspace.discover(&self.sources, &mut findings)?;
        Ok(self.take(sources, findings, started))
    }

    /// Lays over the last good site that the workspace cannot be read any more.
    fn tell_failure(&mut self, error: &anyhow::Error) -> Saved {
        let before = self.shown();
        let findings: Arc<[Finding]> = Arc::from([unreadable(error)]);
        let shown = Arc::new(before.followed_by(None, findings, true, self.edition.audience));
        // The next look that succeeds is one that differs.
        self.sources = Sources::default();
        self.shown.send_replace(Arc::clone(&shown));
        Saved { paths: vec!["content".to_owned()], took: Duration::ZERO, shown, news: true }
    }

    /// Shows what `sources` make, if they differ from the last.
    fn take(&mut self, sources: Sources, findings: Findings, started: Instant) -> Option<Saved> {
        let before = self.shown();
        let today = (self.today)();
        let is_today = before.number > 0 && today == self.edition.today;
        if is_today && sources.same_as(&self.sources) {
            // Nothing to show, but newer stamps to compare with next time.
            self.sources = sources;
            return None;
        }
        self.edition.today = today;
        let paths: Vec<String> = sources.differences(&self.sources).into_iter().map(str::to_owned).collect();
        let good = is_today && !before.failing && before.audience == self.edition.audience && sources.reads_like(&self.sources);
        let last = before.generation.as_ref().filter(|_| good);
        let took = if let Some(generation) = last.and_then(|last| self.redress(&sources, &paths, last)) {
            self.show(Some(generation), false);
            started.elapsed()
        } else if let Some(generation) = last.and_then(|last| self.revise(&sources, &paths, last)) {
            self.show(Some(generation), false);
            let took = started.elapsed();
            self.check();
            took
        } else {
            self.remake(&sources, findings, &before);
            started.elapsed()
        };
        self.sources = sources;
        let shown = self.shown();
        Some(Saved { paths, took, news: shown.findings != before.findings, shown })
    }

    /// The quick way for a theme: a generation in which nothing but its look is new. None where that may not be all.
    fn redress(&mut self, sources: &Sources, paths: &[String], last: &Generation) -> Option<Arc<Generation>> {
        if !paths.iter().all(|path| path.starts_with("themes/")) {
            return None;
        }
        let documents = last.documents.redress(sources, theme::BLOCKS)?;
        let mut findings = Findings::new();
        let playbook = last.playbook.redress(&documents, &mut findings).filter(|_| !findings.has_errors())?;
        self.dressed = findings.into_iter().collect();
        self.documents = Arc::new(documents);
        Some(Arc::new(Generation::new(playbook, Arc::clone(&self.documents))))
    }

    /// The quick way for texts: a generation in which nothing but those at `paths` is new. None where that may not be
    /// all.
    fn revise(&mut self, sources: &Sources, paths: &[String], last: &Generation) -> Option<Arc<Generation>> {
        let texts: Vec<Source> = paths.iter().map(|path| sources.source(path).cloned()).collect::<Option<_>>()?;
        let mut findings = Findings::new();
        let (documents, texts) = last.documents.revise(&texts, &mut findings)?;
        let playbook = last.playbook.revise(&documents, &texts, &mut findings).filter(|_| !findings.has_errors())?;
        self.made.retain(|finding| !paths.iter().any(|path| path == finding.file()));
        self.made.extend(findings);
        self.documents = Arc::new(documents);
        Some(Arc::new(last.revised(playbook, Arc::clone(&self.documents))))
    }

    /// The long way: everything is made of `sources` anew.
    fn remake(&mut self, sources: &Sources, findings: Findings, before: &Shown) {
        let mut told = Told { made: findings, ..Told::default() };
        let documents = Arc::new(load::load(sources, &self.documents, theme::BLOCKS, &mut told.made));
        let previous = before.generation.as_ref().map(|generation| &generation.playbook);
        let playbook = Playbook::remake(previous, &documents, &self.edition, &mut told);
        let wrong = [&told.made, &told.dressed, &told.checked].into_iter().any(Findings::has_errors);
        let failing = wrong || playbook.is_none();
        let generation = playbook.map(|playbook| Arc::new(Generation::new(playbook, Arc::clone(&documents))));
        self.documents = documents;
        self.made = told.made.into_iter().collect();
        self.dressed = told.dressed.into_iter().collect();
        self.checked = told.checked.into_iter().collect();
        self.show(generation, failing);
    }

    /// Asks the checks about what is shown already: nobody waits for their word.
    fn check(&mut self) {
        let shown = self.shown();
        let Some(generation) = &shown.generation else { return };
        let mut checked = Findings::new();
        generation.playbook.check(&generation.documents, &mut checked);
        let failing = checked.has_errors();
        let checked: Vec<Finding> = checked.into_iter().collect();
        if checked != self.checked {
            self.checked = checked;
            let findings = self.all_findings();
            let again = Shown {
                number: shown.number + 1,
                findings,
                failing,
                moves: Arc::clone(&shown.moves),
                generation: shown.generation.clone(),
                ..*shown
            };
            self.shown.send_replace(Arc::new(again));
        }
    }

    fn show(&self, generation: Option<Arc<Generation>>, failing: bool) {
        let shown = self.shown().followed_by(generation, self.all_findings(), failing, self.edition.audience);
        self.shown.send_replace(Arc::new(shown));
    }

    fn all_findings(&self) -> Arc<[Finding]> {
        let mut all = Findings::new();
        all.extend(self.made.iter().chain(&self.dressed).chain(&self.checked).cloned());
        Arc::from(all.sorted())
    }
}

impl Shown {
    /// What is shown after a look that led to `generation`, if to any.
    fn followed_by(
        &self,
        generation: Option<Arc<Generation>>,
        findings: Arc<[Finding]>,
        failing: bool,
        audience: Visibility,
    ) -> Shown {
        let keeps = failing && self.generation.is_some() && !self.draft;
        let (generation, audience) = if keeps { (self.generation.clone(), self.audience) } else { (generation, audience) };
        let moves = match (&self.generation, &generation) {
            (Some(old), Some(new)) if !Arc::ptr_eq(old, new) => Arc::new(self.moves.after(old, new)),
            _ => Arc::clone(&self.moves),
        };
        Shown { number: self.number + 1, generation, draft: failing && !keeps, findings, failing, audience, moves }
    }
}

/// The circle after `audience`, round and round.
fn next(audience: Visibility) -> Visibility {
    match audience {
        Visibility::Member => Visibility::Client,
        Visibility::Client => Visibility::Internal,
        Visibility::Internal => Visibility::Member,
    }
}

/// What cannot be read at all, as a finding: the machine's fault shown where the author looks.
fn unreadable(error: &anyhow::Error) -> Finding {
    Finding::error("cannot-read", words!("the workspace cannot be read: {error:#}", "无法读取工作区：{error:#}"))
        .in_file("content")
        .help(words!("the preview goes on as soon as it can be read again", "恢复可读之后，预览会自动继续"))
}
