//! What is put in and what it costs.

use crate::locale::Text;
use crate::model::reference::RoleRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Duration;
use crate::model::value::Money;
use crate::source::Sp;

item! {
    /// What is put in and what it costs. The one must of every community: resources come first, nothing comes of nothing.
    #[derive(Default)]
    #[serde(default)]
    pub struct Resources {
        /// What is put in.
        pub inputs: Vec<Input>,
        /// What running it costs.
        pub costs: Vec<Cost>,
        /// How high the community ranks in the business; at the strategic level resources come first and every step goes smoothly.
        pub level: Option<Sp<Level>>,
        /// Why it ranks there.
        pub why: Option<Text>,
    }
}

item! {
    /// Something that is put in.
    pub struct Input {
        /// Of which kind.
        pub kind: Sp<InputKind>,
        /// What it is.
        pub title: Text,
        /// More about it.
        pub what: Option<Text>,
        /// What it is worth.
        pub amount: Option<Sp<Money>>,
        /// For what `amount` is counted; once, if nothing is said.
        pub per: Option<Sp<Per>>,
        /// Time a week, of people.
        #[schemars(example = &"20h")]
        pub hours: Option<Sp<Duration>>,
        /// Who brings it: a role of `people`.
        pub role: Option<RoleRef>,
    }
}

choice! {
    /// A kind of input.
    pub enum InputKind {
        /// Money.
        Money,
        /// People and their time.
        People,
        /// Content that exists or can be made.
        Content,
        /// What the sponsor alone can give: access, priority, decisions.
        Sponsor,
    }
}

item! {
    /// A cost of running the community.
    pub struct Cost {
        /// What for.
        pub title: Text,
        /// How much, or from how much to how much.
        pub amount: Sp<Money>,
        /// For what that is counted.
        pub per: Sp<Per>,
        /// Why it is worth it.
        pub why: Option<Text>,
    }
}

choice! {
    /// What an amount is counted for.
    pub enum Per {
        /// One time.
        Once,
        /// Each week.
        Week,
        /// Each month.
        Month,
        /// Each quarter.
        Quarter,
        /// Each year.
        Year,
        /// Each member and month.
        Member,
        /// Each order.
        Order,
        /// Each group and month.
        Group,
    }
}

choice! {
    /// How high something ranks when resources are shared out.
    pub enum Level {
        /// The business stands behind it with the best it has.
        Strategic,
        /// One campaign among others.
        Campaign,
        /// Left to the operators.
        Tactical,
    }
}
