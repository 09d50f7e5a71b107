//! Somebody with work and no time for it.

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

pub(super) static LINT: Lint = Lint {
    code: "people-work-without-hours",
    level: Level::Warning,
    family: Family::People,
    principle: says("Work needs hours.", "有活就要有时间。"),
    what: says(
        "An operator, leader, partner or expert who owns an SOP and has no `weekly`.",
        "负责 SOP 的领袖、伙伴、运营或专家没有写 `weekly`。",
    ),
    why: says(
        "A community costs people and time, and that is what is most often forgotten. Without hours nobody can see that one person is asked to do the work of three.",
        "社群很费人力，而这一点最容易被忘掉。不写时间，就看不出一个人在干三个人的活。",
    ),
    article: Article::Understanding,
    fix: says("write in `weekly` how much time a week this role has", "在 `weekly` 里写每周有多少时间"),
    example: says(
        "
people:
- leader: {id: leader, name: Shen Yun}
+ leader: {id: leader, name: Shen Yun, weekly: 6h}
calendar:
  rhythms:
    - {id: look, title: Look of the day, every: weekday, owner: leader}
",
        "
people:
- leader: {id: leader, name: 沈云}
+ leader: {id: leader, name: 沈云, weekly: 6h}
calendar:
  rhythms:
    - {id: look, title: 今日一套, every: weekday, owner: leader}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let of_steps = case.sops().flat_map(|sop| sop.steps().iter().filter_map(|step| step.owner.as_ref()));
    let owners: BTreeSet<&str> = case.sops().filter_map(|sop| sop.owner()).chain(of_steps).map(|owner| owner.as_str()).collect();
    let works = |seat: Seat| matches!(seat, Seat::Leader | Seat::Partner | Seat::Operator | Seat::Expert);
    for (_, role) in case.roles().filter(|(seat, role)| works(*seat) && role.weekly.is_none()) {
        if owners.contains(role.id.as_str()) {
            let name = &role.name;
            notes.add(
                &role.id.span,
                words!("`{name}` has work in the calendar and no hours for it", "`{name}` 在日历里有活，却没有写时间"),
            );
        }
    }
}
