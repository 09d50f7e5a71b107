//! A community that turns nobody away.

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
    code: "audience-nobody-excluded",
    level: Level::Advice,
    family: Family::Audience,
    principle: says("A community is also made by whom it is not for.", "不是所有人都适合你的社群。"),
    what: says("An audience without `excluded`.", "`audience` 没有写 `excluded`。"),
    why: says(
        "Putting everybody into a group makes handsome numbers and ruins culture and care. Say beforehand whom you will refuse, and why.",
        "把人全圈进来，数据好看，但对管理和文化都不利。先说好谁不适合、为什么。",
    ),
    article: Article::Commercial,
    fix: says("write under `audience.excluded` whom it is not for, and why", "在 `audience.excluded` 里写谁不适合、为什么"),
    example: says(
        "
audience:
- values_fit: [Wear it, then say it]
+ excluded:
+   - {who: Resellers, why: They come for the price only}
",
        "
audience:
- values_fit: [穿过再说]
+ excluded:
+   - {who: 代购, why: 只冲价格来}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(audience) = &case.community.audience else { return };
    if audience.excluded.is_empty() {
        notes.add(&case.at("audience"), words!("nothing says whom this community is not for", "没有写谁不适合加入"));
    }
}
