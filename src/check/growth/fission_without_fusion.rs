//! A fire without fuel.

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
    code: "growth-fission-without-fusion",
    level: Level::Warning,
    family: Family::Growth,
    principle: says(
        "Fusion before fission: first members store up what later breaks loose.",
        "除了裂变，还有聚变：先积累势能，再爆发。",
    ),
    what: says("Fission and no fusion.", "写了 `fission`，没有 `fusion`。"),
    why: says(
        "Referral alone is spent as soon as the reward is. What the first, chosen members have stored up carries further, and nine of ten communities never plan it.",
        "只靠疯狂裂变不可持续。初始用户积累的势能爆发出来，威力更大，而九成社群没有意识到。",
    ),
    article: Article::Commercial,
    fix: says(
        "write `growth.fusion`: who the first members are, what they store up, what sets it off",
        "写上 `growth.fusion`：首批成员是谁、积累什么、靠什么引爆",
    ),
    example: says(
        "
growth:
  fission: {idea: Bring a friend}
+ fusion: {potential: [What first members know], trigger: The first fifty meet}
",
        "
growth:
  fission: {idea: 带朋友来}
+ fusion: {potential: [首批成员的口碑], trigger: 首批五十人见面}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(growth) = &case.community.growth else { return };
    if growth.fission.is_some() && growth.fusion.is_none() {
        notes.add(
            &case.at("growth.fission"),
            words!(
                "there is `fission`, members bringing members, but no `fusion`, what the first of them store up before",
                "只写了裂变（`fission`），没有写聚变（`fusion`）"
            ),
        );
    }
}
