//! From what an author says about a recurrence to the days it falls on.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::calendar::Almanac;
use crate::calendar::almanac::is_weekend;
use crate::calendar::rule::Frequency;
use crate::calendar::rule::Rule;
use crate::model::calendar::Recurrence;
use crate::model::calendar::Shift;
use crate::model::calendar::Skip;
use crate::model::value::Day;
use crate::model::value::Every;
use crate::model::value::Unit;

/// How far a day off is moved at most; whoever is away for longer has no working day near.
const FARTHEST_SHIFT: i64 = 31;

const WORKING_WEEK: [Weekday; 5] = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// A day on which something falls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fall {
    pub(super) date: Date,
    /// The day it would have been, but for a day off.
    pub(super) shifted_from: Option<Date>,
}

/// Several rules that count as one, and the day they are counted from: most recurrences are a single rule, but `[1, last fri]` is two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// The rules.
    pub rules: Vec<Rule>,
    /// The day they are counted from.
    pub start: Date,
}

impl Rules {
    /// Their days within `days`, in order.
    pub fn days(&self, days: &RangeInclusive<Date>) -> Vec<Date> {
        let mut found: Vec<Date> = self.rules.iter().flat_map(|rule| rule.days(self.start, days)).collect();
        if self.rules.len() > 1 {
            found.sort_unstable();
            found.dedup();
        }
        found
    }
}

/// The rules of a recurrence, counted from `from`, or from where the almanac counts; none where it says nothing that recurs or its
/// RRULE cannot be read.
pub fn rules(recurrence: &Recurrence, almanac: &Almanac) -> Option<Rules> {
    let start = recurrence.from.map_or(almanac.origin(), |from| from.civil());
    if let Some(written) = recurrence.rrule {
        return Some(Rules { rules: vec![written.parse().ok()?], start });
    }
    let on = recurrence.on.map(|on| on.days()).unwrap_or_default();
    let every = match recurrence.every {
        Some(every) => every.value,
        None => implied(on)?,
    };
    let rules = of_every(every, on, start);
    (!rules.is_empty()).then_some(Rules { rules, start })
}

/// How often something recurs that says only on which days.
fn implied(on: &[Day]) -> Option<Every> {
    let unit = match on.first()? {
        Day::Weekday(_) => Unit::Week,
        Day::Nth(..) | Day::OfMonth(_) | Day::LastOfMonth => Unit::Month,
        Day::OfYear(..) => Unit::Year,
    };
    Every::new(1, unit)
}

/// Whether `day` is a day of what `every` counts: a week has no 15th.
pub fn fits(every: Every, day: Day) -> bool {
    match (every.unit(), day) {
        (Unit::Weekday, Day::Weekday(weekday)) => WORKING_WEEK.contains(&weekday),
        (Unit::Week, Day::Weekday(_)) | (Unit::Year, Day::OfYear(..)) => true,
        (Unit::Day | Unit::Month, day) => !matches!(day, Day::OfYear(..)),
        (Unit::Weekday | Unit::Week | Unit::Year, _) => false,
    }
}

fn of_every(every: Every, on: &[Day], start: Date) -> Vec<Rule> {
    let count = u32::from(every.count());
    match every.unit() {
        Unit::Weekday => {
            let mut rule = Rule::every(Frequency::Weekly, 1);
            let only: Vec<Weekday> = on.iter().filter_map(|day| weekday(*day)).collect();
            let wanted = WORKING_WEEK.iter().filter(|day| only.is_empty() || only.contains(day));
            rule.weekdays = wanted.map(|day| (0, *day)).collect();
            vec![rule]
        }
        Unit::Day if on.is_empty() => vec![Rule::every(Frequency::Daily, count)],
        // Every day, on Mondays: the Mondays of every week.
        Unit::Day if count == 1 && on.iter().all(|day| weekday(*day).is_some()) => in_weeks(1, on, start),
        Unit::Day => among(Rule::every(Frequency::Daily, count), on),
        Unit::Week => in_weeks(count, on, start),
        Unit::Month if on.is_empty() => vec![Rule::every(Frequency::Monthly, count)],
        Unit::Month => among(Rule::every(Frequency::Monthly, count), on),
        Unit::Year => in_years(count, on),
    }
}

fn in_weeks(count: u32, on: &[Day], start: Date) -> Vec<Rule> {
    let mut rule = Rule::every(Frequency::Weekly, count);
    rule.weekdays = on.iter().filter_map(|day| Some((0, weekday(*day)?))).collect();
    if on.is_empty() {
        rule.weekdays.push((0, start.weekday()));
    }
    if rule.weekdays.is_empty() { Vec::new() } else { vec![rule] }
}

