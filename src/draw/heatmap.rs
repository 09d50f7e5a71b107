//! The heat map: how much falls on each row and column, and where it is over the limit.

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::amount;
use crate::draw::geometry::largest;
use crate::draw::geometry::part;
use crate::draw::label::LEADING;
use crate::draw::label::Label;

/// One column: a day, an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// Its name; names are thinned out evenly where all would not fit.
    pub label: &'a str,
    /// Whether nothing should happen here, as in a quiet hour; what does is marked as over the limit is.
    pub quiet: bool,
}

/// One row: a channel, a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Row<'a> {
    /// Its name.
    pub label: &'a str,
    /// How much is too much; amounts above it are marked.
    pub limit: Option<f64>,
    /// One cell a column.
    pub cells: Vec<Cell<'a>>,
}

/// How much falls on a row and a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell<'a> {
    /// How much.
    pub amount: f64,
    /// The amount as it is read; written only where all of them fit into their cells.
    pub value: &'a str,
}

const NAMES: f64 = 104.0;
const GAP: f64 = 2.0;
const WIDEST: f64 = 44.0;
/// The bar on top of a cell that is over its limit.
const CAP: f64 = 3.0;
/// More columns than this go on in a further band below.
const BAND: usize = 31;
const BETWEEN_BANDS: f64 = 14.0;

/// Draws the rows; the darkest of five tones is the largest amount or limit of all.
pub fn heatmap(caption: &Caption<'_>, columns: &[Column<'_>], rows: &[Row<'_>]) -> String {
    let grid = Grid::of(columns, rows);
    let mut canvas = Canvas::default();
    let mut top = 0.0;
    for (band, columns) in columns.chunks(BAND).enumerate() {
        let bottom = grid.draw_heads(&mut canvas, columns, top);
        let mut y = top + LEADING + GAP;
        for (row, (name, height)) in rows.iter().zip(&grid.names) {
            let middle = y + height / 2.0;
            canvas.label("label", name, 0.0, middle - name.height() / 2.0, Anchor::Start);
            for ((index, column), cell) in columns.iter().enumerate().zip(row.cells.iter().skip(band * BAND)) {
                let limit = if column.quiet { Some(0.0) } else { row.limit };
                grid.draw_cell(&mut canvas, cell, limit, grid.cell(index, y, *height));
            }
            y += height + GAP;
        }
        top = bottom + BETWEEN_BANDS;
    }
    canvas.finish("heatmap", caption, (top - BETWEEN_BANDS).max(0.0))
}

/// The measures that all cells share.
struct Grid {
    names: Vec<(Label, f64)>,
    left: f64,
    width: f64,
    most: f64,
    written: bool,
}

impl Grid {
    fn of(columns: &[Column<'_>], rows: &[Row<'_>]) -> Grid {
        let names: Vec<Label> = rows.iter().map(|row| Label::tall(row.label, NAMES)).collect();
        let left = names.iter().map(|name| name.width + 10.0).fold(0.0, f64::max);
        let width = ((WIDTH - left) / columns.len().clamp(1, BAND) as f64).min(WIDEST);
        let cells = || rows.iter().flat_map(|row| row.cells.iter().take(columns.len()));
        let written = cells().all(|cell| Label::line(cell.value, f64::INFINITY).width <= width - GAP - 4.0);
        let least = if written { 26.0 } else { 20.0 };
        let names = names.into_iter().map(|name| (name.height().max(least), name)).map(|(height, name)| (name, height)).collect();
        let most = largest(cells().map(|cell| cell.amount).chain(rows.iter().filter_map(|row| row.limit)));
        Grid { names, left, width, most, written }
    }

    /// The place of a cell, its gap to the next one taken off.
    fn cell(&self, index: usize, top: f64, height: f64) -> Area {
        let left = self.left + index as f64 * self.width;
        Area { left, top, right: left + self.width - GAP.min(self.width / 4.0), bottom: top + height }
    }

