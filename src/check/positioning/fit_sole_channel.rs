//! A business that bets everything on its community.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::same;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::fit::YesNo;

pub(super) static LINT: Lint = Lint {
    code: "fit-sole-channel",
    level: Level::Advice,
    family: Family::Positioning,
    principle: says(
        "A community is good medicine, no miracle: three questions before it is the only channel.",
        "社群是良方，不是神药；当唯一渠道之前先过三问。",
    ),
    what: says(
        "A question of `sole_channel` answered with `no` or `unsure`.",
        "`sole_channel` 的三问里有一个答 `no` 或 `unsure`。",
    ),
    why: says(
        "One group holds only so many people. Unless they buy steadily, the cost of each group falls and newcomers keep coming, the community is drained to meet the numbers.",
        "单群承载有限，不能稳定复购、成本降不下来、没有新成员，就只能不停收割，饮鸩止渴。",
    ),
    article: Article::Understanding,
    fix: says(
        "plan another channel beside the community until all three answers are yes",
        "三问都是“能”之前，请同时安排别的增长渠道",
    ),
    example: same(
        r#"
fit:
  sole_channel:
-   falling_cost: {answer: unsure}
+   falling_cost: {answer: "yes"}
"#,
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let sole = case.community.fit.iter().filter_map(|fit| fit.sole_channel.as_ref());
    for answer in sole.flat_map(|sole| [&sole.stable_repurchase, &sole.falling_cost, &sole.new_members]).flatten() {
        if answer.answer.value != YesNo::Yes {
            notes.add(
                &answer.answer.span,
                words!(
                    "with this answer the community cannot be the only channel of growth",
                    "这一问答的不是 `yes`，社群还不能当唯一的增长渠道"
                ),
            );
        }
    }
}
