//! One thing that one role does at one time in one channel.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::reference::ChannelRef;
use crate::model::reference::MetricRef;
use crate::model::reference::RoleRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Duration;
use crate::model::value::Id;
use crate::model::value::Offset;
use crate::source::Sp;

item! {
    /// One thing that one role does at one time in one channel.
    pub struct Step {
        /// A short id, so that ticks and links survive when steps are moved. Without one a step goes by its time; two at the same time are then told apart by their order alone.
        pub id: Option<Sp<Id>>,
        /// When: days, hours or minutes before or after day zero. D0 is the day of the event itself, D1 or D+1 the day after, D-5 five days before.
        #[schemars(example = &"D-5 10:00", example = &"-2h", example = &"D0 +10m", example = &"D1 10:00-12:00")]
        pub at: Sp<Offset>,
        /// Until when, if it may be done over several days.
        #[schemars(example = &"D7 20:00")]
        pub until: Option<Sp<Offset>>,
        /// What is done, beginning with a verb.
        pub r#do: Text,
        /// Why it is done. A step nobody can give a reason for is the first to go.
        pub why: Option<Text>,
        /// What it gives to members; the SOP's kind, if nothing is said.
        pub kind: Option<Sp<SopKind>>,
        /// Who does it: a role of `people`; the SOP's owner, if nothing is said.
        pub owner: Option<RoleRef>,
        /// Who helps: other roles.
        #[serde(default)]
        pub helpers: Vec<RoleRef>,
        /// Where: a channel of `rules.organise`; the SOP's channel, if nothing is said.
        pub channel: Option<ChannelRef>,
        /// How long it takes.
        pub duration: Option<Sp<Duration>>,
        /// The words to send, ready to copy.
        pub script: Option<Text>,
        /// Other words for other cases.
        #[serde(default)]
        pub variants: Vec<Variant>,
        /// What is needed for it.
        #[serde(default)]
        pub materials: Vec<Material>,
        /// The metric it moves.
        pub metric: Option<MetricRef>,
        /// Only if this is so.
        pub only_if: Option<Text>,
        /// The SOP ends early for a member here if this is so.
        pub stop_if: Option<Text>,
        /// Who looks over it before it goes out: a role of `people`.
        pub reviewer: Option<RoleRef>,
        /// How long before it goes out.
        pub review_before: Option<Sp<Duration>>,
        /// What is kept to show that it was done: a screenshot, a list, a number.
        #[serde(default)]
        pub evidence: Vec<Text>,
    }
}

choice! {
    /// What something gives to members. Value should outweigh promotion by far.
    pub enum SopKind {
        /// Something of use to them.
        Value,
        /// Talk, play, something done together.
        Interaction,
        /// A kind word to one of them.
        Care,
        /// Something to buy.
        Promotion,
        /// What keeps the house in order.
        Admin,
    }
}

item! {
    /// Other words for another case.
    pub struct Variant {
        /// What to call it.
        pub title: Text,
        /// When to take it.
        pub when: Option<Text>,
        /// The words to send, ready to copy.
        pub script: Text,
    }
}

item! {
    /// Something that is needed to do the work.
    pub struct Material {
        /// What it is.
        pub title: Text,
        /// Where it is.
        pub href: Option<Href>,
    }
}
