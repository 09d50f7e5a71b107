//! From dated work to the events of a calendar file: what follows a rule is one event with that rule, the rest one by one.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::Occurrence;
use crate::calendar::Rule;
use crate::calendar::Task;
use crate::calendar::rules;
use crate::export::calendar::Desk;
use crate::model::calendar::Sop;
use crate::model::value::At;

/// One event: a single one, or a whole series.
#[derive(Debug)]
pub(super) struct Event<'a> {
    pub(super) uid: String,
    /// The first of the series.
    pub(super) first: Occurrence<'a>,
    /// The rule by which it recurs.
    pub(super) rule: Option<String>,
    /// Days of the rule on which it does not happen.
    pub(super) without: Vec<Date>,
    /// Days beside the rule on which it happens.
    pub(super) with: Vec<Date>,
}

/// What recurs together: an SOP or one step of it, to be done or to be looked over.
type Key<'a> = (usize, Option<usize>, Task);

/// The events of `found`, SOP by SOP.
pub(super) fn events<'a>(desk: &Desk, found: &[Occurrence<'a>]) -> Vec<Event<'a>> {
    let order: BTreeMap<&str, usize> = desk.calendar.sops().enumerate().map(|(place, sop)| (sop.id().as_str(), place)).collect();
    let mut series: BTreeMap<Key, Vec<Occurrence>> = BTreeMap::new();
    for occurrence in found.iter().filter(|occurrence| !is_covered(occurrence)) {
        let place = order.get(occurrence.sop.id().as_str()).copied().unwrap_or_default();
        let key = (place, occurrence.step.map(|(place, _)| place), occurrence.task);
        series.entry(key).or_default().push(*occurrence);
    }
    series.into_values().flat_map(|series| of_series(desk, &series)).collect()
}

/// Whether a frame is told by a step anyway: the one that starts with the event itself.
fn is_covered(occurrence: &Occurrence) -> bool {
    let starts = |at: At| match at {
        At::Distance(minutes) => minutes == 0,
        At::Clock(clock) => Some(clock) == occurrence.clock,
        At::Window(_) | At::Unsaid => false,
    };
    occurrence.is_frame && occurrence.sop.steps().iter().any(|step| step.at.days() == 0 && starts(step.at.at()))
}

fn of_series<'a>(desk: &Desk, series: &[Occurrence<'a>]) -> Vec<Event<'a>> {
    match by_rule(desk, series) {
        Some(events) => events,
        None => series.iter().map(|occurrence| single(desk, occurrence)).collect(),
    }
}

fn uid(desk: &Desk, occurrence: &Occurrence, date: Option<Date>) -> String {
    let date = date.map(|date| date.strftime(".%Y%m%d").to_string()).unwrap_or_default();
    format!("{}{date}@{}.guildbook", occurrence.name(), desk.slug)
}

fn single<'a>(desk: &Desk, occurrence: &Occurrence<'a>) -> Event<'a> {
    let uid = uid(desk, occurrence, Some(occurrence.round()));
    Event { uid, first: *occurrence, rule: None, without: Vec::new(), with: Vec::new() }
}

/// The series as one event, where it stays on its day zero and follows a single rule that does not count its times.
fn by_rule<'a>(desk: &Desk, series: &[Occurrence<'a>]) -> Option<Vec<Event<'a>>> {
    let some = *series.first()?;
    let stays = some.task == Task::Do
        && some.step.is_none_or(|(_, step)| {
            step.at.days() == 0 && !matches!(step.at.at(), At::Distance(minutes) if minutes != 0) && step.until.is_none()
        });
    let has_anchor = matches!(some.sop, Sop::Campaign(campaign) if campaign.anchor.is_some());
    let one_length = series.iter().all(|it| it.clock == some.clock && length(it) == length(&some));
    if !stays || has_anchor || !one_length || series.iter().any(|it| it.date != it.zero) {
        return None;
    }
    let recurrence = some.sop.recurrence()?;
    let counted = rules(&recurrence, desk.almanac)?;
    let [rule] = &counted.rules[..] else { return None };
    if rule.count.is_some() {
        return None;
    }
    let days: BTreeSet<Date> = counted.days(&desk.days).into_iter().collect();
    let happens: BTreeSet<Date> = series.iter().map(|it| it.date).collect();
    let begin = series.iter().find(|it| days.contains(&it.date))?;
    let ends = recurrence.until.is_some() || recurrence.count.is_some();
    // What days off will be beyond the dates of this file nobody knows, so the rule ends with them.
    let depends = recurrence.skip.is_some() || recurrence.shift.is_some();
    let last_day = *happens.last()?;
    let until = match (ends, depends) {
        (true, _) => Some(last_day),
        (false, true) => Some(*desk.days.end()),
        (false, false) => rule.until,
    };
    let within = |date: &&Date| **date > begin.date && until.is_none_or(|until| **date <= until);
    let without = days.iter().filter(within).filter(|date| !happens.contains(date)).copied().collect();
    let with = happens.iter().filter(|date| **date > begin.date && !days.contains(date)).copied().collect();
    let earlier = series.iter().filter(|it| it.date < begin.date).map(|it| single(desk, it));
    let written = written(rule, until, begin, desk);
    let event = Event { uid: uid(desk, begin, None), first: *begin, rule: Some(written), without, with };
    Some(std::iter::once(event).chain(earlier).collect())
}

fn length(occurrence: &Occurrence) -> Option<jiff::SignedDuration> {
    occurrence.end.map(|end| occurrence.start().duration_until(end))
}

/// The rule with its end, which is a time in UTC where the event has a time.
fn written(rule: &Rule, until: Option<Date>, begin: &Occurrence, desk: &Desk) -> String {
    let Some(until) = until else { return rule.to_string() };
    let until = match begin.clock {
        None => until.strftime("%Y%m%d").to_string(),
        Some(clock) => {
            let end = until.to_datetime(clock.time()).to_zoned(desk.almanac.zone().clone());
            let utc = end.map(|end| end.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string());
            utc.unwrap_or_else(|_| until.strftime("%Y%m%dT235959Z").to_string())
        }
    };
    format!("{rule};UNTIL={until}")
}
