//! The rules: how one gets in, where one meets, how to behave, how it ends.

mod channel;
mod conduct;
mod ending;
mod join;

use crate::locale::Text;
use crate::model::reference::SopRef;
use crate::model::shape::item;
use crate::model::value::Every;
use crate::model::value::Money;
use crate::source::Sp;

pub use channel::Channel;
pub use channel::ChannelRole;
pub use conduct::Action;
pub use conduct::AntiSpam;
pub use conduct::Conduct;
pub use conduct::Consequence;
pub use conduct::Rule;
pub use ending::Elimination;
pub use ending::Ending;
pub use ending::Renewal;
pub use join::Approval;
pub use join::Join;
pub use join::JoinMode;
pub use join::Question;

item! {
    /// The rules. Without them no circle keeps its shape: how one gets in, where one meets, what it costs, how to behave, how it ends.
    #[derive(Default)]
    #[serde(default)]
    pub struct Rules {
        /// How one gets in.
        pub join: Option<Sp<Join>>,
        /// Where members meet.
        pub organise: Vec<Channel>,
        /// What is paid for.
        pub fees: Vec<Fee>,
        /// How activities are held.
        pub activities: Vec<ActivityRule>,
        /// How the community grows out of its first group.
        pub expansion: Vec<Expansion>,
        /// How to behave.
        pub conduct: Option<Sp<Conduct>>,
        /// What keeps the few who talk most from drowning the rest.
        pub anti_spam: Option<Sp<AntiSpam>>,
        /// How it ends, for a term or for one member. An end gives value to what comes before it.
        pub ending: Option<Sp<Ending>>,
    }
}

item! {
    /// Something that is paid for.
    pub struct Fee {
        /// What.
        pub title: Text,
        /// How much.
        pub price: Option<Sp<Money>>,
        /// For how long it is paid; once, if nothing is said.
        #[schemars(example = &"year")]
        pub per: Option<Sp<Every>>,
        /// What is in it.
        #[serde(default)]
        pub includes: Vec<Text>,
        /// When and how it is paid back.
        pub refund: Option<Text>,
    }
}

item! {
    /// How one kind of activity is held.
    pub struct ActivityRule {
        /// The kind of activity.
        pub title: Text,
        /// The rule.
        pub rule: Option<Text>,
        /// Who may take part, or hold it.
        pub who: Option<Text>,
        /// The SOP that runs it.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// One way in which the community grows out of its first group: another group, a better one, another city.
    pub struct Expansion {
        /// What comes next.
        pub title: Text,
        /// When. Serve the first group well before you open another.
        pub when: Option<Text>,
        /// How.
        pub how: Option<Text>,
    }
}
