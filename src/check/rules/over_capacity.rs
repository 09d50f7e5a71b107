//! A group that is to hold more people than its platform lets in.

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::value::Count;
use crate::source::Sp;

pub(super) static LINT: Lint = Lint {
    code: "rules-over-capacity",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("Know how many a group holds: five hundred in WeChat.", "知道一个群装多少人：微信群 500。"),
    what: says(
        "A channel whose `capacity`, or members for each group, is above the limit of its platform.",
        "渠道的 `capacity` 或每群人数超过平台上限。",
    ),
    why: says(
        "Plans made for a group that cannot exist break at the moment they work. The limits are a list with a date, since platforms change them.",
        "按不存在的群容量做计划，一做成就垮。上限表有日期，因为平台会改。",
    ),
    article: Article::Building,
    fix: says(
        "lower `capacity`, open another group (`groups`), or bring your own limits in `content/audit/platforms.yaml`",
        "调低 `capacity`，多开一个群（`groups`），或用 `content/audit/platforms.yaml` 替换上限",
    ),
    example: says(
        "
rules:
  organise:
-   - {id: main, title: Main group, platform: wechat-group, capacity: 800}
+   - {id: main, title: Main group, platform: wechat-group, capacity: 500}
",
        "
rules:
  organise:
-   - {id: main, title: 主群, platform: wechat-group, capacity: 800}
+   - {id: main, title: 主群, platform: wechat-group, capacity: 500}
",
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    for case in whole.cases() {
        notes.about(Some(case.slug()));
        for channel in case.community.rules.iter().flat_map(|rules| &rules.organise) {
            let Some(limit) = whole.platforms.limit(channel, "capacity") else { continue };
            let groups = channel.groups.as_ref().map_or(1, |groups| groups.0.max(1));
            let is_over = |count: &&Sp<Count>, by: u64| count.0 > limit.saturating_mul(by);
            let over = channel.capacity.as_ref().filter(|capacity| is_over(capacity, 1));
            if let Some(count) = over.or(channel.members.as_ref().filter(|members| is_over(members, groups))) {
                let (most, planned) = (Count(limit).words(), count.words());
                notes.add(
                    &count.span,
                    words!(
                        "one group of this platform holds {most} people at most, and this says {planned}",
                        "这个平台一个群最多 {most} 人，这里写了 {planned} 人"
                    ),
                );
            }
        }
    }
}
