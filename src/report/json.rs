//! Findings as a list of objects.

use serde_json::Value;
use serde_json::json;

use crate::finding::Finding;
use crate::report::Tongue;

/// A JSON list with `code`, `level`, `path`, `line`, `column`, `message` and `help` of each finding. Lines and columns
/// start at 1, columns count characters; both are null where there is no place in a text.
pub fn json(findings: &[Finding], tongue: Tongue) -> String {
    let list: Vec<Value> = findings.iter().map(|finding| object(finding, tongue)).collect();
    let mut text = serde_json::to_string_pretty(&list).unwrap_or_else(|_| "[]".to_owned());
    text.push('\n');
    text
}

fn object(finding: &Finding, tongue: Tongue) -> Value {
    let place = finding.span.as_ref().map(|span| span.line_column());
    let path = Some(finding.file()).filter(|path| !path.is_empty());
    json!({
        "code": finding.code,
        "level": finding.level.word(),
        "path": path,
        "line": place.map(|(line, _)| line),
        "column": place.map(|(_, column)| column),
        "message": tongue.of(&finding.message),
        "help": finding.help.as_ref().map(|help| tongue.of(help)),
    })
}
