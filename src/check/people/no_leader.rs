//! A community without a soul.

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
    code: "people-no-leader",
    level: Level::Warning,
    family: Family::People,
    principle: says("A leader first: members learn to trust somebody, not something.", "先有领袖：成员信任的是人，不是群。"),
    what: says("A `people` section without a leader.", "`people` 里没有 `leader`。"),
    why: says(
        "Style and soul of a community come from its leader, a person or a figure that the team plays. Trust in the leader is what everything later is paid from; management can be given away, content cannot.",
        "社群的风格和骨干灵魂由领袖决定，可以是真人，也可以是虚拟人设。后面的变现都来自对领袖的信任；管理可以交给别人，内容输出要自己把握。",
    ),
    article: Article::Building,
    fix: says(
        "name a leader under `people`: yourself, a partner, or a persona the team plays",
        "在 `people` 里写上 `leader`：自己、合伙人，或团队扮演的人设",
    ),
    example: says(
        "
people:
+ leader: {id: leader, name: Shen Yun}
  operators:
    - {id: keeper, name: Xiaoman}
",
        "
people:
+ leader: {id: leader, name: 沈云}
  operators:
    - {id: keeper, name: 小满}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    if case.community.people.as_ref().is_some_and(|people| people.leader.is_none()) {
        notes.add(&case.at("people"), words!("this community has no leader", "这个社群没有领袖"));
    }
}
