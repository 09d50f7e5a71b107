//! Something that should have been looked at again by now.

use std::sync::Arc;

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::same;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;
use crate::load::Module;
use crate::model::review::Review;
use crate::model::review::reviews;

pub(super) static LINT: Lint = Lint {
    code: "writing-review-due",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("What is to be reviewed is reviewed on time.", "到了复查日就要复查。"),
    what: says(
        "A `review` of a definition, a part of it or a module whose `last` plus `every` lies before today.",
        "定义、其中一部分或模块的 `review`，`last` 加上 `every` 已经过了今天。",
    ),
    why: says(
        "A playbook that nobody reads again goes stale unseen: prices, limits, names and dates change while the page stays.",
        "没有人再看的手册会悄悄过期：价格、上限、人名和日期都变了，页面还是老样子。",
    ),
    article: Article::Craft,
    fix: says("read it again, then set `last` to the day on which you did", "重新看一遍，然后把 `last` 改成看的那一天"),
    example: same(
        "
-review: {every: quarter, last: 2026-05-01}
+review: {every: quarter, last: 2026-10-08}
",
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    for case in whole.cases() {
        notes.about(Some(case.slug()));
        reviews(case.community).into_iter().for_each(|review| tell(review, whole, notes));
        of_modules(&case.definition.modules).for_each(|review| tell(review, whole, notes));
    }
    notes.about(None);
    of_modules(&whole.documents.modules).for_each(|review| tell(review, whole, notes));
}

fn of_modules(modules: &[Arc<Module>]) -> impl Iterator<Item = &Review> {
    modules.iter().filter_map(|module| module.front.review.as_ref())
}

fn tell(review: &Review, whole: &Whole, notes: &mut Notes) {
    let Some((last, due)) = review.last.as_ref().zip(review.due()) else { return };
    if due < whole.today() {
        notes.add(&last.span, words!("this was to be looked at again by {due}", "应在 {due} 之前复查"));
    }
}
