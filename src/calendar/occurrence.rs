//! One thing on one day: an SOP or one of its steps, with who, where and when.

use jiff::civil::Date;
use jiff::civil::DateTime;

use crate::locale::Text;
use crate::model::calendar::Material;
use crate::model::calendar::Sop;
use crate::model::calendar::SopKind;
use crate::model::calendar::Step;
use crate::model::calendar::Variant;
use crate::model::reference::ChannelRef;
use crate::model::reference::MetricRef;
use crate::model::reference::RoleRef;
use crate::model::value::Clock;
use crate::model::value::Duration;
use crate::model::value::Id;
use crate::model::value::Offset;

/// One thing on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Occurrence<'a> {
    /// The SOP it belongs to.
    pub sop: Sop<'a>,
    /// The step it is, with its place among the steps; none for the SOP as a whole.
    pub step: Option<(usize, &'a Step)>,
    /// What is to be done with it.
    pub task: Task,
    /// Day zero of its round.
    pub zero: Date,
    /// The day it is on.
    pub date: Date,
    /// When it begins; none for some time that day.
    pub clock: Option<Clock>,
    /// When it is over, where that is said; not a part of it any more.
    pub end: Option<DateTime>,
    /// Whether any time between its begin and its end will do.
    pub is_window: bool,
    /// Whether it only frames the steps of its SOP, which are the work: a talk from its announcement to its notes.
    pub is_frame: bool,
    /// The day its round would have been around, but for a day off.
    pub shifted_from: Option<Date>,
}

/// What is to be done with a thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Task {
    /// To do it.
    Do,
    /// To look it over before it goes out.
    Review,
}

