//! How it ends.

use crate::locale::Text;
use crate::model::reference::RoleRef;
use crate::model::reference::SopRef;
use crate::model::shape::item;
use crate::model::value::Duration;
use crate::model::value::Money;
use crate::source::Sp;

item! {
    /// How it ends: for a term, by renewing or parting; in an open-ended community, by letting go of those who are no part of it any more.
    #[derive(Default)]
    #[serde(default)]
    pub struct Ending {
        /// How long a membership lasts.
        #[schemars(example = &"1 year")]
        pub term: Option<Sp<Duration>>,
        /// How a membership is renewed. Who renews has judged your work.
        pub renewal: Option<Sp<Renewal>>,
        /// Who is let go, so that the blood stays fresh.
        pub elimination: Option<Sp<Elimination>>,
        /// The last words.
        pub farewell: Option<Text>,
        /// The SOP of the end.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// How a membership is renewed.
    #[derive(Default)]
    #[serde(default)]
    pub struct Renewal {
        /// What it costs.
        pub price: Option<Sp<Money>>,
        /// How long before the end one is asked.
        #[schemars(example = &"30d")]
        pub notice: Option<Sp<Duration>>,
        /// How it goes.
        pub how: Option<Text>,
        /// The SOP that does it.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// Who is let go.
    #[derive(Default)]
    #[serde(default)]
    pub struct Elimination {
        /// By which signs: no purchase in a season, no sign of life in a quarter.
        pub criteria: Vec<Text>,
        /// The time that is looked at.
        #[schemars(example = &"3 months")]
        pub window: Option<Sp<Duration>>,
        /// The time between the warning and the end.
        #[schemars(example = &"7d")]
        pub grace: Option<Sp<Duration>>,
        /// What they are told.
        pub notice: Option<Text>,
        /// How they may come back.
        pub r#return: Option<Text>,
        /// Who decides: a role of `people`.
        pub owner: Option<RoleRef>,
    }
}
