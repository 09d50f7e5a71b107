//! A warning that was heard and not answered.

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

pub(super) static LINT: Lint = Lint {
    code: "fit-unanswered-caution",
    level: Level::Warning,
    family: Family::Positioning,
    principle: says(
        "What speaks against a community needs an answer before it starts.",
        "有不适合的地方，开始之前就要想好对策。",
    ),
    what: says("A caution that applies and has no answer.", "`cautions` 里成立的一条没有写 `answer`。"),
    why: says(
        "Needs that are rare, private or short make a community expensive; a sales team that loses its customers to it will end it. Naming the problem is half of it.",
        "低频、隐私、短期会让社群不划算；和销售的利益没分好，很容易流产。看到问题只是一半。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `answer: …` beside it, how you deal with it; or `applies: false` if it is not so here",
        "在旁边写 `answer: …`，说明怎么应对；这里并非如此就写 `applies: false`",
    ),
    example: same(
        r#"
fit:
  cautions:
-   - {kind: sales-conflict}
+   - {kind: sales-conflict, answer: "50 / 50"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for caution in case.community.fit.iter().flat_map(|fit| &fit.cautions) {
        let applies = caution.applies.as_ref().is_none_or(|applies| applies.value);
        if applies && caution.answer.is_none() {
            notes.add(
                &caution.kind.span,
                words!(
                    "this caution speaks against running a community, and no answer to it is written",
                    "这一条不利于做社群，却没有写对策"
                ),
            );
        }
    }
}
