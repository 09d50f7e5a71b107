//! What a build says it has done.

use std::path::Path;

use crate::cli::check::summary;
use crate::finding::Finding;
use crate::playbook::Playbook;
use crate::publish::Published;
use crate::report::Tongue;

/// How much a site is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Counted {
    books: usize,
    pages: usize,
    languages: Vec<String>,
}

/// The word behind which the numbers of a site stand in a note; it tells also that nothing else is to be said of it.
const CLEAN: &str = "clean";

impl Counted {
    pub(super) fn of(playbook: &Playbook) -> Counted {
        let library = &playbook.site().library;
        let languages: Vec<String> = library.languages.iter().map(|language| language.as_str().to_owned()).collect();
        Counted { books: library.books.len() / languages.len().max(1), pages: playbook.page_count(), languages }
    }

    /// The numbers in a line for the receipt. Findings are not for the folder that is published: of a site that has some
    /// the line says only so, and they are looked for again.
    pub(super) fn note(&self, is_clean: bool) -> String {
        let Counted { books, pages, languages } = self;
        if is_clean { format!("{CLEAN} {books} {pages} {}", languages.join(" ")) } else { "findings".to_owned() }
    }

    /// Reads the line again; nothing where the site had findings.
    pub(super) fn read(note: &str) -> Option<Counted> {
        let mut words = note.split(' ');
        (words.next()? == CLEAN).then_some(())?;
        let (books, pages) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Counted { books, pages, languages: words.map(str::to_owned).collect() })
    }
}

/// What was done, in a few lines.
pub(super) fn story(
    counted: &Counted,
    published: &Published,
    findings: &[Finding],
    out: &Path,
    milliseconds: u128,
    tongue: Tongue,
) -> String {
    let Counted { books, pages, languages } = counted;
    let languages = languages.join(", ");
    let Published { written, unchanged, removed, .. } = published;
    let out = out.display();
    let stays = left_alone(published, tongue);
    let told = if findings.is_empty() { String::new() } else { format!("  {}\n", summary(findings, tongue)) };
    match tongue {
        Tongue::English => format!(
            "{books} {}, {pages} pages in {languages}\n  {written} files written, {unchanged} unchanged, {removed} removed\n{stays}{told}  {out}/index.html in {milliseconds} ms\n",
            if *books == 1 { "book" } else { "books" }
        ),
        Tongue::Chinese => format!(
            "{books} 本手册，{pages} 页，语言：{languages}\n  写入 {written} 个文件，{unchanged} 个未变，移除 {removed} 个\n{stays}{told}  {out}/index.html，用时 {milliseconds} 毫秒\n"
        ),
    }
}

/// How many files of a kind are named before the rest is only counted.
const NAMED: usize = 5;

/// What lies in the folder and is no part of the site, by name: somebody may look for it, or for why it is still there.
fn left_alone(published: &Published, tongue: Tongue) -> String {
    let line = |paths: &[String], english: &str, chinese: &str| {
        if paths.is_empty() {
            return String::new();
        }
        let names = paths.iter().take(NAMED).map(|path| format!("`{path}`")).collect::<Vec<_>>();
        let rest = paths.len() - names.len();
        match tongue {
            Tongue::English => {
                let more = if rest > 0 { format!(" and {rest} more") } else { String::new() };
                format!("  {english}: {}{more}\n", names.join(", "))
            }
            Tongue::Chinese => {
                let more = if rest > 0 { format!("，另有 {rest} 个") } else { String::new() };
                format!("  {chinese}：{}{more}\n", names.join("、"))
            }
        }
    };
    line(&published.kept, "kept, since they were changed by hand", "因被人改动而保留")
        + &line(&published.foreign, "left alone, since they are not of this site", "不属于本站，未动")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_a_site_without_findings_are_told_again() {
        let counted = Counted { books: 3, pages: 988, languages: vec!["zh-Hans".to_owned(), "en".to_owned()] };
        assert_eq!(Counted::read(&counted.note(true)), Some(counted.clone()));
        assert_eq!(Counted::read(&counted.note(false)), None);
    }

    #[test]
    fn what_was_left_alone_is_named_up_to_a_point() {
        let foreign = (1..=7).map(|n| format!("照片{n}.jpg")).collect();
        let published = Published { kept: vec!["index.html".to_owned()], foreign, ..Published::default() };
        assert_eq!(
            left_alone(&published, Tongue::Chinese),
            "  因被人改动而保留：`index.html`\n  不属于本站，未动：`照片1.jpg`、`照片2.jpg`、`照片3.jpg`、`照片4.jpg`、`照片5.jpg`，另有 2 个\n"
        );
        assert_eq!(left_alone(&Published::default(), Tongue::English), "");
    }
}
