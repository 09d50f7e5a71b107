//! What an open tab is told: the whole truth each time, so that a message that was missed is not missed.

use std::path::Path;

use percent_encoding::AsciiSet;
use percent_encoding::CONTROLS;
use percent_encoding::utf8_percent_encode;
use serde_json::Value;
use serde_json::json;

use crate::finding::Finding;
use crate::finding::Level;
use crate::model::Visibility;
use crate::plan::Page;
use crate::plan::encode;
use crate::report::Tongue;
use crate::serve::generation::Found;
use crate::serve::generation::Generation;
use crate::serve::origin;
use crate::serve::shown::Shown;
use crate::source::Span;

/// A list of findings in a tab ends here; the terminal has them all.
const MOST: usize = 200;

/// Opens a file at a line in the editor that most people have.
const EDITOR: &str = "vscode://file/{path}:{line}:{column}";

/// Who looks at a page, and how.
#[derive(Debug, Clone)]
pub(super) struct Viewer {
    /// The address of the page that is open.
    pub(super) address: String,
    /// The language of that page.
    pub(super) tongue: Tongue,
    /// Whether it is the author: only this machine is told about files and findings.
    pub(super) author: bool,
}

/// Everything that `viewer` is told about what is `shown`, of the workspace at `root`.
pub(super) fn state(shown: &Shown, viewer: &Viewer, root: &Path) -> Value {
    let mut state = json!({ "number": shown.number, "failing": shown.failing, "draft": shown.draft });
    let mut findings: Vec<&Finding> =
        shown.findings.iter().filter(|finding| shown.failing && finding.level == Level::Error).collect();
    let mut undrawn = None;
    if let Some(generation) = &shown.generation {
        state["styles"] = json!(generation.styles());
        match generation.find(&viewer.address) {
            Ok(Some(Found::Page(drawn))) => state["hash"] = json!(drawn.hash),
            Ok(_) => state["gone"] = json!({ "to": shown.moves.of(&viewer.address).map(|to| format!("/{}", encode(to))) }),
            Err(finding) => undrawn = Some(finding),
        }
    }
    if let Some(finding) = &undrawn {
        findings.push(finding);
        state["failing"] = json!(true);
        state["undrawn"] = json!(true);
    }
    if viewer.author {
        let teller = Teller::new(shown, viewer.tongue, root);
        state["errors"] = findings.iter().take(MOST).map(|finding| teller.finding(finding)).collect();
        state["bar"] = teller.bar(shown, &viewer.address);
    }
    state
}

/// Puts findings and places into words and links.
struct Teller<'a> {
    tongue: Tongue,
    root: &'a Path,
    editor: String,
}

