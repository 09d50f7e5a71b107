//! A ladder that begins with the door.

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
use crate::model::rules::Action;

pub(super) static LINT: Lint = Lint {
    code: "rules-removal-without-warning",
    level: Level::Advice,
    family: Family::Rules,
    principle: says("Remind first, remove last.", "先提醒，最后才移出。"),
    what: says("A general ladder whose first rung is `remove`.", "总的 `ladder` 第一步就是 `remove`。"),
    why: says(
        "Most breaches are slips. Who is thrown out without a word tells twenty others.",
        "多数违规只是不小心。一句话不说就踢人，对方会告诉二十个人。",
    ),
    article: Article::Building,
    fix: says("put `{action: remind}` before it", "在它前面加上 `{action: remind}`"),
    example: same(
        "
rules:
  conduct:
    ladder:
+     - {action: remind}
      - {action: remove}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(rules) = &case.community.rules else { return };
    let of_conduct = rules.conduct.as_ref().map(|conduct| &conduct.ladder);
    let of_spam = rules.anti_spam.as_ref().map(|anti_spam| &anti_spam.ladder);
    for first in of_conduct.into_iter().chain(of_spam).filter_map(|ladder| ladder.first()) {
        if first.action.value == Action::Remove {
            notes.add(&first.action.span, words!("the first step after a breach is already `remove`", "第一次违规就直接移出"));
        }
    }
}
