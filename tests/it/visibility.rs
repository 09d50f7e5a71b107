//! What is marked for a narrower circle is in no byte and in no file name of what a wider one gets.

use crate::playbook::CLUB;
use crate::playbook::Workspace;
use crate::playbook::files;
use crate::playbook::playbook;

/// Stands wherever only the client may look.
const CLIENT: &str = "keyuanzhi";
/// Stands wherever only the makers may look.
const INTERNAL: &str = "neibuzhi";

#[test]
fn members_get_no_byte_of_what_is_the_clients_or_internal() {
    let workspace = secretive();
    assert_eq!(places(&workspace, "member", CLIENT), [""; 0]);
    assert_eq!(places(&workspace, "member", INTERNAL), [""; 0]);
}

#[test]
fn the_client_gets_no_byte_of_what_is_internal() {
    let workspace = secretive();
    assert_eq!(places(&workspace, "client", INTERNAL), [""; 0]);
    assert!(!places(&workspace, "client", CLIENT).is_empty());
}

#[test]
fn the_makers_get_everything() {
    let workspace = secretive();
    for word in [CLIENT, INTERNAL] {
        let told = places(&workspace, "internal", word);
        for expected in ["calendar.html", "people.md", "funnel.html"] {
            assert!(told.iter().any(|path| path == expected), "{word} is not in {expected}: {told:?}");
        }
        assert!(told.iter().any(|path| path.contains(word)), "no file name has {word}: {told:?}");
    }
}

#[test]
fn another_clients_words_are_in_no_byte_of_this_ones_book() {
    let workspace = secretive()
        .write("content/communities/shuyou/community.yaml", "name: 书友圈bierenjia\nbrand: {logo: assets/bierenjia.svg}\n")
        .write("content/communities/shuyou/assets/bierenjia.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n")
        .write("content/communities/shuyou/modules/bierenjia.md", "# bierenjia\n");
    workspace.run(&["build", "--community", "yichu", "--for", "internal"]).ends_with(0);
    let holding = holding(&workspace, "bierenjia");
    assert_eq!(holding, [""; 0]);
}

#[test]
fn a_folder_for_one_circle_is_not_overwritten_by_another() {
    let workspace = secretive();
    workspace.run(&["build", "--for", "member"]).ends_with(0);
    workspace.run(&["build", "--for", "internal"]).ends_with(4);
    assert_eq!(holding(&workspace, INTERNAL), [""; 0]);
}

/// The files of the site for `audience` that hold `word`, in their bytes or in their names.
fn places(workspace: &Workspace, audience: &str, word: &str) -> Vec<String> {
    workspace.run(&["build", "--for", audience, "--out", &format!("dist-{audience}"), "--quiet"]).ends_with(0);
    let site = files(&workspace.path(&format!("dist-{audience}")));
    found(site, word)
}

fn holding(workspace: &Workspace, word: &str) -> Vec<String> {
    found(workspace.site(), word)
}

fn found(site: std::collections::BTreeMap<String, Vec<u8>>, word: &str) -> Vec<String> {
    let holds = |path: &str, bytes: &[u8]| path.contains(word) || memchr::memmem::find(bytes, word.as_bytes()).is_some();
    site.into_iter().filter(|(path, bytes)| holds(path, bytes)).map(|(path, _)| path).collect()
}

/// A workspace that keeps each of the two secrets in every kind of place there is.
fn secretive() -> Workspace {
    let workspace =
        playbook().write("content/site.yaml", "title: 手册\nlanguages: [zh-Hans, zh-Hant, en]\n").write(CLUB, definition());
    for (word, circle) in [(CLIENT, "client"), (INTERNAL, "internal")] {
        let module = format!("---\ntitle: {word}\nfor: {circle}\n---\n{word} [表](../../assets/{word}.txt) ![图]({word}.svg)\n");
        workspace.put(&format!("content/modules/start/{word}.md"), &module);
        workspace.put(&format!("content/modules/start/{word}.en.md"), &module);
        workspace.put(
            &format!("content/modules/{word}/only.md"),
            module.replace(&format!("]({word}.svg"), &format!("](../start/{word}.svg")),
        );
        workspace.put(&format!("content/modules/start/{word}.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        workspace.put(&format!("content/assets/{word}.txt"), word);
        workspace.put(&format!("content/assets/unused-{word}.txt"), word);
        workspace.put(&format!("content/modules/{word}/_index.md"), format!("---\ntitle: {word}\nfor: {circle}\n---\n{word}\n"));
    }
    workspace.write("content/modules/start/open.md", "---\ntitle: 大家看的\nfor: member\n---\n公开的话。\n")
}

fn definition() -> String {
    let mut text =
        "name: 衣橱会客厅\npeople:\n  for: member\n  leader: {id: leader, name: 沈榆, for: member}\n  operators:\n".to_owned();
    let both = [(CLIENT, "client"), (INTERNAL, "internal")];
    let mut section = |head: &str, item: &dyn Fn(&str, &str) -> String| {
        text.push_str(head);
        both.iter().for_each(|(word, circle)| text.push_str(&item(word, circle)));
    };
    section("", &|word, circle| format!("    - {{id: op-{word}, name: {word}, for: {circle}}}\n"));
    section("tiers:\n", &|word, circle| format!("  - {{id: tier-{word}, name: {word}, for: {circle}}}\n"));
    section("metrics:\n", &|word, circle| format!("  - {{id: m-{word}, title: {word}, for: {circle}}}\n"));
    section("calendar:\n  for: member\n  rhythms:\n", &|word, circle| {
        format!(
            "    - {{id: sop-{word}, title: {word}, every: day, at: \"08:30\", why: {word}, script: {word}, for: {circle}}}\n"
        )
    });
    section(
        "  journeys:\n    - id: first\n      title: 首周\n      starts: join\n      why: 相识\n      for: member\n      steps:\n        - {at: D0 10:00, do: 欢迎}\n",
        &|word, circle| format!("        - {{at: D1 10:00, do: {word}, script: {word}, for: {circle}}}\n"),
    );
    section("funnel:\n  for: member\n  stages:\n", &|word, circle| {
        format!("    - {{id: stage-{word}, level: low, goal: {word}, offer: {{name: {word}}}, for: {circle}}}\n")
    });
    text
}
