//! From SOPs to dated work.

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::DateTime;

use crate::calendar::Almanac;
use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::calendar::rounds::Fall;
use crate::calendar::rounds::falls;
use crate::calendar::rounds::moved;
use crate::model::calendar::Anchor;
use crate::model::calendar::Calendar;
use crate::model::calendar::Campaign;
use crate::model::calendar::Recurrence;
use crate::model::calendar::Sop;
use crate::model::value::At;
use crate::model::value::Clock;
use crate::model::value::Duration;
use crate::model::value::Hours;
use crate::model::value::Moment;
use crate::model::value::Offset;
use crate::source::Sp;

/// Minutes of a day.
const DAY: i64 = 24 * 60;

/// Every dated thing of a calendar within `days`: by day, first what has no time, then by time, then in the order of the
/// book. Journeys are not among them: their day zero is a member's own.
pub fn expand<'a>(calendar: &'a Calendar, almanac: &Almanac, days: RangeInclusive<Date>) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    for sop in calendar.sops() {
        of_sop(sop, almanac, &days, &mut found);
    }
    in_order(found)
}

/// What one SOP has within `days`, in the order of time.
pub fn expand_sop<'a>(sop: Sop<'a>, almanac: &Almanac, days: RangeInclusive<Date>) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    of_sop(sop, almanac, &days, &mut found);
    in_order(found)
}

fn of_sop<'a>(sop: Sop<'a>, almanac: &Almanac, days: &RangeInclusive<Date>, found: &mut Vec<Occurrence<'a>>) {
    let (before, after) = reach(sop);
    // A step that comes after day zero belongs to a round that may be over by then.
    let wide = days.start().saturating_sub(after.days())..=days.end().saturating_add(before.days());
    for round in rounds(sop, almanac, &wide) {
        of_round(sop, round, almanac, &mut |occurrence| {
            if days.contains(&occurrence.date) {
                found.push(occurrence);
            }
        });
    }
}

/// The steps of one SOP around a day zero that is chosen: a member's for a journey, another date for a campaign. In their order.
pub fn plan<'a>(sop: Sop<'a>, zero: Moment, almanac: &Almanac) -> Vec<Occurrence<'a>> {
    let mut found = Vec::new();
    let at = Stretch { date: zero.date.civil(), clock: zero.clock, window: None, end: None };
    let round = Round { at, shifted_from: None };
    of_round(sop, round, almanac, &mut |occurrence| found.push(occurrence));
    in_order(found)
}

/// The order of a day, which the order of the book decides last: the sort is stable.
fn in_order(mut found: Vec<Occurrence>) -> Vec<Occurrence> {
    found.sort_by_key(|occurrence| (occurrence.date, occurrence.clock));
    found
}

/// Day zero of one round of an SOP.
#[derive(Debug, Clone, Copy)]
struct Round {
    at: Stretch,
    shifted_from: Option<Date>,
}

/// How many days before and after its day zero something of an SOP may lie.
fn reach(sop: Sop) -> (i64, i64) {
    let days = |duration: Option<&Sp<Duration>>| {
        duration.map_or(0, |duration| i64::try_from(duration.whole_minutes()).unwrap_or(i64::MAX) / DAY + 1)
    };
    let (mut before, mut after) = (days(sop.review_before()), 1);
    for step in sop.steps() {
        let within = if let At::Distance(minutes) = step.at.at() { i64::from(minutes) / DAY } else { 0 };
        let day = i64::from(step.at.days()) + within;
        before = before.max(1 - day + days(step.review_before.as_ref().or(sop.review_before())));
        after = after.max(day + 1);
    }
    (before, after)
}

