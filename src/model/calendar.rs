//! What happens when: rhythms, campaigns and journeys.

mod anchor;
mod recurrence;
mod sop;
mod step;

use crate::locale::Text;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Date;
use crate::model::value::Hours;
use crate::model::value::Id;
use crate::source::Sp;

pub use anchor::Anchor;
pub use recurrence::Recurrence;
pub use recurrence::Shift;
pub use recurrence::Skip;
pub use sop::Campaign;
pub use sop::Journey;
pub use sop::Rhythm;
pub use sop::Sop;
pub use step::Material;
pub use step::SopKind;
pub use step::Step;
pub use step::Variant;

item! {
    /// What happens when. Ask of every step why it is there; then nobody has to run a group by reflex.
    #[derive(Default)]
    #[serde(default)]
    pub struct Calendar {
        /// The time zone of every time in the calendar, by its IANA name.
        #[schemars(example = &"Asia/Shanghai")]
        pub timezone: Option<Sp<String>>,
        /// When nothing is posted.
        pub quiet_hours: Option<Sp<Hours>>,
        /// How many posts a day are enough for one channel.
        pub max_posts_per_day: Option<Sp<Count>>,
        /// Whose festivals and days off are shown and skipped: `cn` for those of China.
        #[schemars(example = &"cn")]
        pub holidays: Option<Sp<Id>>,
        /// Days of your own, beside or instead of those of `holidays`.
        pub days: Vec<SpecialDay>,
        /// SOPs that recur: the daily brief, the weekly round of questions.
        pub rhythms: Vec<Rhythm>,
        /// SOPs around a date: a talk, a festival, a sale, from five days before to the day after.
        pub campaigns: Vec<Campaign>,
        /// SOPs around a member's own day zero: joining, the first purchase, the end of a term.
        pub journeys: Vec<Journey>,
    }
}

impl Calendar {
    /// All SOPs, in the order of the book.
    pub fn sops(&self) -> impl Iterator<Item = Sop<'_>> {
        let rhythms = self.rhythms.iter().map(Sop::Rhythm);
        rhythms.chain(self.campaigns.iter().map(Sop::Campaign)).chain(self.journeys.iter().map(Sop::Journey))
    }
}

item! {
    /// A day that differs from others.
    pub struct SpecialDay {
        /// Which.
        pub date: Sp<Date>,
        /// Its name.
        pub title: Text,
        /// What it is to the calendar; a festival on which work goes on, if nothing is said.
        pub kind: Option<Sp<DayKind>>,
    }
}

impl SpecialDay {
    /// Whether nobody works then.
    pub fn is_off(&self) -> bool {
        self.kind.as_ref().is_some_and(|kind| kind.value == DayKind::Off)
    }
}

choice! {
    /// What a day is to the calendar.
    pub enum DayKind {
        /// A day off.
        Off,
        /// A working day that others have off, or that makes up for a day off.
        Work,
        /// Something to think of, while work goes on.
        Festival,
    }
}
