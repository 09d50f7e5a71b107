//! `guildbook import`: a spreadsheet that operators already have, as a definition.

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

use anyhow::Context;
use calamine::Data;
use calamine::Reader;
use clap::Args;
use clap::Subcommand;

use crate::cli::Exit;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::import;
use crate::import::Imported;
use crate::import::Kind;
use crate::model::value::Id;
use crate::report::Tongue;

/// The largest file that is read: a procedure is no archive.
const LARGEST: u64 = 16 * 1024 * 1024;

/// The most rows of a table that are read.
const MOST_ROWS: usize = 20_000;

/// Turn a spreadsheet into a definition.
#[derive(Debug, Args)]
pub(super) struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// A procedure: a row for each step, with columns such as day, time, action, words, materials and owner (天, 时间, 动作,
    /// 话术, 素材, 负责人) in any order. Says which column it took for what.
    Sop(Sop),
}

#[derive(Debug, Args)]
struct Sop {
    /// The spreadsheet.
    #[arg(value_name = "FILE.xlsx|csv")]
    file: PathBuf,
    /// The id of the procedure; without it, the name of the file.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Its name; without it, the name of the file.
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// What it is where the table does not say.
    #[arg(long = "as", value_enum, default_value = "journey")]
    kind: Wanted,
    /// A role by the name in the table and its id, `小满=keeper`; may be given several times.
    #[arg(long = "role", value_name = "NAME=ID", value_parser = pair)]
    roles: Vec<(String, String)>,
    /// The file to write, which must not be there yet; without it, the definition is printed.
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Wanted {
    Campaign,
    Journey,
}

fn pair(written: &str) -> Result<(String, String), String> {
    let (name, id) = written.split_once('=').ok_or_else(|| "write `NAME=ID`".to_owned())?;
    Ok((name.trim().to_owned(), id.trim().to_owned()))
}

impl Import {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let What::Sop(sop) = &self.what;
        sop.run(tongue)
    }
}

impl Sop {
    fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let name = self.file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let id = self.id.clone().unwrap_or_else(|| id_of(&name));
        let title = self.title.as_deref().unwrap_or(&name);
        let kind = match self.kind {
            Wanted::Campaign => Kind::Campaign,
            Wanted::Journey => Kind::Journey,
        };
        let rows = rows(&self.file)?;
        let strangers = RefCell::new(BTreeSet::new());
        let people = |name: &str| {
            let found = self.roles.iter().find(|(known, _)| known == name).map(|(_, id)| id.clone());
            if found.is_none() && name.parse::<Id>().is_err() {
                strangers.borrow_mut().insert(name.to_owned());
            }
            found
        };
        let Some(imported) = import::read(&rows, &id, title, kind, &people) else {
            tell(tongue.either(
                "error: no row names the columns\n  = help: the table needs a heading with a column for what is done, such as `动作` or `action`, and one more\n",
                "error: 没有找到表头\n  = help: 表格需要一行表头，至少有“动作”一列和另外一列\n",
            ));
            return Ok(Exit::Errors);
        };
        tell(&mapping(&imported, tongue));
        for name in strangers.take() {
            tell(&match tongue {
                Tongue::English => format!("`{name}` is no id of a role\n  = help: say whose it is with `--role {name}=ID`\n"),
                Tongue::Chinese => format!("`{name}` 不是角色的 id\n  = 建议做法: 用 `--role {name}=ID` 说明是哪个角色\n"),
            });
        }
        let Some(out) = &self.out else {
            print(&imported.yaml);
            return Ok(Exit::Done);
        };
        if out.exists() {
            let path = out.display();
            tell(&match tongue {
                Tongue::English => format!("error: `{path}` is there already\n  = help: name another file with `--out`\n"),
                Tongue::Chinese => format!("error: `{path}` 已经存在\n  = help: 用 `--out` 换一个文件名\n"),
            });
            return Ok(Exit::Refused);
        }
        fs::write(out, &imported.yaml).with_context(|| format!("cannot write `{}`", out.display()))?;
        Ok(Exit::Done)
    }
}

/// An id out of the name of a file; `sop` where nothing of it can stand in one.
fn id_of(name: &str) -> String {
    let lower = name.to_lowercase();
    let words = lower.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    if id.starts_with(|first: char| first.is_ascii_alphabetic()) { id } else { "sop".to_owned() }
}

/// Which column was taken for what, and what could not be read.
fn mapping(imported: &Imported, tongue: Tongue) -> String {
    let mut told = String::new();
    for (heading, column) in &imported.mapping {
        let heading = heading.trim();
        told.push_str(&match column {
            Some(column) => format!("{heading} → {}\n", column.key()),
            None => format!("{heading} → {}\n", tongue.either("(left out)", "（未采用）")),
        });
    }
    if imported.counts_from_one {
        told.push_str(
            tongue.either("the table counts from day one: `第 1 天` is day zero, D0\n", "表格从第 1 天数起：第 1 天就是 D0\n"),
        );
    }
    for day in &imported.unread {
        told.push_str(&match tongue {
            Tongue::English => format!("`{day}` is no day that can be read; it stands in the definition as it is\n"),
            Tongue::Chinese => format!("看不懂 `{day}` 是哪一天，原样写进了定义\n"),
        });
    }
    let steps = imported.steps;
    told + &tongue.either(format!("{steps} steps\n"), format!("共 {steps} 个步骤\n"))
}

fn rows(file: &Path) -> anyhow::Result<Vec<Vec<String>>> {
    let context = || format!("cannot read `{}`", file.display());
    anyhow::ensure!(fs::metadata(file).with_context(context)?.len() <= LARGEST, "`{}` is too large", file.display());
    let is_csv = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    if is_csv {
        let text = String::from_utf8_lossy(&fs::read(file).with_context(context)?).into_owned();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let rows = reader.records().take(MOST_ROWS).map(|row| Ok(row?.iter().map(str::to_owned).collect()));
        return rows.collect::<Result<_, csv::Error>>().with_context(context);
    }
    let mut workbook = calamine::open_workbook_auto(file).with_context(context)?;
    let sheet = workbook.worksheet_range_at(0).transpose().with_context(context)?;
    let rows = sheet.iter().flat_map(|sheet| sheet.rows().take(MOST_ROWS).map(|row| row.iter().map(cell).collect()));
    Ok(rows.collect())
}

/// A cell as a text: numbers without a needless fraction, times as `10:00`.
fn cell(data: &Data) -> String {
    match data {
        Data::Float(number) if number.fract() == 0.0 => format!("{number:.0}"),
        Data::DateTime(time) if time.as_f64() < 1.0 => {
            let minutes = (time.as_f64() * 24.0 * 60.0).round().clamp(0.0, 1439.0) as u32;
            format!("{:02}:{:02}", minutes / 60, minutes % 60)
        }
        other => other.to_string(),
    }
}
