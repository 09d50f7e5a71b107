//! A community's whole definition.

use crate::locale::Text;
use crate::model::audience::Audience;
use crate::model::calendar::Calendar;
use crate::model::culture::Culture;
use crate::model::fit::Fit;
use crate::model::funnel::Funnel;
use crate::model::growth::Growth;
use crate::model::identity::Allow;
use crate::model::identity::Brand;
use crate::model::identity::CommunityKind;
use crate::model::identity::Status;
use crate::model::map::Map;
use crate::model::metrics::Metric;
use crate::model::people::People;
use crate::model::positioning::Positioning;
use crate::model::reference::Noun;
use crate::model::reference::Reference;
use crate::model::resources::Resources;
use crate::model::review::Review;
use crate::model::rules::Rules;
use crate::model::shape::part;
use crate::model::tiers::Tier;
use crate::model::value::Currency;
use crate::model::value::Date;
use crate::model::value::Id;
use crate::model::walk::Visitor;
use crate::model::walk::Walk;
use crate::source::Sp;

/// The sections of a definition beside its identity, in the order of the book. Each may stand in a file of its own.
pub const SECTIONS: &[&str] = &[
    "fit",
    "positioning",
    "audience",
    "people",
    "rules",
    "tiers",
    "culture",
    "calendar",
    "funnel",
    "growth",
    "metrics",
    "resources",
];

part! {
    /// The definition of a community: one playbook. Only the name is needed; what is not said gets no page.
    pub struct Community {
        /// The name of the community.
        pub name: Text,
        /// What it is, in one line under the name.
        pub tagline: Option<Text>,
        /// What it is built on.
        pub kind: Option<Sp<CommunityKind>>,
        /// How its book looks.
        pub brand: Option<Sp<Brand>>,
        /// Settings of the theme that are this book's own, by their names: fonts, corners, single colours.
        #[schemars(example = serde_json::json!({"radius": "4px"}))]
        #[serde(default)]
        pub tokens: Map<Sp<String>, Sp<String>>,
        /// Where it stands in its own life.
        pub status: Option<Sp<Status>>,
        /// The currency of amounts that name none.
        #[schemars(example = &"CNY")]
        pub currency: Option<Sp<Currency>>,
        /// The day it began.
        pub started: Option<Sp<Date>>,
        /// The client this book is made for.
        pub prepared_for: Option<Text>,
        /// Who made it.
        pub prepared_by: Option<Text>,
        /// The version of the book.
        #[schemars(example = &"1.2")]
        pub version: Option<Sp<String>>,
        /// The day of this version.
        pub date: Option<Sp<Date>>,
        /// This client's words for ours; they replace ours wherever they stand as words.
        #[schemars(example = serde_json::json!({"社群": "书友圈"}))]
        #[serde(default)]
        pub terms: Map<Sp<String>, Text>,
        /// Words that must never appear in anybody else's book: names of people, projects, suppliers.
        #[serde(default)]
        pub confidential: Vec<Sp<String>>,
        /// Who looks at the whole again, how often, and when somebody last did.
        pub review: Option<Review>,
        /// Checks of the audit that do not apply here.
        #[serde(default)]
        pub allow: Vec<Allow>,
        /// Should this business run a community at all?
        pub fit: Option<Sp<Fit>>,
        /// What it is about, what it promises, where it stops.
        pub positioning: Option<Sp<Positioning>>,
        /// Whom it is for.
        pub audience: Option<Sp<Audience>>,
        /// Who runs it.
        pub people: Option<Sp<People>>,
        /// How one gets in, where one meets, how to behave, how it ends.
        pub rules: Option<Sp<Rules>>,
        /// The pyramid of members, from below.
        #[serde(default)]
        pub tiers: Vec<Tier>,
        /// How it feels to be a member.
        pub culture: Option<Sp<Culture>>,
        /// What happens when.
        pub calendar: Option<Sp<Calendar>>,
        /// The way from a stranger to a loyal buyer who brings the next one.
        pub funnel: Option<Sp<Funnel>>,
        /// Where the right people come from.
        pub growth: Option<Sp<Growth>>,
        /// What is measured.
        #[serde(default)]
        pub metrics: Vec<Metric>,
        /// What is put in and what it costs.
        pub resources: Option<Sp<Resources>>,
    }
}

