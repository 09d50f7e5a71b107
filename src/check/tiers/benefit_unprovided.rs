//! A benefit that is promised and that nothing provides.

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
    code: "tiers-benefit-unprovided",
    level: Level::Warning,
    family: Family::Tiers,
    principle: says("A benefit that no procedure provides is a promise only.", "没有流程去兑现的权益，只是一句承诺。"),
    what: says("A benefit of a tier without `by`.", "分层权益没有写 `by`（由哪个 SOP 兑现）。"),
    why: says(
        "Members move up for what the next layer gives. A benefit that nobody hands out costs more trust than none.",
        "成员为了权益往上走。写了却没人兑现的权益，比没有更伤信任。",
    ),
    article: Article::Understanding,
    fix: says("name in `by` the SOPs that provide it, or take the benefit out", "在 `by` 里写上兑现它的 SOP，或者删掉这条权益"),
    example: says(
        "
tiers:
  - id: regular
    name: Regulars
    benefits:
-     - {title: A fitting ahead of the season}
+     - {title: A fitting ahead of the season, by: [preview]}
+calendar:
+ campaigns:
+   - {id: preview, title: Season preview}
",
        "
tiers:
  - id: regular
    name: 常客
    benefits:
-     - {title: 换季提前试衣}
+     - {title: 换季提前试衣, by: [preview]}
+calendar:
+ campaigns:
+   - {id: preview, title: 换季提前看}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for benefit in case.community.tiers.iter().flat_map(|tier| &tier.benefits).filter(|benefit| benefit.by.is_empty()) {
        let title = &benefit.title;
        notes.add(title.span(), words!("no SOP provides the benefit `{title}`", "没有流程兑现权益 `{title}`"));
    }
}
