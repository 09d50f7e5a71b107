//! Findings as a JSON list.

use serde_json::Value;
use serde_json::json;

use crate::finding::Edit;
use crate::finding::Finding;
use crate::report::Tongue;

/// All of `findings`; the texts in the language of `tongue`, lines and columns from 1, columns in characters. `fix` lists
/// the changes that mend a finding, each the text that replaces what stands from its start up to its end.
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
        "fix": finding.fix.iter().map(change).collect::<Vec<_>>(),
    })
}

fn change(edit: &Edit) -> Value {
    let ((line, column), (end_line, end_column)) = (edit.span.line_column(), edit.span.end_line_column());
    json!({
        "path": edit.span.source().path(),
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "with": edit.with,
    })
}
