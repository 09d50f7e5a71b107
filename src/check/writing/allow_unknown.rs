//! An `allow` for a check that does not exist.

use crate::check::LINTS;
use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::nearest;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "allow-unknown",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("What is allowed must be a check that exists.", "允许的检查必须存在。"),
    what: says("A code under `allow` that no check has.", "`allow` 里写的代码不是任何检查。"),
    why: says(
        "A misspelt code allows nothing, and nobody notices until the finding comes back.",
        "拼错的代码什么也允许不了，而且没有人会注意到。",
    ),
    article: Article::Craft,
    fix: says("write the code as `guildbook check` prints it in brackets", "请照 `guildbook check` 方括号里的代码写"),
    example: says(
        "
allow:
- - {check: rules-no-endig, because: The festival ends it}
+ - {check: rules-no-ending, because: The festival ends it}
",
        "
allow:
- - {check: rules-no-endig, because: 节日结束就解散}
+ - {check: rules-no-ending, because: 节日结束就解散}
",
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    for (slug, allow) in whole.allows() {
        let code = allow.check.as_str();
        if LINTS.iter().any(|lint| lint.code == code) {
            continue;
        }
        notes.about(slug);
        let finding = notes.add(&allow.check.span, words!("there is no check `{code}`", "没有名为 `{code}` 的检查"));
        if let Some(near) = nearest(code, LINTS.iter().map(|lint| lint.code)) {
            finding.help = Some(words!("did you mean `{near}`?", "是不是想写 `{near}`？"));
        }
    }
}
