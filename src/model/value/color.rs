//! A colour of a brand.

use std::fmt;
use std::str::FromStr;

use crate::finding::Words;
use crate::finding::words;
use crate::model::value::bad::Bad;
use crate::model::value::reader::Reader;
use crate::model::value::scalar::Form;
use crate::model::value::scalar::scalar;

/// An opaque colour: `#8a2b2b`, `#fff`. The `#` may be left out, since YAML takes an unquoted one for a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color {
    /// Red, green, blue; each from 0 to 255.
    pub rgb: [u8; 3],
}

fn help() -> Words {
    words!("write three or six hexadecimal digits, such as `\"#8a2b2b\"`", "写三位或六位十六进制数字，例如 `\"#8a2b2b\"`")
}

impl FromStr for Color {
    type Err = Bad;
    fn from_str(text: &str) -> Result<Color, Bad> {
        let mut reader = Reader::new(text);
        reader.take('#');
        let mut digits: Vec<u8> = Vec::new();
        while let Some((character, digit)) = reader.peek().and_then(|next| Some((next, next.to_digit(16)?))) {
            reader.take(character);
            digits.push(digit as u8);
        }
        if !digits.is_empty() {
            reader.end(help())?;
        }
        let rgb = match digits[..] {
            [red, green, blue] => [red * 17, green * 17, blue * 17],
            [r, red, g, green, b, blue] => [r * 16 + red, g * 16 + green, b * 16 + blue],
            _ => {
                let part = reader.whole();
                return Err(reader.not(part, "a colour", "颜色").help(help()));
            }
        };
        Ok(Color { rgb })
    }
}

impl fmt::Display for Color {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.rgb;
        write!(formatter, "#{red:02x}{green:02x}{blue:02x}")
    }
}

const FORM: Form = Form {
    number: true,
    description: "A colour in hexadecimal digits; quote it when it starts with #.",
    pattern: Some("^\\s*[#＃]?([0-9A-Fa-f０-９Ａ-Ｆａ-ｆ]{3}){1,2}\\s*$"),
    examples: &["#8a2b2b", "#fff"],
};
scalar!(Color, FORM);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::value::test::bad;
    use crate::model::value::test::good;

    #[test]
    fn a_colour_reads_with_and_without_its_sign() {
        for (written, canonical) in
            [("#8A2B2B", "#8a2b2b"), ("#fff", "#ffffff"), ("＃８ａ２ｂ２ｂ", "#8a2b2b"), ("123456", "#123456")]
        {
            good::<Color>(written, canonical);
        }
    }

    #[test]
    fn what_is_no_colour_is_pointed_at() {
        for (written, part) in [("#8a2b", "#8a2b"), ("酒红", "酒红"), ("#8a2b2红", "红"), ("#", "#"), ("", "")] {
            bad::<Color>(written, part);
        }
    }
}
