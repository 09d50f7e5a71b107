//! A role that does nothing.

use std::collections::BTreeSet;

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::people::Seat;
use crate::model::reference::Noun;

pub(super) static LINT: Lint = Lint {
    code: "people-idle-role",
    level: Level::Advice,
    family: Family::People,
    principle: says("Whoever has a role has something to do.", "有角色，就要有事做。"),
    what: says(
        "A leader, partner, operator or expert whom no other part of the definition names.",
        "领袖、合伙人、运营或专家，在定义的其他地方从未被提到。",
    ),
    why: says(
        "A name on the page is not a hand in the group. If nothing is owned by them, either the work is not written down or the role is not needed.",
        "名字写在手册里，不等于群里有人干活。没有任何事归他，要么是活没写下来，要么是不需要这个角色。",
    ),
    article: Article::Building,
    fix: says(
        "make this role the `owner` of a step, a channel or a content direction, or take it out",
        "让这个角色负责一个步骤、渠道或内容方向（`owner`），或者删掉",
    ),
    example: says(
        "
people:
  leader: {id: leader, name: Shen Yun}
  operators:
    - {id: keeper, name: Xiaoman}
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, owner: leader}
+   - {id: look, title: Look of the day, every: weekday, owner: leader, helpers: [keeper]}
",
        "
people:
  leader: {id: leader, name: 沈云}
  operators:
    - {id: keeper, name: 小满}
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, owner: leader}
+   - {id: look, title: 今日一套, every: weekday, owner: leader, helpers: [keeper]}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    // Before there is anything to do, nobody can be idle.
    if case.sops().next().is_none() {
        return;
    }
    let meant: BTreeSet<&str> = case.meant(Noun::Role).collect();
    let works = |seat: Seat| matches!(seat, Seat::Leader | Seat::Partner | Seat::Operator | Seat::Expert);
    for (_, role) in case.roles().filter(|(seat, _)| works(*seat)) {
        let name = &role.name;
        if !meant.contains(role.id.as_str()) {
            notes.add(
                &role.id.span,
                words!(
                    "`{name}` has a role, and nothing in the definition is theirs to do",
                    "`{name}` 有角色，定义里却没有一件事归他"
                ),
            );
        }
    }
}
