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

/// What SARIF 2.1.0 demands of a log, and what it allows of the parts that we write.
#[test]
fn a_sarif_log_has_what_its_readers_demand() {
    let workspace = playbook()
        .write(CLUB, "name: 衣橱会客厅\nstatsu: running\npeople:\n  leader: {id: leader, name: 沈榆}\n")
        .write("content/modules/a b.md", "# 一\n\n[没有](nowhere.md)\n");
    for language in ["en", "zh"] {
        let told = workspace.run(&["check", "--format", "sarif", "--speak", language]).ends_with(1);
        let log: Value = serde_json::from_str(&told.stdout).unwrap();
        assert_eq!((&log["version"], log["runs"].as_array().unwrap().len()), (&Value::from("2.1.0"), 1));
        let run = &log["runs"][0];
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        assert_eq!(run["tool"]["driver"]["name"], "guildbook");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        assert!(rules.len() > 10 && rules.iter().all(|rule| rule["shortDescription"]["text"].is_string()));
        let results = run["results"].as_array().unwrap();
        assert!(results.len() >= 2, "{told:#}", told = told.stdout);
        for result in results {
            result_is_whole(result, rules);
        }
        assert!(results.iter().any(|result| result.get("fixes").is_some()));
    }
}

fn result_is_whole(result: &Value, rules: &[Value]) {
    const MEMBERS: &[&str] = &[
        "ruleId",
        "ruleIndex",
        "level",
        "message",
        "locations",
        "relatedLocations",
        "fixes",
        "partialFingerprints",
        "suppressions",
    ];
    let object = result.as_object().unwrap();
    assert!(object.keys().all(|key| MEMBERS.contains(&key.as_str())), "{result}");
    assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
    assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    if let Some(index) = result.get("ruleIndex") {
        assert_eq!(rules[index.as_u64().unwrap() as usize]["id"], result["ruleId"]);
    }
    for location in result["locations"].as_array().into_iter().flatten() {
        let place = &location["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.starts_with('/') && !uri.contains([' ', '\\']), "{uri}");
        if let Some(region) = place.get("region") {
            let number = |key: &str| region[key].as_u64().unwrap();
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            assert!((number("endLine"), number("endColumn")) >= (number("startLine"), number("startColumn")));
        }
    }
    for fix in result["fixes"].as_array().into_iter().flatten() {
        for change in fix["artifactChanges"].as_array().unwrap() {
            assert!(change["artifactLocation"]["uri"].is_string());
            for replacement in change["replacements"].as_array().unwrap() {
                assert!(replacement["deletedRegion"]["startLine"].is_u64() && replacement["insertedContent"]["text"].is_string());
            }
        }
    }
}

/// A stable code is worth something only where one can look it up.
#[test]
fn every_code_that_can_be_told_can_be_explained() {
    let listed = playbook().run(&["check", "--list"]).ends_with(0).stdout;
    let known: Vec<&str> = listed.lines().filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    let mut strange = Vec::new();
    for (path, text) in crate::tidy::sources() {
        let pure = crate::tidy::without_tests(&text);
        for maker in ["Finding::error(", "Finding::warning(", "Finding::advice("] {
            for rest in pure.split(maker).skip(1) {
                let code = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
                strange.extend(code.filter(|code| !known.contains(code)).map(|code| format!("{path}: {code}")));
            }
        }
    }
    assert!(strange.is_empty(), "no explanation in src/report/forms.txt: {strange:#?}");
}
