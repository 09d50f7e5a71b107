//! What holds for every picture, whatever its numbers: checked on the SVG itself, read back by an XML parser.

use proptest::prelude::*;
use roxmltree::Document;
use roxmltree::Node;

use crate::draw::Caption;
use crate::draw::canvas::BASELINE;
use crate::draw::geometry::Area;
use crate::draw::geometry::Point;
use crate::draw::label::LEADING;
use crate::draw::label::measure;

pub(super) const CAPTION: Caption<'static> =
    Caption { id: "fit", title: "契合度 <1>", description: "五个方面 & 它们的得分" };

/// A hundredth is lost when a coordinate is rounded.
const ROUNDED: f64 = 0.011;

/// The classes that a theme has to know.
const CLASSES: [&str; 29] = [
    "accent",
    "area",
    "bar",
    "cell",
    "kind-admin",
    "kind-care",
    "kind-interaction",
    "kind-promotion",
    "kind-value",
    "label",
    "line",
    "mark",
    "muted",
    "node",
    "note",
    "over",
    "question",
    "quiet",
    "ring",
    "slab",
    "strong",
    "target",
    "tone-1",
    "tone-2",
    "tone-3",
    "tone-4",
    "tone-5",
    "value",
    "picture",
];

/// Numbers as authors write them, and those they should not.
pub(super) fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        8 => -10.0..1000.0_f64,
        4 => (0..6_i32).prop_map(f64::from),
        1 => any::<f64>(),
        1 => prop_oneof![Just(f64::NAN), Just(f64::INFINITY), Just(f64::MAX), Just(f64::MIN), Just(5e-324), Just(-0.0)],
    ]
}

/// Labels: Chinese, English, mixed, long, empty, hostile.
pub(super) fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[一二三社群成员活跃贡献专家转化引流,。「」()]{1,9}",
        2 => "[一二三社群成员活跃贡献专家转化引流,。「」()]{10,60}",
        3 => "[A-Za-z]{1,12}( [a-z]{1,9}){0,6}",
        2 => "[¥0-9,.% 人次A-Z-]{0,14}",
        1 => Just(String::new()),
        1 => "\\PC{0,30}",
        1 => any::<String>(),
        1 => Just("<b>&\"'\u{0}\u{7}\u{fffe}\u{202e}]]></title><script>".to_owned()),
    ]
}

/// A picture read back.
pub(super) struct Picture {
    shapes: Vec<Shape>,
    texts: Vec<String>,
}

struct Shape {
    name: String,
    class: String,
    numbers: Vec<f64>,
}

/// Checks everything that no picture may break, and returns what was drawn.
pub(super) fn hold(svg: &str) -> Picture {
    let document = Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    let root = document.root_element();
    let size = numbers_of(root.attribute("viewBox").unwrap());
    let [0.0, 0.0, width, height] = size[..] else { panic!("{size:?}") };
    let sheet = Area { left: -ROUNDED, top: -ROUNDED, right: width + ROUNDED, bottom: height + ROUNDED };
    assert_eq!(root.attribute("role"), Some("img"));
    assert!(root.attribute("width").is_none() && root.attribute("height").is_none());
    assert_eq!(named(&root, "title").attribute("id"), root.attribute("aria-labelledby"));
    assert_eq!(named(&root, "title").text(), Some(CAPTION.title));
    assert_eq!(named(&root, "desc").attribute("id"), root.attribute("aria-describedby"));
    let shapes: Vec<Shape> = root.descendants().filter(Node::is_element).filter_map(|node| shape(&node)).collect();
    for shape in &shapes {
        assert!(holds(&sheet, &shape.bounds()), "{} {:?} leaves the picture {svg}", shape.name, shape.numbers);
    }
    let lines: Vec<(Area, &str)> =
        root.descendants().filter(|node| node.has_tag_name("text")).flat_map(|node| boxes(&node)).collect();
    for (index, (area, line)) in lines.iter().enumerate() {
        assert!(holds(&sheet, area), "`{line}` leaves the picture {svg}");
        for (other, text) in &lines[..index] {
            let inner =
                Area { left: area.left + 0.02, top: area.top + 0.02, right: area.right - 0.02, bottom: area.bottom - 0.02 };
            assert!(!inner.overlaps(other), "`{line}` lies over `{text}` {svg}");
        }
    }
    let texts = root.descendants().filter(|node| node.has_tag_name("text"));
    Picture { shapes, texts: texts.map(|node| boxes(&node).iter().map(|(_, line)| *line).collect()).collect() }
}

