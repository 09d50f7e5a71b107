//! A leader who leaves the content to others.

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
    code: "people-leader-without-content",
    level: Level::Warning,
    family: Family::People,
    principle: says("Managing can be given away, content cannot.", "管理可以交给别人，内容输出要自己控制。"),
    what: says("Directions with owners, none of which is the leader.", "内容方向都有负责人，但没有一条是领袖的。"),
    why: says(
        "Members learn to trust whoever gives. If the leader never does, there is no trust to build on.",
        "信任来自不断的内容输出。领袖从不输出，就没有信任可言。",
    ),
    article: Article::Building,
    fix: says("make the leader the `owner` of at least one direction", "至少让一条内容方向的 `owner` 是领袖"),
    example: says(
        "
people:
  leader: {id: leader, name: Shen Yun}
- operators:
-   - {id: keeper, name: Xiaoman}
positioning:
  directions:
-   - {title: Outfits, owner: keeper}
+   - {title: Outfits, owner: leader}
",
        "
people:
  leader: {id: leader, name: 沈云}
- operators:
-   - {id: keeper, name: 小满}
positioning:
  directions:
-   - {title: 搭配, owner: keeper}
+   - {title: 搭配, owner: leader}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let leader = case.community.people.iter().find_map(|people| people.leader.as_ref());
    let directions = case.community.positioning.as_ref().map_or(&[][..], |positioning| &positioning.directions);
    let Some(leader) = leader.filter(|_| !directions.is_empty()) else { return };
    let is_theirs = |owner: &str| owner == leader.id.as_str();
    if directions.iter().all(|it| it.owner.as_ref().is_some_and(|owner| !is_theirs(owner.as_str()))) {
        let name = &leader.name;
        notes.add(
            &leader.id.span,
            words!("the leader `{name}` owns no direction of content", "领袖 `{name}` 没有负责任何内容方向"),
        );
    }
}
