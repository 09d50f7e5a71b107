//! The files of one theme of the workspace.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::file::Asset;
use crate::finding::Findings;
use crate::load::whole_document;
use crate::source::Source;
use crate::workspace::Sources;
use crate::yaml::Node;

/// A theme as its author wrote it.
#[derive(Debug, Clone, Default)]
pub struct ThemeDocument {
    /// `theme.yaml`, where there is one.
    pub settings: Option<Node>,
    /// The templates, by their path below `templates/`.
    pub templates: BTreeMap<String, Source>,
    /// The strings, by language tag.
    pub strings: BTreeMap<String, Node>,
    /// Stylesheets and scripts, by their path below `assets/`.
    pub texts: BTreeMap<String, Source>,
    /// Pictures and other files, by their path below `assets/`.
    pub assets: BTreeMap<String, Arc<Asset>>,
}

/// Sorts the files of all themes, which have these `texts`.
pub(super) fn read_all(
    texts: &BTreeMap<String, Vec<Source>>,
    sources: &Sources,
    findings: &mut Findings,
) -> BTreeMap<String, ThemeDocument> {
    texts.iter().map(|(name, texts)| (name.clone(), read(name, texts, sources, findings))).collect()
}

/// Sorts the files of the theme `name`.
fn read(name: &str, texts: &[Source], sources: &Sources, findings: &mut Findings) -> ThemeDocument {
    let mut theme = ThemeDocument::default();
    let folder = format!("themes/{name}/");
    for source in texts {
        let path = source.path().strip_prefix(&folder).unwrap_or_default();
        if matches!(path, "theme.yaml" | "theme.yml") {
            theme.settings = whole_document(source, findings);
        } else if let Some(template) = path.strip_prefix("templates/") {
            theme.templates.insert(template.to_owned(), source.clone());
        } else if let Some(file) = path.strip_prefix("i18n/") {
            let tag = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
            if let Some(node) = whole_document(source, findings) {
                theme.strings.insert(tag.to_owned(), node);
            }
        } else if let Some(asset) = path.strip_prefix("assets/") {
            theme.texts.insert(asset.to_owned(), source.clone());
        }
    }
    let prefix = format!("{folder}assets/");
    for asset in &sources.assets {
        if let Some(path) = asset.path.strip_prefix(&prefix) {
            theme.assets.insert(path.to_owned(), Arc::clone(asset));
        }
    }
    theme
}
