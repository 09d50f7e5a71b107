//! Segments that make up more than everybody.

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
    code: "audience-more-than-all",
    level: Level::Warning,
    family: Family::Audience,
    principle: says("Parts add up to a whole.", "各部分加起来不能超过全部。"),
    what: says("Shares of segments whose sum is above 100%.", "各人群的 `share` 相加超过 100%。"),
    why: says(
        "Whoever plans content and stock by these shares plans for people who do not exist.",
        "按这样的比例安排内容和备货，是在为不存在的人做计划。",
    ),
    article: Article::Craft,
    fix: says("lower the shares until they add up to 100% at most", "把比例调到合计不超过 100%"),
    example: says(
        "
audience:
  segments:
-   - {id: office, name: Women in offices, share: 70%}
+   - {id: office, name: Women in offices, share: 60%}
    - {id: mothers, name: New mothers, share: 40%}
",
        "
audience:
  segments:
-   - {id: office, name: 职场女性, share: 70%}
+   - {id: office, name: 职场女性, share: 60%}
    - {id: mothers, name: 新手妈妈, share: 40%}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let segments = case.community.audience.iter().flat_map(|audience| &audience.segments);
    let shares: Vec<_> = segments.filter_map(|segment| segment.share.as_ref()).collect();
    let sum: u64 = shares.iter().map(|share| u64::from(share.low())).sum();
    if let Some(last) = shares.last().filter(|_| sum > 1_000_000) {
        let percent = sum / 10_000;
        notes.add(&last.span, words!("the segments add up to {percent}%", "各人群合计 {percent}%"));
    }
}
