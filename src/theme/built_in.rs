//! The theme inside the command, so that it works anywhere with no file beside it.

use std::sync::LazyLock;

use crate::file::Content;
use crate::source::Source;
use crate::theme::BUILT_IN;
use crate::theme::Layer;
use crate::yaml;

/// Names the files of `themes/folio`; a test holds the list against the folder.
macro_rules! files {
    ($($path:literal)*) => {
        const FILES: &[(&str, &[u8])] = &[$(($path, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/folio/", $path)))),*];
    };
}

files! {
    "assets/almanac.css"
    "assets/calendar.css"
    "assets/calendar.js"
    "assets/cover.css"
    "assets/folio.css"
    "assets/folio.js"
    "assets/frame.css"
    "assets/funnel.css"
    "assets/funnel.js"
    "assets/health.css"
    "assets/icon.svg"
    "assets/people.css"
    "assets/print.css"
    "assets/prose.css"
    "assets/scheme.js"
    "assets/what-if.css"
    "i18n/en.yaml"
    "i18n/zh-Hans.yaml"
    "templates/404.html"
    "templates/base.html"
    "templates/blocks/calendar.html"
    "templates/blocks/funnel.html"
    "templates/blocks/metric.html"
    "templates/blocks/script.html"
    "templates/blocks/sop.html"
    "templates/blocks/tiers.html"
    "templates/calendar/agenda.html"
    "templates/calendar/frame.html"
    "templates/calendar/load.html"
    "templates/calendar/month.html"
    "templates/calendar/parts.html"
    "templates/calendar/role.html"
    "templates/calendar/scripts.html"
    "templates/calendar/steps.html"
    "templates/calendar/week.html"
    "templates/chapter.html"
    "templates/components.html"
    "templates/contents.html"
    "templates/cover.html"
    "templates/health.html"
    "templates/module.html"
    "templates/print.html"
    "templates/reckoning.html"
    "templates/reference.html"
    "templates/same/chrome.html"
    "templates/same/marks.html"
    "templates/same/scheme.html"
    "templates/same/site.html"
    "templates/same/ways.html"
    "templates/sections/audience.html"
    "templates/sections/calendar.html"
    "templates/sections/culture.html"
    "templates/sections/fit.html"
    "templates/sections/funnel.html"
    "templates/sections/growth.html"
    "templates/sections/metrics.html"
    "templates/sections/people.html"
    "templates/sections/positioning.html"
    "templates/sections/resources.html"
    "templates/sections/rules.html"
    "templates/sections/tiers.html"
    "templates/shelf.html"
    "templates/sop.html"
    "templates/stage.html"
    "theme.yaml"
}

/// The fenced blocks that the built-in theme draws.
pub const BLOCKS: &[&str] = &["script", "sop", "funnel", "calendar", "metric", "tiers"];

/// What is built in, once somebody asked: it takes longer to read than a small book to draw.
static LAYER: LazyLock<Layer> = LazyLock::new(read);

/// Reads what is built in, so that whoever needs it need not wait.
pub fn prepare() {
    LazyLock::force(&LAYER);
}

pub(super) fn layer() -> Layer {
    LAYER.clone()
}

fn read() -> Layer {
    let mut layer = Layer { name: BUILT_IN.to_owned(), ..Layer::default() };
    for (path, bytes) in FILES {
        if let Some(asset) = path.strip_prefix("assets/") {
            layer.files.insert(asset.to_owned(), Content::Static(bytes));
            continue;
        }
        let source = Source::new(format!("themes/{BUILT_IN}/{path}"), String::from_utf8_lossy(bytes));
        if let Some(template) = path.strip_prefix("templates/") {
            layer.templates.insert(template.to_owned(), source);
        } else if let Ok(node) = yaml::parse(&source, 0..source.text().len()) {
            match path.strip_prefix("i18n/").and_then(|file| file.strip_suffix(".yaml")) {
                Some(tag) => _ = layer.strings.insert(tag.to_owned(), node),
                None => layer.settings = Some(node),
            }
        }
    }
    layer
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use walkdir::WalkDir;

    use super::*;

    #[test]
    fn the_list_names_every_file_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/folio");
        let files =
            WalkDir::new(&folder).sort_by_file_name().into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
        let found: Vec<String> =
            files.map(|entry| entry.path().strip_prefix(&folder).unwrap().to_str().unwrap().to_owned()).collect();
        let mut listed: Vec<&str> = FILES.iter().map(|(path, _)| *path).collect();
        listed.sort_unstable();
        let mut found: Vec<&str> = found.iter().map(String::as_str).collect();
        found.sort_unstable();
        assert_eq!(listed, found);
    }

    #[test]
    fn every_block_has_its_template_and_every_yaml_can_be_read() {
        let layer = layer();
        let mut blocks: Vec<&str> =
            layer.templates.keys().filter_map(|path| path.strip_prefix("blocks/")?.strip_suffix(".html")).collect();
        blocks.sort_unstable();
        let mut listed = BLOCKS.to_vec();
        listed.sort_unstable();
        assert_eq!(blocks, listed);
        assert!(layer.settings.is_some());
        assert_eq!(layer.strings.keys().collect::<Vec<_>>(), ["en", "zh-Hans"]);
    }
}
