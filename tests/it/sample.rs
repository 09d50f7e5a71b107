//! The playbook that comes along, built once for each circle of readers.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use crate::playbook::files;
use crate::playbook::guildbook;
use crate::playbook::playbook;
use crate::playbook::told;

/// Path to content.
pub(crate) type Site = BTreeMap<String, Vec<u8>>;

static CLIENT: LazyLock<Site> = LazyLock::new(|| built_for("client"));

/// The folder of the sample.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample for the client.
pub(crate) fn client() -> &'static Site {
    &CLIENT
}

fn built_for(audience: &str) -> Site {
    let out = playbook();
    told(guildbook().args(["build", "--for", audience]).arg("--root").arg(root()).arg("--out").arg(out.path("site")))
        .ends_with(0);
    files(&out.path("site"))
}

#[test]
fn the_sample_leaves_no_question_open() {
    for audience in ["member", "client", "internal"] {
        told(guildbook().args(["check", "--for", audience]).arg("--root").arg(root())).ends_with(0).says("nothing to say");
    }
}

#[test]
fn the_translations_of_the_sample_are_whole_and_say_what_their_sources_say() {
    for folder in ["", "guides"] {
        let said =
            told(guildbook().args(["i18n", "status", "--format", "json"]).arg("--root").arg(root().join(folder))).ends_with(0);
        let languages: Vec<serde_json::Value> = serde_json::from_str(&said.stdout).unwrap();
        assert_eq!(languages.len(), 2, "{}", said.stdout);
        for language in languages {
            for behind in ["missing", "stale", "left_over"] {
                assert_eq!(language[behind], 0, "{behind}: {:#}", language["places"]);
            }
        }
    }
}
