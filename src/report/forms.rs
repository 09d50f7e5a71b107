//! What the codes mean that tell of the form and not of the method: `unknown-key`, `dead-link`.

use crate::report::Tongue;

const FORMS: &str = include_str!("forms.txt");

/// Every code of a fault of form, in the order of the alphabet, with what it tells.
pub fn forms(tongue: Tongue) -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMS.lines().filter_map(move |line| {
        let (code, words) = line.split_once(": ")?;
        let (english, chinese) = words.split_once(" ¦ ")?;
        Some((code, tongue.either(english, chinese)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_told_once_in_both_languages_and_in_order() {
        let codes: Vec<&str> = forms(Tongue::Chinese).map(|(code, _)| code).collect();
        assert_eq!(codes.len(), FORMS.lines().count());
        assert!(codes.is_sorted_by(|one, other| one < other), "{codes:?}");
    }
}
