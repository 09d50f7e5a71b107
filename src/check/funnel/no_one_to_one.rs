//! A path that sells in front of everybody.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::funnel::TouchStep;

pub(super) static LINT: Lint = Lint {
    code: "funnel-no-one-to-one",
    level: Level::Advice,
    family: Family::Funnel,
    principle: says("Sell one to one, not in the group.", "一对一地卖，不要在群里卖。"),
    what: says("A path without the step `one-to-one`.", "`path` 没有 `one-to-one` 这一步。"),
    why: says(
        "A group hears an offer as noise. In a talk between two, after care and interaction, it is an answer.",
        "在群里推产品是噪音；关怀、互动之后点对点地说，才是回应。",
    ),
    article: Article::Earning,
    fix: says("add `{step: one-to-one, do: …}` as its last step", "在最后加上 `{step: one-to-one, do: …}`"),
    example: says(
        "
funnel:
  path:
    - {step: article, do: A soft article}
+   - {step: one-to-one, do: Somebody speaks in private}
",
        "
funnel:
  path:
    - {step: article, do: 一篇软文}
+   - {step: one-to-one, do: 单独聊}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(funnel) = case.community.funnel.as_ref().filter(|funnel| !funnel.path.is_empty()) else { return };
    if !funnel.path.iter().any(|touch| touch.step.value == TouchStep::OneToOne) {
        notes.add(
            &case.at("funnel.path"),
            words!("the path has no step `one-to-one`, a talk between two", "`path` 里没有 `one-to-one`（一对一）这一步"),
        );
    }
}
