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

    /// The id of its step, or the one it goes by: `step-2`; none for the SOP as a whole.
    pub fn step_id(&self) -> Option<String> {
        self.step.map(|(place, step)| step_id(place, step))
    }

    /// A name that stays with it when others are moved: `style-talk.announce@2026-12-13`.
    pub fn key(&self) -> String {
        let (sop, zero) = (self.sop.id().as_str(), self.shifted_from.unwrap_or(self.zero));
        let review = if self.task == Task::Review { ".review" } else { "" };
        match self.step_id() {
            Some(step) => format!("{sop}.{step}{review}@{zero}"),
            None => format!("{sop}{review}@{zero}"),
        }
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

    /// Whether it is work: no frame around other work.
    pub fn is_work(&self) -> bool {
        !self.is_frame
    }
}

/// The id of a step, or the one it goes by where the author gave none.
pub fn step_id(place: usize, step: &Step) -> String {
    step.id.as_ref().map_or_else(|| format!("step-{}", place + 1), |id| id.as_str().to_owned())
}
