//! Findings like a compiler's: the line shown, a caret under the place, what to do.

use annotate_snippets::AnnotationKind;
use annotate_snippets::Group;
use annotate_snippets::Level as Shade;
use annotate_snippets::Renderer;
use annotate_snippets::Snippet;

use crate::finding::Finding;
use crate::finding::Level;
use crate::report::Tongue;
use crate::source::Span;

/// All of `findings`, one after the other. With `styled`, in colours.
pub fn human(findings: &[Finding], tongue: Tongue, styled: bool) -> String {
    let renderer = if styled { Renderer::styled() } else { Renderer::plain() };
    let mut text = String::new();
    for finding in findings {
        text.push_str(&renderer.render(&[group(finding, tongue)]));
        text.push_str("\n\n");
    }
    text
}

fn group(finding: &Finding, tongue: Tongue) -> Group<'_> {
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
    match &finding.help {
        Some(help) => group.element(Shade::HELP.with_name(tongue.either("help", "建议做法")).message(tongue.of(help))),
        None => group,
    }
}

fn snippet(span: &Span) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    Snippet::source(span.source().text()).line_start(1).path(span.source().path())
}

/// What is underlined: of a text over several lines only the first, since the place matters and not its length.
fn shown(span: &Span) -> std::ops::Range<usize> {
    let range = span.range();
    let first_line = span.text().find('\n').map_or(range.end, |at| range.start + at);
    range.start..first_line.max(range.start)
}
