//! What falls on the days of a stretch, worked out once for all that ask.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use jiff::civil::DateTime;

use crate::calendar::Almanac;
use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::calendar::expand::expand_sop;
use crate::model::calendar::Calendar;
use crate::model::calendar::Sop;
use crate::model::value::Clock;

/// What falls on which day. It borrows nothing from its calendar, so that it can be kept beside it, and is read together with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Diary {
    days: RangeInclusive<Date>,
    /// In the order of [`expand`](crate::calendar::expand).
    marks: Vec<Mark>,
}

/// An [`Occurrence`] whose SOP and step are their places in the calendar.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Mark {
    sop: u32,
    step: Option<u32>,
    task: Task,
    zero: Date,
    date: Date,
    clock: Option<Clock>,
    end: Option<DateTime>,
    is_window: bool,
    is_frame: bool,
    shifted_from: Option<Date>,
}

impl Diary {
    /// The diary of `calendar` for `days`.
    pub fn of(calendar: &Calendar, almanac: &Almanac, days: RangeInclusive<Date>) -> Diary {
        let mut marks = Vec::new();
        for (sop, place) in calendar.sops().zip(0..) {
            marks.extend(expand_sop(sop, almanac, days.clone()).iter().map(|occurrence| mark(place, occurrence)));
        }
        // Stable: the order of the book is the last word.
        marks.sort_by_key(|mark| (mark.date, mark.clock));
        Diary { days, marks }
    }

    /// Whether it knows all of `days`.
    pub fn covers(&self, days: &RangeInclusive<Date>) -> bool {
        self.days.start() <= days.start() && days.end() <= self.days.end()
    }

    /// What falls on `days`, in the order of time. `calendar` is the one that it is the diary of, in any language.
    pub fn within<'a>(&self, calendar: &'a Calendar, days: &RangeInclusive<Date>) -> impl Iterator<Item = Occurrence<'a>> {
        let first = self.marks.partition_point(|mark| mark.date < *days.start());
        let end = self.marks.partition_point(|mark| mark.date <= *days.end());
        let sops: Vec<Sop> = calendar.sops().collect();
        self.marks.get(first..end).into_iter().flatten().filter_map(move |mark| mark.read(&sops))
    }
}

fn mark(sop: u32, occurrence: &Occurrence) -> Mark {
    let Occurrence { task, zero, date, clock, end, is_window, is_frame, shifted_from, .. } = *occurrence;
    let step = occurrence.step.and_then(|(place, _)| u32::try_from(place).ok());
    Mark { sop, step, task, zero, date, clock, end, is_window, is_frame, shifted_from }
}

impl Mark {
    fn read<'a>(&self, sops: &[Sop<'a>]) -> Option<Occurrence<'a>> {
        let sop = *sops.get(self.sop as usize)?;
        let step = match self.step {
            Some(place) => Some((place as usize, sop.steps().get(place as usize)?)),
            None => None,
        };
        let Mark { task, zero, date, clock, end, is_window, is_frame, shifted_from, .. } = *self;
        Some(Occurrence { sop, step, task, zero, date, clock, end, is_window, is_frame, shifted_from })
    }
}
