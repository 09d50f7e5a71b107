//! A text that goes out and is not finished.

use crate::check::case::Case;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::check::writing::outgoing;
use crate::finding::Level;
use crate::finding::words;

pub(super) static LINT: Lint = Lint {
    code: "writing-unfinished",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("What goes out is finished.", "发出去的内容要写完。"),
    what: says(
        "A note to the author, such as “to be added”, in a script, an offer or the promise.",
        "话术、产品或承诺里留着“待补充”一类的记号。",
    ),
    why: says(
        "Operators copy scripts without reading them twice. A note to yourself goes out to five hundred people.",
        "运营复制话术时不会细看，写给自己的记号会发给五百个人。",
    ),
    article: Article::Craft,
    fix: says("write the text, or take it out until it is written", "写完它，没写完就先删掉"),
    example: says(
        r#"
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, script: "To be added"}
+   - {id: look, title: Look of the day, every: weekday, script: Welcome to the club}
"#,
        "
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, script: 待补充}
+   - {id: look, title: 今日一套, every: weekday, script: 欢迎入会}
",
    ),
    ask: Ask::Community(run),
};

const MARKS: [&str; 8] =
    [concat!("TO", "DO"), "TBD", "To be added", "to be added", "lorem ipsum", "待补充", "待填写", "此处填写"];

fn run(case: Case, notes: &mut Notes) {
    for text in outgoing::of(case.community) {
        if let Some(mark) = MARKS.iter().find(|mark| text.contains(**mark)) {
            notes.add(
                &outgoing::place(text, mark),
                words!("`{mark}` stands in a text that goes out to members", "要发给成员的文字里还留着 `{mark}`"),
            );
        }
    }
}
