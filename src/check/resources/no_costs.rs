//! A community that is said to cost nothing.

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
    code: "resources-no-costs",
    level: Level::Advice,
    family: Family::Resources,
    principle: says("Know what it costs before you ask what it brings.", "先知道成本，再问回报。"),
    what: says("Resources without `costs`.", "`resources` 没有写 `costs`。"),
    why: says(
        "One operator for a hundred groups looks cheap until the conversion is counted. Cost for each group is the figure that decides whether there should be a second.",
        "一个人管几百个群看着省钱，转化却没有。每个群的成本，决定该不该开第二个。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `resources.costs`: what a month, a member or a group costs",
        "写上 `resources.costs`：每月、每位成员、每个群各花多少",
    ),
    example: says(
        "
resources:
  inputs:
    - {kind: people, title: One operator, hours: 20h}
+ costs:
+   - {title: Rent, amount: 800, per: month}
",
        "
resources:
  inputs:
    - {kind: people, title: 一名运营, hours: 20h}
+ costs:
+   - {title: 场地, amount: 800, per: month}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(resources) = &case.community.resources else { return };
    if resources.costs.is_empty() {
        notes.add(&case.at("resources"), words!("nothing says what this community costs", "没有写花多少钱"));
    }
}
