//! The book for the makers: it builds with nothing to say, and what it tells one to type works.

use std::fs;
use std::path::Path;

use crate::playbook::CLUB;
use crate::playbook::files;
use crate::playbook::guildbook;
use crate::playbook::playbook;
use crate::playbook::told;
use crate::sample::root;

const LANGUAGES: [&str; 2] = ["", ".en"];

const GUIDES: [&str; 6] = [
    "start/five-minutes",
    "books/client-playbook",
    "books/team-handbook",
    "library/one-library",
    "library/translations",
    "delivery/hand-over",
];

#[test]
fn the_guides_are_a_book_with_nothing_to_say_about_it() {
    for audience in ["member", "client", "internal"] {
        told(guildbook().args(["check", "--for", audience]).arg("--root").arg(root().join("guides")))
            .ends_with(0)
            .says("nothing to say");
    }
}

#[test]
fn the_guides_end_with_the_reference_and_a_clients_book_does_not() {
    for audience in ["member", "client"] {
        let out = playbook();
        let build = |root: &Path, folder: &str| {
            told(guildbook().args(["build", "--for", audience, "--root"]).arg(root).arg("--out").arg(out.path(folder)))
                .ends_with(0);
            files(&out.path(folder))
        };
        let guides = build(&root().join("guides"), "guides");
        for (page, word) in [
            ("reference/index.html", "reference/calendar.html"),
            ("reference/calendar.html", "quiet_hours"),
            ("en/reference/site.html", "base_url"),
            ("zh-Hant/reference/checks-rules.html", "rules-no-ending"),
        ] {
            let text = String::from_utf8_lossy(guides.get(page).unwrap_or_else(|| panic!("no {page} for {audience}")));
            assert!(text.contains(word), "{page} does not say {word}");
        }
        let contents = String::from_utf8_lossy(&guides["index.html"]);
        assert!(contents.contains("reference/index.html"), "the contents do not lead to it");

        let client = playbook().write("content/site.yaml", "title: 书架\nreference: true\n").write(CLUB, "name: 衣橱会\n");
        let book = build(client.root(), "book");
        assert!(!book.keys().any(|path| path.contains("reference")), "a reference for {audience}");
    }
}

#[test]
fn every_command_of_the_guides_runs_where_the_guide_says() {
    for guide in GUIDES {
        for language in LANGUAGES {
            let text = read(guide, language);
            let commands: Vec<&str> =
                text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).flat_map(str::lines).collect();
            let workspace = playbook();
            let mut folder = workspace.root().to_owned();
            if !text.contains("guildbook new my-playbook") {
                told(guildbook().current_dir(&folder).args(["new", "my-playbook", "--language", "en"])).ends_with(0);
                folder.push("my-playbook");
            }
            for command in commands {
                let words = words(command);
                match words.split_first().map(|(first, rest)| (first.as_str(), rest)) {
                    Some(("cd", [into])) => folder.push(into),
                    // It would serve until somebody stops it.
                    Some(("guildbook", [serve])) if serve == "serve" => {
                        drop(told(guildbook().args(["serve", "--help"])).ends_with(0));
                    }
                    Some(("guildbook", rest)) => drop(told(guildbook().current_dir(&folder).args(rest)).ends_with(0)),
                    other => panic!("{guide}{language} types {other:?}"),
                }
            }
        }
    }
}

#[test]
fn every_definition_of_the_guides_is_one() {
    let mut count = 0;
    for guide in GUIDES {
        for language in LANGUAGES {
            let text = read(guide, language);
            for definition in text.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
                let name = if definition.starts_with("name:") { "" } else { "name: 街角读书会\n" };
                playbook().write(CLUB, format!("{name}{definition}")).check().ends_with(0);
                count += 1;
            }
        }
    }
    assert!(count >= 6, "{count} definitions");
}

#[test]
fn every_command_named_in_a_sentence_is_understood() {
    let mut count = 0;
    for guide in GUIDES {
        for language in LANGUAGES {
            let text = read(guide, language);
            let spans = text.split('`').skip(1).step_by(2).filter_map(|span| span.strip_prefix("guildbook "));
            for span in spans.filter(|span| !span.contains('\n')) {
                // With `--help` behind it a command is read and not run.
                told(guildbook().args(words(span)).arg("--help")).ends_with(0);
                count += 1;
            }
        }
    }
    assert!(count > 10, "{count} commands");
}

fn read(guide: &str, language: &str) -> String {
    fs::read_to_string(root().join(format!("guides/content/modules/{guide}{language}.md"))).unwrap()
}

/// The words of a command; quoted ones are one.
fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(place, part)| match place % 2 {
            1 => vec![part.to_owned()],
            _ => part.split_whitespace().map(str::to_owned).collect(),
        })
        .collect()
}
