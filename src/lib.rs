//! guildbook: from a definition of a community and a library of Markdown to a playbook.
pub mod draw;
pub mod file;
pub mod finding;
pub mod locale;
pub mod markdown;
pub mod model;
pub mod publish;
pub mod source;