/// What a step says, or its SOP where the step is silent.
macro_rules! said {
    ($($(#[$doc:meta])* $field:ident: $Type:ty;)*) => {
        impl<'a> Occurrence<'a> {
            $($(#[$doc])*
            pub fn $field(&self) -> Option<&'a $Type> {
                self.step.and_then(|(_, step)| step.$field.as_ref()).or(self.sop.$field())
            })*
        }
    };
}

said! {
    /// Where it happens.
    channel: ChannelRef;
    /// What it gives to members.
    kind: crate::source::Sp<SopKind>;
    /// The metric it moves.
    metric: MetricRef;
    /// Who looks it over.
    reviewer: RoleRef;
}

/// What is a step's own, or an SOP's own; neither speaks for the other.
macro_rules! own {
    ($($(#[$doc:meta])* $field:ident: $Type:ty = $step:ident => $read:expr;)*) => {
        impl<'a> Occurrence<'a> {
            $($(#[$doc])*
            pub fn $field(&self) -> $Type {
                match self.step {
                    Some((_, $step)) => $read,
                    None => self.sop.$field(),
                }
            })*
        }
    };
}

own! {
    /// Why it is done.
    why: Option<&'a Text> = step => step.why.as_ref();
    /// How long it takes.
    duration: Option<&'a crate::source::Sp<Duration>> = step => step.duration.as_ref();
    /// The words to send.
    script: Option<&'a Text> = step => step.script.as_ref();
    /// Other words for other cases.
    variants: &'a [Variant] = step => &step.variants;
    /// What is needed for it.
    materials: &'a [Material] = step => &step.materials;
    /// What is kept to show that it was done.
    evidence: &'a [Text] = step => &step.evidence;
    /// Only if this is so.
    only_if: Option<&'a Text> = step => step.only_if.as_ref();
}

impl<'a> Occurrence<'a> {
    /// What is done: the step, or the SOP's name.
    pub fn title(&self) -> &'a Text {
        self.step.map_or(self.sop.title(), |(_, step)| &step.r#do)
    }

    /// The id of its step, or the one it goes by: `step-d-5-1000`; none for the SOP as a whole.
    pub fn step_id(&self) -> Option<String> {
        self.step.map(|(place, _)| step_id(self.sop.steps(), place))
    }

    /// A name that stays with it when others are moved: `style-talk.announce@2026-12-13`.
    pub fn key(&self) -> String {
        format!("{}@{}", self.name(), self.round())
    }

    /// The name that it has in every round: `style-talk.announce`.
    pub fn name(&self) -> String {
        let sop = self.sop.id().as_str();
        let review = if self.task == Task::Review { ".review" } else { "" };
        match self.step_id() {
            Some(step) => format!("{sop}.{step}{review}"),
            None => format!("{sop}{review}"),
        }
    }

    /// The day by which its round is known: day zero, as it would have been but for a day off.
    pub fn round(&self) -> Date {
        self.shifted_from.unwrap_or(self.zero)
    }

    /// Who answers for it: the reviewer of a review.
    pub fn owner(&self) -> Option<&'a RoleRef> {
        match self.task {
            Task::Review => self.reviewer(),
            Task::Do => self.step.and_then(|(_, step)| step.owner.as_ref()).or(self.sop.owner()),
        }
    }

    /// Who helps. A step without helpers of its own is its owner's alone.
    pub fn helpers(&self) -> &'a [RoleRef] {
        match (self.task, self.step) {
            (Task::Review, _) => &[],
            (Task::Do, Some((_, step))) => &step.helpers,
            (Task::Do, None) => self.sop.helpers(),
        }
    }

    /// Who has something to do with it, whoever answers for it first.
    pub fn who(&self) -> impl Iterator<Item = &'a Id> {
        self.owner().into_iter().chain(self.helpers()).map(|role| &role.0.value)
    }

    /// When it begins, at midnight where no time is said.
    pub fn start(&self) -> DateTime {
        self.date.to_datetime(self.clock.unwrap_or(Clock::MIDNIGHT).time())
    }

    /// The hours within which any time of its day will do; none where it has a time of its own or goes on for days.
    pub fn hours(&self) -> Option<(Clock, jiff::civil::Time)> {
        let goes_on = self.step.is_some_and(|(_, step)| step.until.is_some());
        let hours = self.clock.zip(self.end).filter(|_| self.is_window && !goes_on)?;
        Some((hours.0, hours.1.time()))
    }

    /// The last day of what may be done over several days.
    pub fn last_day(&self) -> Option<Date> {
        self.step.and_then(|(_, step)| step.until.as_ref())?;
        let end = self.end?;
        let last = if end.time() == jiff::civil::Time::midnight() { end.date().yesterday().ok()? } else { end.date() };
        (last > self.date).then_some(last)
    }

    /// Whether it is work: no frame around other work.
    pub fn is_work(&self) -> bool {
        !self.is_frame
    }
}

/// The id of the step at `place`, or the one it goes by where the author gave none: when it is, so that it stays the same
/// while others are put in or moved, in every language.
pub fn step_id(steps: &[Step], place: usize) -> String {
    let Some(step) = steps.get(place) else { return String::new() };
    if let Some(id) = &step.id {
        return id.as_str().to_owned();
    }
    let is_same = |other: &&Step| other.id.is_none() && other.at.value == step.at.value;
    let name = name_of(step.at.value);
    match steps[..place].iter().filter(is_same).count() {
        0 => format!("step-{name}"),
        before => format!("step-{name}-{}", before + 1),
    }
}

/// An offset in the letters of an id: `d-5-1000`, `before-2h`.
fn name_of(offset: Offset) -> String {
    let written = offset.to_string().to_lowercase().replace(':', "");
    let part = |part: &str| match (part.strip_prefix('-'), part.strip_prefix('+')) {
        (Some(distance), _) => format!("before-{distance}"),
        (_, Some(distance)) => format!("after-{distance}"),
        _ => part.to_owned(),
    };
    written.split_whitespace().map(part).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::name_of;
    use super::step_id;
    use crate::calendar::sample::book;

    #[test]
    fn a_step_goes_by_its_time_whatever_is_put_before_it() {
        let ids = |steps: &str| {
            let book = book(&format!("journeys: [{{id: a, title: 首周, starts: join, steps: [{steps}]}}]"));
            let calendar = book.community.unwrap();
            let steps = &calendar.calendar.as_ref().unwrap().journeys[0].steps;
            (0..steps.len()).map(|place| step_id(steps, place)).collect::<Vec<_>>()
        };
        let some = "{at: D1 10:00, do: 问候}, {id: visit, at: D7, do: 回访}, {at: D1 10:00, do: 送书}";
        assert_eq!(ids(some), ["step-d1-1000", "visit", "step-d1-1000-2"]);
        let more = format!("{{at: 0h, do: 欢迎}}, {some}");
        assert_eq!(ids(&more), ["step-0h", "step-d1-1000", "visit", "step-d1-1000-2"]);
    }

    #[test]
    fn no_two_offsets_have_one_name() {
        let names = ["D-5 10:00", "D5 10:00", "-2h", "+2h", "D1 10:00-12:00", "D5 -2h", "-5d 2h", "D0"];
        let names: Vec<String> = names.map(|offset| name_of(offset.parse().unwrap())).into();
        let expected = ["d-5-1000", "d5-1000", "before-2h", "after-2h", "d1-1000-1200", "d5-before-2h", "before-5d-2h", "d0"];
        assert_eq!(names, expected);
    }
}
