//! Something asked of members that is used for nothing.

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
    code: "audience-data-without-use",
    level: Level::Advice,
    family: Family::Audience,
    principle: says("Ask only for what you use.", "用得上的才问。"),
    what: says("A field of `collect` without `why`.", "`collect` 里的一项没有写 `why`。"),
    why: says(
        "Every question costs trust, and the law on personal information allows only what a purpose needs.",
        "每问一样都要消耗信任；个人信息保护法也只允许收集目的所必需的。",
    ),
    article: Article::Craft,
    fix: says("say in `why` what it is used for, or do not ask", "在 `why` 里写用来做什么，用不上就别问"),
    example: says(
        "
audience:
  collect:
-   - {field: Her size}
+   - {field: Her size, why: To choose what fits her}
",
        "
audience:
  collect:
-   - {field: 尺码}
+   - {field: 尺码, why: 挑合身的}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let fields = case.community.audience.iter().flat_map(|audience| &audience.collect);
    for field in fields.filter(|field| field.why.is_none()) {
        let what = &field.field;
        notes.add(what.span(), words!("nothing says what `{what}` is used for", "没有写收集 `{what}` 用来做什么"));
    }
}
