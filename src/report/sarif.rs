//! Findings as SARIF 2.1.0, which code hosts and editors read.

use percent_encoding::AsciiSet;
use percent_encoding::NON_ALPHANUMERIC;
use percent_encoding::utf8_percent_encode;
use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::finding::Edit;
use crate::finding::Finding;
use crate::finding::Level;
use crate::report::Excused;
use crate::report::Rule;
use crate::report::Tongue;
use crate::source::Span;

/// One run over the workspace: what was found, what was excused and why, and the `rules` behind it.
pub fn sarif(findings: &[Finding], excused: &[Excused], rules: &[Rule], tongue: Tongue) -> String {
    let told = findings.iter().map(|finding| result(finding, rules, tongue));
    let excused = excused.iter().map(|excused| {
        let mut result = result(&excused.finding, rules, tongue);
        result["suppressions"] = json!([{ "kind": "inSource", "justification": excused.because }]);
        result
    });
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "guildbook",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": tongue.either("en", "zh-CN"),
                "rules": rules.iter().map(descriptor).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "results": told.chain(excused).collect::<Vec<_>>(),
        }],
    });
    serde_json::to_string_pretty(&log).unwrap_or_default() + "\n"
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.principle },
        "fullDescription": { "text": rule.explanation },
        "help": { "text": rule.explanation },
        "defaultConfiguration": { "level": level(rule.level) },
        "properties": { "tags": [rule.family] },
    })
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
    }
}

fn result(finding: &Finding, rules: &[Rule], tongue: Tongue) -> Value {
    let help = finding.help.as_ref().map(|help| format!("\n{}: {}", tongue.either("help", "建议做法"), tongue.of(help)));
    let mut result = Map::new();
    result.insert("ruleId".into(), finding.code.into());
    if let Some(index) = rules.iter().position(|rule| rule.code == finding.code) {
        result.insert("ruleIndex".into(), index.into());
    }
    result.insert("level".into(), level(finding.level).into());
    let message = format!("{}{}", tongue.of(&finding.message), help.unwrap_or_default());
    result.insert("message".into(), json!({ "text": message }));
    let place = match (&finding.span, finding.file()) {
        (Some(span), _) => Some(place(span)),
        (None, "") => None,
        (None, path) => Some(json!({ "artifactLocation": artifact(path) })),
    };
    if let Some(place) = place {
        result.insert("locations".into(), json!([{ "physicalLocation": place }]));
    }
    if !finding.also.is_empty() {
        let related = |(id, (span, words)): (usize, &(Span, _))| json!({ "id": id + 1, "physicalLocation": self::place(span), "message": { "text": tongue.of(words) } });
        result.insert("relatedLocations".into(), finding.also.iter().enumerate().map(related).collect());
    }
    if !finding.fix.is_empty() {
        result.insert("fixes".into(), json!([fix(finding, tongue)]));
    }
    result.insert("partialFingerprints".into(), json!({ "finding/v1": fingerprint(finding) }));
    Value::Object(result)
}

/// What stays the same when lines above it come and go.
fn fingerprint(finding: &Finding) -> String {
    let line = finding.span.as_ref().map_or("", |span| span.line().trim());
    let whole = [finding.code, finding.file(), line, &finding.message.en].join("\0");
    blake3::hash(whole.as_bytes()).to_hex()[..16].to_owned()
}

fn place(span: &Span) -> Value {
    json!({ "artifactLocation": artifact(span.source().path()), "region": region(span) })
}

fn region(span: &Span) -> Value {
    let ((line, column), (end_line, end_column)) = (span.line_column(), span.end_line_column());
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

fn fix(finding: &Finding, tongue: Tongue) -> Value {
    let changes = finding.fix.chunk_by(|one, other| one.span.source() == other.span.source());
    let change = |edits: &[Edit]| {
        let replacement = |edit: &Edit| json!({ "deletedRegion": region(&edit.span), "insertedContent": { "text": edit.with } });
        let path = edits.first().map_or("", |edit| edit.span.source().path());
        json!({ "artifactLocation": artifact(path), "replacements": edits.iter().map(replacement).collect::<Vec<_>>() })
    };
    json!({
        "description": { "text": finding.help.as_ref().map_or(finding.code, |help| tongue.of(help)) },
        "artifactChanges": changes.map(change).collect::<Vec<_>>(),
    })
}

/// A path of the workspace as a relative address.
fn artifact(path: &str) -> Value {
    const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'_').remove(b'.').remove(b'~');
    json!({ "uri": utf8_percent_encode(path, KEPT).to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::words;
    use crate::source::Source;

    #[test]
    fn places_are_counted_in_characters_and_changes_come_along() {
        let source = Source::new("content/社群/a b.yaml", "名: 1\n主理人: {owner: laeder}\n");
        let at = source.text().find("laeder").unwrap();
        let span = source.span(at..at + 6);
        let finding = Finding::error("unknown-id", words!("there is no role `laeder`", "没有"))
            .at(&span)
            .also(&source.span(0..3), words!("given here", "在这里"))
            .mend(&span, "leader");
        let excused =
            Excused { finding: Finding::advice("no-end", words!("it never ends", "没有结束")), because: "试运营".into() };
        let log: Value = serde_json::from_str(&sarif(&[finding], &[excused], &[], Tongue::English)).unwrap();
        let results = &log["runs"][0]["results"];
        let region = json!({ "startLine": 2, "startColumn": 14, "endLine": 2, "endColumn": 20 });
        let location = &results[0]["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "content/%E7%A4%BE%E7%BE%A4/a%20b.yaml");
        assert_eq!(location["region"], region);
        let replacement = json!({ "deletedRegion": region, "insertedContent": { "text": "leader" } });
        assert_eq!(results[0]["fixes"][0]["artifactChanges"][0]["replacements"], json!([replacement]));
        assert_eq!(results[1]["suppressions"][0]["justification"], "试运营");
        assert_eq!(results[1].get("locations"), None);
    }

    #[test]
    fn a_fingerprint_outlives_a_line_put_in_above() {
        let print = |text: &str| {
            let source = Source::new("a.yaml", text);
            let at = source.text().find("衣橱").unwrap();
            fingerprint(&Finding::error("x", words!("y", "z")).at(&source.span(at..at + 6)))
        };
        assert_eq!(print("name: 衣橱\n"), print("# 新的一行\nname: 衣橱\n"));
        assert_ne!(print("name: 衣橱\n"), print("title: 衣橱\n"));
    }
}
