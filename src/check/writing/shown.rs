//! What members can read: the parts of definitions and the modules that are for them.

use crate::check::case::Whole;
use crate::check::notes::Notes;
use crate::check::writing::scan;
use crate::model::Visibility;
use crate::resolve;
use crate::source::Span;

/// Shows `look` every text that members can read, in all languages, place by place.
pub(super) fn each(whole: &Whole, notes: &mut Notes, look: &mut dyn FnMut(&Span, &mut Notes)) {
    for case in whole.cases() {
        notes.about(Some(case.slug()));
        let mut spans = Vec::new();
        scan::gather(&resolve::seen_by(case.definition, Visibility::Member), &mut spans);
        spans.iter().for_each(|span| look(span, notes));
    }
    notes.about(None);
    for module in whole.modules().filter(|module| module.front.r#for == Some(Visibility::Member)) {
        let text = module.source.text();
        let mut start = 0;
        for line in text[start..].split_inclusive('\n') {
            look(&module.source.span(start..start + line.len()), notes);
            start += line.len();
        }
    }
}
