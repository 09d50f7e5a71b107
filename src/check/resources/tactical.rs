//! A community that ranks last when resources are shared out.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::same;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::resources::Level as Rank;

pub(super) static LINT: Lint = Lint {
    code: "resources-tactical",
    level: Level::Warning,
    family: Family::Resources,
    principle: says("Put it at the strategic level, or expect little.", "定在战略层面，才有高转化。"),
    what: says("Resources at the level `tactical`.", "`resources.level` 是 `tactical`。"),
    why: says(
        "War, campaign, battle: the level decides whose call is answered first. At the lowest, operators are told a number and given nothing.",
        "战略、战役、战斗，层级决定谁的需求先被满足。放在最低一层，运营只有指标，没有资源。",
    ),
    article: Article::Earning,
    fix: says(
        "raise `level` to `campaign` or `strategic` together with the sponsor, or lower the targets",
        "和老板一起把 `level` 提到 `campaign` 或 `strategic`，否则降低目标",
    ),
    example: same(
        "
resources:
- level: tactical
+ level: strategic
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let level = case.community.resources.iter().find_map(|resources| resources.level.as_ref());
    if let Some(level) = level.filter(|level| level.value == Rank::Tactical) {
        notes.add(
            &level.span,
            words!(
                "at the level `tactical` this community gets its resources last",
                "放在 `tactical`（战术）级别，资源最后才轮到这个社群"
            ),
        );
    }
}
