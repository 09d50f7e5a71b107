//! `guildbook plan`: one procedure with its dates, as a table.

use clap::Args;
use unicode_width::UnicodeWidthStr;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::cli::Exit;
use crate::cli::book::TheBook;
use crate::cli::book::moment;
use crate::cli::book::unknown;
use crate::cli::edition::Selection;
use crate::cli::outcome::print;
use crate::cli::outcome::tell;
use crate::export::calendar::Desk;
use crate::export::calendar::of_sop;
use crate::model::value::Moment;
use crate::report::Tongue;

/// Print the dated steps of a procedure.
///
/// A journey starts on the day that you say, a campaign is moved to it; without a day, a journey starts today and a campaign
/// or a rhythm shows what falls into the coming twelve months. D0 is the day of the event itself.
#[derive(Debug, Args)]
pub(super) struct Plan {
    /// The id of a rhythm, a campaign or a journey.
    #[arg(value_name = "SOP")]
    sop: String,
    /// Day zero, with a time if there is one: `2026-12-10`, `"2026-12-10 20:00"`.
    #[arg(long, value_name = "DATE", value_parser = moment)]
    start: Option<Moment>,
    #[command(flatten)]
    book: TheBook,
    #[command(flatten)]
    selection: Selection,
}

impl Plan {
    pub(super) fn run(&self, tongue: Tongue) -> anyhow::Result<Exit> {
        let Some(playbook) = self.selection.playbook(tongue)? else { return Ok(Exit::Errors) };
        let site = playbook.site();
        let mut told = false;
        for index in self.book.of(site) {
            let Some(desk) = Desk::of(site, index) else { continue };
            let Some(sop) = desk.calendar.sops().find(|sop| sop.id().as_str() == self.sop) else { continue };
            let mut found = of_sop(&desk, sop, self.start);
            found.retain(|occurrence| self.start.is_some() || occurrence.date >= desk.today);
            print(&format!("{}\n\n{}\n", desk.of_the_book(sop.title()), table(&desk, &found)));
            told = true;
        }
        if told {
            return Ok(Exit::Done);
        }
        tell(&unknown(&self.sop, &self.book.ids(site), tongue));
        Ok(Exit::Usage)
    }
}

/// The rows under each other, each column as wide as it must be; a Chinese character counts for two.
fn table(desk: &Desk, found: &[Occurrence]) -> String {
    let rows: Vec<[String; 6]> = found.iter().filter(|occurrence| occurrence.is_work()).map(|it| row(desk, it)).collect();
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let line = |row: &[String; 6]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.width())));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

fn row(desk: &Desk, occurrence: &Occurrence) -> [String; 6] {
    let days = occurrence.zero.until(occurrence.date).map_or(0, |span| span.get_days());
    let day = if days == 0 { "D0".to_owned() } else { format!("D{days:+}") };
    let mut time = match (occurrence.hours(), occurrence.clock) {
        (Some((from, to)), _) => format!("{from}-{}", to.strftime("%H:%M")),
        (None, Some(clock)) => clock.to_string(),
        (None, None) => String::new(),
    };
    if let Some(last) = occurrence.last_day() {
        time = format!("{time} → {last}").trim_start().to_owned();
    }
    let title = match occurrence.task {
        Task::Do => occurrence.title().to_string(),
        Task::Review => format!("{}{}", desk.say("Review: ", "把关："), occurrence.title()),
    };
    [
        day,
        format!("{} {}", occurrence.date, desk.weekday(occurrence.date)),
        time,
        occurrence.owner().map(|role| desk.role(role.as_str())).unwrap_or_default(),
        occurrence.channel().map(|channel| desk.name("channel", channel.as_str())).unwrap_or_default(),
        title,
    ]
}
