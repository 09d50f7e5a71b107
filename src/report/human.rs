//! Findings like a compiler's: the line shown, a caret under the place, what to do.

use annotate_snippets::Annotation;
use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level as Shade;
use annotate_snippets::Patch;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::finding::Edit;
use crate::finding::Finding;
use crate::finding::Level;
use crate::report::Tongue;
use crate::source::Span;

/// All of `findings`, one after the other. With `styled`, in colours.
pub fn human(findings: &[Finding], tongue: Tongue, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for finding in findings {
        text.push_str(&renderer.render(&groups(finding, tongue)));
        text.push_str("\n\n");
    }
    text
}

/// All of `findings`, which are sorted by file, under a heading for each file where there are several.
pub fn grouped(findings: &[Finding], tongue: Tongue, styled: bool) -> String {
    let files: Vec<&[Finding]> = findings.chunk_by(|one, other| one.file() == other.file()).collect();
    if files.len() < 2 {
        return human(findings, tongue, styled);
    }
    let (bold, plain) = if styled { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    let heading = |findings: &[Finding]| {
        let file = findings.first().map(Finding::file).filter(|file| !file.is_empty());
        let file = file.unwrap_or(tongue.either("the workspace", "整个工作区"));
        let count = findings.len();
        match tongue {
            Tongue::English => format!("{bold}── {file} ({count}){plain}\n\n"),
            Tongue::Chinese => format!("{bold}── {file}（{count}）{plain}\n\n"),
        }
    };
    files.into_iter().map(|findings| heading(findings) + &human(findings, tongue, styled)).collect()
}

fn groups(finding: &Finding, tongue: Tongue) -> Vec<Group<'_>> {
    let told = told(finding, tongue);
    let help_word = || Shade::HELP.with_name(tongue.either("help", "建议做法"));
    let patches = patches(finding);
    match (&finding.help, patches.first()) {
        (Some(help), Some(first)) => {
            let source = first.span.source();
            let snippet = Snippet::source(source.text()).line_start(1).path(source.path());
            let patches = patches.iter().map(|edit| Patch::new(edit.span.range(), edit.with.as_str()));
            vec![told, help_word().secondary_title(tongue.of(help)).element(snippet.patches(patches))]
        }
        (Some(help), None) => vec![told.element(help_word().message(tongue.of(help)))],
        (None, _) => vec![told],
    }
}

/// The changes that are shown: those on the line that is pointed at. The others are alike, and `fix` shows them all.
fn patches(finding: &Finding) -> Vec<&Edit> {
    let line = |span: &Span| span.line_column().0;
    let Some(place) = &finding.span else { return Vec::new() };
    let is_here = |edit: &&Edit| edit.span.source() == place.source() && line(&edit.span) == line(place);
    finding.fix.iter().filter(is_here).collect()
}

fn told(finding: &Finding, tongue: Tongue) -> Group<'_> {
    let shade = match finding.level {
        Level::Error => Shade::ERROR.with_name(tongue.either("error", "错误")),
        Level::Warning => Shade::WARNING.with_name(tongue.either("warning", "警告")),
        Level::Advice => Shade::INFO.with_name(tongue.either("advice", "建议")),
    };
    let mut group = Group::with_title(shade.primary_title(tongue.of(&finding.message)).id(finding.code));
    let also = |span: &Span| finding.also.iter().filter(|(other, _)| other.source() == span.source()).collect::<Vec<_>>();
    if let Some(span) = &finding.span {
        let snippet = snippet(span).annotation(AnnotationKind::Primary.span(shown(span)));
        let snippet = also(span).into_iter().fold(snippet, |snippet, (other, words)| {
            snippet.annotation(AnnotationKind::Context.span(shown(other)).label(tongue.of(words)))
        });
        group = group.element(snippet);
    } else if let Some(path) = &finding.path {
        group = group.element(annotate_snippets::Origin::path(path.as_str()));
    }
    for (other, words) in &finding.also {
        if finding.span.as_ref().is_none_or(|span| span.source() != other.source()) {
            group = group.element(snippet(other).annotation(AnnotationKind::Context.span(shown(other)).label(tongue.of(words))));
        }
    }
    group
}

fn snippet(span: &Span) -> Snippet<'_, Annotation<'_>> {
    Snippet::source(span.source().text()).line_start(1).path(span.source().path())
}

/// What is underlined: of a text over several lines only the first, since the place matters and not its length.
fn shown(span: &Span) -> std::ops::Range<usize> {
    let range = span.range();
    let first_line = span.text().find('\n').map_or(range.end, |at| range.start + at);
    range.start..first_line.max(range.start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::words;
    use crate::source::Source;

    #[test]
    fn a_change_is_drawn_as_a_patch_under_the_place() {
        let source = Source::new("社群.yaml", "name: 衣橱会客厅\n主理人: {owner: laeder}\n");
        let at = source.text().find("laeder").unwrap();
        let span = source.span(at..at + 6);
        let finding = Finding::error("unknown-id", words!("there is no role `laeder`", "没有 `laeder`"))
            .at(&span)
            .help(words!("did you mean `leader`?", "是不是想写 `leader`？"))
            .mend(&span, "leader");
        let drawn = human(&[finding], Tongue::English, false);
        let lines: Vec<&str> = drawn.lines().map(str::trim_end).collect();
        assert_eq!(lines[3..6], ["2 | 主理人: {owner: laeder}", "  |                 ^^^^^^", "  |"], "{drawn}");
        assert!(lines.contains(&"2 - 主理人: {owner: laeder}") && lines.contains(&"2 + 主理人: {owner: leader}"), "{drawn}");
    }

    #[test]
    fn several_files_get_a_heading_each() {
        let finding = |path: &str| Finding::warning("stray-file", words!("nothing reads it", "无人读取")).in_file(path);
        let findings = [finding("a.yaml"), finding("b.yaml"), finding("b.yaml")];
        assert!(!grouped(&findings[1..], Tongue::English, false).contains("──"));
        let both = grouped(&findings, Tongue::Chinese, false);
        assert!(both.contains("── a.yaml（1）") && both.contains("── b.yaml（2）"), "{both}");
    }
}
