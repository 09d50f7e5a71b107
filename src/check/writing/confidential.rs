//! A confidential word of one community in another one’s book.

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
    code: "writing-confidential",
    level: Level::Error,
    family: Family::Writing,
    principle: says("What one client tells you, no other client reads.", "一个客户的事，别的客户看不到。"),
    what: says(
        "A word of `confidential` of one definition in the definition, modules or file names of another, or in a shared module that others read.",
        "一份定义的 `confidential` 词出现在别家的定义、模块、文件名里，或出现在别家也会读到的共用模块里。",
    ),
    why: says(
        "One library serves many clients, and one name left over from the last of them is enough to lose the next.",
        "一个模块库服务很多客户，漏出一个名字，就足以失去下一个客户。",
    ),
    article: Article::Craft,
    fix: says("take the word out here, or keep the module to its own community", "在这里删掉这个词，或把模块移到它自己的社群里"),
    example: says(
        "
-tagline: As at the Harbour Club
+tagline: As at home
=== content/communities/other/community.yaml ===
name: Harbour
confidential: [Harbour Club]
",
        "
-tagline: 和北岸仓一样
+tagline: 和在家一样
=== content/communities/other/community.yaml ===
name: 海角
confidential: [北岸仓]
",
    ),
    ask: Ask::Workspace(run),
};

fn run(whole: &Whole, notes: &mut Notes) {
    scan::tell(whole, own, notes, message);
}

/// The confidential words of a definition.
pub(super) fn own(definition: &Definition) -> Vec<String> {
    scan::names_under(definition, "confidential")
}

pub(super) fn message(word: &str) -> Words {
    words!("`{word}` is confidential to another community", "`{word}` 是另一个社群的保密词")
}
