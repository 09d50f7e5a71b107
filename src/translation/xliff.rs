//! An exchange as XLIFF 2.0: code and placeholders are sealed as `<ph/>`, so that a translation tool moves them whole.

use std::fmt::Write;

use roxmltree::Document;
use roxmltree::Node;

use crate::locale::Language;
use crate::locale::fixed;
use crate::translation::csv::Filled;
use crate::translation::export::Row;

pub(super) fn write(rows: &[Row], from: &Language, to: &Language) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"{from}\" trgLang=\"{to}\">\n"
    );
    let files = rows.chunk_by(|a, b| file(a) == file(b));
    for (number, rows) in files.enumerate() {
        let _ = writeln!(text, "  <file id=\"f{}\" original=\"{}\">", number + 1, escaped(file(&rows[0])));
        for (place, row) in rows.iter().enumerate() {
            unit(&mut text, place + 1, row);
        }
        text.push_str("  </file>\n");
    }
    text.push_str("</xliff>\n");
    text
}

fn file(row: &Row) -> &str {
    row.id.rsplit_once('#').map_or(&row.id, |(file, _)| file)
}

fn unit(text: &mut String, number: usize, row: &Row) {
    let sealed: Vec<&str> = fixed(&row.source).into_iter().map(|range| &row.source[range]).collect();
    let _ = writeln!(text, "    <unit id=\"u{number}\" name=\"{}\">", escaped(&row.id));
    let _ = writeln!(text, "      <notes>");
    for (category, note) in [("place", row.place.as_str()), ("state", row.state), ("was", &row.was)] {
        let _ = writeln!(text, "        <note category=\"{category}\">{}</note>", escaped(note));
    }
    let _ = writeln!(text, "      </notes>");
    if !sealed.is_empty() {
        let _ = writeln!(text, "      <originalData>");
        for (place, piece) in sealed.iter().enumerate() {
            let _ = writeln!(text, "        <data id=\"d{}\" xml:space=\"preserve\">{}</data>", place + 1, escaped(piece));
        }
        let _ = writeln!(text, "      </originalData>");
    }
    let _ = writeln!(text, "      <segment state=\"initial\">");
    let _ = writeln!(text, "        <source xml:space=\"preserve\">{}</source>", with_seals(&row.source, &sealed));
    if !row.target.is_empty() {
        let _ = writeln!(text, "        <target xml:space=\"preserve\">{}</target>", with_seals(&row.target, &sealed));
    }
    text.push_str("      </segment>\n    </unit>\n");
}

/// The text with the pieces of the source sealed, each once.
fn with_seals(words: &str, sealed: &[&str]) -> String {
    let mut free: Vec<bool> = vec![true; sealed.len()];
    let (mut text, mut done) = (String::new(), 0);
    for range in fixed(words) {
        let piece = &words[range.clone()];
        let Some(seal) = (0..sealed.len()).find(|seal| free[*seal] && sealed[*seal] == piece) else { continue };
        free[seal] = false;
        text.push_str(&escaped(&words[done..range.start]));
        let _ = write!(text, "<ph id=\"{0}\" dataRef=\"d{0}\" disp=\"{1}\"/>", seal + 1, escaped(piece));
        done = range.end;
    }
    text + &escaped(&words[done..])
}

/// For text and attributes; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(character),
            '\u{FFFE}' | '\u{FFFF}' => {}
            character if character.is_control() => {}
            character => escaped.push(character),
        }
    }
    escaped
}

/// The language of an exchange and its translated units; the fault of the parser where it is no XML.
pub(super) fn read(text: &str) -> Result<(Option<Language>, Vec<Filled>), roxmltree::Error> {
    let document = Document::parse(text)?;
    let language = document.root_element().attribute("trgLang").and_then(Language::parse);
    let units = document.descendants().filter(|node| node.has_tag_name_of("unit"));
    Ok((language, units.filter_map(filled).collect()))
}

