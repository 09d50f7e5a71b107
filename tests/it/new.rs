//! `guildbook new`: a first workspace, and a community by kind.

use crate::playbook::files;
use crate::playbook::playbook;

#[test]
fn a_new_workspace_is_in_order_and_builds_in_either_language() {
    for language in ["zh", "en"] {
        let place = playbook();
        place.run(&["new", "book", "--language", language]).ends_with(0);
        place.run(&["check", "--root", "book"]).ends_with(0);
        place.run(&["build", "--root", "book"]).ends_with(0).says("1 book");
        assert!(place.path("book/dist/index.html").exists());
    }
}

#[test]
fn every_kind_of_community_builds_as_it_is_made() {
    for kind in ["skill", "interest", "product", "growth", "identity"] {
        let place = playbook().write("content/site.yaml", "title: 手册\n");
        place.run(&["new", "community", "yichu", "--kind", kind, "--name", "衣橱会客厅"]).ends_with(0);
        place.build().ends_with(0).says("1 book");
        assert!(place.read("dist/index.html").contains("衣橱会客厅"), "{kind}");
    }
}

#[test]
fn nothing_that_exists_is_written_over() {
    let place = playbook().write("book/notes.txt", "别动我\n");
    let before = files(place.root());
    place.run(&["new", "book"]).ends_with(4);
    assert_eq!(files(place.root()), before);
}
