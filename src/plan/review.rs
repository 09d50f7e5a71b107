//! What is to be looked at again, when, and by whom.

use jiff::civil::Date;

use crate::model::SECTIONS;
use crate::model::review;
use crate::model::review::Review;
use crate::plan::Page;
use crate::plan::Site;
use crate::source::Span;

/// Something that is to be looked at again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The section it stands in; none for a module and for the whole book.
    pub section: Option<&'static str>,
    /// The module it is, by its key.
    pub module: Option<String>,
    /// The role that looks, by its id.
    pub owner: Option<String>,
    /// When somebody last did.
    pub last: Option<Date>,
    /// The last day on which the next look is in time; none where nobody has looked yet.
    pub due: Option<Date>,
    /// Where it is written.
    pub place: Span,
}

impl Due {
    /// The page of the book at `index` that shows it; none where it is the whole book.
    pub fn page<'a>(&self, site: &'a Site, index: usize) -> Option<&'a Page> {
        let plan = &site.books[index];
        let page = match (&self.module, self.section) {
            (Some(key), _) => *plan.modules.get(key)? as usize,
            (None, section) => plan.chapters.iter().find(|chapter| Some(chapter.key.as_str()) == section)?.pages.start,
        };
        Some(&site.pages[page])
    }
}

/// All reviews of the book at `index`, those due first first; those that nobody has begun stand before them.
pub fn reviews(site: &Site, index: usize) -> Vec<Due> {
    let book = &site.library.books[index];
    let of_definition = book.community.iter().flat_map(|community| review::reviews(&**community)).map(|review| (review, None));
    let modules = book.chapters.iter().flat_map(|chapter| &chapter.modules).map(|entry| &entry.module);
    let of_modules = modules.filter_map(|module| Some((module.front.review.as_ref()?, Some(module.key.as_str()))));
    let mut dues: Vec<Due> = of_definition.chain(of_modules).filter_map(|(review, module)| due(review, module)).collect();
    dues.sort_by_key(|due| (due.due, due.place.range().start));
    dues
}

/// One that says how often; where it says nothing of that, nothing can be due.
fn due(review: &Review, module: Option<&str>) -> Option<Due> {
    let every = review.every.as_ref()?;
    let place = review.last.as_ref().map_or(&every.span, |last| &last.span).clone();
    Some(Due {
        section: if module.is_none() { section_of(&place) } else { None },
        module: module.map(str::to_owned),
        owner: review.owner.as_ref().map(|owner| owner.as_str().to_owned()),
        last: review.last.as_ref().map(|last| last.civil()),
        due: review.due(),
        place,
    })
}

/// The section of a definition that `place` lies in: by the name of its file, or by the last key at the margin above it.
pub(super) fn section_of(place: &Span) -> Option<&'static str> {
    let file = place.source().path().rsplit('/').next()?.split('.').next()?;
    let known = |word: &str| SECTIONS.iter().find(|key| **key == word).copied();
    let start = place.range().start;
    let line_end = place.source().text()[start..].find('\n').map_or(place.source().text().len(), |at| start + at);
    let above = place.source().text()[..line_end].lines().rev();
    let mut keys = above.filter_map(|line| line.split_once(':').map(|(key, _)| key).filter(|key| is_key(key)));
    known(file).or_else(|| known(keys.next()?))
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn a_place_lies_in_the_section_of_its_file_or_of_the_last_key_at_the_margin() {
        let text = "name: 会\nreview: {every: year}\nrules:\n  ending: {term: 1 year}\ntiers:\n- {id: a, name: 甲}\n";
        for (path, word, section) in [
            ("content/communities/a/community.yaml", "every", None),
            ("content/communities/a/community.yaml", "ending", Some("rules")),
            ("content/communities/a/community.yaml", "甲", Some("tiers")),
            ("content/communities/a/calendar.yaml", "甲", Some("calendar")),
        ] {
            let at = text.find(word).unwrap();
            assert_eq!(section_of(&Source::new(path, text).span(at..at + word.len())), section, "{path} {word}");
        }
    }
}
