//! Files that are packages of files: documents, tables and slides of an office, archives. Their texts are packed, so that no
//! search would find a word in them.

use std::io::Cursor;
use std::io::Read;

use zip::ZipArchive;

/// As much of a package is read: more is no document, or was made to fill the memory.
const MOST: u64 = 64 << 20;

/// The texts of a package, each with its name; nothing where `bytes` are none, or cannot be read.
pub(super) fn parts(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let is_package = bytes.starts_with(b"PK\x03\x04");
    let mut archive = is_package.then(|| ZipArchive::new(Cursor::new(bytes)).ok()).flatten();
    let count = archive.as_ref().map_or(0, ZipArchive::len);
    let mut left = MOST;
    (0..count).filter_map(move |index| {
        let part = archive.as_mut()?.by_index(index).ok()?;
        let mut text = format!("{}\n", part.name().unwrap_or_default()).into_bytes();
        let named = text.len() as u64;
        // What is broken in the middle was readable up to there.
        let _ = part.take(left).read_to_end(&mut text);
        left = left.saturating_sub(text.len() as u64 - named);
        Some(without_tags(&text))
    })
}

/// An office puts tags between the letters of a word.
fn without_tags(text: &[u8]) -> Vec<u8> {
    let mut in_tag = false;
    let mut plain = Vec::with_capacity(text.len());
    for byte in text {
        match byte {
            b'<' => in_tag = true,
            b'>' if in_tag => in_tag = false,
            byte if !in_tag => plain.push(*byte),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn the_author_of_a_document_is_found_in_its_package_though_tags_part_the_name() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("docProps/core.xml", SimpleFileOptions::default()).unwrap();
        writer.write_all("<dc:creator>衣橱</t><t>会客厅</dc:creator>".as_bytes()).unwrap();
        let bytes = writer.finish().unwrap().into_inner();
        let parts: Vec<String> = parts(&bytes).map(|part| String::from_utf8(part).unwrap()).collect();
        assert_eq!(parts, ["docProps/core.xml\n衣橱会客厅"]);
        assert_eq!(super::parts(b"PK\x03\x04 and no more").count(), 0);
    }
}
