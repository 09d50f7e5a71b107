//! A page of the calendar: what it shows, where it stands and what it is called.

use jiff::civil::Date;

use crate::model::Community;
use crate::plan::calendar::dates;

/// A page of the calendar, and of what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// A month, by its first day.
    Month(Date),
    /// A week, by its Monday.
    Week(Date),
    /// What is to be done by everybody, as a plain list: the whole of it, or a week of it by its place.
    Agenda(usize),
    /// What one role does, day by day; by its id and the place of the week, where it has more than one page.
    Role(String, usize),
    /// How much each channel carries.
    Load,
    /// All scripts, or a part of them by its place.
    Scripts(usize),
}

impl Leaf {
    /// The word by which templates and strings know it.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Leaf::Month(_) => "month",
            Leaf::Week(_) => "week",
            Leaf::Agenda(_) => "agenda",
            Leaf::Role(..) => "role",
            Leaf::Load => "load",
            Leaf::Scripts(_) => "scripts",
        }
    }

    /// The template that draws it.
    pub(in crate::plan) fn template(&self) -> &'static str {
        match self {
            Leaf::Month(_) => "calendar/month.html",
            Leaf::Week(_) => "calendar/week.html",
            Leaf::Agenda(_) => "calendar/agenda.html",
            Leaf::Role(..) => "calendar/role.html",
            Leaf::Load => "calendar/load.html",
            Leaf::Scripts(_) => "calendar/scripts.html",
        }
    }

    /// Where it is published, relative to the folder of the book.
    pub(in crate::plan) fn address(&self) -> String {
        match self {
            Leaf::Month(first) => format!("calendar/{:04}-{:02}.html", first.year(), first.month()),
            Leaf::Week(monday) => format!("calendar/week-{monday}.html"),
            Leaf::Role(id, part) => format!("calendar/role-{id}{}.html", part_of(*part)),
            Leaf::Agenda(part) => format!("calendar/agenda{}.html", part_of(*part)),
            Leaf::Load => "calendar/load.html".to_owned(),
            Leaf::Scripts(part) => format!("calendar/scripts{}.html", part_of(*part)),
        }
    }

    /// What it is called.
    pub(super) fn title(&self, community: &Community, words: &dyn Fn(&str) -> String) -> String {
        match self {
            Leaf::Month(first) => dates::month(*first, words),
            Leaf::Week(monday) => dates::week(*monday, words),
            Leaf::Role(id, part) => {
                let mut roles = community.people.iter().flat_map(|people| people.roles());
                let name = roles.find(|(_, role)| role.id.as_str() == id).map_or(id.as_str(), |(_, role)| &role.name);
                numbered(words("calendar.leaves.role.title").replace("{name}", name), *part, words)
            }
            Leaf::Agenda(part) | Leaf::Scripts(part) => {
                numbered(words(&format!("calendar.leaves.{}.title", self.word())), *part, words)
            }
            Leaf::Load => words("calendar.leaves.load.title"),
        }
    }
}

/// What the address of a page beyond the first adds; no id has a dot.
fn part_of(part: usize) -> String {
    if part == 0 { String::new() } else { format!(".{}", part + 1) }
}

/// The title of a page beyond the first.
fn numbered(title: String, part: usize, words: &dyn Fn(&str) -> String) -> String {
    if part == 0 {
        return title;
    }
    words("calendar.part").replace("{title}", &title).replace("{n}", &(part + 1).to_string())
}
