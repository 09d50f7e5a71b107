//! An `allow` that nothing needs any more.

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Heard;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "allow-unused",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("What no longer needs allowing is taken out.", "不再需要的例外就删掉。"),
    what: says("An `allow` for a check that finds nothing here.", "`allow` 允许的检查在这里没有发现任何问题。"),
    why: says("A forgotten exception hides the next real mistake.", "忘了删的例外，会盖住下一个真正的问题。"),
    article: Article::Craft,
    fix: says("take this `allow` out", "请删掉这条 `allow`"),
    example: says(
        "
rules:
  join: {mode: fee, price: 299}
- ending: {term: 1 year}
allow:
  - {check: rules-no-ending, because: The festival ends it}
",
        "
rules:
  join: {mode: fee, price: 299}
- ending: {term: 1 year}
allow:
  - {check: rules-no-ending, because: 节日结束就解散}
",
    ),
    ask: Ask::Afterwards(run),
};

fn run(whole: &Whole, heard: &Heard, notes: &mut Notes) {
    for (slug, allow) in whole.allows().filter(|(_, allow)| !allow.because.trim().is_empty()) {
        let code = &*allow.check.value;
        if heard.asked.contains(&code) && !heard.used.contains(&allow.check.span) {
            notes.about(slug);
            notes.add(
                &allow.check.span,
                words!("`{code}` is allowed but finds nothing here", "允许了 `{code}`，但这里并没有这个问题"),
            );
        }
    }
}
