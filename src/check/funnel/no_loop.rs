//! A way that ends at the till.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::funnel::StageLevel;

pub(super) static LINT: Lint = Lint {
    code: "funnel-no-loop",
    level: Level::Warning,
    family: Family::Funnel,
    principle: says("Share the gain with those who bring others, and the circle closes.", "把好处分给愿意裂变的人，形成闭环。"),
    what: says("A funnel with neither a `loop` nor a stage `share`.", "漏斗没有 `loop`，也没有 `share` 这一级。"),
    why: says(
        "Some like money, some like service; give each what they like, by rules that all know. Without a way back every new member has to be bought again.",
        "有人要钱就给钱，有人要服务就给服务，规则先讲好。没有闭环，每个新人都要重新花钱买。",
    ),
    article: Article::Earning,
    fix: says("write `funnel.loop`: the reward, the rules and the cap", "写上 `funnel.loop`：奖励、规则、上限"),
    example: says(
        "
funnel:
  stages:
    - {level: low}
+ loop: {reward: {kind: service, what: A fitting}, rules: [Only friends of members]}
",
        "
funnel:
  stages:
    - {level: low}
+ loop: {reward: {kind: service, what: 一次试衣}, rules: [只收会员的朋友]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(funnel) = case.community.funnel.as_ref().filter(|funnel| !funnel.stages.is_empty()) else { return };
    if funnel.r#loop.is_none() && !case.stages().any(|stage| stage.level.value == StageLevel::Share) {
        notes.add(
            &case.at("funnel"),
            words!("nothing shares the gain with members who bring others", "没有写怎么和带来新人的成员分享利益"),
        );
    }
}
