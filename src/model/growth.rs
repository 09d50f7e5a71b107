//! Where the right people come from, and how fast.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::reference::RoleRef;
use crate::model::reference::SceneId;
use crate::model::reference::SegmentRef;
use crate::model::reference::SopRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Money;
use crate::model::value::Range;
use crate::model::value::Score;
use crate::model::value::Share;
use crate::source::Sp;

item! {
    /// Where the right people come from. The community is your brand, and brands are not built in a hurry: add the right people, do the right thing, slow is fast.
    #[derive(Default)]
    #[serde(default)]
    pub struct Growth {
        /// Where the people you want already are.
        pub scenes: Vec<Scene>,
        /// Others who serve the same people and do not compete: each gives what it has.
        pub partners: Vec<GrowthPartner>,
        /// How the right ones are told from the rest before they join.
        pub screening: Vec<Text>,
        /// Fission: members bring members.
        pub fission: Option<Sp<Fission>>,
        /// Fusion: what the first members have stored up breaks loose at once; stronger than fission, and seldom planned.
        pub fusion: Option<Sp<Fusion>>,
        /// How many new people the community can take in well.
        pub pace: Option<Sp<Pace>>,
        /// The ways by which people hear of it.
        pub channels: Vec<GrowthChannel>,
    }
}

item! {
    /// A place in life where the people you want already are.
    pub struct Scene {
        /// A short id, for links and placeholders.
        pub id: Option<SceneId>,
        /// Its name.
        pub title: Text,
        /// Whom you meet there.
        pub who: Option<Text>,
        /// Where and when.
        pub r#where: Option<Text>,
        /// The segment of `audience` they belong to.
        pub segment: Option<SegmentRef>,
        /// How many people a month.
        pub reach: Option<Sp<Range>>,
        /// What it costs a month.
        pub cost: Option<Sp<Money>>,
        /// How well they fit, from 0 to 5.
        pub fit: Option<Sp<Score>>,
        /// Which part of them joins.
        pub conversion: Option<Sp<Share>>,
        /// Why it should work.
        pub why: Option<Text>,
        /// What is done there.
        #[serde(default)]
        pub r#do: Vec<Text>,
        /// Who does it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// The SOP that does it.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// Somebody who serves the same people and does not compete.
    pub struct GrowthPartner {
        /// Who.
        pub name: Text,
        /// Whom you share.
        pub audience: Option<Text>,
        /// What they give.
        pub gives: Option<Text>,
        /// What they get.
        pub gets: Option<Text>,
        /// How many people a month.
        pub reach: Option<Sp<Range>>,
        /// How far it has come.
        pub status: Option<Sp<PartnerStatus>>,
        /// Who looks after it: a role of `people`.
        pub owner: Option<RoleRef>,
    }
}

choice! {
    /// How far a partnership has come.
    pub enum PartnerStatus {
        /// An idea.
        Idea,
        /// You are talking.
        Talking,
        /// It runs.
        Running,
        /// It is over.
        Ended,
    }
}

item! {
    /// Members bring members.
    #[derive(Default)]
    #[serde(default)]
    pub struct Fission {
        /// Why a member would speak of you.
        pub idea: Option<Text>,
        /// Who is asked first: those you chose, not everybody.
        pub who: Option<Text>,
        /// How it works.
        pub mechanics: Vec<Mechanic>,
    }
}

item! {
    /// One way in which a member brings another.
    pub struct Mechanic {
        /// Its name.
        pub title: Text,
        /// How it works, step by step.
        pub how: Option<Text>,
        /// What both get.
        pub reward: Option<Text>,
        /// How far it goes: most people, most money, most time.
        pub cap: Option<Text>,
        /// What keeps out those who come for the reward alone.
        pub guard: Option<Text>,
        /// The SOP that runs it.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// What the first members have stored up breaks loose at once.
    #[derive(Default)]
    #[serde(default)]
    pub struct Fusion {
        /// How many first members it takes.
        pub first_members: Option<Sp<Range>>,
        /// What is stored up in them: trust, stories, skills, contacts.
        pub potential: Vec<Text>,
        /// What sets it off.
        pub trigger: Option<Text>,
        /// What happens then.
        pub plan: Vec<Text>,
        /// Who answers for it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// The SOP that runs it.
        pub sop: Option<SopRef>,
    }
}

item! {
    /// How many new people the community can take in well.
    #[derive(Default)]
    #[serde(default)]
    pub struct Pace {
        /// New people a week.
        pub people_a_week: Option<Sp<Range>>,
        /// When nobody new is let in for a while.
        pub pause_when: Option<Text>,
        /// Why no faster.
        pub why: Option<Text>,
    }
}

item! {
    /// A way by which people hear of the community.
    pub struct GrowthChannel {
        /// Its name.
        pub title: Text,
        /// What is said there.
        pub what: Option<Text>,
        /// How many people a month.
        pub reach: Option<Sp<Range>>,
        /// What it costs a month.
        pub cost: Option<Sp<Money>>,
        /// Who does it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// Where it is.
        pub href: Option<Href>,
    }
}
