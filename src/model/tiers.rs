//! The pyramid of members: the same community, different needs.

use crate::locale::Text;
use crate::model::reference::ChannelRef;
use crate::model::reference::SopRef;
use crate::model::reference::TierId;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Every;
use crate::model::value::Money;
use crate::model::value::Share;
use crate::source::Sp;

item! {
    /// A layer of the pyramid of members. Each wants something else: to learn, to be seen, to meet the best; who serves all alike serves nobody.
    pub struct Tier {
        /// Its id.
        pub id: TierId,
        /// What you call them.
        pub name: Text,
        /// Where it lies in the pyramid.
        pub level: Option<Sp<TierLevel>>,
        /// Who belongs here, told by data that you really have.
        #[serde(default)]
        pub criteria: Vec<Text>,
        /// What they want.
        #[serde(default)]
        pub needs: Vec<Text>,
        /// What they get.
        #[serde(default)]
        pub benefits: Vec<Benefit>,
        /// Which part of all members this is.
        pub share: Option<Sp<Share>>,
        /// How one comes up into this layer.
        pub promotion: Option<Text>,
        /// How one falls out of it.
        pub demotion: Option<Text>,
        /// A group of its own for this layer: where members differ too much, one group serves none of them.
        pub subgroup: Option<Sp<Subgroup>>,
    }
}

choice! {
    /// The four layers, from below.
    pub enum TierLevel {
        /// Reads, and now and then buys.
        Ordinary,
        /// Takes part.
        Active,
        /// Gives something to the others.
        Contributing,
        /// Knows the subject and is asked.
        Expert,
    }
}

item! {
    /// Something that members of a tier get.
    pub struct Benefit {
        /// What.
        pub title: Text,
        /// More about it.
        pub what: Option<Text>,
        /// The SOPs that provide it. A benefit that nothing provides is a promise only.
        #[serde(default)]
        pub by: Vec<SopRef>,
    }
}

item! {
    /// A group of its own for one tier.
    pub struct Subgroup {
        /// What it is called.
        pub title: Text,
        /// Where it meets: a channel of `rules.organise`.
        pub channel: Option<ChannelRef>,
        /// What it costs.
        pub fee: Option<Sp<Money>>,
        /// For how long the fee is paid.
        #[schemars(example = &"year")]
        pub per: Option<Sp<Every>>,
        /// Who gets in.
        #[serde(default)]
        pub criteria: Vec<Text>,
    }
}
