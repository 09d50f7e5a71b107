//! What stands at the head of a module.

use crate::locale::Text;
use crate::model::identity::Allow;
use crate::model::many::Many;
use crate::model::map::Map;
use crate::model::review::Review;
use crate::model::shape::part;
use crate::model::value::Date;
use crate::model::visibility::Visibility;
use crate::source::Sp;

part! {
    /// What stands at the head of a module, between two lines of `---`. A module needs none of it.
    #[derive(Default)]
    #[serde(default)]
    pub struct FrontMatter {
        /// Its title; the first heading, if nothing is said.
        pub title: Option<Text>,
        /// What it is about, in a sentence; the first paragraph, if nothing is said.
        pub description: Option<Text>,
        /// Its place in the chapter: lower numbers first, then those without, by file name.
        pub order: Option<Sp<i32>>,
        /// Who may read it.
        pub r#for: Option<Visibility>,
        /// Which communities it is for: paths into the definition, and the values that they may have there.
        #[schemars(example = serde_json::json!({"kind": ["product", "interest"]}))]
        pub when: Map<Sp<String>, Many<String>>,
        /// Words to find it by.
        pub tags: Vec<Sp<String>>,
        /// Who answers for it: the id of a role of `people`, or a name.
        pub owner: Option<Text>,
        /// Who looks at it again, how often, and when somebody last did.
        pub review: Option<Review>,
        /// Its name in addresses; the file's name, if nothing is said.
        pub slug: Option<Sp<String>>,
        /// The day it is about or was written.
        pub date: Option<Sp<Date>>,
        /// Checks of the audit that do not apply to this text, each with its reason.
        pub allow: Vec<Allow>,
    }
}
