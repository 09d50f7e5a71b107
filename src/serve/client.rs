//! The preview's script and stylesheet, from memory: no build has them.

/// What makes a tab follow.
pub(super) const SCRIPT: &str = include_str!("client/client.js");

/// How its own pages look.
pub(super) const PAGE_STYLE: &str = include_str!("client/page.css");

/// How the preview's own bar and overlay look.
pub(super) const STYLE: &str = include_str!("client/client.css");
