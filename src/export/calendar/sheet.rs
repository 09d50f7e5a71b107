//! `calendar.xlsx`: the dates, the steps, the words to send and the load, ready to filter and to print.

use jiff::civil::Date;
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
use crate::calendar::load;
use crate::calendar::step_id;
use crate::export::calendar::Desk;
use crate::export::calendar::table;

/// The most rows a sheet takes; what is beyond stands in the other files.
const MOST_ROWS: usize = 1_000_000;

/// The longest text that fits into one cell, in UTF-16 units of which a character takes two at most.
const LONGEST: usize = 16_000;

/// The workbook; nothing where it cannot be made.
pub(super) fn write(desk: &Desk, found: &[Occurrence]) -> Option<Vec<u8>> {
    workbook(desk, found).ok()
}

fn workbook(desk: &Desk, found: &[Occurrence]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(desk.today.year().clamp(1900, 9999).unsigned_abs(), 1, 1)?;
    let properties = DocProperties::new().set_title(shortened(&desk.title())).set_creation_datetime(&created);
    workbook.set_properties(&properties);
    let rows = found.iter().filter(|it| it.is_work()).map(|it| table::row(desk, it).to_vec());
    let columns: Vec<(String, f64)> =
        table::headings(desk).into_iter().zip(table::COLUMNS).map(|(heading, (_, _, width))| (heading, width)).collect();
    fill(workbook.add_worksheet(), &desk.say("Calendar", "日历"), &columns, rows)?;
    let columns = headed(
        desk,
        &[
            ("procedure", "SOP", 18.0),
            ("step", "步骤", 14.0),
            ("when", "天/时间", 16.0),
            ("what", "动作", 44.0),
            ("owner", "负责人", 12.0),
            ("channel", "渠道", 14.0),
            ("why", "为什么", 44.0),
            ("materials", "素材", 24.0),
        ],
    );
    fill(workbook.add_worksheet(), &desk.say("Steps", "步骤"), &columns, steps(desk))?;
    let columns =
        headed(desk, &[("procedure", "SOP", 18.0), ("step", "步骤", 14.0), ("case", "情形", 20.0), ("script", "话术", 80.0)]);
    fill(workbook.add_worksheet(), &desk.say("Scripts", "话术"), &columns, scripts(desk))?;
    let columns = headed(
        desk,
        &[
            ("channel", "渠道", 18.0),
            ("date", "日期", 12.0),
            ("posts", "条数", 8.0),
            ("limit", "上限", 8.0),
            ("in quiet hours", "免打扰时段内", 14.0),
        ],
    );
    fill(workbook.add_worksheet(), &desk.say("Load", "负荷"), &columns, loads(desk, found))?;
    workbook.save_to_buffer()
}

/// Any table as a workbook of one sheet.
pub(super) fn write_table(desk: &Desk, headings: &[String], rows: impl Iterator<Item = Vec<String>>) -> Option<Vec<u8>> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(desk.today.year().clamp(1900, 9999).unsigned_abs(), 1, 1).ok()?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let columns: Vec<(String, f64)> = headings.iter().map(|heading| (heading.clone(), 20.0)).collect();
    fill(workbook.add_worksheet(), "SOP", &columns, rows).ok()?;
    workbook.save_to_buffer().ok()
}

fn headed(desk: &Desk, columns: &[(&str, &str, f64)]) -> Vec<(String, f64)> {
    columns.iter().map(|(english, chinese, width)| (desk.say(english, chinese), *width)).collect()
}

/// One sheet: a heading that stays, filters, rows that wrap, printed on the width of a page.
fn fill(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[(String, f64)],
    rows: impl Iterator<Item = Vec<String>>,
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
        sheet.set_column_width(column, *width)?.write_with_format(0, column, title.as_str(), &heading)?;
    }
    for (row, cells) in (1u32..).zip(rows.take(MOST_ROWS)) {
        for (column, text) in (0u16..).zip(&cells).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<u32>() {
                Ok(number) if number.to_string() == *text => sheet.write_number_with_format(row, column, number, &cell)?,
                _ => sheet.write_string_with_format(row, column, shortened(text), &cell)?,
            };
        }
        last = row;
    }
    let width = u16::try_from(columns.len()).unwrap_or(1).max(1);
    sheet.autofilter(0, 0, last, width - 1)?;
    Ok(())
}

fn shortened(text: &str) -> String {
    text.chars().take(LONGEST).collect()
}

fn steps<'a>(desk: &'a Desk) -> impl Iterator<Item = Vec<String>> + 'a {
    desk.calendar.sops().flat_map(move |sop| {
        sop.steps().iter().enumerate().map(move |(place, step)| {
            let owner = step.owner.as_ref().or(sop.owner());
            let channel = step.channel.as_ref().or(sop.channel());
            let materials: Vec<&str> = step.materials.iter().map(|material| material.title.as_str()).collect();
            vec![
                sop.title().to_string(),
                step_id(place, step),
                step.at.to_string(),
                step.r#do.to_string(),
                owner.map(|role| desk.role(role.as_str())).unwrap_or_default(),
                channel.map(|channel| desk.name("channel", channel.as_str())).unwrap_or_default(),
                step.why.as_ref().map(|why| why.to_string()).unwrap_or_default(),
                materials.join("\n"),
            ]
        })
    })
}

fn scripts<'a>(desk: &'a Desk) -> impl Iterator<Item = Vec<String>> + 'a {
    desk.calendar.sops().flat_map(|sop| {
        let title = sop.title();
        let row = move |step: &str, case: &str, script: &str| {
            vec![title.to_string(), step.to_owned(), case.to_owned(), script.trim_end().to_owned()]
        };
        let case = |variant: &crate::model::calendar::Variant| match &variant.when {
            Some(when) => format!("{}: {when}", variant.title),
            None => variant.title.to_string(),
        };
        let own = sop.script().map(|script| row("", "", script));
        let variants = sop.variants().iter().map(move |variant| row("", &case(variant), &variant.script));
        let of_steps = sop.steps().iter().enumerate().flat_map(move |(place, step)| {
            let id = step_id(place, step);
            let own = step.script.iter().map(|script| row(&id, "", script));
            let variants = step.variants.iter().map(|variant| row(&id, &case(variant), &variant.script));
            own.chain(variants).collect::<Vec<_>>()
        });
        own.into_iter().chain(variants).chain(of_steps)
    })
}

fn loads(desk: &Desk, found: &[Occurrence]) -> impl Iterator<Item = Vec<String>> {
    let mut rows = Vec::new();
    for load in load(desk.community, found) {
        for day in &load.days {
            rows.push(vec![
                load.channel.title.to_string(),
                Date::to_string(&day.date),
                day.posts.to_string(),
                load.limit.map(|limit| limit.to_string()).unwrap_or_default(),
                day.in_quiet_hours.to_string(),
            ]);
        }
    }
    rows.into_iter()
}
