//! Whether this business should run a community at all: five aspects, four cautions, three questions.

use crate::locale::Text;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Score;
use crate::source::Sp;

item! {
    /// Should this business run a community at all? A community takes many hands; it pays where the service is heavy, the
    /// decision slow, the purchase repeated, new customers dear, and goods so alike that service makes the difference.
    #[derive(Default)]
    #[serde(default)]
    pub struct Fit {
        /// How much service the product needs before, during and after the sale. Heavy service suits a community.
        pub service_intensity: Option<Sp<Aspect>>,
        /// How long customers weigh the decision, and how much one purchase costs them. Slow and dear suits a community.
        pub decision_cycle: Option<Sp<Aspect>>,
        /// How often a customer buys again, or climbs to the next product.
        pub repeat_purchase: Option<Sp<Aspect>>,
        /// How dear a new customer is elsewhere. The dearer, the more a kept one is worth.
        pub acquisition_cost: Option<Sp<Aspect>>,
        /// Whether service could set you apart where products are alike.
        pub differentiation: Option<Sp<Aspect>>,
        /// What speaks against a community in this business.
        pub cautions: Vec<Caution>,
        /// For a community that is to be the only channel of growth: the three questions that it must answer.
        pub sole_channel: Option<Sp<SoleChannel>>,
        /// The conclusion, in a sentence or two.
        pub verdict: Option<Text>,
    }
}

item! {
    /// One aspect of the fit.
    pub struct Aspect {
        /// From 0 (speaks against a community) to 5 (asks for one).
        pub score: Sp<Score>,
        /// What the score rests on: a number, an observation, a conversation.
        pub evidence: Option<Text>,
    }
}

item! {
    /// Something that speaks against a community in this business.
    pub struct Caution {
        /// Which one.
        pub kind: Sp<CautionKind>,
        /// Whether it is so here. `true` if nothing is said; `false` keeps the question and its answer on record.
        pub applies: Option<Sp<bool>>,
        /// What shows it.
        pub evidence: Option<Text>,
        /// What you do about it.
        pub answer: Option<Text>,
    }
}

choice! {
    /// What makes a community more trouble than it is worth.
    pub enum CautionKind {
        /// Customers need this so seldom that there is nothing to talk about in between.
        LowFrequency,
        /// Customers would rather not be seen with it.
        Privacy,
        /// The service is over before trust can grow.
        ShortLived,
        /// A sales team stands to lose customers or pay to the community; settle who gets what first.
        SalesConflict,
    }
}

item! {
    /// The three questions for those who want the community to be their only channel of growth. Three times yes, or think of
    /// other channels beside it.
    #[derive(Default)]
    #[serde(default)]
    pub struct SoleChannel {
        /// Can one group, with the people it can hold, buy again steadily?
        pub stable_repurchase: Option<Answer>,
        /// Will what a group costs in people and activity fall once it runs?
        pub falling_cost: Option<Answer>,
        /// Do you know where new members will keep coming from, the product or referrals?
        pub new_members: Option<Answer>,
    }
}

item! {
    /// An answer and what it rests on.
    pub struct Answer {
        /// The answer.
        pub answer: Sp<YesNo>,
        /// What it rests on.
        pub evidence: Option<Text>,
    }
}

choice! {
    /// An answer to a question.
    pub enum YesNo {
        /// Yes.
        Yes,
        /// No.
        No,
        /// Nobody knows yet.
        Unsure,
    }
}
