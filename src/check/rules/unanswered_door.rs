//! A step of joining that nobody does.

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
    code: "rules-unanswered-door",
    level: Level::Advice,
    family: Family::Rules,
    principle: says("Whoever knocks is answered, by somebody and within a time.", "有人敲门，就要有人在时限内应。"),
    what: says("A step of `approval` without an owner.", "`approval` 里的一步没有 `owner`。"),
    why: says(
        "The days between asking and being in decide how a member sees you. A form that nobody reads is worse than none.",
        "从申请到入群的这几天，决定成员怎么看你。没人看的申请，不如没有。",
    ),
    article: Article::Craft,
    fix: says("give the step an `owner`, and in `within` the time it may take", "给这一步写上 `owner`，并在 `within` 里写时限"),
    example: says(
        "
+people:
+ operators:
+   - {id: keeper, name: Xiaoman}
rules:
  join:
    mode: fee
    price: 99
    approval:
-     - {do: Answered within a day}
+     - {do: Answered within a day, owner: keeper, within: 1d}
",
        "
+people:
+ operators:
+   - {id: keeper, name: 小满}
rules:
  join:
    mode: fee
    price: 99
    approval:
-     - {do: 当天有回音}
+     - {do: 当天有回音, owner: keeper, within: 1d}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let joins = case.community.rules.iter().filter_map(|rules| rules.join.as_ref());
    for step in joins.flat_map(|join| &join.approval).filter(|step| step.owner.is_none()) {
        notes.add(step.r#do.span(), words!("nobody is named who does this step of joining", "入群的这一步没有人负责"));
    }
}
