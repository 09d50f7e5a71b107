//! A rule by which days recur: what RFC 5545 calls an RRULE, as far as whole days go.

mod read;
#[cfg(test)]
mod tests;
mod write;

use std::ops::RangeInclusive;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::civil::Weekday;

/// A rule by which days recur, counted from a day that is handed over with it. The parts are those of RFC 5545; a part
/// that is empty says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it counts.
    pub frequency: Frequency,
    /// How many of them lie between one time and the next; 1 at least.
    pub interval: u32,
    /// The months, from 1 to 12.
    pub months: Vec<i8>,
    /// The weeks of a year, from 1 to 53, from its end where negative; only in a yearly rule.
    pub weeks: Vec<i8>,
    /// The days of a year, from 1 to 366, from its end where negative.
    pub days_of_year: Vec<i16>,
    /// The days of a month, from 1 to 31, from its end where negative.
    pub days_of_month: Vec<i8>,
    /// The weekdays: every one of them where the number is 0, else the nth of its month or year, from its end where negative.
    pub weekdays: Vec<(i16, Weekday)>,
    /// Which of the days of one round are meant, from its end where negative.
    pub positions: Vec<i16>,
    /// How many times at most, left-out days among them.
    pub count: Option<u32>,
    /// Not after this day.
    pub until: Option<Date>,
    /// The day a week begins on.
    pub week_start: Weekday,
}

/// What a rule counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// Days.
    Daily,
    /// Weeks.
    Weekly,
    /// Months.
    Monthly,
    /// Years.
    Yearly,
}

impl Rule {
    /// A rule that recurs `interval` by `interval`, on the day it is counted from.
    pub fn every(frequency: Frequency, interval: u32) -> Rule {
        Rule {
            frequency,
            interval: interval.max(1),
            months: Vec::new(),
            weeks: Vec::new(),
            days_of_year: Vec::new(),
            days_of_month: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            count: None,
            until: None,
            week_start: Weekday::Monday,
        }
    }

    /// Its days within `days`, counted from `start`, in order. Bounded by the length of `days`, or, where it counts its
    /// times, by the days from `start` to the end of `days`.
    pub fn days(&self, start: Date, days: &RangeInclusive<Date>) -> Vec<Date> {
        let last = self.until.map_or(*days.end(), |until| until.min(*days.end()));
        let first = *days.start().max(&start);
        let mut found = Vec::new();
        let plan = self.filled(start);
        // Only a rule that counts its times has to go through all of them.
        let mut round = if self.count.is_some() { 0 } else { plan.round_before(start, first) };
        let mut left = self.count.unwrap_or(u32::MAX);
        while let Some((from, to)) = plan.round(start, round) {
            if from > last || left == 0 {
                break;
            }
            for day in plan.of_round(from, to) {
                if day < start || day > last || left == 0 {
                    continue;
                }
                left = if self.count.is_some() { left - 1 } else { left };
                if day >= first {
                    found.push(day);
                }
            }
            round += 1;
        }
        found
    }

    /// The rule with what its first day says where it says nothing itself.
    fn filled(&self, start: Date) -> Rule {
        let mut rule = self.clone();
        let says_days =
            !(self.weeks.is_empty() && self.days_of_year.is_empty() && self.days_of_month.is_empty() && self.weekdays.is_empty());
        if says_days {
            return rule;
        }
        match self.frequency {
            Frequency::Daily => {}
            Frequency::Weekly => rule.weekdays.push((0, start.weekday())),
            Frequency::Monthly => rule.days_of_month.push(start.day()),
            Frequency::Yearly => {
                if rule.months.is_empty() {
                    rule.months.push(start.month());
                }
                rule.days_of_month.push(start.day());
            }
        }
        rule
    }

    /// The number of the last round that begins on or before `day`; the first where that is earlier.
    fn round_before(&self, start: Date, day: Date) -> i64 {
        let between = |from: Date, to: Date| i64::from(from.until(to).map_or(0, |span| span.get_days()));
        let passed = match self.frequency {
            Frequency::Daily => between(start, day),
            Frequency::Weekly => between(self.week_of(start), day) / 7,
            Frequency::Monthly => i64::from(day.year() - start.year()) * 12 + i64::from(day.month()) - i64::from(start.month()),
            Frequency::Yearly => i64::from(day.year() - start.year()),
        };
        (passed / i64::from(self.interval)).max(0)
    }

