//! The first workspace: one small community, three modules, and remarks that say how it goes on.

use crate::new::Hand;
use crate::new::Tongue;
use crate::new::template;

const SITE: &str = include_str!("start/site.yaml");
const COMMUNITY: &str = include_str!("start/community.yaml");
/// The site's own output is not kept with its sources.
const IGNORED: &str = "/dist/\n";

/// The files of a new workspace, by path; the modules are in the language of the remarks.
pub(super) fn files(hand: &Hand) -> Vec<(&'static str, String)> {
    let texts = if hand.remarks == Tongue::Chinese { CHINESE } else { ENGLISH };
    let made = [
        (".gitignore", IGNORED.to_owned()),
        ("content/site.yaml", template::write(SITE, "", hand)),
        ("content/communities/sketch-circle/community.yaml", template::write(COMMUNITY, "", hand)),
    ];
    made.into_iter().chain(texts.map(|(path, text)| (path, text.to_owned()))).collect()
}

const CHINESE: [(&str, &str); 5] = [
    ("README.md", include_str!("start/zh/README.md")),
    ("content/modules/start/_index.md", include_str!("start/zh/index.md")),
    ("content/modules/start/how-to-use.md", include_str!("start/zh/how-to-use.md")),
    ("content/modules/calendar/why-each-step.md", include_str!("start/zh/why-each-step.md")),
    ("content/modules/rules/first-words.md", include_str!("start/zh/first-words.md")),
];

const ENGLISH: [(&str, &str); 5] = [
    ("README.md", include_str!("start/en/README.md")),
    ("content/modules/start/_index.md", include_str!("start/en/index.md")),
    ("content/modules/start/how-to-use.md", include_str!("start/en/how-to-use.md")),
    ("content/modules/calendar/why-each-step.md", include_str!("start/en/why-each-step.md")),
    ("content/modules/rules/first-words.md", include_str!("start/en/first-words.md")),
];
