//! How large a drawing means to be: the width and height of an SVG, of which only the beginning is read.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// The root element of a drawing stands within this many bytes.
const BEGINNING: u64 = 4096;

/// Width and height of the drawing at `location`, in whole pixels.
pub(super) fn size(location: &Path) -> Option<(u32, u32)> {
    let mut beginning = Vec::new();
    File::open(location).ok()?.take(BEGINNING).read_to_end(&mut beginning).ok()?;
    of_text(&String::from_utf8_lossy(&beginning))
}

fn of_text(text: &str) -> Option<(u32, u32)> {
    let (_, rest) = text.split_once("<svg")?;
    let tag = rest.split_once('>')?.0;
    let said = |name: &str| length(attribute(tag, name)?.trim_end_matches("px"));
    let shown = || {
        let mut numbers = attribute(tag, "viewBox")?.split([' ', ',']).filter(|it| !it.is_empty()).skip(2);
        Some((length(numbers.next()?)?, length(numbers.next()?)?))
    };
    said("width").zip(said("height")).or_else(shown)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let places = tag.match_indices(name).filter(|(at, _)| tag[..*at].ends_with(char::is_whitespace));
    places.into_iter().find_map(|(at, _)| {
        let value = tag[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
        let quote = value.chars().next().filter(|it| ['"', '\''].contains(it))?;
        Some(value[1..].split_once(quote)?.0.trim())
    })
}

/// A length in pixels; one in another unit, or of nothing, is none.
fn length(text: &str) -> Option<u32> {
    let length: f64 = text.trim().parse().ok()?;
    // Within the bounds, a rounded number is a whole one.
    (0.5..100_000.0).contains(&length).then(|| length.round() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_says_its_size_or_what_it_shows() {
        let cases = [
            (r#"<?xml version="1.0"?><svg width="64" height="48px">"#, Some((64, 48))),
            ("<svg xmlns='x' viewBox='0 0 24.4 12'>", Some((24, 12))),
            (r#"<svg stroke-width="2" width="100%" height="50%" viewBox="0,0,3,4"/>"#, Some((3, 4))),
            (r#"<svg width="1em" height="1em">"#, None),
            ("<html>", None),
            ("<svg viewBox='0 0 -1 1'>", None),
        ];
        for (text, expected) in cases {
            assert_eq!(of_text(text), expected, "{text}");
        }
    }
}
