//! What a template stumbled over, at its place in the theme.

use tera::Error;
use tera::ErrorKind;

use crate::finding::Finding;
use crate::finding::words;
use crate::source::Source;
use crate::source::Span;
use crate::theme::Theme;

/// The finding for a template that cannot be compiled or drawn.
pub(super) fn finding(error: &Error, theme: &Theme) -> Finding {
    let (ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report)) = error.kind() else {
        let said = error.to_string();
        let said = said.trim();
        let finding = Finding::error("template", words!("a template does not work: {said}", "模板有误：{said}"))
            .help(words!("look for the name in the templates of your theme", "请在主题的模板里查找这个名字"));
        return match named(said, theme) {
            Some(place) => finding.at(&place),
            None => finding,
        };
    };
    let said = report.message();
    let finding = Finding::error("template", words!("this template does not work: {said}", "这个模板有误：{said}"));
    let finding = finding.help(words!(
        "templates are written for Tera 2; the variables of each page are listed in the README",
        "模板用 Tera 2 书写；每种页面可用的变量见 README"
    ));
    match source(report.filename(), theme) {
        Some(source) => finding.at(&source.span(report.span().range.clone())),
        None => finding,
    }
}

/// Where a template that is named in `said` says the other name: `'zhu/a.html' is inheriting from 'folio/b.html'`.
fn named(said: &str, theme: &Theme) -> Option<Span> {
    let names: Vec<&str> = said.split('\'').skip(1).step_by(2).collect();
    let source = source(names.first()?, theme)?;
    let at = names.get(1).and_then(|name| Some(source.text().find(name)?..source.text().find(name)? + name.len()));
    Some(source.span(at.unwrap_or(0..0)))
}

fn source<'a>(name: &str, theme: &'a Theme) -> Option<&'a Source> {
    let named =
        name.split_once('/').and_then(|(layer, path)| theme.layers.iter().find(|found| found.name == layer)?.templates.get(path));
    named.or_else(|| theme.layers.iter().find_map(|layer| layer.templates.get(name)))
}
