//! A reward without rules or a limit.

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
    code: "funnel-boundless-reward",
    level: Level::Advice,
    family: Family::Funnel,
    principle: says("Sharing needs rules and a cap.", "分享利益要有规则，也要有上限。"),
    what: says("A loop with neither `rules` nor a `cap`.", "`loop` 没有 `rules` 也没有 `cap`。"),
    why: says(
        "Without rules somebody feels cheated; without a cap somebody makes a trade of it, and rewards on several levels may break the law.",
        "没有规则，总有人觉得吃亏；没有上限，就有人靠它做生意，多级返利还可能违法。",
    ),
    article: Article::Earning,
    fix: says("write `rules` and a `cap` under `funnel.loop`", "在 `funnel.loop` 里写上 `rules` 和 `cap`"),
    example: says(
        "
funnel:
- loop: {reward: {kind: money, amount: 50}}
+ loop: {reward: {kind: money, amount: 50}, rules: [Only friends of members], cap: {times: 5, per: month}}
",
        "
funnel:
- loop: {reward: {kind: money, amount: 50}}
+ loop: {reward: {kind: money, amount: 50}, rules: [只收会员的朋友], cap: {times: 5, per: month}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let sharing = case.community.funnel.iter().find_map(|funnel| funnel.r#loop.as_ref());
    let boundless = sharing.filter(|sharing| sharing.rules.is_empty() && sharing.cap.is_none());
    if let Some(reward) = boundless.and_then(|sharing| sharing.reward.as_ref()) {
        notes.add(&reward.kind.span, words!("this reward has neither rules nor a limit", "这份奖励没有规则，也没有上限"));
    }
}
