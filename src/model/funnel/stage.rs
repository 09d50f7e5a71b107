//! One stage of the funnel and what one needs to know to work in it.

use crate::locale::Text;
use crate::model::calendar::Material;
use crate::model::calendar::Variant;
use crate::model::href::Href;
use crate::model::reference::ChannelRef;
use crate::model::reference::MetricRef;
use crate::model::reference::ObjectionId;
use crate::model::reference::RoleRef;
use crate::model::reference::ScriptId;
use crate::model::reference::SopRef;
use crate::model::reference::StageId;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Duration;
use crate::model::value::Figure;
use crate::model::value::Money;
use crate::model::value::Share;
use crate::source::Sp;

item! {
    /// One stage of the funnel: what is offered, what earns trust, what is done and said, and who moves on.
    pub struct Stage {
        /// Its id; the word of its level, if nothing is said.
        pub id: Option<StageId>,
        /// Where it lies.
        pub level: Sp<StageLevel>,
        /// Its name; that of its level, if nothing is said.
        pub title: Option<Text>,
        /// What is offered.
        pub offer: Option<Sp<Offer>>,
        /// What the stage is there for.
        pub goal: Option<Text>,
        /// Which part of the people in it comes to the next stage.
        #[schemars(example = &"8%-12%")]
        pub conversion: Option<Sp<Share>>,
        /// How long somebody stays in it before the next.
        #[schemars(example = &"14d")]
        pub time_in_stage: Option<Sp<Duration>>,
        /// How many people are in it today.
        pub people: Option<Sp<Count>>,
        /// How many people it can serve at a time; what its channel has room for, if nothing is said.
        pub capacity: Option<Sp<Count>>,
        /// Where its people are: a channel of `rules`, which has room for so many.
        pub channel: Option<ChannelRef>,
        /// How often one person buys the offer a month; once on coming, if nothing is said.
        pub orders: Option<Sp<Figure>>,
        /// Which part of the people in it leaves, a month, those who do not renew among them. A stage that says so keeps its
        /// people: they are members, and remain so when they buy the next offer.
        pub attrition: Option<Sp<Share>>,
        /// Which part renews when its term is over; who leaves in a month follows from it where `attrition` is not said.
        pub renewal: Option<Sp<Share>>,
        /// How long a purchase lasts before it is renewed; the time in the stage, if nothing is said.
        #[schemars(example = &"12 weeks")]
        pub term: Option<Sp<Duration>>,
        /// What earns trust here. Trust is stored up stage by stage and spent by selling.
        #[serde(default)]
        pub trust: Vec<Text>,
        /// The SOPs that work here.
        #[serde(default)]
        pub actions: Vec<SopRef>,
        /// What to do this week.
        #[serde(default)]
        pub r#do: Vec<Text>,
        /// What to send.
        #[serde(default)]
        pub send: Vec<Material>,
        /// Who moves on: by which signs.
        #[serde(default)]
        pub screen: Vec<Text>,
        /// What people say against it, and what you answer.
        #[serde(default)]
        pub objections: Vec<Objection>,
        /// What to say.
        #[serde(default)]
        pub scripts: Vec<Script>,
        /// What to watch out for.
        #[serde(default)]
        pub watch: Vec<Text>,
        /// How somebody leaves who does not move on.
        pub exit: Option<Text>,
        /// Who answers for it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// What shows that it works.
        #[serde(default)]
        pub metrics: Vec<MetricRef>,
    }
}

impl Stage {
    /// Its id, or the word of its level.
    pub fn id(&self) -> &str {
        self.id.as_ref().map_or(self.level.as_str(), |id| id.as_str())
    }
}

choice! {
    /// The five levels, from the top.
    pub enum StageLevel {
        /// Free: whoever is a stranger gets something to try. 免费引流
        Free,
        /// Low: a small price, so that one tries you in earnest. 低消转化
        Low,
        /// Mid: a real price tells who means it. 中消提升
        Mid,
        /// High: the few who have lived your service find more of it worth more. 高消激发
        High,
        /// Share: who is happy brings others and shares the gain. 利益分享
        Share,
    }
}

impl StageLevel {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            StageLevel::Free => "free",
            StageLevel::Low => "low",
            StageLevel::Mid => "mid",
            StageLevel::High => "high",
            StageLevel::Share => "share",
        }
    }
}

item! {
    /// What is offered at a stage.
    pub struct Offer {
        /// Its name.
        pub name: Text,
        /// What it costs.
        pub price: Option<Sp<Money>>,
        /// What delivering one costs you.
        pub cost: Option<Sp<Money>>,
        /// What it is.
        pub what: Option<Text>,
        /// What is in it.
        #[serde(default)]
        pub includes: Vec<Text>,
        /// Where it can be had.
        pub href: Option<Href>,
    }
}

item! {
    /// What people say against an offer, and what you answer.
    pub struct Objection {
        /// A short id, for links.
        pub id: Option<ObjectionId>,
        /// What they say.
        pub says: Text,
        /// What you answer, ready to copy.
        pub answer: Text,
        /// What is behind it.
        pub why: Option<Text>,
    }
}

item! {
    /// Words to send, ready to copy.
    pub struct Script {
        /// A short id, for links.
        pub id: Option<ScriptId>,
        /// What to call it.
        pub title: Text,
        /// When to use it.
        pub when: Option<Text>,
        /// The words.
        pub text: Text,
        /// Other words for other cases.
        #[serde(default)]
        pub variants: Vec<Variant>,
        /// Where it is sent.
        pub channel: Option<ChannelRef>,
        /// Who sends it: a role of `people`.
        pub owner: Option<RoleRef>,
    }
}
