//! The sheet a picture is drawn on: shapes and labels with classes, written as SVG.

use std::fmt::Write;

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::geometry::Area;
use crate::draw::geometry::Number;
use crate::draw::geometry::Point;
use crate::draw::geometry::uncovered;
use crate::draw::label::LEADING;
use crate::draw::label::Label;
use crate::draw::label::SIZE;
use crate::draw::label::clean;

/// From the top of a line's box to the line its letters stand on.
pub(super) const BASELINE: f64 = 12.0;

/// On which side of its place a label stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing under way. Writing to a string cannot fail, hence the results that are let go.
#[derive(Default)]
pub(super) struct Canvas {
    body: String,
}

impl Canvas {
    /// A straight line.
    pub(super) fn line(&mut self, class: &str, (x1, y1): Point, (x2, y2): Point) {
        let (x1, y1, x2, y2) = (Number(x1), Number(y1), Number(x2), Number(y2));
        let _ = writeln!(self.body, r#"<line class="{class}" x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"/>"#);
    }

    /// A level or upright line of the grid that stops short of the labels in its way.
    pub(super) fn grid_line(&mut self, class: &str, from: Point, to: Point, labels: &[Area]) {
        const AIR: f64 = 3.0;
        if from.0 == to.0 {
            let covers = labels.iter().filter(|area| area.left - AIR < from.0 && from.0 < area.right + AIR);
            for (top, bottom) in uncovered(from.1, to.1, covers.map(|area| (area.top, area.bottom)).collect()) {
                self.line(class, (from.0, top), (from.0, bottom));
            }
        } else {
            let covers = labels.iter().filter(|area| area.top < from.1 && from.1 < area.bottom);
            for (left, right) in uncovered(from.0, to.0, covers.map(|area| (area.left - AIR, area.right + AIR)).collect()) {
                self.line(class, (left, from.1), (right, from.1));
            }
        }
    }

    /// A rectangle with rounded corners.
    pub(super) fn rect(&mut self, class: &str, area: Area, radius: f64) {
        let (x, y) = (Number(area.left), Number(area.top));
        let (width, height) = (Number(area.right - area.left), Number(area.bottom - area.top));
        let _ = write!(self.body, r#"<rect class="{class}" x="{x}" y="{y}" width="{width}" height="{height}""#);
        if radius > 0.0 {
            let _ = write!(self.body, r#" rx="{}""#, Number(radius));
        }
        self.body.push_str("/>\n");
    }

    /// A circle.
    pub(super) fn circle(&mut self, class: &str, (x, y): Point, radius: f64) {
        let (x, y, radius) = (Number(x), Number(y), Number(radius));
        let _ = writeln!(self.body, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#);
    }

    /// A circle that tells its name when it is pointed at.
    pub(super) fn titled_circle(&mut self, class: &str, (x, y): Point, radius: f64, title: &str) {
        let (x, y, radius, title) = (Number(x), Number(y), Number(radius), escape(&clean(title)));
        let _ = writeln!(self.body, r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"><title>{title}</title></circle>"#);
    }

    /// A line through points.
    pub(super) fn polyline(&mut self, class: &str, points: &[Point]) {
        self.path(class, &through(points));
    }

    /// A closed shape.
    pub(super) fn polygon(&mut self, class: &str, points: &[Point]) {
        if !points.is_empty() {
            self.path(class, &(through(points) + "Z"));
        }
    }

    /// A line through points whose corners are rounded.
    pub(super) fn rounded(&mut self, class: &str, points: &[Point], radius: f64) {
        let mut path = String::new();
        for (index, &corner) in points.iter().enumerate() {
            let (Some(&before), Some(&after)) = (points.get(index.wrapping_sub(1)), points.get(index + 1)) else {
                let _ = write!(path, "{}{}", if index == 0 { 'M' } else { 'L' }, place(corner));
                continue;
            };
            let (enter, leave) = (toward(corner, before, radius), toward(corner, after, radius));
            let _ = write!(path, "L{}Q{} {}", place(enter), place(corner), place(leave));
        }
        self.path(class, &path);
    }

    /// A shape by its path data.
    pub(super) fn path(&mut self, class: &str, data: &str) {
        if !data.is_empty() {
            let _ = writeln!(self.body, r#"<path class="{class}" d="{data}"/>"#);
        }
    }

    /// The head of an arrow that comes from `from` and ends at `tip`; one of the two lies straight above or beside the other.
    pub(super) fn arrowhead(&mut self, class: &str, from: Point, tip: Point) {
        const REACH: f64 = 4.0;
        let (across, down) = ((tip.0 - from.0).signum(), (tip.1 - from.1).signum());
        let barbs = if from.1 == tip.1 {
            let back = tip.0 - across * REACH;
            [(back, tip.1 - REACH), tip, (back, tip.1 + REACH)]
        } else {
            let back = tip.1 - down * REACH;
            [(tip.0 - REACH, back), tip, (tip.0 + REACH, back)]
        };
        self.polyline(class, &barbs);
    }

    /// A label whose box begins at `top`, on the given side of `x`.
    pub(super) fn label(&mut self, class: &str, label: &Label, x: f64, top: f64, anchor: Anchor) {
        if label.lines.is_empty() {
            return;
        }
        let _ = write!(self.body, r#"<text class="{class}""#);
        match anchor {
            Anchor::Start => {}
            Anchor::Middle => self.body.push_str(r#" text-anchor="middle""#),
            Anchor::End => self.body.push_str(r#" text-anchor="end""#),
        }
        let place = |line: usize| {
            let y = top + BASELINE + line as f64 * LEADING;
            format!(r#"x="{}" y="{}""#, Number(x), Number(y))
        };
        let title = label.whole.as_ref().map_or(String::new(), |whole| format!("<title>{}</title>", escape(whole)));
        if let [line] = label.lines.as_slice() {
            let _ = writeln!(self.body, " {}>{title}{}</text>", place(0), escape(line));
            return;
        }
        let _ = write!(self.body, ">{title}");
        for (index, line) in label.lines.iter().enumerate() {
            let _ = write!(self.body, "<tspan {}>{}</tspan>", place(index), escape(line));
        }
        self.body.push_str("</text>\n");
    }

    /// A label centred on a point.
    pub(super) fn centred(&mut self, class: &str, label: &Label, (x, y): Point) {
        self.label(class, label, x, y - label.height() / 2.0, Anchor::Middle);
    }

    /// The picture, as wide as every other.
    pub(super) fn finish(self, name: &str, caption: &Caption<'_>, height: f64) -> String {
        self.finish_sized(name, caption, (WIDTH, height))
    }

    /// A picture that says nothing which the words beside it do not say.
    pub(super) fn finish_hidden(self, name: &str, (width, height): Point) -> String {
        let (width, height) = (Number(width), Number(height));
        let mut svg = format!(r#"<svg class="picture picture-{name}" viewBox="0 0 {width} {height}" aria-hidden="true">"#);
        svg.push_str(self.body.trim_end());
        svg.push_str("</svg>");
        svg
    }

    /// The picture with its name and description.
    pub(super) fn finish_sized(self, name: &str, caption: &Caption<'_>, (width, height): Point) -> String {
        let id = identifier(caption.id);
        let (width, height) = (Number(width), Number(height.ceil()));
        let mut svg = format!(
            r#"<svg class="picture picture-{name}" viewBox="0 0 {width} {height}" font-size="{}" role="img" aria-labelledby="{id}-title""#,
            Number(SIZE)
        );
        let description = clean(caption.description);
        if !description.is_empty() {
            let _ = write!(svg, r#" aria-describedby="{id}-desc""#);
        }
        let _ = writeln!(svg, r#"><title id="{id}-title">{}</title>"#, escape(&clean(caption.title)));
        if !description.is_empty() {
            let _ = writeln!(svg, r#"<desc id="{id}-desc">{}</desc>"#, escape(&description));
        }
        svg.push_str(&self.body);
        svg.push_str("</svg>");
        svg
    }
}

/// The id without what would split or end an attribute that refers to it.
fn identifier(id: &str) -> String {
    id.chars().map(|character| if character.is_alphanumeric() || "-_.".contains(character) { character } else { '-' }).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn place((x, y): Point) -> String {
    format!("{} {}", Number(x), Number(y))
}

fn through(points: &[Point]) -> String {
    let mut path = String::new();
    for (index, &point) in points.iter().enumerate() {
        let _ = write!(path, "{}{}", if index == 0 { 'M' } else { 'L' }, place(point));
    }
    path
}

/// The point that lies `distance` from `from` on the way to `to`, half-way at most.
fn toward(from: Point, to: Point, distance: f64) -> Point {
    let length = (to.0 - from.0).hypot(to.1 - from.1);
    let share = if length > 0.0 { (distance / length).min(0.5) } else { 0.0 };
    (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share)
}
