//! A push that sells before it has taught anything.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::funnel::PushStep;

pub(super) static LINT: Lint = Lint {
    code: "funnel-closes-first",
    level: Level::Warning,
    family: Family::Funnel,
    principle: says(
        "Activate, educate, raise the need, raise emotion, then close.",
        "激活、教育、激发需求、激发情绪，最后才成交。",
    ),
    what: says("A sequence that closes without activating and educating before.", "`sequence` 里有成交，前面却没有激活和教育。"),
    why: says(
        "A link thrown into a group is not selling. With the steps before it the sale follows of itself, and nobody feels it.",
        "把链接往群里一丢不叫卖货。前面的步骤做足了，成交顺理成章，润物细无声。",
    ),
    article: Article::Understanding,
    fix: says("put `activate` and `educate` before `close`", "在 `close` 之前加上 `activate` 和 `educate`"),
    example: says(
        "
funnel:
  sequence:
+   - {step: activate, do: Wake them up}
+   - {step: educate, do: Show why}
    - {step: close, do: Close the sale}
",
        "
funnel:
  sequence:
+   - {step: activate, do: 叫醒大家}
+   - {step: educate, do: 讲清道理}
    - {step: close, do: 成交}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(funnel) = &case.community.funnel else { return };
    let of_segments = funnel.by_segment.iter().map(|own| &own.sequence);
    for sequence in std::iter::once(&funnel.sequence).chain(of_segments) {
        let Some(close) = sequence.iter().position(|push| push.step.value == PushStep::Close) else { continue };
        let before = &sequence[..close];
        let has = |step: PushStep| before.iter().any(|push| push.step.value == step);
        if !has(PushStep::Activate) || !has(PushStep::Educate) {
            notes.add(
                &sequence[close].step.span,
                words!(
                    "the sequence comes to `close` without `activate` and `educate` before it",
                    "`close`（成交）之前没有 `activate`（激活）和 `educate`（教育）"
                ),
            );
        }
    }
}
