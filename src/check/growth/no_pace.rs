//! Growth without a speed.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "growth-no-pace",
    level: Level::Advice,
    family: Family::Growth,
    principle: says("A brand is built slowly; slow is fast.", "做品牌，慢慢来，比较快。"),
    what: says("Growth without `pace`.", "`growth` 没有 `pace`。"),
    why: says(
        "Everybody who comes in needs a welcome, a talk, a first week. More than the team can receive are lost before they know why they came.",
        "每个新人都要欢迎、聊一聊、陪一周。超过团队接得住的，还没明白为什么来就走了。",
    ),
    article: Article::Building,
    fix: says("write in `growth.pace` how many people a week you can take in well", "在 `growth.pace` 里写每周接得住多少人"),
    example: says(
        "
growth:
  screening: [Two purchases in a year]
+ pace: {people_a_week: 5}
",
        "
growth:
  screening: [一年内买过两次]
+ pace: {people_a_week: 5}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(growth) = &case.community.growth else { return };
    if growth.pace.is_none() {
        notes.add(&case.at("growth"), words!("nothing says how fast this community may grow", "没有写增长的速度"));
    }
}
