//! An `allow` without a reason.

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "allow-no-reason",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("Whoever allows something says why.", "允许一件事，就要说明原因。"),
    what: says("An `allow` whose `because` is empty; it allows nothing.", "`allow` 的 `because` 是空的；这样什么也不会被允许。"),
    why: says(
        "In half a year nobody will know whether the exception was thought about or only convenient.",
        "半年后没有人记得这个例外是想清楚的，还是图省事。",
    ),
    article: Article::Craft,
    fix: says("say in `because` why this does not apply here", "请在 `because` 里写明为什么这里不适用"),
    example: says(
        r#"
allow:
- - {check: rules-no-ending, because: ""}
+ - {check: rules-no-ending, because: The festival ends it}
"#,
        r#"
allow:
- - {check: rules-no-ending, because: ""}
+ - {check: rules-no-ending, because: 节日结束就解散}
"#,
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    for (slug, allow) in whole.allows().filter(|(_, allow)| allow.because.trim().is_empty()) {
        let code = &*allow.check.value;
        notes.about(slug);
        notes.add(
            &allow.check.span,
            words!(
                "`{code}` is allowed without a reason, so it is told all the same",
                "允许了 `{code}`，却没有写原因，所以不生效"
            ),
        );
    }
}
