//! What the community is about, what it promises, and where it stops.

use crate::locale::Text;
use crate::model::reference::DirectionId;
use crate::model::reference::RoleRef;
use crate::model::reference::SopRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Date;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::source::Sp;

item! {
    /// What the community is about. Members and their gain come first; what the business gains follows from it.
    #[derive(Default)]
    #[serde(default)]
    pub struct Positioning {
        /// The subject, in a few words: one on which you can keep giving something out.
        pub theme: Option<Text>,
        /// What a member gains, said so that it can be kept. Over-promising breeds disappointment.
        pub promise: Option<Text>,
        /// The lines along which content is made. The leader should own at least one.
        pub directions: Vec<Direction>,
        /// How long the community is meant to live.
        pub lifecycle: Option<Sp<Lifecycle>>,
        /// What this community holds dear; people join because they share it.
        pub values: Vec<Value>,
        /// What is not done here: the law first, then quality.
        pub boundaries: Vec<Boundary>,
        /// The wind that carries it: the change in the world that makes now the time. Without one a community stays small.
        pub trend: Option<Text>,
        /// What this community is not, so that nobody expects it.
        pub not: Vec<Text>,
        /// The community seen as a product.
        pub product_view: Option<Sp<ProductView>>,
    }
}

item! {
    /// A line along which content is made.
    pub struct Direction {
        /// A short id, for links and placeholders.
        pub id: Option<DirectionId>,
        /// What it is called.
        pub title: Text,
        /// What belongs to it.
        pub what: Option<Text>,
        /// Who answers for it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// Where the content comes from. Members come for the leader's own; what guests or members give cannot carry it alone.
        pub source: Option<Sp<Source>>,
        /// How often something appears.
        pub cadence: Option<Sp<Every>>,
        /// The SOPs that deliver it.
        #[serde(default)]
        pub sops: Vec<SopRef>,
    }
}

choice! {
    /// Where content comes from.
    pub enum Source {
        /// The leader, or the team in the leader's name.
        Leader,
        /// Members.
        Member,
        /// Guests from outside.
        Guest,
    }
}

item! {
    /// How long the community is meant to live.
    pub struct Lifecycle {
        /// Open-ended, for a term, or for one occasion.
        pub kind: Sp<LifecycleKind>,
        /// How long a term lasts.
        #[schemars(example = &"1 year", example = &"3 months")]
        pub length: Option<Sp<Duration>>,
        /// When this term starts.
        pub starts: Option<Sp<Date>>,
        /// When this term ends.
        pub ends: Option<Sp<Date>>,
        /// Why so long and not longer.
        pub why: Option<Text>,
    }
}

choice! {
    /// The three lives of a community.
    pub enum LifecycleKind {
        /// Open-ended; it needs a way for people to leave.
        Ongoing,
        /// For a term, after which members renew or part: ending on time is part of the value.
        Term,
        /// For one occasion, dissolved when it is over.
        Flash,
    }
}

item! {
    /// Something this community holds dear.
    pub struct Value {
        /// Its name.
        pub title: Text,
        /// What it means in daily life.
        pub means: Option<Text>,
    }
}

item! {
    /// A line that is not crossed.
    pub struct Boundary {
        /// What is not done, or always done.
        pub rule: Text,
        /// Whether the law draws the line or your own standard.
        pub kind: Option<Sp<BoundaryKind>>,
        /// Why.
        pub why: Option<Text>,
    }
}

choice! {
    /// What draws a line.
    pub enum BoundaryKind {
        /// The law or the platform.
        Legal,
        /// Your own standard of quality.
        Quality,
    }
}

item! {
    /// The community seen as a product, in three questions.
    #[derive(Default)]
    #[serde(default)]
    pub struct ProductView {
        /// What value does it bring to the people it is for?
        pub value: Option<Text>,
        /// Can it keep bringing it?
        pub lasting: Option<Text>,
        /// How are both brought about?
        pub how: Option<Text>,
    }
}
