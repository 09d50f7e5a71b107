//! Words of this workspace that are written otherwise in Traditional Chinese than the conversion would.

use std::borrow::Cow;

use crate::locale::Language;
use crate::locale::Script;
use crate::locale::convert;
use crate::model::Words;
use crate::resolve::terms::Terms;

/// Turns text of one script into the other, the workspace's own words first.
#[derive(Debug, Clone, Default)]
pub(super) struct Converter(Terms);

impl Converter {
    pub(super) fn new(words: &Words) -> Converter {
        Converter(Terms::new(words.traditional.iter().map(|(ours, theirs)| (ours.value.clone(), theirs.value.clone())), true))
    }

    pub(super) fn convert<'a>(&self, text: &'a str, from: &Language, to: &Language) -> Cow<'a, str> {
        let is_ours = from.script() == Some(Script::Simplified) && to.derives_from(from);
        if self.0.is_empty() || !is_ours {
            return convert(text, from, to);
        }
        self.0.apply_with(text, &|rest| convert(rest, from, to))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Findings;
    use crate::source::Source;
    use crate::yaml;

    #[test]
    fn a_word_of_the_workspace_goes_before_the_dictionary() {
        let text = "traditional: {里仁: 里仁, 只有: 祇有}\n";
        let source = Source::new("content/words.yaml", text);
        let node = yaml::parse(&source, 0..text.len()).unwrap();
        let words: Words = yaml::decode(&node, &yaml::Verbatim, &mut Findings::new()).unwrap();
        let (chinese, traditional) = (Language::simplified_chinese(), Language::parse("zh-Hant").unwrap());
        let converter = Converter::new(&words);
        assert_eq!(converter.convert("里仁只有书后面", &chinese, &traditional), "里仁祇有書後面");
        assert_eq!(converter.convert("里仁书", &chinese, &chinese), "里仁书");
    }
}
