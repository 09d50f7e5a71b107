//! The whole book on one page, to be printed.

use crate::plan::Kind;
use crate::plan::book::Draft;

/// How many pages a book may have and still be one page: beyond that a browser takes minutes to set it.
const MOST: usize = 400;

/// The page, unless the book is too large for it.
pub(super) fn draft(pages: usize, words: &dyn Fn(&str) -> String) -> Option<Draft> {
    (pages <= MOST).then(|| Draft {
        address: "print.html".to_owned(),
        kind: Kind::Print,
        title: words("nav.print"),
        description: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_book_that_is_too_large_for_a_browser_is_not_one_page() {
        let words = |key: &str| key.to_owned();
        assert_eq!(draft(MOST, &words).map(|draft| draft.title), Some("nav.print".to_owned()));
        assert!(draft(MOST + 1, &words).is_none());
    }
}
