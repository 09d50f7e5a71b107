//! A referral that invites those who come for the reward.

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
    code: "growth-unguarded-mechanic",
    level: Level::Advice,
    family: Family::Growth,
    principle: says("A reward needs a guard or a cap.", "裂变要有防线或上限。"),
    what: says("A mechanic with neither `guard` nor `cap`.", "`mechanics` 里的一条没有 `guard` 也没有 `cap`。"),
    why: says(
        "Whoever comes for the reward leaves with it, and takes the tone of the group along.",
        "冲奖励来的人，拿了奖励就走，还带坏群里的风气。",
    ),
    article: Article::Commercial,
    fix: says(
        "write a `guard` (who does not count) or a `cap` (how far it goes)",
        "写上 `guard`（什么样的不算）或 `cap`（到哪里为止）",
    ),
    example: says(
        "
growth:
  fusion: {trigger: The first fifty meet}
  fission:
    mechanics:
-     - {title: Bring a friend}
+     - {title: Bring a friend, guard: Only friends of members}
",
        "
growth:
  fusion: {trigger: 首批五十人见面}
  fission:
    mechanics:
-     - {title: 带朋友来}
+     - {title: 带朋友来, guard: 只收会员的朋友}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let fission = case.community.growth.iter().filter_map(|growth| growth.fission.as_ref());
    for mechanic in fission.flat_map(|fission| &fission.mechanics) {
        if mechanic.guard.is_none() && mechanic.cap.is_none() {
            let title = &mechanic.title;
            notes.add(title.span(), words!("`{title}` has neither a guard nor a cap", "`{title}` 没有防线，也没有上限"));
        }
    }
}
