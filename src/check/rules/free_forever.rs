//! A community that never earns anything.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::model::rules::JoinMode;

pub(super) static LINT: Lint = Lint {
    code: "rules-free-forever",
    level: Level::Warning,
    family: Family::Rules,
    principle: says(
        "Free for ever cannot last: without income there is no output.",
        "一直免费走不远：没有收益就没有持续的输出。",
    ),
    what: says(
        "Free or screened joining and no price anywhere: no fee, no tier, no offer.",
        "免费加入，且费用、分层、漏斗里都没有价格。",
    ),
    why: says(
        "Somebody pays for every post with time. If nothing ever comes back, the output ends, and with it the community.",
        "每一条内容都是有人花时间换来的。一直没有回报，输出就会停，社群也就停了。",
    ),
    article: Article::Building,
    fix: says(
        "write a price in `rules.fees`, a tier or a stage of the funnel, or say why nobody pays: `allow: [{check: rules-free-forever, because: …}]`",
        "在 `rules.fees`、分层或漏斗阶段里写上价格；确实不收费就写明原因：`allow: [{check: rules-free-forever, because: …}]`",
    ),
    example: says(
        "
rules:
  join: {mode: screened, criteria: [Ask a question]}
+ fees:
+   - {title: Salon, price: 99}
",
        "
rules:
  join: {mode: screened, criteria: [提过问题]}
+ fees:
+   - {title: 会客厅, price: 99}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(rules) = &case.community.rules else { return };
    let Some(join) = &rules.join else { return };
    let is_free = matches!(join.mode.value, JoinMode::Free | JoinMode::Screened);
    let offers = case.community.funnel.iter().flat_map(|funnel| funnel.all_stages()).filter_map(|stage| stage.offer.as_ref());
    let subgroups = case.community.tiers.iter().filter_map(|tier| tier.subgroup.as_ref());
    let renewal = rules.ending.iter().filter_map(|ending| ending.renewal.as_ref()?.price.as_ref());
    let mut prices = offers
        .filter_map(|offer| offer.price.as_ref())
        .chain(rules.fees.iter().filter_map(|fee| fee.price.as_ref()))
        .chain(subgroups.filter_map(|subgroup| subgroup.fee.as_ref()))
        .chain(renewal)
        .chain(&join.price);
    if is_free && !prices.any(|price| price.high() > 0) {
        notes.add(&join.mode.span, words!("nothing in this community is ever paid for", "这个社群从头到尾没有收费"));
    }
}
