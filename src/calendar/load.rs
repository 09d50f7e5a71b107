//! How much falls on a channel on each day, against what its members can bear.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::calendar::Occurrence;
use crate::calendar::Task;
use crate::model::Community;
use crate::model::rules::Channel;
use crate::model::value::Hours;

/// Channels of these platforms talk to one person at a time, or to nobody who could be disturbed: they have no limit but one
/// of their own.
const WITHOUT_CROWD: [&str; 2] = ["direct-message", "offline"];

/// What falls on one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct ChannelLoad<'a> {
    /// The channel.
    pub channel: &'a Channel,
    /// How many posts a day are enough; none where nobody said.
    pub limit: Option<u64>,
    /// When it stays silent.
    pub quiet: Option<Hours>,
    /// The days on which something falls, in order.
    pub days: Vec<DayLoad>,
}

/// What falls on one channel on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayLoad {
    /// The day.
    pub date: Date,
    /// How many things.
    pub posts: u64,
    /// How many of them in quiet hours.
    pub in_quiet_hours: u64,
    /// Whether that is more than enough.
    pub is_over: bool,
}

/// What falls on each channel, in the order of the book. Frames around other work and the looking over of drafts are not seen by members
/// and do not count.
pub fn load<'a>(community: &'a Community, occurrences: &[Occurrence]) -> Vec<ChannelLoad<'a>> {
    let mut counted: BTreeMap<&str, BTreeMap<Date, Vec<&Occurrence>>> = BTreeMap::new();
    for occurrence in occurrences.iter().filter(|occurrence| occurrence.is_work() && occurrence.task == Task::Do) {
        if let Some(channel) = occurrence.channel() {
            counted.entry(channel.as_str()).or_default().entry(occurrence.date).or_default().push(occurrence);
        }
    }
    let channels = community.rules.iter().flat_map(|rules| &rules.organise);
    channels.map(|channel| of_channel(community, channel, counted.get(channel.id.as_str()))).collect()
}

fn of_channel<'a>(
    community: &'a Community,
    channel: &'a Channel,
    counted: Option<&BTreeMap<Date, Vec<&Occurrence>>>,
) -> ChannelLoad<'a> {
    let calendar = community.calendar.as_ref();
    let has_crowd = channel.platform.as_ref().is_none_or(|platform| !WITHOUT_CROWD.contains(&platform.as_str()));
    let general = calendar.filter(|_| has_crowd).and_then(|calendar| calendar.max_posts_per_day.as_ref());
    let limit = channel.max_posts_per_day.as_ref().or(general).map(|limit| limit.0);
    let quiet = channel.quiet_hours.as_ref().or(calendar.and_then(|calendar| calendar.quiet_hours.as_ref()));
    let quiet = quiet.map(|hours| hours.value);
    let days = counted.into_iter().flatten().map(|(date, occurrences)| {
        let posts = occurrences.len() as u64;
        let is_quiet =
            |occurrence: &&&Occurrence| occurrence.clock.is_some_and(|clock| quiet.is_some_and(|quiet| quiet.contains(clock)));
        let in_quiet_hours = occurrences.iter().filter(is_quiet).count() as u64;
        DayLoad { date: *date, posts, in_quiet_hours, is_over: limit.is_some_and(|limit| posts > limit) }
    });
    ChannelLoad { channel, limit, quiet, days: days.collect() }
}
