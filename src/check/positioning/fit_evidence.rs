//! A score that nothing supports.

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
    code: "fit-score-without-evidence",
    level: Level::Advice,
    family: Family::Positioning,
    principle: says("A score rests on something seen.", "打分要有依据。"),
    what: says("An aspect of the fit without evidence.", "适配评分没有写 `evidence`。"),
    why: says(
        "Without evidence the score says how much somebody would like a community, not whether the business needs one.",
        "没有依据的分数，只说明有多想做，不说明适不适合做。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `evidence: …` beside `score`: a number, an observation or a conversation",
        "在 `score` 旁边写 `evidence: …`：一个数字、一次观察或一段对话",
    ),
    example: says(
        "
fit:
- repeat_purchase: {score: 4}
+ repeat_purchase: {score: 4, evidence: Buys a coat every winter}
",
        "
fit:
- repeat_purchase: {score: 4}
+ repeat_purchase: {score: 4, evidence: 每年冬天买一件大衣}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(fit) = &case.community.fit else { return };
    let aspects =
        [&fit.service_intensity, &fit.decision_cycle, &fit.repeat_purchase, &fit.acquisition_cost, &fit.differentiation];
    for aspect in aspects.into_iter().flatten().filter(|aspect| aspect.evidence.is_none()) {
        notes.add(&aspect.score.span, words!("this score has no evidence", "这个分数没有写依据"));
    }
}