impl Picture {
    /// The words of every label.
    pub(super) fn texts(&self) -> Vec<String> {
        self.texts.clone()
    }

    /// The ends of the lines of a class.
    pub(super) fn line(&self, class: &str) -> Vec<(Point, Point)> {
        self.numbers("line", class).map(|at| ((at[0], at[1]), (at[2], at[3]))).collect()
    }

    /// The centres of the circles whose class begins so.
    pub(super) fn circles(&self, class: &str) -> Vec<Point> {
        self.numbers("circle", class).map(|at| (at[0], at[1])).collect()
    }

    /// The rectangles whose class begins so.
    pub(super) fn rects(&self, class: &str) -> Vec<Area> {
        let areas = self.numbers("rect", class);
        areas.map(|at| Area { left: at[0], top: at[1], right: at[0] + at[2], bottom: at[1] + at[3] }).collect()
    }

    /// The numbers of the paths whose class begins so.
    pub(super) fn paths(&self, class: &str) -> Vec<Vec<f64>> {
        self.numbers("path", class).map(<[f64]>::to_vec).collect()
    }

    /// The corners of the paths whose class begins so.
    pub(super) fn polygons(&self, class: &str) -> Vec<Vec<Point>> {
        self.numbers("path", class).map(points).collect()
    }

    fn numbers(&self, name: &str, class: &str) -> impl Iterator<Item = &[f64]> {
        let shapes = self.shapes.iter().filter(move |shape| shape.name == name && shape.class.starts_with(class));
        shapes.map(|shape| shape.numbers.as_slice())
    }
}

impl Shape {
    fn bounds(&self) -> Area {
        let at = &self.numbers;
        match self.name.as_str() {
            "rect" => Area { left: at[0], top: at[1], right: at[0] + at[2], bottom: at[1] + at[3] },
            "circle" => Area::around((at[0], at[1]), at[2]),
            _ => {
                let all = points(at);
                let none = Area { left: f64::MAX, top: f64::MAX, right: f64::MIN, bottom: f64::MIN };
                all.iter().fold(none, |area, &(x, y)| Area {
                    left: area.left.min(x),
                    top: area.top.min(y),
                    right: area.right.max(x),
                    bottom: area.bottom.max(y),
                })
            }
        }
    }
}

/// The surface of a polygon (the shoelace formula).
pub(super) fn area_of(corners: &[Point]) -> f64 {
    let next = corners.iter().cycle().skip(1);
    corners.iter().zip(next).map(|(one, two)| one.0 * two.1 - two.0 * one.1).sum::<f64>().abs() / 2.0
}

fn holds(sheet: &Area, area: &Area) -> bool {
    sheet.left <= area.left && sheet.top <= area.top && area.right <= sheet.right && area.bottom <= sheet.bottom
}

fn points(numbers: &[f64]) -> Vec<Point> {
    numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
}

fn named<'a>(root: &Node<'a, 'a>, name: &str) -> Node<'a, 'a> {
    root.children().find(|node| node.has_tag_name(name)).unwrap()
}

/// A shape with its numbers; what carries a colour, or a class that no theme knows, is refused.
fn shape(node: &Node<'_, '_>) -> Option<Shape> {
    let name = node.tag_name().name();
    for forbidden in ["style", "fill", "stroke", "onload"] {
        assert!(!node.has_attribute(forbidden), "{name} {forbidden}");
    }
    let class = node.attribute("class").unwrap_or_default().to_owned();
    for word in class.split(' ').filter(|word| !word.is_empty() && !word.starts_with("picture-")) {
        assert!(CLASSES.contains(&word), "unknown class {word}");
    }
    let read = |names: &[&str]| names.iter().flat_map(|name| numbers_of(node.attribute(*name).unwrap())).collect();
    let numbers = match name {
        "line" => read(&["x1", "y1", "x2", "y2"]),
        "rect" => read(&["x", "y", "width", "height"]),
        "circle" => read(&["cx", "cy", "r"]),
        "path" => read(&["d"]),
        "svg" | "title" | "desc" | "text" | "tspan" => return None,
        other => panic!("unknown element {other}"),
    };
    Some(Shape { name: name.to_owned(), class, numbers })
}

