//! The contents beside a page. They are the same for all pages of a chapter but for one link: they are drawn once, and
//! cut where that link is.

use std::sync::Arc;
use std::sync::PoisonError;
use std::sync::RwLock;

use foldhash::HashMap;
use memchr::memmem;
use pulldown_cmark_escape::escape_html;
use tera::Context;
use tera::Tera;
use tera::TeraResult;
use tera::Value;

use crate::plan::Page;

/// The contents that have been drawn for one book.
#[derive(Debug, Default)]
pub(super) struct Contents {
    drawn: RwLock<HashMap<Key, Arc<str>>>,
}

/// Which pages have the same contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// The chapter they belong to.
    pub(super) chapter: Option<usize>,
    /// Which stretch of the chapter is shown; none on the page that opens it.
    pub(super) stretch: Option<usize>,
    /// How many folders deep they lie.
    pub(super) depth: usize,
}

impl Contents {
    /// The contents for `page`, drawn with `context` where its like has not been drawn yet: `before` its own link is
    /// closed, `here` to the end of that link, and `after` it. All is before where the page has no link.
    pub(super) fn of(
        &self,
        key: Key,
        page: &Page,
        root: &str,
        tera: &Tera,
        context: impl FnOnce() -> Context,
    ) -> TeraResult<Value> {
        let drawn = match self.known(&key) {
            Some(drawn) => drawn,
            None => {
                let drawn: Arc<str> = tera.render("contents.html", &context())?.into();
                self.drawn.write().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&drawn));
                drawn
            }
        };
        let mut link = format!("href=\"{root}");
        // Writing to a string cannot fail.
        let _ = escape_html(&mut link, &page.address);
        link.push('"');
        Ok(cut(&drawn, &link))
    }

    fn known(&self, key: &Key) -> Option<Arc<str>> {
        self.drawn.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }
}

fn cut(drawn: &str, link: &str) -> Value {
    let end = memmem::find(drawn.as_bytes(), link.as_bytes()).map(|at| at + link.len());
    let (before, rest) = drawn.split_at(end.unwrap_or(drawn.len()));
    let close = "</a>";
    let (here, after) = rest.split_at(rest.find(close).map_or(0, |at| at + close.len()));
    let mut pieces = tera::Map::new();
    for (name, piece) in [("before", before), ("here", here), ("after", after)] {
        pieces.insert(name.into(), Value::safe_string(piece));
    }
    Value::from(pieces)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(drawn: &str, link: &str) -> [String; 3] {
        let pieces = cut(drawn, link);
        ["before", "here", "after"].map(|name| pieces.get_from_path(name).unwrap().as_str().unwrap().to_owned())
    }

    #[test]
    fn contents_are_cut_behind_the_address_and_the_end_of_a_link() {
        let drawn = "<li><a href=\"甲.html\">甲</a></li><li><a href=\"乙.html\">乙</a></li>";
        assert_eq!(
            pieces(drawn, "href=\"甲.html\""),
            ["<li><a href=\"甲.html\"", ">甲</a>", "</li><li><a href=\"乙.html\">乙</a></li>"]
        );
        assert_eq!(pieces(drawn, "href=\"丙.html\""), [drawn, "", ""]);
    }
}