    /// First and last day of a round; none where it is out of the years we know.
    fn round(&self, start: Date, round: i64) -> Option<(Date, Date)> {
        let units = round.checked_mul(i64::from(self.interval))?;
        match self.frequency {
            Frequency::Daily => {
                let day = start.checked_add(jiff::Span::new().try_days(units).ok()?).ok()?;
                Some((day, day))
            }
            Frequency::Weekly => {
                let first = self.week_of(start).checked_add(jiff::Span::new().try_weeks(units).ok()?).ok()?;
                Some((first, first.saturating_add(6.days())))
            }
            Frequency::Monthly => {
                let months = i64::from(start.year()) * 12 + i64::from(start.month()) - 1 + units;
                let year = i16::try_from(months.div_euclid(12)).ok()?;
                let first = Date::new(year, i8::try_from(months.rem_euclid(12)).ok()? + 1, 1).ok()?;
                Some((first, first.last_of_month()))
            }
            Frequency::Yearly => {
                let year = i16::try_from(i64::from(start.year()).checked_add(units)?).ok()?;
                let first = Date::new(year, 1, 1).ok()?;
                Some((first, first.last_of_year()))
            }
        }
    }

    /// The first day of the week of `day`.
    fn week_of(&self, day: Date) -> Date {
        let since = day.weekday().since(self.week_start);
        day.saturating_sub(i64::from(since).days())
    }

    /// The days of one round, in order.
    fn of_round(&self, from: Date, to: Date) -> Vec<Date> {
        let mut days = Vec::new();
        let mut day = from;
        loop {
            if self.holds(day) {
                days.push(day);
            }
            match day.tomorrow() {
                Ok(next) if next <= to => day = next,
                _ => break,
            }
        }
        if self.positions.is_empty() {
            return days;
        }
        let at = |position: i16| {
            let index = usize::from(position.unsigned_abs());
            let place = if position > 0 { index.checked_sub(1) } else { days.len().checked_sub(index) };
            place.and_then(|place| days.get(place)).copied()
        };
        let mut chosen: Vec<Date> = self.positions.iter().filter_map(|position| at(*position)).collect();
        chosen.sort_unstable();
        chosen.dedup();
        chosen
    }

    /// Whether a day of a round is one of its days.
    fn holds(&self, day: Date) -> bool {
        let (of_month, of_year) = (day.day(), day.day_of_year());
        let says = |allowed: bool, nothing: bool| nothing || allowed;
        says(self.months.contains(&day.month()), self.months.is_empty())
            && says(self.weekdays.iter().any(|weekday| self.is_nth(day, *weekday)), self.weekdays.is_empty())
            && says(
                self.days_of_month.iter().any(|wanted| *wanted == of_month || *wanted == of_month - day.days_in_month() - 1),
                self.days_of_month.is_empty(),
            )
            && says(
                self.days_of_year.iter().any(|wanted| *wanted == of_year || *wanted == of_year - day.days_in_year() - 1),
                self.days_of_year.is_empty(),
            )
            && says(self.is_in_week(day), self.weeks.is_empty())
    }

    fn is_nth(&self, day: Date, (nth, weekday): (i16, Weekday)) -> bool {
        if day.weekday() != weekday {
            return false;
        }
        let by_month = self.frequency == Frequency::Monthly || !self.months.is_empty();
        let (before, after) = match nth {
            0 => return true,
            _ if by_month => (i16::from(day.day()) - 1, i16::from(day.days_in_month()) - i16::from(day.day())),
            _ => (day.day_of_year() - 1, day.days_in_year() - day.day_of_year()),
        };
        if nth > 0 { before / 7 + 1 == nth } else { after / 7 + 1 == -nth }
    }

    /// Whether `day` lies in one of the weeks. The first week of a year is the first with four days of it.
    fn is_in_week(&self, day: Date) -> bool {
        let first = self.week_of(day);
        let middle = first.saturating_add(3.days());
        let week = i8::try_from((middle.day_of_year() - 1) / 7 + 1).unwrap_or(i8::MAX);
        let last_middle = {
            let end = middle.last_of_year();
            // The middle of the last week is the last day of that weekday in the year.
            let back = i64::from(end.weekday().since(middle.weekday()));
            end.saturating_sub(back.days())
        };
        let weeks = i8::try_from((last_middle.day_of_year() - 1) / 7 + 1).unwrap_or(i8::MAX);
        self.weeks.iter().any(|wanted| *wanted == week || *wanted == week - weeks - 1)
    }
}
