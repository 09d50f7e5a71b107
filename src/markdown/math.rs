//! Formulas: LaTeX to MathML, and dollar signs that are money.

use memchr::memchr_iter;
use pulldown_latex::Parser;
use pulldown_latex::RenderConfig;
use pulldown_latex::Storage;
use pulldown_latex::config::DisplayMode;
use pulldown_latex::push_mathml;

/// Longer than any formula that a page of a playbook holds.
const LONGEST: usize = 4096;
/// Braces within braces beyond which a formula is not read.
const DEEPEST: usize = 50;
/// What defines words or builds characters: no formula of a playbook needs it, and some of it stops the reader of
/// formulas dead (`\char文`, `\color{#文}`).
const UNWANTED: [&str; 8] =
    ["#", "\\char", "\\def", "\\let", "\\futurelet", "\\newcommand", "\\renewcommand", "\\providecommand"];

/// Whether `$…$` is money and not a formula: `$5到$6`, `US$5 and US$6`, `$5,另付$`. `formula` is what is between the
/// dollar signs, `before` and `after` what is around them.
pub(super) fn is_money(formula: &str, before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(|char| char.is_ascii_alphanumeric())
        || after.is_some_and(|char| char.is_ascii_alphanumeric())
        || !formula.contains('\\') && formula.contains(['，', '。', '；', '：', '！', '？', '、'])
}

/// The formula as MathML, or why it cannot be read.
pub(super) fn mathml(formula: &str, display: DisplayMode) -> Result<String, String> {
    if formula.len() > LONGEST || depth(formula) > DEEPEST {
        return Err("it is too long or too deep".to_owned());
    }
    if let Some(word) = UNWANTED.into_iter().find(|word| formula.contains(word)) {
        return Err(format!("`{word}` is not allowed"));
    }
    let storage = Storage::new();
    let events: Vec<_> = match Parser::new(formula, &storage).collect() {
        Ok(events) => events,
        Err(error) => return Err(reason(&error)),
    };
    let config = RenderConfig { display_mode: display, ..RenderConfig::default() };
    let mut mathml = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut mathml, events, config).map_err(|error| error.to_string())?;
    well_formed(&mathml).ok_or_else(|| "an argument is missing".to_owned())
}

fn depth(formula: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for byte in formula.bytes() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// What the parser says, without what it draws below it.
fn reason(error: &dyn std::error::Error) -> String {
    let message = error.source().map_or_else(|| error.to_string(), ToString::to_string);
    message.lines().next().unwrap_or_default().trim_end_matches(['.', ':', ' ']).to_owned()
}

/// The MathML with every `<` that is no tag escaped, provided that its tags are closed as they were opened: the writer
/// of formulas is careless with both.
fn well_formed(mathml: &str) -> Option<String> {
    let mut tidy = String::with_capacity(mathml.len());
    let mut open = Vec::new();
    let mut done = 0;
    for at in memchr_iter(b'<', mathml.as_bytes()) {
        let tag = &mathml[at + 1..];
        let is_end = tag.starts_with('/');
        let name = tag.trim_start_matches('/');
        let name = &name[..name.find(|char: char| !char.is_ascii_alphanumeric()).unwrap_or(name.len())];
        tidy.push_str(&mathml[done..at]);
        tidy.push_str(if name.is_empty() { "&lt;" } else { "<" });
        done = at + 1;
        if is_end {
            open.pop().filter(|opened| *opened == name)?;
        } else if !name.is_empty() && !tag[..tag.find('>')?].ends_with('/') {
            open.push(name);
        }
    }
    tidy.push_str(&mathml[done..]);
    open.is_empty().then(|| tidy.replace("&amp;nbsp;", "\u{A0}").replace("&nbsp;", "\u{A0}").replace("\"minsize", "\" minsize"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prices_are_no_formulas() {
        for (formula, before, after) in
            [("5到", None, Some('6')), ("5 and US", Some('S'), Some('6')), ("5，另付", None, None), ("AP and B", Some('A'), None)]
        {
            assert!(is_money(formula, before, after), "{formula}");
        }
        for formula in ["a^2", "收入 = 单价 \\times 人数", "x_1, x_2", "\\text{先，后}"] {
            assert!(!is_money(formula, Some('，'), Some('。')), "{formula}");
        }
    }

    #[test]
    fn a_formula_is_mathml_that_any_browser_reads() {
        let inline = |formula: &str| mathml(formula, DisplayMode::Inline).unwrap();
        assert_eq!(inline("a<b"), "<math display=\"inline\"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math>");
        assert!(inline("\\text{<b>}").contains("&lt;b"));
        assert!(inline("\\frac{收入}{人数}").contains("<mfrac>"));
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        for formula in ["\\frac{1", "\\nonsense", "\\char文", "\\color{#文}", "{{{{{".repeat(20).as_str(), "\\binom\\begin\"41"]
        {
            let reason = mathml(formula, DisplayMode::Inline).unwrap_err();
            assert!(!reason.is_empty() && !reason.contains('\n'), "{formula}: {reason}");
        }
    }
}
