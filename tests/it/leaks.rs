//! What one community keeps for itself comes out in no other one's book: not in a text, a title, a file's name, nor in what a file
//! carries along.

use std::io::Cursor;
use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::playbook::CLUB;
use crate::playbook::Workspace;
use crate::playbook::playbook;

const OWN: &str = "content/communities/yichu/modules/a.md";

/// A workspace with another community that has something to keep for itself.
fn neighbours() -> Workspace {
    playbook()
        .write("content/communities/lake/community.yaml", "name: 松结读书会\nconfidential: [鹭岛仓]\n")
        .write(CLUB, "name: 衣橱会客厅\n")
}

/// A document with an author, as an office packs it.
fn document(author: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("docProps/core.xml", SimpleFileOptions::default()).unwrap();
    writer.write_all(format!("<dc:creator>{author}</dc:creator>").as_bytes()).unwrap();
    writer.finish().unwrap().into_inner()
}

fn stops(workspace: &Workspace, arguments: &[&str]) {
    let told = workspace.run(&[&["build"], arguments].concat()).ends_with(1);
    told.says("error[writing-confidential]: `鹭岛仓` is confidential to another community").says("nothing was published");
    assert!(!workspace.path("dist/yichu").exists() && !workspace.path("dist/index.html").exists());
}

#[test]
fn a_confidential_word_stops_a_build_wherever_it_would_come_out() {
    stops(&neighbours().write(OWN, "# 做法\n\n照鹭岛仓来做。\n"), &[]);
    stops(&neighbours().write(OWN, "---\ntitle: 鹭岛仓的做法\n---\n一\n"), &[]);
    stops(&neighbours().write(CLUB, "name: 衣橱会客厅\ntagline: 和鹭岛仓一样\n"), &[]);
    // With one book alone its folder is the root.
    stops(&neighbours().write(OWN, "# 做法\n\n照鹭岛仓来做。\n"), &["--community", "yichu"]);
}

#[test]
fn a_file_that_is_handed_on_carries_no_confidential_word_along() {
    let with = |name: &str, bytes: &[u8]| {
        neighbours()
            .write(OWN, format!("# 做法\n\n[附件](../assets/{name})\n"))
            .write(&format!("content/communities/yichu/assets/{name}"), bytes)
    };
    stops(&with("鹭岛仓.txt", b"1"), &[]);
    stops(&with("plan.svg", "<svg xmlns='http://www.w3.org/2000/svg'><!-- 鹭岛仓 --></svg>".as_bytes()), &[]);
    stops(&with("plan.docx", &document("鹭岛仓")), &[]);
    let wide: Vec<u8> = "鹭岛仓".encode_utf16().flat_map(u16::to_be_bytes).collect();
    stops(&with("plan.pdf", &[b"%PDF-1.7 /Author (\xfe\xff", &wide[..], b")"].concat()), &[]);
    with("plan.docx", &document("衣橱")).build().ends_with(0);
}

#[test]
fn a_shared_file_and_the_other_script_are_looked_through_too() {
    let shared = neighbours()
        .write(OWN, "# 做法\n\n[附件](../../../assets/plan.docx)\n")
        .write("content/assets/plan.docx", document("鹭岛仓"));
    stops(&shared, &[]);
    let other_script = neighbours()
        .write("content/site.yaml", "languages: [zh-Hans, zh-Hant]\n")
        .write("content/communities/yichu/modules/a.zh-Hant.md", "# 做法\n\n照鷺島倉來做。\n")
        .write(OWN, "# 做法\n\n照着来做。\n");
    stops(&other_script, &[]);
}

#[test]
fn what_is_not_in_this_edition_or_allowed_with_a_reason_stops_nothing() {
    let note = "name: 衣橱会客厅\npositioning:\n  for: internal\n  theme: 学鹭岛仓\n";
    let internal = neighbours().write(CLUB, note);
    internal.build().ends_with(0);
    internal.check().ends_with(1).says("writing-confidential");
    internal.run(&["build", "--for", "internal", "--out", "inside"]).ends_with(1).says("writing-confidential");
    let allow = "name: 衣橱会客厅\ntagline: 和鹭岛仓一样\nallow:\n  - {check: writing-confidential, because: 鹭岛仓同意了}\n";
    neighbours().write(CLUB, allow).build().ends_with(0);
}

#[test]
fn the_name_of_another_community_is_told_and_published() {
    let workspace = neighbours().write(CLUB, "name: 衣橱会客厅\ntagline: 照着松结读书会来做\n");
    workspace.build().ends_with(0).says("warning[writing-other-name]").says("community.yaml:2:");
    let apart = neighbours().build().ends_with(0).text();
    assert!(!apart.contains("writing-"), "{apart}");
}

#[test]
fn a_secret_stops_the_edition_of_those_who_would_read_it() {
    let text = "name: 衣橱会客厅\npeople:\n  for: member\n  leader: {id: leader, name: 沈云, for: member, contact: \"门锁密码：kora-2931x\"}\n";
    let workspace = playbook().write(CLUB, text);
    workspace.run(&["build", "--for", "member"]).ends_with(1).says("error[writing-secret]").says("nothing was published");
    let number = text.replace("门锁密码：kora-2931x", "13900001234");
    let workspace = playbook().write(CLUB, number);
    workspace.run(&["build", "--for", "member"]).ends_with(0).says("warning[writing-contact-data]");
}
