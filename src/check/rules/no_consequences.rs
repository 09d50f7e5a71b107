//! Rules without consequences.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "rules-no-consequences",
    level: Level::Warning,
    family: Family::Rules,
    principle: says("A rule is what follows when it is broken: remind, mute, remove.", "规则要有后果：提醒、禁言、移出。"),
    what: says(
        "A `dont` without a ladder, and no ladder for all.",
        "`dont` 里的规则没有 `ladder`，`conduct` 也没有总的 `ladder`。",
    ),
    why: says(
        "Operators who do not know what follows do nothing, or too much. Members see that the rule is not meant, or that it is meant for some.",
        "不知道违规怎么办，运营要么不管，要么管过头。成员会觉得规则不算数，或只对某些人算数。",
    ),
    article: Article::Building,
    fix: says(
        "write `rules.conduct.ladder`: `[{action: remind}, {action: mute}, {action: remove}]`",
        "写上 `rules.conduct.ladder`：`[{action: remind}, {action: mute}, {action: remove}]`（先提醒，再禁言，最后移出）",
    ),
    example: says(
        "
rules:
  conduct:
    dont:
      - {rule: No advertising}
+   ladder:
+     - {action: remind, say: Tell her in private}
+     - {action: remove}
",
        "
rules:
  conduct:
    dont:
      - {rule: 不发广告}
+   ladder:
+     - {action: remind, say: 私下提醒}
+     - {action: remove}
",
    ),
    ask: Ask::Community(run),
};

fn run(case: Case, notes: &mut Notes) {
    let Some(conduct) = case.community.rules.iter().find_map(|rules| rules.conduct.as_ref()) else { return };
    if !conduct.ladder.is_empty() {
        return;
    }
    for rule in conduct.dont.iter().filter(|rule| rule.ladder.is_empty()) {
        notes.add(
            rule.rule.span(),
            words!("nothing says what happens when this rule is broken", "违反了这条规则，没有写怎么处理"),
        );
    }
}
