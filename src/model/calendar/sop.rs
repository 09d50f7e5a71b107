//! SOPs: rhythms, campaigns and journeys, and what they have in common.

use crate::locale::Text;
use crate::model::calendar::Anchor;
use crate::model::calendar::Material;
use crate::model::calendar::Recurrence;
use crate::model::calendar::Shift;
use crate::model::calendar::Skip;
use crate::model::calendar::SopKind;
use crate::model::calendar::Step;
use crate::model::calendar::Variant;
use crate::model::many::Many;
use crate::model::reference::ChannelRef;
use crate::model::reference::MetricRef;
use crate::model::reference::RoleRef;
use crate::model::reference::SegmentRef;
use crate::model::reference::SopId;
use crate::model::reference::SopRef;
use crate::model::reference::TierRef;
use crate::model::shape::item;
use crate::model::value::Clock;
use crate::model::value::Count;
use crate::model::value::Date;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::model::value::Hours;
use crate::model::value::Id;
use crate::model::value::On;
use crate::source::Sp;

/// An [`item!`] with the keys that every SOP has, then its own.
macro_rules! sop {
    ($(#[$meta:meta])* pub struct $Name:ident { $($own:tt)* }) => {
        item! {
            $(#[$meta])*
            pub struct $Name {
                /// Its id.
                pub id: SopId,
                /// Its name.
                pub title: Text,
                /// Why it is there: what members gain, and what the community gains by it.
                pub why: Option<Text>,
                /// What it gives to members.
                pub kind: Option<Sp<SopKind>>,
                /// Who answers for it: a role of `people`.
                pub owner: Option<RoleRef>,
                /// Who helps: other roles.
                #[serde(default)]
                pub helpers: Vec<RoleRef>,
                /// Where it happens: a channel of `rules.organise`.
                pub channel: Option<ChannelRef>,
                /// How long it takes.
                #[schemars(example = &"10m")]
                pub duration: Option<Sp<Duration>>,
                /// The words to send, ready to copy.
                pub script: Option<Text>,
                /// Other words for other cases.
                #[serde(default)]
                pub variants: Vec<Variant>,
                /// What is needed for it.
                #[serde(default)]
                pub materials: Vec<Material>,
                /// What is done, step by step, before and after day zero.
                #[serde(default)]
                pub steps: Vec<Step>,
                /// The metric it moves.
                pub metric: Option<MetricRef>,
                /// The segments it is for, if not for all.
                #[serde(default)]
                pub segments: Vec<SegmentRef>,
                /// The tiers it is for, if not for all.
                #[serde(default)]
                pub tiers: Vec<TierRef>,
                /// Only if this is so.
                pub only_if: Option<Text>,
                /// It ends early if this is so.
                pub stop_when: Option<Text>,
                /// What follows: other SOPs.
                #[serde(default)]
                pub then: Vec<SopRef>,
                /// Who looks over what goes out: a role of `people`.
                pub reviewer: Option<RoleRef>,
                /// How long before it goes out.
                #[schemars(example = &"1d")]
                pub review_before: Option<Sp<Duration>>,
                /// What is kept to show that it was done: a screenshot, a list, a number.
                #[serde(default)]
                pub evidence: Vec<Text>,
                /// Words to find it by.
                #[serde(default)]
                pub tags: Vec<Text>,
                $($own)*
            }
        }
    };
}

/// A [`sop!`] that may recur.
macro_rules! recurring {
    ($(#[$meta:meta])* pub struct $Name:ident { $($own:tt)* }) => {
        sop! {
            $(#[$meta])*
            pub struct $Name {
                /// How often: `day`, `weekday`, `week`, `2 weeks`, `month` …
                #[schemars(example = &"weekday", example = &"2 weeks")]
                pub every: Option<Sp<Every>>,
                /// On which days: `[mon, thu]`, `last fri`, `15`, `last day`.
                pub on: Option<Sp<On>>,
                /// At what time.
                #[schemars(example = &"08:30")]
                pub at: Option<Sp<Clock>>,
                /// Within which hours, where no exact time is needed.
                #[schemars(example = &"10:00-12:00")]
                pub window: Option<Sp<Hours>>,
                /// Not before this day.
                pub from: Option<Sp<Date>>,
                /// Not after this day.
                pub until: Option<Sp<Date>>,
                /// How many times at most.
                pub count: Option<Sp<Count>>,
                /// Not on these days.
                #[serde(default)]
                pub except: Vec<Sp<Date>>,
                /// On these days too.
                #[serde(default)]
                pub also: Vec<Sp<Date>>,
                /// All of that as a rule of RFC 5545, for what cannot be said otherwise.
                #[schemars(example = &"FREQ=MONTHLY;BYDAY=1MO,3MO")]
                pub rrule: Option<Sp<String>>,
                /// On which days it is left out: `holidays`, `weekends`.
                pub skip: Option<Sp<Skip>>,
                /// Where it goes if it falls on a day off: `earlier`, `later`. It is not left out then.
                pub shift: Option<Sp<Shift>>,
                $($own)*
            }
        }

        impl $Name {
            /// How it recurs.
            pub fn recurrence(&self) -> Recurrence<'_> {
                Recurrence {
                    every: self.every.as_ref(),
                    on: self.on.as_ref(),
                    at: self.at.as_ref(),
                    window: self.window.as_ref(),
                    from: self.from.as_ref(),
                    until: self.until.as_ref(),
                    count: self.count.as_ref(),
                    except: &self.except,
                    also: &self.also,
                    rrule: self.rrule.as_ref(),
                    skip: self.skip.as_ref(),
                    shift: self.shift.as_ref(),
                }
            }
        }
    };
}

recurring! {
    /// An SOP that recurs: the daily brief, the weekly round of questions. It keeps time with its members' day.
    pub struct Rhythm {}
}

recurring! {
    /// An SOP around a date, with steps before and after it. The date is said by `anchor`, or by `every` and `on` if it recurs.
    pub struct Campaign {
        /// The day it is about: a date with a time, a festival by name, or a list of them.
        pub anchor: Option<Many<Anchor>>,
    }
}

sop! {
    /// An SOP around a member's own day zero.
    pub struct Journey {
        /// What starts it: `join`, `purchase`, `renewal`, `birthday`, `silent`, or a word of your own.
        #[schemars(example = &"join")]
        pub starts: Sp<Id>,
        /// How long after the event day zero is; for `silent`, how long a member has been so.
        #[schemars(example = &"14d")]
        pub after: Option<Sp<Duration>>,
        /// Whether a member is on no other such journey meanwhile.
        #[serde(default)]
        pub one_at_a_time: bool,
        /// How much time must pass before the same member starts it again.
        #[schemars(example = &"90d")]
        pub min_gap: Option<Sp<Duration>>,
    }
}

/// Any SOP.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Sop<'a> {
    /// One that recurs.
    Rhythm(&'a Rhythm),
    /// One around a date.
    Campaign(&'a Campaign),
    /// One around a member's own day zero.
    Journey(&'a Journey),
}

/// What every SOP has, whichever it is.
macro_rules! common {
    ($($(#[$doc:meta])* $field:ident: $Type:ty = $sop:ident => $read:expr;)*) => {
        impl<'a> Sop<'a> {
            $($(#[$doc])*
            pub fn $field(self) -> $Type {
                match self {
                    Sop::Rhythm($sop) => $read,
                    Sop::Campaign($sop) => $read,
                    Sop::Journey($sop) => $read,
                }
            })*
        }
    };
}

common! {
    /// Its id.
    id: &'a Sp<Id> = sop => &sop.id.0;
    /// Its name.
    title: &'a Text = sop => &sop.title;
    /// Why it is there.
    why: Option<&'a Text> = sop => sop.why.as_ref();
    /// What it gives to members.
    kind: Option<&'a Sp<SopKind>> = sop => sop.kind.as_ref();
    /// Who answers for it.
    owner: Option<&'a RoleRef> = sop => sop.owner.as_ref();
    /// Who helps.
    helpers: &'a [RoleRef] = sop => &sop.helpers;
    /// Where it happens.
    channel: Option<&'a ChannelRef> = sop => sop.channel.as_ref();
    /// How long it takes.
    duration: Option<&'a Sp<Duration>> = sop => sop.duration.as_ref();
    /// The words to send.
    script: Option<&'a Text> = sop => sop.script.as_ref();
    /// Other words for other cases.
    variants: &'a [Variant] = sop => &sop.variants;
    /// What is needed for it.
    materials: &'a [Material] = sop => &sop.materials;
    /// What is done, step by step.
    steps: &'a [Step] = sop => &sop.steps;
    /// The metric it moves.
    metric: Option<&'a MetricRef> = sop => sop.metric.as_ref();
    /// What follows.
    then: &'a [SopRef] = sop => &sop.then;
    /// The segments it is for.
    segments: &'a [SegmentRef] = sop => &sop.segments;
    /// The tiers it is for.
    tiers: &'a [TierRef] = sop => &sop.tiers;
    /// Only if this is so.
    only_if: Option<&'a Text> = sop => sop.only_if.as_ref();
    /// It ends early if this is so.
    stop_when: Option<&'a Text> = sop => sop.stop_when.as_ref();
    /// Who looks over what goes out.
    reviewer: Option<&'a RoleRef> = sop => sop.reviewer.as_ref();
    /// How long before it goes out.
    review_before: Option<&'a Sp<Duration>> = sop => sop.review_before.as_ref();
    /// What is kept to show that it was done.
    evidence: &'a [Text] = sop => &sop.evidence;
    /// Words to find it by.
    tags: &'a [Text] = sop => &sop.tags;
}

impl<'a> Sop<'a> {
    /// How it recurs, unless it is a member's own.
    pub fn recurrence(self) -> Option<Recurrence<'a>> {
        match self {
            Sop::Rhythm(rhythm) => Some(rhythm.recurrence()),
            Sop::Campaign(campaign) => Some(campaign.recurrence()),
            Sop::Journey(_) => None,
        }
    }
}
