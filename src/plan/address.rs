//! Addresses: where pages and files are published, and that no two want the same place.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;
use foldhash::HashMapExt;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

use crate::finding::Finding;
use crate::finding::Findings;
use crate::finding::words;
use crate::load::Documents;
use crate::plan::Kind;
use crate::plan::Page;
use crate::plan::PlacedAsset;
use crate::resolve::Library;
use crate::source::Span;

/// A path as it stands in a link. Letters of other scripts stay readable: browsers encode them on the way.
pub fn encode(path: impl Into<String>) -> String {
    let path: String = path.into();
    if !path.bytes().any(|byte| STANDS_OUT[byte as usize]) {
        return path;
    }
    // A first part with a colon would be read as a scheme.
    let colon = path.split('/').next().is_some_and(|first| first.contains(':'));
    let encoded = encode_ascii(&path);
    if colon { format!("./{encoded}") } else { encoded }
}

/// Where the months of a funnel are published as a file: `way` is `main`, or the id of the funnel of a segment.
pub fn projection(prefix: &str, way: &str, extension: &str) -> String {
    let name = if way == "main" { String::new() } else { format!("-{way}") };
    format!("{prefix}funnel/months{name}.{extension}")
}

/// The bytes that a path cannot have in a link as they are.
const STANDS_OUT: [bool; 256] = {
    let mut stands_out = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        stands_out[byte] = byte == b':' as usize || should_encode(byte as u8);
        byte += 1;
    }
    stands_out
};

const fn should_encode(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | b'"' | b'#' | b'%' | b'<' | b'>' | b'?' | b'['..=b'^' | b'`' | b'{'..=b'}' | 0x7f)
}

fn encode_ascii(path: &str) -> String {
    path.chars().fold(String::with_capacity(path.len() + 8), |mut encoded, character| {
        match u8::try_from(character).ok().filter(|byte| should_encode(*byte)) {
            Some(byte) => encoded.push_str(&format!("%{byte:02X}")),
            None => encoded.push(character),
        }
        encoded
    })
}

/// The folder of a language, with its `/`; the first language has none.
pub(super) fn language_folder(language: usize, library: &Library) -> &str {
    &library.language_folders[language]
}

/// The folder of a book in a language.
pub(super) fn prefix(slug: Option<&str>, language: usize, library: &Library) -> String {
    let folder = language_folder(language, library);
    slug.map_or_else(|| folder.to_owned(), |slug| format!("{slug}/{folder}"))
}

/// The anchor of an item on the page of its section. Short and stable: people paste it into chats.
pub fn anchor_of(noun: &str, id: &str) -> String {
    format!("{noun}-{id}")
}

/// Finds pages by address; two that want the same one are told, also where only a file system that folds
/// upper and lower case or Unicode forms would mix them up.
pub(super) fn index(pages: &[Page], library: &Library, findings: &mut Findings) -> HashMap<String, u32> {
    let mut exact = HashMap::with_capacity(pages.len());
    let mut folded: HashMap<String, u32> = HashMap::with_capacity(pages.len());
    for (index, page) in pages.iter().enumerate() {
        exact.entry(page.address.clone()).or_insert(index as u32);
        if let Some(first) = folded.insert(fold(&page.address), index as u32)
            && !is_same_id(&pages[first as usize], page)
        {
            findings.add(collision(&pages[first as usize], page, library));
        }
    }
    exact
}

fn fold(address: &str) -> String {
    if address.is_ascii() {
        address.to_ascii_lowercase()
    } else if is_nfc(address) {
        address.to_lowercase()
    } else {
        address.nfc().collect::<String>().to_lowercase()
    }
}

/// Whether one id is given twice, which is told where the ids stand.
fn is_same_id(first: &Page, second: &Page) -> bool {
    matches!(second.kind, Kind::Sop(_) | Kind::Stage(_)) && (&first.kind, first.book) == (&second.kind, second.book)
}

fn collision(first: &Page, second: &Page, library: &Library) -> Finding {
    let address = &second.address;
    let finding =
        Finding::error("address-twice", words!("two pages want the address `{address}`", "有两个页面都要用地址 `{address}`"));
    let finding = finding.help(match second.kind {
        // A chapter has no file of its own, and elsewhere such a one would be it.
        Kind::Module(..) if matches!(first.kind, Kind::Chapter(_)) => words!(
            "the page of its chapter lies there; call the file `_index.md`, and it titles and opens the chapter",
            "那里是本章的首页；请把文件改名为 `_index.md`，它就是本章的标题和开头"
        ),
        _ => words!("rename one of them, or give it a `slug:`", "请给其中一个改名，或写上 `slug:`"),
    });
    let finding = match origin(second, library) {
        Some(span) => finding.at(&span),
        None => finding,
    };
    match origin(first, library) {
        Some(span) => finding.also(&span, words!("the other one", "另一个")),
        None => finding,
    }
}

/// Where the source of a page starts.
fn origin(page: &Page, library: &Library) -> Option<Span> {
    let book = &library.books[page.book?];
    match page.kind {
        Kind::Module(chapter, module) => Some(book.chapters[chapter].modules[module].module.source.span(0..0)),
        Kind::Chapter(chapter) => Some(book.chapters[chapter].opening.as_ref()?.module.source.span(0..0)),
        _ => Some(book.community.as_ref()?.name.span().clone()),
    }
}

/// Where each file of the author is published: what is shared at the root, what is a community's in its folder.
pub(super) fn assets(documents: &Documents, library: &Library, several: bool) -> BTreeMap<String, PlacedAsset> {
    let in_library = |slug: &str| library.books.iter().any(|book| book.slug.as_deref() == Some(slug));
    let place = |path: &str| -> Option<String> {
        let path = path.strip_prefix("content/")?;
        let Some((slug, rest)) = path.strip_prefix("communities/").and_then(|rest| rest.split_once('/')) else {
            return Some(path.strip_prefix("modules/").unwrap_or(path).to_owned());
        };
        let rest = rest.strip_prefix("modules/").unwrap_or(rest);
        in_library(slug).then(|| if several { format!("{slug}/{rest}") } else { rest.to_owned() })
    };
    let placed = documents.assets.iter().filter_map(|asset| {
        let address = place(&asset.path)?;
        Some((asset.path.clone(), PlacedAsset { asset: Arc::clone(asset), address }))
    });
    placed.collect()
}