/// The rounds of an SOP whose day zero lies within `days`.
fn rounds(sop: Sop, almanac: &Almanac, days: &RangeInclusive<Date>) -> Vec<Round> {
    let Some(recurrence) = sop.recurrence() else { return Vec::new() };
    let window = recurrence.window.map(|window| window.value);
    let clock = recurrence.at.map(|at| at.value).or(window.map(Hours::from));
    let round = |fall: Fall, clock: Option<Clock>| {
        let at = almanac.shown(fall.date.to_datetime(clock.unwrap_or(Clock::MIDNIGHT).time()));
        let at = Stretch { date: fall.date, clock: clock.and(clock_of(at)), window, end: None };
        Round { at, shifted_from: fall.shifted_from }
    };
    match sop {
        Sop::Campaign(campaign) if campaign.anchor.is_some() => {
            let anchored = anchored(campaign, almanac, days);
            anchored.into_iter().map(|(fall, own)| round(fall, own.or(clock))).collect()
        }
        _ => falls(&recurrence, almanac, days).into_iter().map(|fall| round(fall, clock)).collect(),
    }
}

/// The days a campaign is about, with their own times, in order.
fn anchored(campaign: &Campaign, almanac: &Almanac, days: &RangeInclusive<Date>) -> Vec<(Fall, Option<Clock>)> {
    let recurrence = campaign.recurrence();
    let recurs = recurrence.every.is_some() || recurrence.on.is_some() || recurrence.rrule.is_some();
    let mut found = Vec::new();
    let mut stands = |date: Date, clock| found.extend(stand(date, &recurrence, almanac).map(|fall| (fall, clock)));
    let mut recurring = Vec::new();
    for anchor in campaign.anchor.iter().flat_map(|anchors| anchors.iter()) {
        match &anchor.value {
            // A date that recurs is the first of its rounds.
            Anchor::Moment(moment) if recurs => {
                let from = Sp { value: moment.date, span: anchor.span.clone() };
                let counted = Recurrence { from: Some(&from), ..recurrence };
                recurring.extend(falls(&counted, almanac, days).into_iter().map(|fall| (fall, moment.clock)));
            }
            Anchor::Moment(moment) => stands(moment.date.civil(), moment.clock),
            Anchor::Festival(name) => {
                let years = days.start().year().saturating_sub(1)..=days.end().year().saturating_add(1);
                years.filter_map(|year| almanac.day_of(name, year)).for_each(|date| stands(date, None));
            }
        }
    }
    let also = recurrence.also.iter().filter(|_| !recurs).map(|date| (Fall { date: date.civil(), shifted_from: None }, None));
    found.extend(also.chain(recurring));
    found.retain(|(fall, _)| days.contains(&fall.date));
    found.sort_unstable_by_key(|(fall, clock)| (*fall, *clock));
    found.dedup_by_key(|(fall, clock)| (fall.date, *clock));
    found
}

/// Where a single day goes; nothing where it is left out or out of bounds.
fn stand(date: Date, recurrence: &Recurrence, almanac: &Almanac) -> Option<Fall> {
    let from = recurrence.from.is_none_or(|from| from.civil() <= date);
    let until = recurrence.until.is_none_or(|until| date <= until.civil());
    let kept = recurrence.except.iter().all(|except| except.civil() != date);
    if from && until && kept { moved(date, recurrence, almanac) } else { None }
}

/// Hands on all that is to be done in one round: the SOP itself, its steps, and the looking over before each.
fn of_round<'a>(sop: Sop<'a>, round: Round, almanac: &Almanac, found: &mut dyn FnMut(Occurrence<'a>)) {
    let duration = sop.duration().map(|duration| duration.value);
    let whole = round.at.lasting(duration, None, almanac);
    let occurrence = |at: Stretch, step| Occurrence {
        sop,
        step,
        task: Task::Do,
        zero: round.at.date,
        date: at.date,
        clock: at.clock,
        end: at.end,
        is_window: at.window.is_some(),
        is_frame: false,
        shifted_from: round.shifted_from,
    };
    let whole = Occurrence { is_frame: !sop.steps().is_empty(), ..occurrence(whole, None) };
    found(whole);
    let lead = sop.review_before().map(|lead| lead.value);
    if !whole.is_frame {
        review(whole, lead, almanac).into_iter().for_each(&mut *found);
    }
    for (place, step) in sop.steps().iter().enumerate() {
        let Some(begin) = place_of(step.at.value, round.at, almanac) else { continue };
        let until = step.until.as_ref().and_then(|until| place_of(until.value, round.at, almanac));
        let at = begin.lasting(step.duration.as_ref().map(|duration| duration.value), until, almanac);
        let occurrence = occurrence(at, Some((place, step)));
        found(occurrence);
        let goes_out = step.reviewer.is_some() || step.script.is_some();
        let lead = step.review_before.as_ref().map(|lead| lead.value).or(lead).filter(|_| goes_out);
        review(occurrence, lead, almanac).into_iter().for_each(&mut *found);
    }
}

