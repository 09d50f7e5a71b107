//! How to behave, and what follows if one does not.

use crate::locale::Text;
use crate::model::reference::RoleRef;
use crate::model::reference::RuleId;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Duration;
use crate::source::Sp;

item! {
    /// How to behave.
    #[derive(Default)]
    #[serde(default)]
    pub struct Conduct {
        /// What everybody is asked to do.
        pub r#do: Vec<Rule>,
        /// What nobody does here.
        pub dont: Vec<Rule>,
        /// What follows, step by step, for rules that say nothing of their own.
        pub ladder: Vec<Consequence>,
    }
}

item! {
    /// One rule of conduct.
    pub struct Rule {
        /// A short id, for links: `rule:no-ads`.
        pub id: Option<RuleId>,
        /// The rule, in one sentence that can be pasted into a group.
        pub rule: Text,
        /// Why there is this rule.
        pub why: Option<Text>,
        /// What follows, step by step.
        #[serde(default)]
        pub ladder: Vec<Consequence>,
    }
}

item! {
    /// One rung of the ladder: remind, mute, remove.
    pub struct Consequence {
        /// What is done.
        pub action: Sp<Action>,
        /// After what: the first time, the third time in a month.
        pub after: Option<Text>,
        /// How long it lasts.
        #[schemars(example = &"1d")]
        pub lasts: Option<Sp<Duration>>,
        /// What is said.
        pub say: Option<Text>,
        /// Who does it: a role of `people`.
        pub owner: Option<RoleRef>,
    }
}

choice! {
    /// What can be done about a breach.
    pub enum Action {
        /// A friendly word, best in private.
        Remind,
        /// Silence for a while.
        Mute,
        /// Out of the group.
        Remove,
    }
}

item! {
    /// What keeps the few who talk most from drowning the rest. Too lively a group loses those who have most to say.
    #[derive(Default)]
    #[serde(default)]
    pub struct AntiSpam {
        /// How many messages a day from one member are enough.
        pub max_messages_per_member: Option<Sp<Count>>,
        /// Other limits.
        pub limits: Vec<Text>,
        /// When, where and by whom something may be advertised.
        pub advertising: Option<Text>,
        /// How operators turn chatter into something worth reading.
        pub handling: Option<Text>,
        /// What follows, step by step.
        pub ladder: Vec<Consequence>,
    }
}
