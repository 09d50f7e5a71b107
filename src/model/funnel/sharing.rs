//! The loop: sharing the gain with those who bring others.

use crate::locale::Text;
use crate::model::reference::MetricRef;
use crate::model::reference::SopRef;
use crate::model::reference::StageRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Every;
use crate::model::value::Money;
use crate::model::value::Range;
use crate::model::value::Share;
use crate::source::Sp;

item! {
    /// How the gain is shared with those who bring others. Some like money, some like service; give each what they like.
    #[derive(Default)]
    #[serde(default)]
    pub struct Sharing {
        /// What they get.
        pub reward: Option<Sp<Reward>>,
        /// The rules, so that nobody feels cheated.
        pub rules: Vec<Text>,
        /// How far it goes.
        pub cap: Option<Sp<Cap>>,
        /// Which part of the members shares, a month.
        pub sharers: Option<Sp<Share>>,
        /// How many people one of them invites, a month.
        #[schemars(example = &"1-2")]
        pub invites: Option<Sp<Range>>,
        /// Which part of those invited comes.
        pub acceptance: Option<Sp<Share>>,
        /// The stage they come into; the first, if nothing is said.
        pub enters: Option<StageRef>,
        /// The SOP that runs it.
        pub sop: Option<SopRef>,
        /// The words to send, ready to copy.
        pub script: Option<Text>,
        /// The metric that shows it.
        pub metric: Option<MetricRef>,
    }
}

item! {
    /// What somebody gets who brings others.
    pub struct Reward {
        /// Money, service, or the choice of both.
        pub kind: Sp<RewardKind>,
        /// What it is.
        pub what: Option<Text>,
        /// How much money, or what the service is worth, for each one who comes.
        pub amount: Option<Sp<Money>>,
        /// Instead of an amount: which part of what the newcomer pays.
        pub share: Option<Sp<Share>>,
    }
}

choice! {
    /// What a reward is made of.
    pub enum RewardKind {
        /// Money.
        Money,
        /// Service.
        Service,
        /// The choice of both.
        Both,
    }
}

item! {
    /// How far the sharing goes.
    #[derive(Default)]
    #[serde(default)]
    pub struct Cap {
        /// Not more money for one member.
        pub amount: Option<Sp<Money>>,
        /// Not more often for one member.
        pub times: Option<Sp<Count>>,
        /// For what time that is counted.
        #[schemars(example = &"month")]
        pub per: Option<Sp<Every>>,
        /// Said in words.
        pub what: Option<Text>,
    }
}
