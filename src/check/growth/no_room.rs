//! Growth that fills its groups within a month.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::rules::Channel;
use crate::model::rules::ChannelRole;

pub(super) static LINT: Lint = Lint {
    code: "growth-no-room",
    level: Level::Warning,
    family: Family::Growth,
    principle: says("Grow no faster than there is room.", "有多少位置，收多少人。"),
    what: says("A pace at which the main channels are full within four weeks.", "按 `pace` 的速度，主渠道四周内就满了。"),
    why: says(
        "Whoever is let in and finds no place, or a second group that nobody leads yet, learns that they were a number.",
        "进来却没有位置，或被分到没人带的新群，成员就知道自己只是个数字。",
    ),
    article: Article::Building,
    fix: says(
        "slow down, or say in `open_another_when` when and how the next group opens",
        "放慢速度，或在 `open_another_when` 里写什么时候开下一个群",
    ),
    example: says(
        "
rules:
  organise:
-   - {id: main, title: Main group, role: main, capacity: 500, members: 460}
+   - {id: main, title: Main group, role: main, capacity: 500, members: 300}
growth:
  pace: {people_a_week: 20}
",
        "
rules:
  organise:
-   - {id: main, title: 主群, role: main, capacity: 500, members: 460}
+   - {id: main, title: 主群, role: main, capacity: 500, members: 300}
growth:
  pace: {people_a_week: 20}
",
    ),
    ask: Ask::Community(run),
};

const WEEKS: u64 = 4;

fn run(case: Case, notes: &mut Notes) {
    let pace = case.community.growth.iter().find_map(|growth| growth.pace.as_ref()?.people_a_week.as_ref());
    let channels = case.community.rules.iter().flat_map(|rules| &rules.organise);
    let main: Vec<&Channel> =
        channels.filter(|channel| channel.role.as_ref().is_some_and(|role| role.value == ChannelRole::Main)).collect();
    let Some(pace) = pace.filter(|_| !main.is_empty() && main.iter().all(|channel| channel.open_another_when.is_none())) else {
        return;
    };
    let room = |channel: &&Channel| {
        let groups = channel.groups.as_ref().map_or(1, |groups| groups.0);
        Some(channel.capacity.as_ref()?.0.saturating_mul(groups).saturating_sub(channel.members.as_ref()?.0))
    };
    let Some(free) = main.iter().map(room).sum::<Option<u64>>() else { return };
    if pace.low().saturating_mul(WEEKS) > free {
        notes.add(
            &pace.span,
            words!(
                "at this pace the {free} free places are taken in less than a month",
                "照这个速度，剩下的 {free} 个位置不到一个月就满"
            ),
        );
    }
}
