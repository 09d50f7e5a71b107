//! Whom the community is for, whom it is not for, and who else has a stake in it.

use crate::locale::Text;
use crate::model::reference::RoleRef;
use crate::model::reference::SegmentId;
use crate::model::reference::StakeholderId;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Range;
use crate::model::value::Share;
use crate::source::Sp;

item! {
    /// Whom the community is for. The narrower a group and the clearer its portrait, the easier everything after it.
    #[derive(Default)]
    #[serde(default)]
    pub struct Audience {
        /// The groups of people it is for, each with needs of its own.
        pub segments: Vec<Segment>,
        /// What somebody must care about to feel at home here.
        pub values_fit: Vec<Text>,
        /// Whom it is not for.
        pub excluded: Vec<Excluded>,
        /// What is never promised to anybody, however close the sale.
        pub never_promise: Vec<Text>,
        /// What is asked for when somebody joins, or noted later.
        pub collect: Vec<DataField>,
        /// Others with a stake: who pays, who brings people, who competes.
        pub stakeholders: Vec<Stakeholder>,
    }
}

item! {
    /// A group of people with the same needs.
    pub struct Segment {
        /// Its id.
        pub id: SegmentId,
        /// What you call them.
        pub name: Text,
        /// How many of them you could reach.
        pub size: Option<Sp<Range>>,
        /// Which part of the members they are.
        pub share: Option<Sp<Share>>,
        /// What you know of them, by the three kinds of data.
        pub portrait: Option<Sp<Portrait>>,
        /// What they want.
        #[serde(default)]
        pub needs: Vec<Text>,
        /// What troubles them.
        #[serde(default)]
        pub pains: Vec<Text>,
        /// Where they really are, in life and on their phones: a community sells through scenes, not through links.
        #[serde(default)]
        pub scenes: Vec<Text>,
        /// A sentence one of them would say.
        pub say: Option<Text>,
    }
}

item! {
    /// A portrait in the three kinds of data that every product gathers.
    #[derive(Default)]
    #[serde(default)]
    pub struct Portrait {
        /// Who they are: age, place, work, family.
        pub basics: Vec<Text>,
        /// What they have bought: what, how much, how often, when last.
        pub business: Vec<Text>,
        /// What they do: read, ask, answer, share, stay silent.
        pub behaviour: Vec<Text>,
    }
}

choice! {
    /// A kind of data about members.
    pub enum DataKind {
        /// Who they are.
        Basic,
        /// What they buy.
        Business,
        /// What they do.
        Behaviour,
    }
}

item! {
    /// Somebody the community is not for.
    pub struct Excluded {
        /// Who.
        pub who: Text,
        /// Why not.
        pub why: Option<Text>,
    }
}

item! {
    /// One thing to find out about each member.
    pub struct DataField {
        /// What.
        pub field: Text,
        /// Which kind of data it is.
        pub data: Option<Sp<DataKind>>,
        /// How and when you come to know it.
        pub how: Option<Text>,
        /// What it is used for. What has no use is not asked.
        pub why: Option<Text>,
    }
}

item! {
    /// Somebody with a stake who is not a plain member.
    pub struct Stakeholder {
        /// A short id, for links and placeholders.
        pub id: Option<StakeholderId>,
        /// Who.
        pub name: Text,
        /// What they are to you.
        pub kind: Option<Sp<StakeholderKind>>,
        /// How close you keep them.
        pub handling: Option<Sp<Handling>>,
        /// What you do with them.
        pub plan: Option<Text>,
        /// Who looks after them: a role of `people`.
        pub owner: Option<RoleRef>,
    }
}

choice! {
    /// What somebody is to the community.
    pub enum StakeholderKind {
        /// Pays directly.
        Payer,
        /// Brings people or resources.
        Partner,
        /// Might take members away.
        Competitor,
        /// Is listened to.
        Influencer,
        /// Supplies goods or service.
        Supplier,
        /// Something else.
        Other,
    }
}

choice! {
    /// How much care somebody gets. Nobody has time to care for all alike.
    pub enum Handling {
        /// Care deeply: know them, write to them, think of them.
        CareDeeply,
        /// Stay cool: polite, correct, no more.
        StayCool,
        /// Ignore.
        Ignore,
    }
}