impl<'a> Teller<'a> {
    fn new(shown: &Shown, tongue: Tongue, root: &'a Path) -> Teller<'a> {
        let settings = shown.generation.as_ref().and_then(|generation| generation.playbook.site().library.settings.first());
        let editor = settings.and_then(|settings| settings.editor.as_ref()).map(|editor| editor.as_str());
        Teller { tongue, root, editor: editor.filter(|editor| opens_an_editor(editor)).unwrap_or(EDITOR).to_owned() }
    }

    fn finding(&self, finding: &Finding) -> Value {
        let (line, column) = finding.span.as_ref().map_or((0, 0), Span::line_column);
        let mut told = json!({
            "level": finding.level.word(),
            "code": finding.code,
            "message": self.tongue.of(&finding.message),
            "help": finding.help.as_ref().map(|help| self.tongue.of(help)),
            "file": finding.file(),
            "line": line,
            "column": column,
            "href": self.href(finding.file(), line.max(1), column.max(1)),
        });
        if let Some(span) = &finding.span {
            let (text, marked) = shown_line(span);
            told["text"] = json!(text);
            told["marked"] = json!(marked);
        }
        told
    }

    fn href(&self, file: &str, line: usize, column: usize) -> Option<String> {
        if file.is_empty() {
            return None;
        }
        let path = self.root.join(file).to_string_lossy().replace('\\', "/");
        let path = utf8_percent_encode(path.trim_start_matches('/'), UNSAFE).to_string();
        let path = if self.editor.contains("file/{path}") { path } else { format!("/{path}") };
        Some(self.editor.replace("{path}", &path).replace("{line}", &line.to_string()).replace("{column}", &column.to_string()))
    }

    /// What the author wants to know of the page at `address`.
    fn bar(&self, shown: &Shown, address: &str) -> Value {
        let audiences = [Visibility::Member, Visibility::Client, Visibility::Internal];
        let count = |level: Level| shown.findings.iter().filter(|finding| finding.level == level).count();
        let mut bar = json!({
            "audience": shown.audience,
            "audiences": audiences,
            "counts": { "error": count(Level::Error), "warning": count(Level::Warning), "advice": count(Level::Advice) },
        });
        let page =
            shown.generation.as_ref().and_then(|generation| Some((generation, generation.playbook.site().page_at(address)?)));
        let Some((generation, page)) = page else { return bar };
        let origins = origin::of(generation.playbook.site(), &generation.documents, page);
        let here = |finding: &&Finding| {
            origins.iter().any(|origin| match &finding.span {
                Some(span) => is_within(span, origin),
                None => finding.file() == origin.source().path(),
            })
        };
        bar["findings"] = shown.findings.iter().filter(here).take(MOST).map(|finding| self.finding(finding)).collect();
        bar["sources"] = origins.iter().map(|origin| self.source(origin)).collect();
        bar["languages"] = languages(generation, page);
        bar
    }

    fn source(&self, origin: &Span) -> Value {
        let (line, column) = origin.line_column();
        let path = origin.source().path();
        json!({ "path": path, "line": line, "href": self.href(path, line, column) })
    }
}

/// What has a meaning in a link; slashes and colons stay.
const UNSAFE: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'`').add(b'{').add(b'}');

/// Whether a pattern leads to a program and not back into the page.
fn opens_an_editor(pattern: &str) -> bool {
    let scheme = pattern.split_once(':').map_or("", |(scheme, _)| scheme).to_ascii_lowercase();
    let named = scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    named && !matches!(scheme.as_str(), "" | "javascript" | "data" | "vbscript" | "blob" | "file" | "about")
}

/// Whether `span` lies in `origin`. In a file that was saved since with errors, all of it may.
fn is_within(span: &Span, origin: &Span) -> bool {
    if span.source() == origin.source() {
        return (origin.range().start..=origin.range().end).contains(&span.range().start);
    }
    span.source().path() == origin.source().path()
}

/// The line in which `span` starts, and which of its characters are meant.
fn shown_line(span: &Span) -> (&str, [usize; 2]) {
    let text = span.source().text();
    let start = span.range().start;
    let line_start = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    let count = |range: std::ops::Range<usize>| text[range].encode_utf16().count();
    let from = count(line_start..start);
    (&text[line_start..line_end], [from, from + count(start..span.range().end.clamp(start, line_end))])
}

fn languages(generation: &Generation, page: &Page) -> Value {
    let site = generation.playbook.site();
    let entry = |(language, other): (usize, &Page)| {
        let language = &site.library.languages[language];
        let current = other.address == page.address;
        json!({ "tag": language, "name": language.name(), "href": format!("/{}", encode(&other.address)), "current": current })
    };
    site.translations(page).map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn the_marked_characters_are_counted_as_a_browser_counts_them() {
        let source = Source::new("a.yaml", "name: 衣橱\nkind: 😀产品\n");
        let start = source.text().find("产").unwrap();
        assert_eq!(shown_line(&source.span(start..start + 6)), ("kind: 😀产品", [8, 10]));
        assert_eq!(shown_line(&source.span(6..source.text().len())), ("name: 衣橱", [6, 8]));
    }

    #[test]
    fn a_pattern_that_would_run_in_the_page_is_not_used() {
        assert!(opens_an_editor("idea://open?file={path}&line={line}"));
        for pattern in ["javascript:alert(1)", "JavaScript:x", "data:text/html,x", "/etc/{path}", "java\nscript:x"] {
            assert!(!opens_an_editor(pattern), "{pattern}");
        }
    }
}
