//! The name of another community or client.

use crate::check::case::Whole;
use crate::check::lint::Article;
use crate::check::lint::Ask;
use crate::check::lint::Family;
use crate::check::lint::Lint;
use crate::check::lint::says;
use crate::check::notes::Notes;
use crate::check::writing::scan;
use crate::finding::Level;
use crate::finding::Words;
use crate::finding::words;
use crate::load::Definition;

pub(super) static LINT: Lint = Lint {
    code: "writing-other-name",
    level: Level::Warning,
    family: Family::Writing,
    principle: says("A book speaks of its own community only.", "一本手册只说自己的社群。"),
    what: says(
        "The `name` or `prepared_for` of another definition, of three characters and more.",
        "别的定义的 `name` 或 `prepared_for`（三个字以上）。",
    ),
    why: says(
        "A name left over from another client tells the reader how the book was made, and for whom before them.",
        "残留别家的名字，读者就知道这本手册是照谁的改的。",
    ),
    article: Article::Craft,
    fix: says("write `{{ name }}` instead, or take the name out", "改用 `{{ name }}`，或删掉这个名字"),
    example: says(
        r#"
-tagline: Written for the Harbour Readers
+tagline: "Written for {{ name }}"
=== content/communities/other/community.yaml ===
name: Harbour Readers
"#,
        r#"
-tagline: 照着海角读书会来做
+tagline: "照着{{ name }}来做"
=== content/communities/other/community.yaml ===
name: 海角读书会
"#,
    ),
    ask: Ask::Workspace(run),
};

/// A shorter name is too likely to be a word of its own.
const SHORTEST: usize = 3;

fn run(whole: &Whole, notes: &mut Notes) {
    scan::tell(whole, own, notes, message);
}

/// The names of a community and of its client.
pub(super) fn own(definition: &Definition) -> Vec<String> {
    let mut names = scan::names_under(definition, "name");
    names.append(&mut scan::names_under(definition, "prepared_for"));
    names.retain(|name| name.chars().count() >= SHORTEST);
    names
}

pub(super) fn message(word: &str) -> Words {
    words!("`{word}` is the name of another community", "`{word}` 是另一个社群的名字")
}
