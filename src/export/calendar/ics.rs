//! A calendar that one can subscribe to or take in: RFC 5545.

mod line;
mod series;
mod zone;

use jiff::civil::Date;
use jiff::civil::DateTime;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::export::calendar::Desk;
use crate::export::calendar::ics::line::Lines;
use crate::export::calendar::ics::series::Event;
use crate::export::calendar::table;

/// The first day of the numbers by which a calendar knows the newer of two versions.
const FIRST_VERSION: Date = Date::constant(2020, 1, 1);

/// How long before the begin a reminder comes, in minutes.
const REMINDER: u32 = 10;

/// The events of a calendar, each written once for all the files that it stands in.
pub(super) struct Events<'a> {
    zone: String,
    events: Vec<Written<'a>>,
}

/// An event as it is written, and by what a file chooses it.
struct Written<'a> {
    first: Occurrence<'a>,
    text: String,
}

impl<'a> Events<'a> {
    /// Those of `found`.
    pub(super) fn of(desk: &Desk, found: &[Occurrence<'a>]) -> Events<'a> {
        let mut zone = Lines::default();
        zone::write(desk, &mut zone);
        let write = |event: Event<'a>| {
            let mut lines = Lines::default();
            write_event(desk, &event, &mut lines);
            Written { first: event.first, text: lines.finish() }
        };
        Events { zone: zone.finish(), events: series::events(desk, found).into_iter().map(write).collect() }
    }

    /// A calendar of this title with the events that `is_in` it.
    pub(super) fn write(&self, desk: &Desk, title: &str, is_in: impl Fn(&Occurrence<'a>) -> bool) -> Vec<u8> {
        let mut lines = Lines::default();
        lines.put("BEGIN", "VCALENDAR");
        lines.put("VERSION", "2.0");
        lines.put("PRODID", "-//guildbook//calendar//EN");
        lines.put("CALSCALE", "GREGORIAN");
        lines.text("NAME", title);
        lines.text("X-WR-CALNAME", title);
        lines.text("X-WR-TIMEZONE", desk.almanac.zone_name());
        lines.put("REFRESH-INTERVAL;VALUE=DURATION", "PT12H");
        lines.put("X-PUBLISHED-TTL", "PT12H");
        let events = self.events.iter().filter(|event| is_in(&event.first)).map(|event| event.text.as_str());
        let mut text = lines.finish();
        text.extend(std::iter::once(self.zone.as_str()).chain(events));
        text.push_str("END:VCALENDAR\r\n");
        text.into_bytes()
    }
}

fn write_event(desk: &Desk, event: &Event, lines: &mut Lines) {
    let occurrence = event.first;
    let zone = desk.almanac.zone_name();
    let version = FIRST_VERSION.until(desk.today).map_or(0, |span| span.get_days()).max(0);
    lines.put("BEGIN", "VEVENT");
    lines.text("UID", &event.uid);
    lines.put("DTSTAMP", &format!("{}T000000Z", desk.today.strftime("%Y%m%d")));
    lines.put("SEQUENCE", &version.to_string());
    match occurrence.clock {
        Some(_) => lines.put(&format!("DTSTART;TZID={zone}"), &time(occurrence.start())),
        None => lines.put("DTSTART;VALUE=DATE", &day(occurrence.date)),
    }
    match (occurrence.clock, occurrence.end) {
        (Some(_), Some(end)) => lines.put(&format!("DTEND;TZID={zone}"), &time(end)),
        (None, Some(end)) => lines.put("DTEND;VALUE=DATE", &day(end.date())),
        (_, None) => {}
    }
    if let Some(rule) = &event.rule {
        lines.put("RRULE", rule);
    }
    for (key, dates) in [("EXDATE", &event.without), ("RDATE", &event.with)].into_iter().filter(|(_, dates)| !dates.is_empty()) {
        let clock = occurrence.clock;
        let at = |date: &Date| clock.map_or_else(|| day(*date), |clock| time(date.to_datetime(clock.time())));
        let key = if clock.is_some() { format!("{key};TZID={zone}") } else { format!("{key};VALUE=DATE") };
        lines.put(&key, &dates.iter().map(at).collect::<Vec<_>>().join(","));
    }
    lines.text("SUMMARY", &desk.summary(&occurrence));
    let description = description(desk, &occurrence);
    if !description.is_empty() {
        lines.text("DESCRIPTION", &description);
    }
    if let Some(channel) = occurrence.channel() {
        lines.text("LOCATION", &desk.name("channel", channel.as_str()));
    }
    if let Some(kind) = occurrence.kind() {
        lines.text("CATEGORIES", &desk.kind(kind.value));
    }
    if let Some(page) = desk.page(occurrence.sop.id().as_str()) {
        lines.put("URL", page);
    }
    if occurrence.is_window || occurrence.clock.is_none() {
        lines.put("TRANSP", "TRANSPARENT");
    }
    if occurrence.clock.is_some() && occurrence.is_work() {
        lines.put("BEGIN", "VALARM");
        lines.put("ACTION", "DISPLAY");
        lines.put("TRIGGER", &format!("-PT{REMINDER}M"));
        lines.text("DESCRIPTION", &desk.summary(&occurrence));
        lines.put("END", "VALARM");
    }
    lines.put("END", "VEVENT");
}

/// What one needs to do it, in a text that a phone can show.
fn description(desk: &Desk, occurrence: &Occurrence) -> String {
    let mut parts = Vec::new();
    let who: Vec<String> = occurrence.who().map(|id| desk.role(id.as_str())).collect();
    if !who.is_empty() {
        parts.push(format!("{}{}", desk.say("Who: ", "谁来做："), who.join(&desk.say(", ", "、"))));
    }
    if let Some(why) = occurrence.why() {
        parts.push(format!("{}{}", desk.say("Why: ", "为什么："), why.trim()));
    }
    if let Some(only_if) = occurrence.only_if() {
        parts.push(format!("{}{}", desk.say("Only if: ", "前提："), only_if.trim()));
    }
    let materials: Vec<&str> = occurrence.materials().iter().map(|material| material.title.as_str()).collect();
    if !materials.is_empty() {
        parts.push(format!("{}{}", desk.say("Needed: ", "素材："), materials.join(&desk.say(", ", "、"))));
    }
    if let Some(script) = occurrence.script() {
        parts.push(format!("\n{}", script.trim()));
    }
    if occurrence.task == Task::Do && !occurrence.variants().is_empty() {
        parts.push(format!("\n{}", table::variants(desk, occurrence.variants())));
    }
    if occurrence.task == Task::Do && !occurrence.evidence().is_empty() {
        parts.push(format!("\n{}{}", desk.say("Leaves behind: ", "留下什么："), table::lines(occurrence.evidence())));
    }
    parts.join("\n")
}

fn day(date: Date) -> String {
    date.strftime("%Y%m%d").to_string()
}

fn time(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}
