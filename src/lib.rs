//! guildbook makes playbooks for communities: from one definition in YAML and a library of Markdown to a book that
//! can be browsed, printed and handed over.
//!
//! The pipeline, in the order in which it runs:
//!
//! 1. [`workspace`] reads the files of the author.
//! 2. [`load`] turns each into a document: a tree with places, a compiled text.
//! 3. [`resolve`] makes the books: one for each community and language, for one audience.
//! 4. [`check`] asks what a careful reader would ask.
//! 5. [`plan`] gives every page its address and its place.
//! 6. [`render`] draws a page: a pure function of the site and the page.
//! 7. [`publish`] puts the files into a folder.
//!
//! Nothing between the first and the last touches disk, network or clock, and nothing there can fail: what is wrong
//! with a playbook is a [`finding`] at a place.

pub mod calendar;
pub mod check;
pub mod cli;
pub mod draw;
pub mod export;
pub mod file;
pub mod finding;
pub mod fix;
pub mod funnel;
pub mod import;
pub mod load;
pub mod locale;
pub mod markdown;
pub mod model;
pub mod new;
pub mod plan;
pub mod playbook;
pub mod publish;
pub mod render;
pub mod report;
pub mod resolve;
pub mod serve;
pub mod source;
pub mod theme;
pub mod translation;
pub mod workspace;
pub mod yaml;
