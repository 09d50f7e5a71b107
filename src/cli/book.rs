//! Which book a command means, and the playbook it is in.

use clap::Args;

use crate::cli::check::summary;
use crate::cli::edition::Selection;
use crate::cli::outcome::tell;
use crate::export::calendar::Desk;
use crate::finding::Findings;
use crate::finding::Words;
use crate::finding::nearest;
use crate::finding::words;
use crate::locale::Language;
use crate::model::value::Moment;
use crate::plan::Site;
use crate::playbook::Playbook;
use crate::report;
use crate::report::Tongue;

/// In which language a book is wanted.
#[derive(Debug, Clone, Args)]
pub(super) struct TheBook {
    /// The language of the book; without it, the first one of the site.
    #[arg(long, value_name = "TAG", value_parser = language)]
    language: Option<Language>,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::parse(tag).ok_or_else(|| format!("`{tag}` is no language tag such as `en` or `zh-Hans`"))
}

/// A day, and a time where there is one.
pub(super) fn moment(written: &str) -> Result<Moment, String> {
    written.parse::<Moment>().map_err(|bad| bad.what.en)
}

impl TheBook {
    /// The books in that language, as places in the site.
    pub(super) fn of(&self, site: &Site) -> Vec<usize> {
        let wanted = self.language.as_ref().or(site.library.languages.first());
        let books = site.library.books.iter().enumerate();
        books.filter(|(_, book)| Some(&book.language) == wanted).map(|(index, _)| index).collect()
    }

    /// The ids of all their SOPs.
    pub(super) fn ids(&self, site: &Site) -> Vec<String> {
        let desks = self.of(site).into_iter().filter_map(|index| Desk::of(site, index));
        desks.flat_map(|desk| desk.calendar.sops().map(|sop| sop.id().as_str().to_owned()).collect::<Vec<_>>()).collect()
    }
}

/// What is told of an SOP that is not there.
pub(super) fn unknown(id: &str, known: &[String], tongue: Tongue) -> String {
    let list = known.join(", ");
    let (what, help): (Words, Words) = (
        words!("there is no procedure `{id}`", "没有名为 `{id}` 的流程"),
        match nearest(id, known.iter().map(String::as_str)) {
            Some(near) => words!("did you mean `{near}`?", "是不是想写 `{near}`？"),
            None => words!("there are: {list}", "现有：{list}"),
        },
    );
    format!("error: {}\n  = help: {}\n", tongue.either(what.en, what.zh), tongue.either(help.en, help.zh))
}

impl Selection {
    /// The playbook of the workspace; what is wrong with it is told, and nothing comes back where that is an error.
    pub(super) fn playbook(&self, tongue: Tongue) -> anyhow::Result<Option<Playbook>> {
        let mut findings = Findings::new();
        let edition = self.edition()?;
        let documents = self.documents(&mut findings)?;
        let playbook = Playbook::make(&documents, &edition, &mut findings);
        if !findings.has_errors() {
            return Ok(playbook);
        }
        let findings = findings.sorted();
        tell(&report::human(&findings, tongue, true));
        tell(&format!("{}\n", summary(&findings, tongue)));
        Ok(None)
    }
}
