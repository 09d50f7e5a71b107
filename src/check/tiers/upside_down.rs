//! A pyramid that stands on its point.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::tiers::TierLevel;

pub(super) static LINT: Lint = Lint {
    code: "tiers-upside-down",
    level: Level::Warning,
    family: Family::Tiers,
    principle: says("Members form a pyramid: many below, few above.", "用户结构是金字塔：下面多，上面少。"),
    what: says("A higher tier with a larger share than a lower one.", "上层的 `share` 比下层大。"),
    why: says(
        "If most members are experts, the criteria are too soft or the layers the wrong way round, and the top is no honour.",
        "多数人都是专业用户，说明标准太松，或层级写反了，顶层也就不光荣了。",
    ),
    article: Article::Understanding,
    fix: says("list the tiers from below, and let the shares fall on the way up", "从下往上写，越往上 `share` 越小"),
    example: says(
        "
tiers:
- - {id: regular, name: Regulars, share: 20%}
- - {id: host, name: Hosts, share: 60%}
+ - {id: regular, name: Regulars, share: 60%}
+ - {id: host, name: Hosts, share: 20%}
",
        "
tiers:
- - {id: regular, name: 常客, share: 20%}
- - {id: host, name: 主人, share: 60%}
+ - {id: regular, name: 常客, share: 60%}
+ - {id: host, name: 主人, share: 20%}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let shares: Vec<_> = case.community.tiers.iter().filter_map(|tier| Some((tier, tier.share.as_ref()?))).collect();
    for ((below, lower), (above, higher)) in shares.iter().zip(shares.iter().skip(1)) {
        // Newcomers are often fewer than those who take part.
        let is_low = above.level.as_ref().is_some_and(|level| level.value <= TierLevel::Active);
        if !is_low && higher.low() > lower.high() {
            let (below, above) = (&below.name, &above.name);
            notes.add(
                &higher.span,
                words!("the tier `{above}` has more members than `{below}` below it", "上层 `{above}` 比下层 `{below}` 还多"),
            );
        }
    }
}
