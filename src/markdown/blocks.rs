//! The blocks of a text: what a translator takes one at a time.

use std::ops::Range;

use pulldown_cmark::Event;
use pulldown_cmark::Parser;

use crate::markdown::Extent;
use crate::markdown::writer::extensions;

/// The stretches of `text` between which a blank line could stand: paragraphs, headings, lists, tables, fences. Together
/// they hold all that is written; what renders as nothing (a link's definition) belongs to the block before it.
pub fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = Vec::new();
    let mut depth = 0_usize;
    for (event, range) in Parser::new_ext(text, extensions(Extent::Page, true)).into_offset_iter() {
        match event {
            Event::Start(_) => {
                if depth == 0 {
                    starts.push(range.start);
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ if depth == 0 => starts.push(range.start),
            _ => {}
        }
    }
    starts.dedup();
    if starts.first().is_none_or(|first| !text[..*first].trim().is_empty()) {
        starts.insert(0, 0);
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    let within = |(start, end): (usize, usize)| {
        let block = &text[start..end];
        let lead = block.len() - block.trim_start_matches(['\n', '\r']).len();
        start + lead..start + block.trim_end().len().max(lead)
    };
    starts.into_iter().zip(ends).map(within).filter(|range| !range.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_in_one_block() {
        for (text, wanted) in [
            ("", &[][..]),
            ("# 题\n\n一\n二\n\n- 三\n- 四\n\n| 五 |\n| --- |\n", &["# 题", "一\n二", "- 三\n- 四", "| 五 |\n| --- |"]),
            ("```script 激活\n一\n\n二\n```\n\n> 三\n", &["```script 激活\n一\n\n二\n```", "> 三"]),
            ("一[a]\n\n[a]: b.md\n", &["一[a]\n\n[a]: b.md"]),
            ("[a]: b.md\n\n一[a]\n", &["[a]: b.md", "一[a]"]),
            ("\n\n一\n\n---\n\n二", &["一", "---", "二"]),
        ] {
            let found: Vec<&str> = blocks(text).into_iter().map(|range| &text[range]).collect();
            assert_eq!(found, wanted, "{text:?}");
        }
    }
}