    /// The names of a band's columns and the shade of quiet ones; returns where the band ends.
    fn draw_heads(&self, canvas: &mut Canvas, columns: &[Column<'_>], top: f64) -> f64 {
        let first = top + LEADING + GAP;
        let height = self.names.iter().map(|(_, height)| height + GAP).sum::<f64>() - GAP;
        let height = height.max(0.0);
        let labels: Vec<Label> = columns.iter().map(|column| Label::line(column.label, WIDTH / 4.0)).collect();
        let widest = labels.iter().map(|label| label.width).fold(0.0, f64::max);
        let every = ((widest + 4.0) / self.width).ceil().max(1.0) as usize;
        let mut free = 0.0;
        for (index, (column, label)) in columns.iter().zip(&labels).enumerate() {
            let area = self.cell(index, first, height);
            if column.quiet {
                canvas.rect("quiet", area, 0.0);
            }
            let half = label.width / 2.0;
            let x = ((area.left + area.right) / 2.0).clamp(half, WIDTH - half);
            // At the edges a name is moved inwards and may meet its neighbour.
            if index % every == 0 && x - half >= free {
                canvas.label("note", label, x, top, Anchor::Middle);
                free = x + half + 4.0;
            }
        }
        first + height
    }

    fn draw_cell(&self, canvas: &mut Canvas, cell: &Cell<'_>, limit: Option<f64>, area: Area) {
        let tone = (part(amount(cell.amount), self.most) * 5.0).ceil();
        if tone > 0.0 {
            canvas.rect(&format!("cell tone-{tone}"), area, 2.0);
        }
        let over = limit.is_some_and(|limit| cell.amount > limit);
        if over {
            canvas.rect("mark over", Area { bottom: area.top + CAP, ..area }, 0.0);
        }
        if self.written {
            let middle = ((area.left + area.right) / 2.0, (area.top + area.bottom) / 2.0);
            canvas.centred(if over { "value" } else { "label" }, &Label::line(cell.value, self.width), middle);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Cell;
    use super::Column;
    use super::Row;
    use super::heatmap;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    const NUMBERS: [&str; 10] = ["", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    fn row<'a>(label: &'a str, limit: f64, amounts: &[usize]) -> Row<'a> {
        let cells = amounts.iter().map(|&amount| Cell { amount: amount as f64, value: NUMBERS[amount] }).collect();
        Row { label, limit: Some(limit), cells }
    }

    #[test]
    fn posts_a_day_in_three_channels() {
        let columns = ["一", "二", "三", "四", "五", "六", "日"].map(|label| Column { label, quiet: label == "日" });
        let rows = [
            row("会员主群(≤ 6)", 6.0, &[4, 5, 3, 7, 6, 2, 0]),
            row("VIP 小群(≤ 3)", 3.0, &[1, 1, 2, 1, 4, 0, 0]),
            row("朋友圈(≤ 4)", 4.0, &[2, 2, 2, 2, 3, 3, 1]),
        ];
        insta::assert_snapshot!(heatmap(&CAPTION, &columns, &rows));
    }

    #[test]
    fn a_month_keeps_its_shape_when_numbers_do_not_fit() {
        let names: Vec<String> = (1..=31).map(|day| day.to_string()).collect();
        let columns: Vec<Column<'_>> = names.iter().map(|label| Column { label, quiet: false }).collect();
        let amounts: Vec<usize> = (0..31).map(|day| (day * 5 + day / 4) % 8).collect();
        let svg = heatmap(&CAPTION, &columns, &[row("会员主群", 6.0, &amounts), row("朋友圈", 4.0, &amounts)]);
        let over = |limit| amounts.iter().filter(|&&amount| amount > limit).count();
        assert_eq!(hold(&svg).rects("mark over").len(), over(6) + over(4));
        insta::assert_snapshot!(svg);
    }

    proptest! {
        #[test]
        fn any_amounts_make_a_sound_picture(
            columns in prop::collection::vec((word(), any::<bool>()), 0..70),
            rows in prop::collection::vec((word(), prop::option::of(number()), prop::collection::vec((number(), "[0-9]{0,4}"), 0..70)), 0..4),
        ) {
            let columns: Vec<Column<'_>> = columns.iter().map(|(label, quiet)| Column { label, quiet: *quiet }).collect();
            let rows: Vec<Row<'_>> = rows
                .iter()
                .map(|(label, limit, cells)| Row {
                    label,
                    limit: *limit,
                    cells: cells.iter().map(|(amount, value)| Cell { amount: *amount, value }).collect(),
                })
                .collect();
            hold(&heatmap(&CAPTION, &columns, &rows));
        }
    }
}