impl Community {
    /// Every place where something is meant by its id, in the order of the book.
    pub fn references(&self) -> Vec<Reference<'_>> {
        struct References<'a>(Vec<Reference<'a>>);
        impl<'a> Visitor<'a> for References<'a> {
            fn reference(&mut self, noun: Noun, id: &'a Sp<Id>) {
                self.0.push(Reference { noun, id });
            }
        }
        let mut references = References(Vec::new());
        self.walk(&mut references);
        references.0
    }

    /// The ids of all things of one kind, in the order of the book, those given twice twice.
    /// A stage that has none is meant by the word of its level and not in this list.
    pub fn ids(&self, noun: Noun) -> Vec<&Sp<Id>> {
        struct Ids<'a>(Noun, Vec<&'a Sp<Id>>);
        impl<'a> Visitor<'a> for Ids<'a> {
            fn id(&mut self, noun: Noun, id: &'a Sp<Id>) {
                if noun == self.0 {
                    self.1.push(id);
                }
            }
        }
        let mut ids = Ids(noun, Vec::new());
        self.walk(&mut ids);
        ids.1
    }
}

#[cfg(test)]
mod tests {
    use super::SECTIONS;
    use crate::model::Community;
    use crate::model::reference::Noun;
    use crate::model::sample::Sample;
    use crate::model::schema_of_definition;

    #[test]
    fn the_sections_are_the_keys_after_the_identity_in_the_same_order() {
        let schema = schema_of_definition();
        let keys: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        let first = keys.iter().position(|key| *key == SECTIONS[0]).unwrap();
        assert_eq!(&keys[first..], SECTIONS);
    }

    #[test]
    fn no_reference_of_the_schema_is_overlooked() {
        let sample = Sample::new();
        let community = sample.community();
        let found = |noun: Noun| community.references().into_iter().filter(|reference| reference.noun == noun).count();
        for noun in Noun::ALL {
            let written = sample.references.iter().filter(|(word, _)| word == noun.word()).count();
            assert_eq!(found(*noun), written, "{noun:?}");
        }
        let mut ids: Vec<&str> = community.references().iter().map(|reference| reference.id.as_str()).collect();
        let mut written: Vec<&str> = sample.references.iter().map(|(_, id)| id.as_str()).collect();
        ids.sort_unstable();
        written.sort_unstable();
        assert_eq!(ids, written);
    }

    #[test]
    fn no_id_of_the_schema_is_overlooked() {
        let sample = Sample::new();
        let community = sample.community();
        for noun in Noun::ALL {
            let ids: Vec<&str> = community.ids(*noun).into_iter().map(|id| id.as_str()).collect();
            let written: Vec<&str> =
                sample.names.iter().filter(|(word, _)| word == noun.word()).map(|(_, id)| id.as_str()).collect();
            assert_eq!(ids, written, "{noun:?}");
            assert!(!ids.is_empty(), "{noun:?}");
        }
    }

    #[test]
    fn a_definition_with_every_key_reads_back_as_it_was_written() {
        let community = Sample::new().community();
        let written = serde_json::to_string(&community).unwrap();
        let again: Community = serde_json::from_str(&written).unwrap();
        assert_eq!(again, community);
        assert_eq!(serde_json::to_string(&again).unwrap(), written);
    }

    #[test]
    fn a_name_is_enough() {
        let community: Community = serde_json::from_str(r#"{"name": "衣橱会客厅"}"#).unwrap();
        assert_eq!(&*community.name, "衣橱会客厅");
        assert!(community.references().is_empty() && community.tiers.is_empty() && community.calendar.is_none());
    }
}
