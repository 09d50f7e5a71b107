//! A stair that goes down.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::funnel::Stage;
use crate::model::funnel::StageLevel;
use crate::model::value::Money;
use crate::source::Sp;

pub(super) static LINT: Lint = Lint {
    code: "funnel-falling-price",
    level: Level::Warning,
    family: Family::Funnel,
    principle: says("Prices rise from stage to stage.", "价格一级比一级高。"),
    what: says("A stage from `free` to `high` whose offer costs less than one before it.", "从免费到高消，后一级比前一级便宜。"),
    why: says(
        "A higher price tells who means it. If the next offer is cheaper, the stage sorts nobody, and those who paid before feel foolish.",
        "价格是用来筛人的。后面更便宜，就筛不出人，先买的还觉得自己傻。",
    ),
    article: Article::Earning,
    fix: says("raise this price, or put the stages in the order of their prices", "调高这一级的价格，或按价格重新排序"),
    example: says(
        "
funnel:
  stages:
-   - {level: low, offer: {name: A colour day, price: 299}}
-   - {level: mid, offer: {name: A season of outfits, price: 199}}
+   - {level: low, offer: {name: A colour day, price: 99}}
+   - {level: mid, offer: {name: A season of outfits, price: 980}}
",
        "
funnel:
  stages:
-   - {level: low, offer: {name: 色彩日, price: 299}}
-   - {level: mid, offer: {name: 一季搭配, price: 199}}
+   - {level: low, offer: {name: 色彩日, price: 99}}
+   - {level: mid, offer: {name: 一季搭配, price: 980}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(funnel) = &case.community.funnel else { return };
    let climbs = |stage: &&Stage| stage.level.value != StageLevel::Share;
    let prices = funnel.stages.iter().filter(climbs).filter_map(|stage| stage.offer.as_ref()?.price.as_ref());
    let mut highest: Option<&Sp<Money>> = None;
    for price in prices {
        match highest.filter(|before| before.currency() == price.currency() && before.expected() > price.expected()) {
            Some(before) => {
                let finding =
                    notes.add(&price.span, words!("this stage costs less than the one before it", "这一级比前一级便宜"));
                finding.also.push((before.span.clone(), words!("the stage before", "前一级")));
            }
            None => highest = Some(price),
        }
    }
}
