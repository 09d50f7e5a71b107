//! `guildbook export`: the files of a calendar alone.

use std::fs;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use clap::Subcommand;

use crate::cli::Exit;
use crate::cli::book::TheBook;
use crate::cli::book::moment;
use crate::cli::book::unknown;
use crate::cli::edition::Selection;
use crate::cli::outcome::tell;
use crate::export::calendar;
use crate::export::calendar::Desk;
use crate::export::calendar::Format;
use crate::model::value::Moment;
use crate::report::Tongue;

/// Write the files of a calendar alone, without building the site.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// All dates of twelve months, or those of one role.
    Calendar(Dates),
    /// One procedure: its dates, or as a table that `import sop` reads back without loss.
    Sop(Sop),
}

#[derive(Debug, Args)]
struct Dates {
    /// Only what this role does.
    #[arg(long, value_name = "ROLE")]
    role: Option<String>,
    #[command(flatten)]
    target: Target,
}

#[derive(Debug, Args)]
struct Sop {
    /// The id of a rhythm, a campaign or a journey.
    #[arg(value_name = "SOP")]
    sop: String,
    /// Day zero: the dates counted from it. Without it `csv` and `xlsx` are the procedure itself, for `import sop`.
    #[arg(long, value_name = "DATE", value_parser = moment)]
    start: Option<Moment>,
    #[command(flatten)]
    target: Target,
}

#[derive(Debug, Args)]
struct Target {
    /// In which form.
    #[arg(long, value_enum, default_value = "ics")]
    format: Form,
    /// The file to write, which must not be there yet; without it, what is no spreadsheet is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Write over the file.
    #[arg(long, requires = "out")]
    force: bool,
    #[command(flatten)]
    book: TheBook,
    #[command(flatten)]
    selection: Selection,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Form {
    Ics,
    Csv,
    Xlsx,
    Json,
}

impl Form {
    fn format(self) -> Format {
        match self {
            Form::Ics => Format::Ics,
            Form::Csv => Format::Csv,
            Form::Xlsx => Format::Xlsx,
            Form::Json => Format::Json,
        }
    }
}

impl Export {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        match &self.what {
            What::Calendar(dates) => dates.target.make(tongue, None, |desk| {
                let (title, found) = match &dates.role {
                    Some(role) => (desk.of_the_book(&desk.role(role)), desk.of_role(role)),
                    None => (desk.title(), desk.found.clone()),
                };
                Some(calendar::write(desk, &title, &found, dates.target.format.format()))
            }),
            What::Sop(wanted) => wanted.target.make(tongue, Some(&wanted.sop), |desk| {
                let sop = desk.calendar.sops().find(|sop| sop.id().as_str() == wanted.sop)?;
                let form = wanted.target.format;
                if wanted.start.is_none() && matches!(form, Form::Csv | Form::Xlsx) {
                    return Some(calendar::write_sop(desk, sop, form.format()));
                }
                let found = calendar::of_sop(desk, sop, wanted.start);
                Some(calendar::write(desk, &desk.of_the_book(sop.title()), &found, form.format()))
            }),
        }
    }
}

impl Target {
    /// Makes one file of the first book that has what is wanted.
    fn make(&self, tongue: Tongue, sop: Option<&str>, make: impl Fn(&Desk) -> Option<Vec<u8>>) -> anyhow::Result<Exit> {
        let Some(playbook) = self.selection.playbook(tongue)? else { return Ok(Exit::Errors) };
        let site = playbook.site();
        let made = self.book.of(site).into_iter().find_map(|index| make(&Desk::of(site, index)?));
        match made {
            Some(bytes) => self.hand_over(&bytes, tongue),
            None => {
                tell(&unknown(sop.unwrap_or("calendar"), &self.book.ids(site), tongue));
                Ok(Exit::Usage)
            }
        }
    }

    fn hand_over(&self, bytes: &[u8], tongue: Tongue) -> anyhow::Result<Exit> {
        let Some(out) = &self.out else {
            if self.format == Form::Xlsx {
                tell(tongue.either(
                    "error: a spreadsheet needs a file\n  = help: say where with `--out calendar.xlsx`\n",
                    "error: 表格需要写到文件里\n  = help: 用 `--out calendar.xlsx` 说明写到哪里\n",
                ));
                return Ok(Exit::Usage);
            }
            // A reader that has gone away is no failure.
            let _ = std::io::stdout().write_all(bytes);
            return Ok(Exit::Done);
        };
        if out.exists() && !self.force {
            let path = out.display();
            tell(&match tongue {
                Tongue::English => format!("error: `{path}` is there already\n  = help: `--force` writes over it\n"),
                Tongue::Chinese => format!("error: `{path}` 已经存在\n  = help: 加 `--force` 会覆盖它\n"),
            });
            return Ok(Exit::Refused);
        }
        fs::write(out, bytes).with_context(|| format!("cannot write `{}`", out.display()))?;
        Ok(Exit::Done)
    }
}