/// The looking over of what goes out, so long before; nobody looks over their own words.
fn review<'a>(occurrence: Occurrence<'a>, lead: Option<Duration>, almanac: &Almanac) -> Option<Occurrence<'a>> {
    let (reviewer, lead) = (occurrence.reviewer()?, lead?);
    if occurrence.owner().is_some_and(|owner| owner == reviewer) {
        return None;
    }
    let start = almanac.earlier(occurrence.start(), lead)?;
    let clock = occurrence.clock.and(clock_of(start));
    Some(Occurrence { task: Task::Review, date: start.date(), clock, end: None, is_window: false, ..occurrence })
}

/// A stretch of the calendar.
#[derive(Debug, Clone, Copy)]
struct Stretch {
    date: Date,
    clock: Option<Clock>,
    window: Option<Hours>,
    end: Option<DateTime>,
}

impl Stretch {
    fn start(self) -> DateTime {
        self.date.to_datetime(self.clock.unwrap_or(Clock::MIDNIGHT).time())
    }

    /// With its end: what `until` says, else that of its window, else after so long.
    fn lasting(self, duration: Option<Duration>, until: Option<Stretch>, almanac: &Almanac) -> Stretch {
        let start = self.start();
        let end = match (until, self.window) {
            (Some(until), _) if until.clock.is_none() => until.date.tomorrow().ok().map(|day| day.at(0, 0, 0, 0)),
            (Some(until), _) => Some(until.start()),
            (None, Some(window)) => start.checked_add(jiff::SignedDuration::from_mins(i64::from(window.minutes()))).ok(),
            (None, None) => duration.and_then(|duration| almanac.after(start, duration)),
        };
        // Something that lasts an hour on a day without a time is still no more than that day.
        let whole_days = |end: DateTime| self.clock.is_some() || end.time() == jiff::civil::Time::midnight();
        Stretch { end: end.filter(|end| *end > start && whole_days(*end)), ..self }
    }
}

/// Where a step stands that is `offset` away from `zero`; nothing where that is out of the years we know.
fn place_of(offset: Offset, zero: Stretch, almanac: &Almanac) -> Option<Stretch> {
    let (at, clock, window) = match (offset.at(), zero.clock) {
        (At::Distance(minutes), Some(_)) => {
            let day = zero.start().checked_add(offset.days().days()).ok()?;
            let at = almanac.later(day, i64::from(minutes))?;
            (at, clock_of(at), None)
        }
        // From an event without a time a distance counts in whole days.
        (At::Distance(minutes), None) => {
            let days = i64::from(offset.days()) + i64::from(minutes) / DAY;
            (zero.start().checked_add(days.days()).ok()?, None, None)
        }
        (within, _) => {
            let day = zero.date.checked_add(offset.days().days()).ok()?;
            let (clock, window) = match within {
                At::Clock(clock) => (Some(clock), None),
                At::Window(window) => (Some(window.from()), Some(window)),
                _ => (None, None),
            };
            (almanac.shown(day.to_datetime(clock.unwrap_or(Clock::MIDNIGHT).time())), clock, window)
        }
    };
    let clock = clock.and_then(|_| clock_of(at));
    Some(Stretch { date: at.date(), clock, window, end: None })
}

fn clock_of(time: DateTime) -> Option<Clock> {
    Clock::new(time.hour().unsigned_abs(), time.minute().unsigned_abs())
}
