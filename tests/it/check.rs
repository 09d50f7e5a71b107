//! `guildbook check`: what is wrong, for people and for other tools.

use serde_json::Value;

use crate::playbook::CLUB;
use crate::playbook::playbook;

#[test]
fn json_findings_have_the_fields_that_tools_read() {
    let workspace = playbook().write(CLUB, "name: 衣橱会客厅\nstatsu: running\n");
    let told = workspace.run(&["check", "--format", "json"]).ends_with(1);
    let findings: Vec<Value> = serde_json::from_str(&told.stdout).unwrap();
    let first = findings.iter().find(|finding| finding["code"] == "unknown-key").unwrap();
    let fields: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(fields, ["code", "level", "path", "line", "column", "message", "help", "fix"]);
    assert_eq!((&first["level"], &first["path"]), (&Value::from("error"), &Value::from(CLUB)));
    assert_eq!((&first["line"], &first["column"]), (&Value::from(2), &Value::from(1)));
    assert!(first["help"].as_str().unwrap().contains("`status`"), "{first}");
}

#[test]
fn a_playbook_in_order_is_an_empty_list() {
    let workspace = playbook().write("content/modules/welcome.md", "# 欢迎\n");
    assert_eq!(workspace.run(&["check", "--format", "json"]).ends_with(0).stdout, "[]\n");
}

#[test]
fn check_writes_nothing() {
    let workspace = playbook().write(CLUB, "name: 衣橱会客厅\n");
    let before = crate::playbook::files(workspace.root());
    workspace.check().ends_with(0);
    assert_eq!(crate::playbook::files(workspace.root()), before);
}

#[test]
fn findings_speak_the_language_of_the_reader() {
    let workspace = playbook().write(CLUB, "name: 衣橱会客厅\nstatsu: running\n");
    workspace.run(&["check", "--speak", "zh"]).ends_with(1).says("错误[unknown-key]").says("1 个错误");
}
