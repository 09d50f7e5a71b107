//! Ids, and what is meant by them elsewhere: an operator, a channel, an SOP.

use std::ops::Deref;

use schemars::JsonSchema;
use serde::Deserialize;
use serde::Serialize;

use crate::model::value::Id;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::source::Sp;

/// Declares the nouns that have ids, and for each the type of its own id and, where other parts of the definition
/// mean it, the type of a reference to it.
macro_rules! nouns {
    ($($(#[$doc:meta])* $Noun:ident $word:literal: $Own:ident $($Ref:ident)?;)*) => {
        /// A kind of thing that has an id.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Noun { $($(#[$doc])* $Noun,)* }

        impl Noun {
            /// All of them.
            pub const ALL: &[Noun] = &[$(Noun::$Noun),*];

            /// The word by which links and messages name it: `role`, `sop`.
            pub fn word(self) -> &'static str {
                match self { $(Noun::$Noun => $word),* }
            }
        }

        $(
            name!(
                #[doc = concat!("The id of a ", $word, ", by which other parts of the definition, pages and links mean it.")]
                #[schemars(inline, extend("x-names" = $word))]
                $Own, id, $Noun
            );
            $(name!(
                #[doc = concat!("A ", $word, ", by its id.")]
                #[schemars(inline, extend("x-refers-to" = $word))]
                $Ref, reference, $Noun
            );)?
        )*
    };
}

/// A newtype of an id that shows itself to a visitor in its own way.
macro_rules! name {
    ($(#[$meta:meta])* $Name:ident, $shown_as:ident, $Noun:ident) => {
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(transparent)]
        $(#[$meta])*
        pub struct $Name(pub Sp<Id>);

        impl Deref for $Name {
            type Target = Sp<Id>;
            fn deref(&self) -> &Sp<Id> {
                &self.0
            }
        }

        impl Walk for $Name {
            fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
                visitor.$shown_as(Noun::$Noun, &self.0);
            }
        }
    };
}

nouns! {
    /// Somebody in `people`.
    Role "role": RoleId RoleRef;
    /// A group or an account of `rules.organise`.
    Channel "channel": ChannelId ChannelRef;
    /// A rhythm, campaign or journey of `calendar`.
    Sop "sop": SopId SopRef;
    /// A figure of `metrics`.
    Metric "metric": MetricId MetricRef;
    /// A stage of `funnel`.
    Stage "stage": StageId StageRef;
    /// A step of `tiers`.
    Tier "tier": TierId TierRef;
    /// A group of people in `audience`.
    Segment "segment": SegmentId SegmentRef;
    /// A rule of `rules.conduct`.
    Rule "rule": RuleId;
    /// A line of content in `positioning`.
    Direction "direction": DirectionId;
    /// Words to send, of a stage.
    Script "script": ScriptId;
    /// Something people say against an offer, of a stage.
    Objection "objection": ObjectionId;
    /// A funnel of one segment.
    Funnel "funnel": FunnelId;
    /// A scene of `growth`.
    Scene "scene": SceneId;
    /// Somebody with a stake, in `audience`.
    Stakeholder "stakeholder": StakeholderId;
}

/// One place where something is meant by its id.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reference<'a> {
    /// What kind of thing is meant.
    pub noun: Noun,
    /// Its id, at the place where it is meant.
    pub id: &'a Sp<Id>,
}
