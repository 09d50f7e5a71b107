//! What a community is: the typed definition.
pub mod value;
