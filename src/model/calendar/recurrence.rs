//! How an SOP recurs.

use crate::model::shape::choice;
use crate::model::value::Clock;
use crate::model::value::Count;
use crate::model::value::Date;
use crate::model::value::Every;
use crate::model::value::Hours;
use crate::model::value::On;
use crate::source::Sp;

/// How an SOP recurs, as its keys say it. A week starts on Monday.
#[derive(Debug, Clone, Copy)]
pub struct Recurrence<'a> {
    /// How often.
    pub every: Option<&'a Sp<Every>>,
    /// On which days.
    pub on: Option<&'a Sp<On>>,
    /// At what time.
    pub at: Option<&'a Sp<Clock>>,
    /// Within which hours, where no exact time is said.
    pub window: Option<&'a Sp<Hours>>,
    /// Not before.
    pub from: Option<&'a Sp<Date>>,
    /// Not after.
    pub until: Option<&'a Sp<Date>>,
    /// How many times.
    pub count: Option<&'a Sp<Count>>,
    /// Not on these days.
    pub except: &'a [Sp<Date>],
    /// On these days too.
    pub also: &'a [Sp<Date>],
    /// All of it as an RRULE.
    pub rrule: Option<&'a Sp<String>>,
    /// Days on which it is left out.
    pub skip: Option<&'a Sp<Skip>>,
    /// Where it goes instead.
    pub shift: Option<&'a Sp<Shift>>,
}

choice! {
    /// Days on which an SOP is left out.
    pub enum Skip {
        /// Festivals with a day off, and other days off.
        Holidays,
        /// Saturdays and Sundays that are not made up for.
        Weekends,
    }
}

choice! {
    /// Where an SOP goes that falls on a day off.
    pub enum Shift {
        /// To the last working day before.
        Earlier,
        /// To the first working day after.
        Later,
    }
}
