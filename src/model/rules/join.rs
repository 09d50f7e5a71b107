//! How one gets in.

use crate::locale::Text;
use crate::model::reference::RoleRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::model::value::Money;
use crate::source::Sp;

item! {
    /// How one gets in: who pays, who has bought, or who has been looked at.
    pub struct Join {
        /// What opens the door.
        pub mode: Sp<JoinMode>,
        /// The fee for joining.
        pub price: Option<Sp<Money>>,
        /// For how long it is paid; once, if nothing is said.
        #[schemars(example = &"year")]
        pub per: Option<Sp<Every>>,
        /// The purchase that opens the door.
        pub purchase: Option<Text>,
        /// Who gets in.
        #[serde(default)]
        pub criteria: Vec<Text>,
        /// What is asked at the door.
        #[serde(default)]
        pub questions: Vec<Question>,
        /// What happens from asking to being in.
        #[serde(default)]
        pub approval: Vec<Approval>,
        /// How many places there are.
        pub places: Option<Sp<Count>>,
        /// What a newcomer agrees to.
        pub promise: Option<Text>,
        /// The first words a newcomer reads.
        pub welcome: Option<Text>,
    }
}

choice! {
    /// What opens the door.
    pub enum JoinMode {
        /// A membership fee.
        Fee,
        /// A purchase. Such groups turn into a shop window unless value is given out in them.
        Purchase,
        /// Nothing is paid, but not everybody gets in: it needs clear criteria.
        Screened,
        /// Anybody gets in. The audit has a word to say about it.
        Free,
    }
}

item! {
    /// A question at the door.
    pub struct Question {
        /// The question.
        pub ask: Text,
        /// What the answer is used for.
        pub why: Option<Text>,
        /// What a good answer shows.
        pub looking_for: Option<Text>,
        /// Whether nobody gets in without an answer.
        #[serde(default)]
        pub required: bool,
    }
}

item! {
    /// A step from asking to being in.
    pub struct Approval {
        /// What is done.
        pub r#do: Text,
        /// Who does it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// Within which time.
        #[schemars(example = &"2h")]
        pub within: Option<Sp<Duration>>,
    }
}
