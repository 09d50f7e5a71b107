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
    /// What is to be done by everybody, as a plain list.
    Agenda,
    /// What one role does, day by day; by its id.
    Role(String),
    /// How much each channel carries.
    Load,
    /// All scripts.
    Scripts,
}

impl Leaf {
    /// The word by which templates and strings know it.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Leaf::Month(_) => "month",
            Leaf::Week(_) => "week",
            Leaf::Agenda => "agenda",
            Leaf::Role(_) => "role",
            Leaf::Load => "load",
            Leaf::Scripts => "scripts",
        }
    }

    /// The template that draws it.
    pub(in crate::plan) fn template(&self) -> &'static str {
        match self {
            Leaf::Month(_) => "calendar/month.html",
            Leaf::Week(_) => "calendar/week.html",
            Leaf::Agenda => "calendar/agenda.html",
            Leaf::Role(_) => "calendar/role.html",
            Leaf::Load => "calendar/load.html",
            Leaf::Scripts => "calendar/scripts.html",
        }
    }

    /// Where it is published, relative to the folder of the book.
    pub(in crate::plan) fn address(&self) -> String {
        match self {
            Leaf::Month(first) => format!("calendar/{:04}-{:02}.html", first.year(), first.month()),
            Leaf::Week(monday) => format!("calendar/week-{monday}.html"),
            Leaf::Role(id) => format!("calendar/role-{id}.html"),
            Leaf::Agenda => "calendar/agenda.html".to_owned(),
            Leaf::Load => "calendar/load.html".to_owned(),
            Leaf::Scripts => "calendar/scripts.html".to_owned(),
        }
    }

    /// What it is called.
    pub(super) fn title(&self, community: &Community, words: &dyn Fn(&str) -> String) -> String {
        match self {
            Leaf::Month(first) => dates::month(*first, words),
            Leaf::Week(monday) => dates::week(*monday, words),
            Leaf::Role(id) => {
                let mut roles = community.people.iter().flat_map(|people| people.roles());
                let name = roles.find(|(_, role)| role.id.as_str() == id).map_or(id.as_str(), |(_, role)| &role.name);
                words("calendar.leaves.role.title").replace("{name}", name)
            }
            Leaf::Agenda | Leaf::Load | Leaf::Scripts => words(&format!("calendar.leaves.{}.title", self.word())),
        }
    }
}
