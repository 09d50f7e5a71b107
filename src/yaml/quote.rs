//! A text as a YAML scalar.

/// `text` as a scalar on one line: plain where that is safe, else in double quotes.
pub fn scalar(text: &str) -> String {
    if is_plain(text) { text.to_owned() } else { quoted(text) }
}

/// Plain is for what can be nothing but a text wherever it stands, between `{` and `}` too.
fn is_plain(text: &str) -> bool {
    let first_is_letter = text.chars().next().is_some_and(char::is_alphabetic);
    let has_sign = text.contains(['{', '}', '[', ']', ',', '#', '"', '\\']) || text.contains(": ") || text.ends_with([':', ' ']);
    let is_word_of_yaml =
        ["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(&text.to_ascii_lowercase().as_str());
    first_is_letter && !has_sign && !is_word_of_yaml && !text.contains(char::is_control)
}

fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            letter if letter.is_control() => quoted.push_str(&format!("\\u{:04x}", letter as u32)),
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::yaml;

    #[test]
    fn every_text_comes_back_from_yaml_as_it_was_alone_and_in_a_flow_map() {
        for text in [
            "先看她有什么",
            "早安，{{ name }}",
            "a: b",
            "Yes",
            "null",
            "12 周",
            "#1",
            "say \"no\"",
            "c:\\d",
            "-",
            "尾:",
            "a\tb",
            "",
            "~",
            "* x",
            "it's",
            "a, b",
            "问：什么？",
            "每周一：先看",
            "& more",
            "x #1",
            "\u{7}",
            "end ",
        ] {
            let written = format!("alone: {0}\nflow: {{a: {0}, b: [{0}]}}\n", scalar(text));
            let source = Source::new("a.yaml", written.clone());
            let node = yaml::parse(&source, 0..written.len()).unwrap_or_else(|fault| panic!("{written}\n{fault:?}"));
            assert_eq!(node.get("alone").and_then(|node| node.as_str()), Some(text), "{written}");
            let flow = node.get("flow").unwrap();
            assert_eq!(flow.get("a").and_then(|node| node.as_str()), Some(text), "{written}");
            assert_eq!(flow.get("b").unwrap().items()[0].as_str(), Some(text), "{written}");
        }
    }
}