/// The days of months: weekdays are one rule, days by number another, since one rule would ask for both at once.
fn among(rule: Rule, on: &[Day]) -> Vec<Rule> {
    let mut by_weekday = rule.clone();
    let mut by_number = rule;
    for day in on {
        match *day {
            Day::Weekday(weekday) => by_weekday.weekdays.push((0, weekday)),
            Day::Nth(nth, weekday) => by_weekday.weekdays.push((i16::from(nth), weekday)),
            Day::OfMonth(day) => by_number.days_of_month.push(day),
            Day::LastOfMonth => by_number.days_of_month.push(-1),
            Day::OfYear(..) => {}
        }
    }
    let said = |rule: &Rule| !rule.weekdays.is_empty() || !rule.days_of_month.is_empty();
    [by_weekday, by_number].into_iter().filter(said).collect()
}

fn in_years(count: u32, on: &[Day]) -> Vec<Rule> {
    if on.is_empty() {
        return vec![Rule::every(Frequency::Yearly, count)];
    }
    let of_year = on.iter().filter_map(|day| match *day {
        Day::OfYear(month, day) => Some((month, day)),
        _ => None,
    });
    of_year
        .map(|(month, day)| {
            let mut rule = Rule::every(Frequency::Yearly, count);
            rule.months.push(month);
            rule.days_of_month.push(day);
            rule
        })
        .collect()
}

fn weekday(day: Day) -> Option<Weekday> {
    match day {
        Day::Weekday(weekday) => Some(weekday),
        _ => None,
    }
}

/// The days within `days` on which a recurrence falls, in order, each once: the rule's own, without those left out, moved where they
/// are to be moved, and those beside the rule.
pub(super) fn falls(recurrence: &Recurrence, almanac: &Almanac, days: &RangeInclusive<Date>) -> Vec<Fall> {
    let Some(rules) = rules(recurrence, almanac) else { return beside(recurrence, days).collect() };
    let count = recurrence.count.map(|count| usize::try_from(count.0).unwrap_or(usize::MAX));
    // What is moved may come from outside; what is counted is counted from its first day on.
    let first = if count.is_some() { rules.start } else { days.start().saturating_sub(FARTHEST_SHIFT.days()) };
    let until = recurrence.until.map(|until| until.civil());
    let end = days.end().saturating_add(FARTHEST_SHIFT.days());
    let wide = first..=until.map_or(end, |until| until.min(end));
    let mut nominal = rules.days(&wide);
    if keeps_working_days(recurrence) {
        nominal.extend(almanac.made_up_days(first.max(rules.start), *wide.end()));
        nominal.sort_unstable();
    }
    let left_out: BTreeSet<Date> = recurrence.except.iter().map(|date| date.civil()).collect();
    let mut falls: Vec<Fall> = nominal
        .into_iter()
        .filter(|date| !left_out.contains(date))
        .filter_map(|date| moved(date, recurrence, almanac))
        .take(count.unwrap_or(usize::MAX))
        .filter(|fall| days.contains(&fall.date))
        .chain(beside(recurrence, days))
        .collect();
    falls.sort_unstable();
    falls.dedup_by_key(|fall| fall.date);
    falls
}

/// Whether days of a weekend that are worked are among its days: those of a rhythm of working days that knows holidays.
pub(super) fn keeps_working_days(recurrence: &Recurrence) -> bool {
    let is_working_week = recurrence.every.is_some_and(|every| every.unit() == Unit::Weekday) && recurrence.on.is_none();
    is_working_week && recurrence.rrule.is_none() && recurrence.skip.is_some_and(|skip| skip.value == Skip::Holidays)
}

fn beside(recurrence: &Recurrence, days: &RangeInclusive<Date>) -> impl Iterator<Item = Fall> {
    let also = recurrence.also.iter().map(|date| date.civil()).filter(|date| days.contains(date));
    also.map(|date| Fall { date, shifted_from: None })
}

/// Where `date` goes; nothing where it is left out.
pub(super) fn moved(date: Date, recurrence: &Recurrence, almanac: &Almanac) -> Option<Fall> {
    let skip = recurrence.skip.map(|skip| skip.value);
    let shift = recurrence.shift.map(|shift| shift.value);
    let is_free = match (skip, shift) {
        (None, None) => false,
        (Some(Skip::Holidays), _) => almanac.is_off(date),
        (Some(Skip::Weekends), _) => is_weekend(date) && !almanac.is_made_up(date),
        (None, Some(_)) => !almanac.is_workday(date),
    };
    if !is_free {
        return Some(Fall { date, shifted_from: None });
    }
    let step = match shift? {
        Shift::Earlier => -1,
        Shift::Later => 1,
    };
    let near = (1..=FARTHEST_SHIFT).filter_map(|far| date.checked_add((far * step).days()).ok());
    near.into_iter().find(|date| almanac.is_workday(*date)).map(|there| Fall { date: there, shifted_from: Some(date) })
}
