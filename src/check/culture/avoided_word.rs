//! A script that says what this community never says.

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
    code: "culture-avoided-word",
    level: Level::Warning,
    family: Family::Culture,
    principle: says("Scripts keep to the words of the house.", "话术要守自己的说话方式。"),
    what: says(
        "A text that is sent and holds a word of `culture.language.avoid`.",
        "要发出去的文字里有 `culture.language.avoid` 里的词。",
    ),
    why: says(
        "What the culture page forbids and the next script says is what members believe: the script.",
        "文化页说不用，话术里却在用，成员信的是话术。",
    ),
    article: Article::Commercial,
    fix: says("say it in words of your own, or take the word out of `avoid`", "换一种说法，或把这个词从 `avoid` 里删掉"),
    example: says(
        r#"
culture:
  language: {avoid: [Buy now]}
calendar:
  rhythms:
-   - {id: look, title: Look of the day, every: weekday, script: "Buy now!"}
+   - {id: look, title: Look of the day, every: weekday, script: Welcome to the club}
"#,
        r#"
culture:
  language: {avoid: [赶紧下单]}
calendar:
  rhythms:
-   - {id: look, title: 今日一套, every: weekday, script: "赶紧下单!"}
+   - {id: look, title: 今日一套, every: weekday, script: 欢迎入会}
"#,
    ),
    ask: Ask::Community(run),
};

/// Longer entries are advice in a sentence, not words that could stand in a script.
const LONGEST_WORD: usize = 12;

fn run(case: Case, notes: &mut Notes) {
    let language = case.community.culture.iter().filter_map(|culture| culture.language.as_ref());
    let avoided: Vec<&str> = language
        .flat_map(|language| &language.avoid)
        .map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()))
        .filter(|word| (2..=LONGEST_WORD).contains(&word.chars().count()))
        .collect();
    if avoided.is_empty() {
        return;
    }
    for text in outgoing::of(case.community) {
        for word in avoided.iter().filter(|word| text.contains(**word)) {
            let place = outgoing::place(text, word);
            notes.add(
                &place,
                words!(
                    "`{word}` is a word that this community avoids (`culture.language.avoid`)",
                    "`{word}` 是这个社群不说的词（`culture.language.avoid`）"
                ),
            );
        }
    }
}
