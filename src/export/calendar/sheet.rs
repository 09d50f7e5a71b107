//! `calendar.xlsx`: the dates, the procedures, their steps, the words to send and the load, ready to filter and to print.

mod rows;

use rust_xlsxwriter::Color;
use rust_xlsxwriter::DocProperties;
use rust_xlsxwriter::ExcelDateTime;
use rust_xlsxwriter::Format;
use rust_xlsxwriter::FormatAlign;
use rust_xlsxwriter::FormatBorder;
use rust_xlsxwriter::Workbook;
use rust_xlsxwriter::Worksheet;
use rust_xlsxwriter::XlsxError;

use crate::calendar::Occurrence;
use crate::export::calendar::Desk;
use crate::export::calendar::sheet::rows::Columns;
use crate::export::calendar::table;
use crate::export::calendar::table::Rows;

/// The most rows a sheet takes; what is beyond stands in the other files.
const MOST_ROWS: usize = 1_000_000;

/// How hard a workbook is packed, of 9. At the usual 6 it is a fifth smaller, and packing it is two fifths of the work.
const PACKED: u8 = 2;

/// The longest text that fits into one cell, in UTF-16 units of which a character takes two at most.
const LONGEST: usize = 16_000;

/// The workbook; nothing where it cannot be made.
pub(super) fn write<'a>(desk: &Desk<'a>, found: &[Occurrence<'a>]) -> Option<Vec<u8>> {
    workbook(desk, found).ok()
}

fn workbook<'a>(desk: &Desk<'a>, found: &[Occurrence<'a>]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = started();
    let created = ExcelDateTime::from_ymd(desk.today.year().clamp(1900, 9999).unsigned_abs(), 1, 1)?;
    let properties = DocProperties::new().set_title(shortened(&desk.title())).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let mut rows = Rows::new(desk);
    let rows = found.iter().filter(|it| it.is_work()).map(|it| rows.row(it));
    let columns: Vec<(String, f64)> =
        table::headings(desk).into_iter().zip(table::COLUMNS).map(|(heading, (_, _, width))| (heading, width)).collect();
    fill(workbook.add_worksheet(), &desk.say("Calendar", "日历"), &columns, rows)?;
    for (name, columns, rows) in sheets(desk, found) {
        fill(workbook.add_worksheet(), &name, &headed(desk, columns), rows)?;
    }
    workbook.save_to_buffer()
}

/// A workbook that is soon packed.
fn started() -> Workbook {
    let mut workbook = Workbook::new();
    workbook.set_zip_compression_level(PACKED);
    workbook
}

/// A sheet beside the dates: its name, its columns, its rows.
type Sheet<'a> = (String, Columns, Box<dyn Iterator<Item = Vec<String>> + 'a>);

fn sheets<'a>(desk: &'a Desk, found: &'a [Occurrence]) -> [Sheet<'a>; 4] {
    [
        (desk.say("Procedures", "流程"), rows::PROCEDURES, Box::new(rows::procedures(desk))),
        (desk.say("Steps", "步骤"), rows::STEPS, Box::new(rows::steps(desk))),
        (desk.say("Scripts", "话术"), rows::SCRIPTS, Box::new(rows::scripts(desk))),
        (desk.say("Load", "负荷"), rows::LOADS, Box::new(rows::loads(desk, found))),
    ]
}

/// Any table as a workbook of one sheet.
pub(super) fn write_table(desk: &Desk, headings: &[String], rows: impl Iterator<Item = Vec<String>>) -> Option<Vec<u8>> {
    let mut workbook = started();
    let created = ExcelDateTime::from_ymd(desk.today.year().clamp(1900, 9999).unsigned_abs(), 1, 1).ok()?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let columns: Vec<(String, f64)> = headings.iter().map(|heading| (heading.clone(), 20.0)).collect();
    fill(workbook.add_worksheet(), "SOP", &columns, rows).ok()?;
    workbook.save_to_buffer().ok()
}

fn headed(desk: &Desk, columns: Columns) -> Vec<(String, f64)> {
    columns.iter().map(|(english, chinese, width)| (desk.say(english, chinese), *width)).collect()
}

/// One sheet: a heading that stays, filters, rows that wrap, printed on the width of a page.
fn fill(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[(String, f64)],
    rows: impl Iterator<Item = Vec<impl AsRef<str>>>,
) -> Result<(), XlsxError> {
    let heading = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x2f_3e46))
        .set_font_color(Color::White)
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::Top);
    let cell = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(name)?.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let mut last = 0;
    for (column, (title, width)) in (0u16..).zip(columns) {
        sheet.set_column_width(column, *width)?.set_column_format(column, &cell)?;
        sheet.write_with_format(0, column, title.as_str(), &heading)?;
    }
    for (row, cells) in (1u32..).zip(rows.take(MOST_ROWS)) {
        for (column, text) in (0u16..).zip(cells.iter().map(AsRef::as_ref)).filter(|(_, text)| !text.is_empty()) {
            match number(text) {
                Some(number) => sheet.write_number(row, column, number)?,
                None => sheet.write_string(row, column, shortened(text))?,
            };
        }
        last = row;
    }
    let width = u16::try_from(columns.len()).unwrap_or(1).max(1);
    sheet.autofilter(0, 0, last, width - 1)?;
    Ok(())
}

/// The number that a text is and nothing more.
fn number(text: &str) -> Option<u32> {
    let is_bare = text.len() < 10 && text.bytes().all(|byte| byte.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    text.parse().ok().filter(|_| is_bare)
}

fn shortened(text: &str) -> String {
    if text.len() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).collect() }
}