/// Elements by their local name: tools put their own names beside ours.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

fn filled(unit: Node) -> Option<Filled> {
    let targets: Vec<Node> = unit.descendants().filter(|node| node.has_tag_name_of("target")).collect();
    let (first, last) = (targets.first()?, targets.last()?);
    let was = unit.descendants().find(|node| node.has_tag_name_of("note") && node.attribute("category") == Some("was"));
    Some(Filled {
        id: unit.attribute("name")?.to_owned(),
        was: was.and_then(|note| note.text()).unwrap_or_default().to_owned(),
        target: targets.iter().map(|target| words(unit, *target)).collect(),
        place: first.range().start..last.range().end,
    })
}

/// What a target says, its seals opened.
fn words(unit: Node, target: Node) -> String {
    let data = |id: &str| unit.descendants().find(|node| node.has_tag_name_of("data") && node.attribute("id") == Some(id));
    let mut words = String::new();
    for node in target.descendants() {
        if node.is_text() {
            words.push_str(node.text().unwrap_or_default());
        } else if node.has_tag_name_of("ph") {
            let name =
                node.attribute("dataRef").map_or_else(|| format!("d{}", node.attribute("id").unwrap_or_default()), str::to_owned);
            words.push_str(data(&name).and_then(|data| data.text()).unwrap_or_default());
        } else if node.has_tag_name_of("cp") {
            let code = node.attribute("hex").and_then(|hex| u32::from_str_radix(hex, 16).ok());
            words.extend(code.and_then(char::from_u32));
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn row(source: &str, target: &str) -> Row {
        let id = "content/模块.md#0123456789".to_owned();
        Row {
            id,
            place: "content/模块.md:3 2".into(),
            state: "stale",
            was: "00".into(),
            source: source.into(),
            target: target.into(),
        }
    }

    fn exchange(source: &str, target: &str) -> (String, Vec<Filled>) {
        let chinese = Language::simplified_chinese();
        let text = write(&[row(source, target)], &chinese, &Language::parse("en").unwrap());
        let (language, rows) = read(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert_eq!(language, Language::parse("en"));
        (text, rows)
    }

    #[test]
    fn placeholders_are_sealed_and_open_again() {
        let (text, rows) =
            exchange("欢迎来到{{ name }}，看[群规](a.md#x)", "Welcome to {{ name }}, see [rules](a.md#x) & <more>");
        assert!(
            text.contains(
                "<source xml:space=\"preserve\">欢迎来到<ph id=\"1\" dataRef=\"d1\" disp=\"{{ name }}\"/>，看[群规](<ph id=\"2\""
            ),
            "{text}"
        );
        assert_eq!(rows[0].target, "Welcome to {{ name }}, see [rules](a.md#x) & <more>");
        assert_eq!((rows[0].id.as_str(), rows[0].was.as_str()), ("content/模块.md#0123456789", "00"));
    }

    #[test]
    fn what_a_tool_splits_and_marks_is_put_together() {
        let text = "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='zh' trgLang='en'><file id='f'><unit id='1' name='a#1'><originalData><data id='d1'>`x`</data></originalData><segment><source>一</source><target>One <mrk id='m' type='term'>two</mrk>. </target></segment><segment><source>二</source><target><ph id='1' dataRef='d1'/>!</target></segment></unit></file></xliff>";
        assert_eq!(read(text).unwrap().1[0].target, "One two. `x`!");
    }

    #[test]
    fn an_entity_bomb_is_refused() {
        let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><xliff>&b;</xliff>";
        assert!(read(bomb).is_err());
    }

    proptest! {
        #[test]
        fn whatever_is_written_comes_back(source in "[{}`a早&<>\"\n ]{1,16}", target in "[{}`a早&<>\"\n]{1,16}") {
            let (_, rows) = exchange(&source, &target);
            prop_assert_eq!(&rows[0].target, &target);
        }
    }
}
