//! The way from a stranger to a loyal buyer who brings the next one.

mod sharing;
mod stage;

use crate::locale::Text;
use crate::model::reference::FunnelId;
use crate::model::reference::MetricRef;
use crate::model::reference::RoleRef;
use crate::model::reference::SegmentRef;
use crate::model::reference::SopRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Duration;
use crate::model::value::Id;
use crate::model::value::Money;
use crate::model::value::Range;
use crate::source::Sp;

pub use sharing::Cap;
pub use sharing::Reward;
pub use sharing::RewardKind;
pub use sharing::Sharing;
pub use stage::Objection;
pub use stage::Offer;
pub use stage::Script;
pub use stage::Stage;
pub use stage::StageLevel;

item! {
    /// The way from a stranger to a loyal buyer who brings the next one: free, low, mid, high, share, and back to the top.
    #[derive(Default)]
    #[serde(default)]
    pub struct Funnel {
        /// How many people enter it a month. A range is reckoned three times: its low end, its middle, its high end.
        #[schemars(example = &"200-400")]
        pub entrants: Option<Sp<Range>>,
        /// Where its numbers come from: what was measured, when and by whom, and what is assumed until it is.
        pub basis: Vec<Text>,
        /// The stages, from the top. Each earns the trust that the next one spends.
        pub stages: Vec<Stage>,
        /// What happens inside one push: activate, educate, raise the need, raise emotion, close. Who only closes, burns the ground.
        pub sequence: Vec<Push>,
        /// How somebody comes from a first article to a talk with you alone.
        pub path: Vec<Touch>,
        /// How those who are happy bring the next ones, and what they get for it.
        pub r#loop: Option<Sp<Sharing>>,
        /// Deeds that bring no money and yet count: whoever reads, answers, shares and invites carries the community.
        pub noncash: Vec<Deed>,
        /// Other funnels for single segments.
        pub by_segment: Vec<SegmentFunnel>,
    }
}

impl Funnel {
    /// All stages, those of single segments too.
    pub fn all_stages(&self) -> impl Iterator<Item = &Stage> {
        self.stages.iter().chain(self.by_segment.iter().flat_map(|funnel| &funnel.stages))
    }
}

item! {
    /// A funnel for one segment.
    pub struct SegmentFunnel {
        /// A short id, for links and placeholders.
        pub id: FunnelId,
        /// Its name.
        pub title: Text,
        /// The segment of `audience` it is for.
        pub segment: Option<SegmentRef>,
        /// How many people enter it a month.
        pub entrants: Option<Sp<Range>>,
        /// Where its numbers come from: what was measured, and what is assumed until it is.
        #[serde(default)]
        pub basis: Vec<Text>,
        /// The stages, from the top.
        #[serde(default)]
        pub stages: Vec<Stage>,
        /// What happens inside one push.
        #[serde(default)]
        pub sequence: Vec<Push>,
        /// How somebody comes from a first article to a talk with you alone.
        #[serde(default)]
        pub path: Vec<Touch>,
        /// How its members bring others.
        pub r#loop: Option<Sp<Sharing>>,
    }
}

item! {
    /// One step of a push towards an offer.
    pub struct Push {
        /// Which.
        pub step: Sp<PushStep>,
        /// What is done.
        pub r#do: Option<Text>,
        /// Why.
        pub why: Option<Text>,
        /// The words to send, ready to copy.
        pub script: Option<Text>,
        /// The SOP that does it.
        pub sop: Option<SopRef>,
        /// Who does it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// How long it takes.
        pub duration: Option<Sp<Duration>>,
    }
}

choice! {
    /// The five steps of a push, in order.
    pub enum PushStep {
        /// Wake them up.
        Activate,
        /// Show them what they did not know.
        Educate,
        /// Let them see that they need it.
        RaiseNeed,
        /// Let them want it.
        RaiseEmotion,
        /// Let them buy.
        Close,
    }
}

item! {
    /// One step on the way to a talk with you alone.
    pub struct Touch {
        /// Which.
        pub step: Sp<TouchStep>,
        /// What is done.
        pub r#do: Option<Text>,
        /// Why.
        pub why: Option<Text>,
        /// The words to send, ready to copy.
        pub script: Option<Text>,
        /// The SOP that does it.
        pub sop: Option<SopRef>,
        /// Who does it: a role of `people`.
        pub owner: Option<RoleRef>,
    }
}

choice! {
    /// The six steps from a first article to a talk, in order.
    pub enum TouchStep {
        /// An article that makes one want to join in.
        Article,
        /// Coming in: real names, cards exchanged, needs asked for.
        Join,
        /// Living through it: entry, notice, sharing, reminder, each thought out.
        Experience,
        /// A kind word to one person.
        Care,
        /// A talk that follows from it.
        Interaction,
        /// Just the two of you: here one sells, not in the group.
        OneToOne,
    }
}

item! {
    /// A deed that brings no money and yet counts.
    pub struct Deed {
        /// Which: `look`, `interact`, `comment`, `share`, `invite`, or a word of your own.
        #[schemars(example = &"share")]
        pub act: Sp<Id>,
        /// What it is called.
        pub title: Option<Text>,
        /// What one is worth to you in money.
        pub worth: Option<Sp<Money>>,
        /// What one is worth in points.
        pub points: Option<Sp<Count>>,
        /// Why it counts.
        pub why: Option<Text>,
        /// The metric it moves.
        pub metric: Option<MetricRef>,
    }
}
