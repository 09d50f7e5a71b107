//! Where members meet.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::reference::ChannelId;
use crate::model::reference::RoleRef;
use crate::model::reference::SegmentRef;
use crate::model::reference::TierRef;
use crate::model::shape::choice;
use crate::model::shape::item;
use crate::model::value::Count;
use crate::model::value::Hours;
use crate::model::value::Id;
use crate::source::Sp;

item! {
    /// Where members meet: a group, an account, a room.
    pub struct Channel {
        /// Its id.
        pub id: ChannelId,
        /// Its name.
        pub title: Text,
        /// The platform: `wechat-group`, `wecom-group`, `qq-group`, `weibo`, `official-account`, `moments`, `direct-message`,
        /// `email`, `offline` … Limits of the ones that guildbook knows are checked.
        #[schemars(example = &"wechat-group")]
        pub platform: Option<Sp<Id>>,
        /// Whether the community lives here or is only helped by it.
        pub role: Option<Sp<ChannelRole>>,
        /// What it is for.
        pub purpose: Option<Text>,
        /// How many people one group holds; a WeChat group 500.
        pub capacity: Option<Sp<Count>>,
        /// How many groups there are now. One that is served well is worth more than ten.
        pub groups: Option<Sp<Count>>,
        /// How many people are in it now, all groups together.
        pub members: Option<Sp<Count>>,
        /// When another group is opened.
        pub open_another_when: Option<Text>,
        /// Who looks after it: a role of `people`.
        pub owner: Option<RoleRef>,
        /// The tier it is for, if not for all.
        pub tier: Option<TierRef>,
        /// The segment it is for, if not for all.
        pub segment: Option<SegmentRef>,
        /// How many posts a day are enough here; the calendar's limit, if nothing is said.
        pub max_posts_per_day: Option<Sp<Count>>,
        /// When it stays silent here; the calendar's quiet hours, if nothing is said.
        pub quiet_hours: Option<Sp<Hours>>,
        /// Where it is; think of `for:`.
        pub href: Option<Href>,
    }
}

choice! {
    /// What a channel is to the community.
    pub enum ChannelRole {
        /// The community lives here.
        Main,
        /// It helps: to be found, to keep, to show.
        Auxiliary,
    }
}
