//! What platforms allow.

use crate::check::lists::PLATFORMS;
use crate::load::Documents;
use crate::model::rules::Channel;
use crate::yaml::Node;

/// The list that counts in a workspace; empty where not even ours can be read.
pub(super) struct Platforms(Option<Node>);

impl Platforms {
    pub(super) fn of(documents: &Documents) -> Platforms {
        Platforms(PLATFORMS.read(documents))
    }

    /// What is said under `key` (`capacity`, `messages_a_month`) of the platform of `channel`; none where it is not known.
    pub(super) fn limit(&self, channel: &Channel, key: &str) -> Option<u64> {
        let platform = self.0.as_ref()?.get("platforms")?.get(channel.platform.as_ref()?.as_str())?;
        platform.get(key)?.as_str()?.parse().ok()
    }
}
