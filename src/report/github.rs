//! Findings as workflow commands, which a forge shows beside the changed lines.

use crate::finding::Finding;
use crate::finding::Level;
use crate::report::Tongue;

/// One line for each of `findings`: `::error file=…,line=…,col=…::message`.
pub fn github(findings: &[Finding], tongue: Tongue) -> String {
    findings.iter().map(|finding| line(finding, tongue)).collect()
}

fn line(finding: &Finding, tongue: Tongue) -> String {
    let word = match finding.level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "notice",
    };
    let mut properties = Vec::new();
    if !finding.file().is_empty() {
        properties.push(format!("file={}", property(finding.file())));
    }
    if let Some(span) = &finding.span {
        let ((line, column), (end_line, end_column)) = (span.line_column(), span.end_line_column());
        properties.push(format!("line={line},endLine={end_line}"));
        // Columns are only read where the place is within one line.
        if line == end_line {
            properties.push(format!("col={column},endColumn={end_column}"));
        }
    }
    properties.push(format!("title={}", property(finding.code)));
    let help = finding.help.as_ref().map(|help| format!("\n{}: {}", tongue.either("help", "建议做法"), tongue.of(help)));
    let message = format!("{}{}", tongue.of(&finding.message), help.unwrap_or_default());
    format!("::{word} {}::{}\n", properties.join(","), data(&message))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::words;
    use crate::source::Source;

    #[test]
    fn a_finding_is_one_line_whatever_it_says() {
        let source = Source::new("社群,一:二.yaml", "name: 衣橱 100%\ntagline: x\n");
        let findings = [
            Finding::advice("brand", words!("100% of it\nis ours", "一")).at(&source.span(6..12)).help(words!("a, b", "二")),
            Finding::warning("stray", words!("two lines", "两行")).at(&source.span(0..source.text().len() - 1)),
            Finding::error("empty", words!("nothing", "空")),
        ];
        assert_eq!(
            github(&findings, Tongue::English),
            "::notice file=社群%2C一%3A二.yaml,line=1,endLine=1,col=7,endColumn=9,title=brand::100%25 of it%0Ais ours%0Ahelp: a, b\n\
             ::warning file=社群%2C一%3A二.yaml,line=1,endLine=2,title=stray::two lines\n\
             ::error title=empty::nothing\n"
        );
    }
}
