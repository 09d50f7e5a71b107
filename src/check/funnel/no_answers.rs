//! An offer to which nobody may say no.

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

pub(super) static LINT: Lint = Lint {
    code: "funnel-no-answers",
    level: Level::Advice,
    family: Family::Funnel,
    principle: says("Know what people say against an offer before they say it.", "先想好别人会怎么拒绝。"),
    what: says("A paid stage from `low` to `high` without objections.", "收费的阶段没有写 `objections`。"),
    why: says(
        "“Too dear” is rarely about the price. Who has not thought about it answers with a discount, and the brand pays.",
        "说“太贵了”往往不是价格问题。没想过的人只会打折，伤的是品牌。",
    ),
    article: Article::Understanding,
    fix: says(
        "write `objections` with the two things you hear most: `{says: …, answer: …}`",
        "在 `objections` 里写最常听到的两句话：`{says: …, answer: …}`",
    ),
    example: says(
        r#"
funnel:
  stages:
-   - {level: mid, offer: {name: A season of outfits, price: 980}}
+   - level: mid
+     offer: {name: A season of outfits, price: 980}
+     objections:
+       - {says: Too dear, answer: "One coat, ten winters"}
"#,
        r#"
funnel:
  stages:
-   - {level: mid, offer: {name: 一季搭配, price: 980}}
+   - level: mid
+     offer: {name: 一季搭配, price: 980}
+     objections:
+       - {says: 太贵了, answer: "一件穿十个冬天"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let sells = |stage: &&Stage| {
        let price = stage.offer.as_ref().and_then(|offer| offer.price.as_ref());
        stage.level.value != StageLevel::Share && price.is_some_and(|price| price.high() > 0)
    };
    for stage in case.stages().filter(sells).filter(|stage| stage.objections.is_empty()) {
        let id = stage.id();
        notes.add(
            &stage.level.span,
            words!("nothing says what to answer when somebody declines at the stage `{id}`", "阶段 `{id}` 没有写怎么回应拒绝"),
        );
    }
}
