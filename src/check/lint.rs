//! What a question of the audit is: its code, what it looks for, why, and an example of each kind.

use crate::check::case::Case;
use crate::check::case::Whole;
use crate::check::case::Year;
use crate::check::notes::Heard;
use crate::check::notes::Notes;
use crate::finding::Level;

/// One question: a principle of the method, and how a definition is asked about it.
#[derive(Debug)]
pub struct Lint {
    /// A stable word, such as `rules-no-ending`.
    pub code: &'static str,
    /// How bad it is not to follow it.
    pub level: Level,
    /// The part of the playbook it is about.
    pub family: Family,
    /// The principle, in one sentence.
    pub principle: Says,
    /// What is looked for.
    pub what: Says,
    /// Why it matters: the idea of the article.
    pub why: Says,
    /// Where the principle comes from.
    pub article: Article,
    /// What to do.
    pub fix: Says,
    /// A definition that is told about and the same put right, as one YAML with the lines marked that differ; lines
    /// `=== path ===` begin another file of the workspace. See [`example`](crate::check::example).
    pub example: Says,
    pub(super) ask: Ask,
}

/// A text of ours in the two languages that the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Says {
    /// English.
    pub en: &'static str,
    /// Simplified Chinese.
    pub zh: &'static str,
}

/// Says something in both languages.
pub(super) const fn says(en: &'static str, zh: &'static str) -> Says {
    Says { en, zh }
}

/// An example without words of its own reads the same in both languages.
pub(super) const fn same(yaml: &'static str) -> Says {
    Says { en: yaml, zh: yaml }
}

/// Who is asked, and how.
#[derive(Debug)]
pub(super) enum Ask {
    /// Each community on its own.
    Community(fn(Case, &mut Notes)),
    /// Each community, with what its calendar holds in the coming year.
    Year(fn(Case, &Year, &mut Notes)),
    /// The workspace as a whole.
    Workspace(fn(&Whole, &mut Notes)),
    /// The workspace as a whole, once everything else has been asked.
    Afterwards(fn(&Whole, &Heard, &mut Notes)),
}

macro_rules! families {
    ($($(#[$doc:meta])* $Family:ident $word:literal $en:literal $zh:literal;)*) => {
        /// The part of a playbook that a question is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Family { $($(#[$doc])* $Family,)* }

        impl Family {
            /// All of them, in the order of the book.
            pub const ALL: &[Family] = &[$(Family::$Family),*];

            /// The word for it: the key of the section, `writing` for what is about words.
            pub fn word(self) -> &'static str {
                match self { $(Family::$Family => $word),* }
            }

            /// Its name.
            pub fn name(self) -> Says {
                match self { $(Family::$Family => says($en, $zh)),* }
            }
        }
    };
}

families! {
    /// What it is about, and whether there should be a community at all.
    Positioning "positioning" "Positioning" "定位";
    /// Whom it is for.
    Audience "audience" "Audience" "人群";
    /// Who runs it.
    People "people" "People" "人";
    /// How one gets in, behaves and leaves.
    Rules "rules" "Rules" "规则";
    /// The pyramid of members.
    Tiers "tiers" "Tiers" "分层";
    /// How it feels.
    Culture "culture" "Culture" "文化";
    /// What happens when.
    Calendar "calendar" "Calendar" "日历";
    /// From a stranger to a loyal buyer.
    Funnel "funnel" "Funnel" "漏斗";
    /// Where members come from.
    Growth "growth" "Growth" "增长";
    /// What is measured.
    Metrics "metrics" "Metrics" "指标";
    /// What is put in.
    Resources "resources" "Resources" "资源";
    /// The words, whoever writes them.
    Writing "writing" "Writing" "文字";
}

/// Where a principle comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Article {
    /// The first article.
    Building,
    /// The second.
    Understanding,
    /// The third.
    Commercial,
    /// The fourth.
    Earning,
    /// None of them: the law, a platform's rules, or the craft of writing a playbook.
    Craft,
}

impl Article {
    /// What it is called.
    pub fn title(self) -> Says {
        match self {
            Article::Building => {
                says("Article one: the steps of building a community, and what to watch for", "文章一：建立社群的步骤与注意事项")
            }
            Article::Understanding => {
                says("Article two: what running a community means, and the usual pits", "文章二：对社群的一种理解，以及几处坑")
            }
            Article::Commercial => {
                says("Article three: five key points of a commercial community", "文章三：做商业社群的五个关键点")
            }
            Article::Earning => says(
                "Article four: the pain of earning, and why “we” are cleverer than “I”",
                "文章四：变现之痛与“我们”比“我”聪明",
            ),
            Article::Craft => says("The law, the platforms, and the craft of writing a playbook", "法律、平台规则与写手册的手艺"),
        }
    }
}
