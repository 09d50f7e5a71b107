//! What every file of a calendar is made from: a book, its dates, and what things are called in it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use crate::calendar::Almanac;
use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::calendar::twelve_months;
use crate::locale::Language;
use crate::locale::convert;
use crate::model::Community;
use crate::model::calendar::Calendar;
use crate::model::calendar::SopKind;
use crate::plan::Site;

/// A book with its dates.
#[derive(Debug)]
pub struct Desk<'a> {
    /// The definition.
    pub community: &'a Community,
    /// Its calendar.
    pub calendar: &'a Calendar,
    /// What is known of each day.
    pub almanac: &'a Almanac,
    /// The language of the reader.
    pub language: &'a Language,
    /// The name of the community's folder.
    pub slug: &'a str,
    /// The day that counts as today.
    pub today: Date,
    /// The days that are written down.
    pub days: RangeInclusive<Date>,
    /// All that falls on them.
    pub found: Vec<Occurrence<'a>>,
    names: BTreeMap<&'a str, &'a str>,
    pages: BTreeMap<&'a str, String>,
}

impl<'a> Desk<'a> {
    /// The desk of the book at `index`; nothing where it has no SOP.
    pub fn of(site: &'a Site, index: usize) -> Option<Desk<'a>> {
        let (book, plan) = (&site.library.books[index], &site.books[index]);
        let community = book.community.as_deref()?;
        let calendar = community.calendar.as_deref().filter(|calendar| calendar.sops().next().is_some())?;
        let today = site.library.edition.today;
        let days = twelve_months(today);
        let found = plan.within(book, today, &days);
        let names = plan.targets().map(|(target, _, name)| (target, name)).collect();
        let pages = plan.targets().filter_map(|(target, address, _)| Some((target, site.absolute(address)?))).collect();
        Some(Desk {
            community,
            calendar,
            almanac: &book.almanac,
            language: &book.language,
            slug: book.slug.as_deref().unwrap_or_default(),
            today,
            days,
            found,
            names,
            pages,
        })
    }

    /// What the whole calendar is called.
    pub fn title(&self) -> String {
        self.community.name.to_string()
    }

    /// What a part of it is called.
    pub fn of_the_book(&self, part: &str) -> String {
        format!("{} · {part}", self.community.name)
    }

    /// The ids of the roles that have work, in the order of the book.
    pub fn roles(&self) -> Vec<&'a str> {
        let busy: BTreeSet<&str> = self.found.iter().flat_map(Occurrence::who).map(|id| id.as_str()).collect();
        let all = self.community.people.iter().flat_map(|people| people.roles()).map(|(_, role)| role.id.as_str());
        all.filter(|role| busy.contains(role)).collect()
    }

    /// The work of one role.
    pub fn of_role(&self, role: &str) -> Vec<Occurrence<'a>> {
        let is_theirs = |occurrence: &&Occurrence| occurrence.is_work() && occurrence.who().any(|id| id.as_str() == role);
        self.found.iter().filter(is_theirs).copied().collect()
    }

    /// What a role is called.
    pub fn role(&self, id: &str) -> String {
        self.name("role", id)
    }

    /// What a thing is called; its id where nobody said.
    pub fn name(&self, noun: &str, id: &str) -> String {
        self.names.get(format!("{noun}:{id}").as_str()).map_or(id, |name| *name).to_owned()
    }

    /// The address of the page of an SOP, where the site says at which address it will stand.
    pub fn page(&self, sop: &str) -> Option<&str> {
        self.pages.get(format!("sop:{sop}").as_str()).map(String::as_str)
    }

    /// A word of ours in the language of the reader.
    pub fn say(&self, english: &str, chinese: &str) -> String {
        match self.language.script() {
            Some(_) => convert(chinese, &Language::simplified_chinese(), self.language).into_owned(),
            None => english.to_owned(),
        }
    }

    /// What is done, and what it belongs to.
    pub fn summary(&self, occurrence: &Occurrence) -> String {
        let title = match occurrence.step {
            Some(_) => format!("{} · {}", occurrence.title(), occurrence.sop.title()),
            None => occurrence.title().to_string(),
        };
        match occurrence.task {
            Task::Do => title,
            Task::Review => format!("{}{title}", self.say("Review: ", "把关：")),
        }
    }

    /// The weekday of a date, in short.
    pub fn weekday(&self, date: Date) -> String {
        let place = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
        self.weekdays().into_iter().nth(place).unwrap_or_default()
    }

    /// The weekdays from Monday on, in short.
    pub fn weekdays(&self) -> [String; 7] {
        let weekdays = [
            ("Mon", "周一"),
            ("Tue", "周二"),
            ("Wed", "周三"),
            ("Thu", "周四"),
            ("Fri", "周五"),
            ("Sat", "周六"),
            ("Sun", "周日"),
        ];
        weekdays.map(|(english, chinese)| self.say(english, chinese))
    }

    /// The word for what something gives to members.
    pub fn kind(&self, kind: SopKind) -> String {
        match kind {
            SopKind::Value => self.say("value", "价值"),
            SopKind::Interaction => self.say("interaction", "互动"),
            SopKind::Care => self.say("care", "关怀"),
            SopKind::Promotion => self.say("promotion", "推广"),
            SopKind::Admin => self.say("admin", "事务"),
        }
    }
}
