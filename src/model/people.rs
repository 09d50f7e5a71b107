//! Who runs the community and who carries it.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::reference::RoleId;
use crate::model::reference::RoleRef;
use crate::model::resources::Level;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Duration;
use crate::source::Sp;

item! {
    /// Who runs the community and who carries it. It begins with a leader: members learn to trust somebody, not something.
    #[derive(Default)]
    #[serde(default)]
    pub struct People {
        /// The soul of the community, a person or a persona, who owns its content. Managing can be given away, content not.
        pub leader: Option<Role>,
        /// Partners who lead with you.
        pub partners: Vec<Role>,
        /// Opinion leaders (KOL): members whose word counts since they speak up, share, help and connect.
        pub opinion_leaders: Vec<Role>,
        /// Key behaviour leaders (KBL): members whose deeds count, who invite, answer, bring others along.
        pub key_behaviour_leaders: Vec<Role>,
        /// Who does the daily work.
        pub operators: Vec<Role>,
        /// Who knows the subject; an operator who is an expert sells without selling.
        pub experts: Vec<Role>,
        /// Who gives the resources: the boss. Without one behind it a community stays a tactic.
        pub sponsor: Option<Role>,
        /// How the members are found who could play a part: whom to watch, what to ask.
        pub how_we_find: Option<Sp<Search>>,
    }
}

item! {
    /// How the members are found who could play a part.
    #[derive(Default)]
    #[serde(default)]
    pub struct Search {
        /// How opinion leaders are found.
        pub opinion_leaders: Vec<Text>,
        /// How key behaviour leaders are found.
        pub key_behaviour_leaders: Vec<Text>,
        /// How experts are found.
        pub experts: Vec<Text>,
    }
}

impl People {
    /// Everybody, with the seat they hold, in the order of the book.
    pub fn roles(&self) -> impl Iterator<Item = (Seat, &Role)> {
        fn seated(seat: Seat, roles: &[Role]) -> impl Iterator<Item = (Seat, &Role)> {
            roles.iter().map(move |role| (seat, role))
        }
        seated(Seat::Leader, self.leader.as_slice())
            .chain(seated(Seat::Partner, &self.partners))
            .chain(seated(Seat::OpinionLeader, &self.opinion_leaders))
            .chain(seated(Seat::KeyBehaviourLeader, &self.key_behaviour_leaders))
            .chain(seated(Seat::Operator, &self.operators))
            .chain(seated(Seat::Expert, &self.experts))
            .chain(seated(Seat::Sponsor, self.sponsor.as_slice()))
    }
}

choice! {
    /// A seat in `people`.
    pub enum Seat {
        /// `people.leader`.
        Leader,
        /// One of `people.partners`.
        Partner,
        /// One of `people.opinion_leaders`.
        OpinionLeader,
        /// One of `people.key_behaviour_leaders`.
        KeyBehaviourLeader,
        /// One of `people.operators`.
        Operator,
        /// One of `people.experts`.
        Expert,
        /// `people.sponsor`.
        Sponsor,
    }
}

item! {
    /// A part that somebody plays, by whose id steps and rules mean it.
    pub struct Role {
        /// Its id.
        pub id: RoleId,
        /// The name of the person or persona, or of the part as long as nobody plays it.
        pub name: Text,
        /// What they are called in the community, or by trade.
        pub title: Option<Text>,
        /// Whether this is a living person or a figure that the team plays.
        pub persona: Option<Sp<Persona>>,
        /// Why this one: what members trust in them.
        pub why: Option<Text>,
        /// How they speak and write.
        pub voice: Option<Text>,
        /// A picture of them.
        pub portrait: Option<Href>,
        /// What they answer for.
        #[serde(default)]
        pub duties: Vec<Text>,
        /// What they must be good at.
        #[serde(default)]
        pub skills: Vec<Text>,
        /// What they may decide alone.
        #[serde(default)]
        pub rights: Vec<Text>,
        /// The time a week that one of them has for the community.
        #[schemars(example = &"20h")]
        pub weekly: Option<Sp<Duration>>,
        /// How many people play this part; one, if nothing is said.
        pub count: Option<Sp<Count>>,
        /// For opinion leaders and key behaviour leaders: by which signs they are found.
        #[serde(default)]
        pub found_by: Vec<Text>,
        /// What they get for it: money, standing, access.
        pub reward: Option<Text>,
        /// Who stands in for them: another role.
        pub backup: Option<RoleRef>,
        /// How to reach them; think of `for: internal`.
        pub contact: Option<Text>,
        /// For the sponsor: how high the community ranks with them.
        pub level: Option<Sp<Level>>,
        /// For the sponsor and partners: the resources they put in.
        #[serde(default)]
        pub gives: Vec<Text>,
    }
}

choice! {
    /// Whether a role is a living person.
    pub enum Persona {
        /// A living person.
        Real,
        /// A figure that the team plays.
        Virtual,
    }
}