/// The numbers of an attribute, each finite, with two decimals at most and no `-0`.
fn numbers_of(text: &str) -> Vec<f64> {
    let words = text.split(|character: char| character == ' ' || character.is_ascii_alphabetic());
    words
        .filter(|word| !word.is_empty())
        .map(|word| {
            let number: f64 = word.parse().unwrap();
            assert!(number.is_finite() && word != "-0" && word.split('.').nth(1).unwrap_or("").len() <= 2, "{word}");
            number
        })
        .collect()
}

/// The box of every line of a label.
fn boxes<'a>(text: &Node<'a, 'a>) -> Vec<(Area, &'a str)> {
    let lines: Vec<Node<'a, 'a>> = text.children().filter(|node| node.has_tag_name("tspan")).collect();
    let lines = if lines.is_empty() { vec![*text] } else { lines };
    let shift = match text.attribute("text-anchor") {
        Some("middle") => 0.5,
        Some("end") => 1.0,
        _ => 0.0,
    };
    let areas = lines.iter().map(|line| {
        let (x, y) = (numbers_of(line.attribute("x").unwrap())[0], numbers_of(line.attribute("y").unwrap())[0]);
        let words = line.children().find(Node::is_text).and_then(|node| node.text()).unwrap_or_default();
        let (left, top) = (x - shift * measure(words), y - BASELINE);
        (Area { left, top, right: left + measure(words), bottom: top + LEADING }, words)
    });
    areas.collect()
}

mod tests {
    use super::CAPTION;
    use super::hold;
    use crate::draw::Axis;
    use crate::draw::Back;
    use crate::draw::Bar;
    use crate::draw::Cell;
    use crate::draw::Column;
    use crate::draw::Dot;
    use crate::draw::Exit;
    use crate::draw::Gate;
    use crate::draw::Kind;
    use crate::draw::Moment;
    use crate::draw::Row;
    use crate::draw::Rung;
    use crate::draw::Scale;
    use crate::draw::Stage;
    use crate::draw::Tier;
    use crate::draw::bars;
    use crate::draw::flow;
    use crate::draw::funnel;
    use crate::draw::heatmap;
    use crate::draw::ladder;
    use crate::draw::matrix;
    use crate::draw::pyramid;
    use crate::draw::radar;
    use crate::draw::sparkline;
    use crate::draw::timeline;

    const MANY: usize = 1500;

    fn many<T>(item: impl Fn(f64) -> T) -> Vec<T> {
        (0..MANY).map(|index| item((index * 7919 % MANY) as f64)).collect()
    }

    #[test]
    fn more_than_anybody_would_draw_is_still_a_sound_picture() {
        let (label, value) = ("一个很长很长的名字", "1,000 人");
        hold(&radar(&CAPTION, &many(|n| Axis { label, score: n / 300.0, value })));
        hold(&pyramid(&CAPTION, &many(|n| Tier { label, share: Some(n), value }), ""));
        hold(&funnel(
            &CAPTION,
            &many(|people| Stage { label, people, value, conversion: "3%" }),
            Some(Back { label, to: 0 }),
            "",
        ));
        hold(&ladder(&CAPTION, &many(|price| Rung { label, price, value })));
        hold(&timeline(&CAPTION, &many(|start| Moment { label, start, end: None, kind: Kind::Care }), &[]));
        hold(&flow(&CAPTION, &many(|_| Gate { label, answer: "是", exit: Some(Exit { answer: "否", outcome: label }) }), label));
        hold(&sparkline(&CAPTION, &many(Some), Some(700.0)));
        hold(&bars(&CAPTION, &many(|amount| Bar { label, amount, value, kind: Kind::Admin })));
        let scale = Scale { label, most: 0.0 };
        hold(&matrix(&CAPTION, scale, scale, &many(|across| Dot { label, across, up: across * 31.0 % 997.0 })));
        let row = Row { label, limit: Some(1000.0), cells: many(|amount| Cell { amount, value: "" }) };
        hold(&heatmap(&CAPTION, &many(|_| Column { label: "日", quiet: false }), &[row.clone(), row]));
    }
}
