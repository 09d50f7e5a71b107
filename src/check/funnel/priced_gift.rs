//! A free stage that costs something.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::funnel::StageLevel;

pub(super) static LINT: Lint = Lint {
    code: "funnel-priced-gift",
    level: Level::Warning,
    family: Family::Funnel,
    principle: says("What is free costs nothing.", "免费就是不要钱。"),
    what: says("A stage `free` whose offer has a price.", "`free` 这一级的 `offer` 有价格。"),
    why: says(
        "The free stage lets a stranger try without a decision. The smallest price is a decision; it belongs to the stage `low`.",
        "免费是让陌生人不用做决定就能试。再低的价格也是决定，应该放在 `low`。",
    ),
    article: Article::Earning,
    fix: says("make the price `free`, or the level `low`", "把价格写成 `free`，或把级别改成 `low`"),
    example: says(
        "
funnel:
  stages:
-   - {level: free, offer: {name: A wardrobe check, price: 9.9}}
+   - {level: free, offer: {name: A wardrobe check, price: free}}
",
        "
funnel:
  stages:
-   - {level: free, offer: {name: 衣橱体检, price: 9.9}}
+   - {level: free, offer: {name: 衣橱体检, price: free}}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    for stage in case.stages().filter(|stage| stage.level.value == StageLevel::Free) {
        if let Some(price) = stage.offer.as_ref().and_then(|offer| offer.price.as_ref()).filter(|price| price.high() > 0) {
            notes.add(&price.span, words!("the stage `free` has a price", "`free` 这一级却有价格"));
        }
    }
}
