//! Reviews as a calendar: a day for each thing that is to be looked at again. For the makers alone.

use jiff::civil::Date;

use crate::file::File;
use crate::model::Visibility;
use crate::plan::Due;
use crate::plan::Site;
use crate::plan::reviews;

/// A file for each book that has something to be looked at again.
pub(super) fn files(site: &Site) -> Vec<File> {
    if site.library.edition.audience != Visibility::Internal {
        return Vec::new();
    }
    let file = |index: usize| {
        let dues: Vec<Due> = reviews(site, index).into_iter().filter(|due| due.due.is_some()).collect();
        (!dues.is_empty()).then(|| File::text(format!("{}reviews.ics", site.books[index].prefix), calendar(site, index, &dues)))
    };
    (0..site.books.len()).filter_map(file).collect()
}

fn calendar(site: &Site, index: usize, dues: &[Due]) -> String {
    let book = &site.library.books[index];
    let mut lines = vec![
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//guildbook//reviews//EN".to_owned(),
        format!("X-WR-CALNAME:{}", escaped(book.name())),
    ];
    for due in dues {
        lines.extend(event(site, index, due).into_iter().flatten());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn event(site: &Site, index: usize, due: &Due) -> Option<[String; 8]> {
    let (book, day) = (&site.library.books[index], due.due?);
    let slug = book.slug.as_deref().unwrap_or("book");
    let (line, _) = due.place.line_column();
    let place = format!("{}:{line}", due.place.source().path());
    let page = due.page(site, index).map(|page| &page.title);
    let title = page.map_or_else(|| book.name().to_owned(), |page| format!("{}: {page}", book.name()));
    // The place in the text is no identity: what stands above it changes. The section and the day of the last look are.
    let what = due.module.as_deref().or(due.section).unwrap_or("book");
    let last = due.last.map(compact).unwrap_or_default();
    Some([
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{slug}-review-{what}-{last}-{}@guildbook", due.owner.as_deref().unwrap_or("")),
        format!("DTSTAMP:{}T000000Z", compact(site.library.edition.today)),
        format!("DTSTART;VALUE=DATE:{}", compact(day)),
        format!("SUMMARY:{}", escaped(&title)),
        format!("DESCRIPTION:{}", escaped(&place)),
        "TRANSP:TRANSPARENT".to_owned(),
        "END:VEVENT".to_owned(),
    ])
}

fn compact(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// At most 75 bytes a line, as RFC 5545 (3.1) asks; never inside a character.
fn folded(line: &str) -> String {
    const MOST: usize = 75;
    let (mut text, mut width) = (String::with_capacity(line.len() + 2), 0);
    for character in line.chars() {
        if width + character.len_utf8() > MOST {
            text.push_str("\r\n ");
            width = 1;
        }
        text.push(character);
        width += character.len_utf8();
    }
    text + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_between_characters() {
        let folded = folded(&format!("SUMMARY:{}", "衣橱会客厅".repeat(12)));
        assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
        assert_eq!(folded.replace("\r\n ", "").trim_end(), format!("SUMMARY:{}", "衣橱会客厅".repeat(12)));
        assert_eq!(escaped("a, b; c\nd"), "a\\, b\\; c\\nd");
    }
}
