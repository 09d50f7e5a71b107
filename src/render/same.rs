//! What is the same on every page of a book that lies equally deep: the templates in `same/`, each drawn once.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::sync::PoisonError;
use std::sync::RwLock;

use tera::Context;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::theme::Theme;

/// The folder of these templates.
const FOLDER: &str = "same/";

/// These pieces of one book, as far as they have been drawn.
#[derive(Debug)]
pub(super) struct Same {
    /// The templates by the word that a page calls them by: `same/foot.html` is `same.foot`.
    templates: BTreeSet<(String, String)>,
    /// By how many folders deep the page lies, since the way to the root is in them.
    drawn: RwLock<BTreeMap<usize, Value>>,
}

impl Same {
    /// The pieces that `theme` has.
    pub(super) fn new(theme: &Theme) -> Same {
        let paths = theme.layers.iter().flat_map(|layer| layer.templates.keys());
        let named = paths.filter_map(|path| {
            let word = path.strip_prefix(FOLDER)?.strip_suffix(".html")?;
            Some((word.to_owned(), path.clone()))
        });
        Same { templates: named.collect(), drawn: RwLock::default() }
    }

    /// The pieces for pages `depth` folders deep, drawn with `context` where that has not been done yet.
    pub(super) fn at(&self, depth: usize, tera: &Tera, context: impl FnOnce() -> Context) -> TeraResult<Value> {
        if let Some(known) = self.drawn.read().unwrap_or_else(PoisonError::into_inner).get(&depth) {
            return Ok(known.clone());
        }
        let context = context();
        let mut pieces = tera::Map::new();
        for (word, path) in &self.templates {
            pieces.insert(word.clone().into(), Value::safe_string(&tera.render(path, &context)?));
        }
        let pieces = Value::from(pieces);
        self.drawn.write().unwrap_or_else(PoisonError::into_inner).insert(depth, pieces.clone());
        Ok(pieces)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_drawn_once_for_all_pages_that_lie_equally_deep() {
        let mut tera = Tera::new();
        tera.add_raw_templates([("same/foot.html", "<a href=\"{{ root }}print.html\">{{ name }}</a>")]).unwrap();
        let same = Same { templates: [("foot".to_owned(), "same/foot.html".to_owned())].into(), drawn: RwLock::default() };
        let foot = |depth: usize, name: &str| {
            let context = || {
                let mut context = Context::new();
                context.insert("root", &"../".repeat(depth));
                context.insert("name", name);
                context
            };
            let pieces = same.at(depth, &tera, context).unwrap();
            pieces.get_from_path("foot").unwrap().as_str().unwrap().to_owned()
        };
        assert_eq!(foot(0, "甲"), "<a href=\"print.html\">甲</a>");
        assert_eq!(foot(1, "甲"), "<a href=\"../print.html\">甲</a>");
        assert_eq!(foot(0, "乙"), foot(0, "甲"), "what is drawn already is not drawn again");
    }
}
