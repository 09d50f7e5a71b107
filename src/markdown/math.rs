//! Formulas: LaTeX to MathML, and dollar signs that are money.

use memchr::memchr;
use pulldown_latex::Parser;
use pulldown_latex::RenderConfig;
use pulldown_latex::Storage;
use pulldown_latex::config::DisplayMode;
use pulldown_latex::push_mathml;

/// Longer than any formula that a page of a playbook holds.
const LONGEST: usize = 4096;
/// Braces within braces beyond which a formula is not read.
const DEEPEST: usize = 50;

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
        return Err("too long or too deep".to_owned());
    }
    let storage = Storage::new();
    let events: Vec<_> = match Parser::new(formula, &storage).collect() {
        Ok(events) => events,
        Err(error) => return Err(reason(&error.to_string())),
    };
    let config = RenderConfig { display_mode: display, ..RenderConfig::default() };
    let mut mathml = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut mathml, events, config).map_err(|error| error.to_string())?;
    Ok(mathml)
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

/// The first line of what the parser says, without the capital it begins with.
fn reason(error: &str) -> String {
    let line = &error[..memchr(b'\n', error.as_bytes()).unwrap_or(error.len())];
    line.trim_end_matches(['.', ':', ' ']).to_owned()
}
