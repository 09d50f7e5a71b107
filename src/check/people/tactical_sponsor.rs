//! A boss for whom the community is a side show.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::resources::Level as Rank;

pub(super) static LINT: Lint = Lint {
    code: "people-tactical-sponsor",
    level: Level::Warning,
    family: Family::People,
    principle: says("A community needs the best of the resources: those of the boss.", "最高级别的资源，往往是老板的资源。"),
    what: says("A sponsor whose level is `tactical`.", "`sponsor` 的 `level` 是 `tactical`。"),
    why: says(
        "At the strategic level resources come first and every step goes smoothly. Telling operators a sales figure and giving them nothing is a battle without supplies.",
        "定在战略层面，资源先到位，每个环节都顺。只给运营一个销售数字，是让人空手打仗。",
    ),
    article: Article::Earning,
    fix: says(
        "win the sponsor for `strategic` or `campaign`, or expect less of this community",
        "争取把级别提到 `strategic` 或 `campaign`，否则请降低期望",
    ),
    example: says(
        "
people:
- sponsor: {id: boss, name: Zhou, level: tactical}
+ sponsor: {id: boss, name: Zhou, level: strategic}
",
        "
people:
- sponsor: {id: boss, name: 周总, level: tactical}
+ sponsor: {id: boss, name: 周总, level: strategic}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let sponsor = case.community.people.iter().find_map(|people| people.sponsor.as_ref());
    if let Some(level) = sponsor.and_then(|sponsor| sponsor.level.as_ref()).filter(|level| level.value == Rank::Tactical) {
        notes.add(
            &level.span,
            words!(
                "the sponsor backs this community only at the lowest level, `tactical`",
                "老板对这个社群的支持只到最低一级 `tactical`（战术）"
            ),
        );
    }
}
