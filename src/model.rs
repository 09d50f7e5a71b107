//! What a community is: one file per section of the definition (typed, documented, source of the JSON Schema).
//!
//! These types are what the decoder fills from YAML and what everything after it reads. A new key is a new field with a
//! doc comment: reading, checking of references, the schema and the reference page follow from it.

pub mod audience;
pub mod calendar;
pub mod community;
pub mod culture;
pub mod fit;
pub mod front_matter;
pub mod funnel;
pub mod growth;
pub mod holidays;
pub mod href;
pub mod identity;
pub mod many;
pub mod map;
pub mod metrics;
pub mod people;
pub mod positioning;
pub mod reference;
pub mod resources;
pub mod review;
pub mod rules;
#[cfg(test)]
pub(crate) mod sample;
pub mod schema;
mod shape;
pub mod site;
pub mod tiers;
pub mod value;
pub mod visibility;
pub mod walk;
pub mod words;

pub use community::Community;
pub use community::SECTIONS;
pub use front_matter::FrontMatter;
pub use schema::schema_of_definition;
pub use schema::schema_of_site;
pub use site::SiteSettings;
pub use visibility::Visibility;
pub use words::Words;
