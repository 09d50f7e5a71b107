//! The kinds of a step and their marks: each has a shape of its own, since colour is never the only carrier of meaning.

use crate::draw::canvas::Canvas;
use crate::draw::geometry::Area;
use crate::draw::geometry::Point;

/// What an item of a picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Kind {
    /// None of the others: the accent of the book.
    #[default]
    Plain,
    /// Gives members something.
    Value,
    /// Gets members to talk.
    Interaction,
    /// Looks after one member.
    Care,
    /// Offers something for sale.
    Promotion,
    /// Keeps the house in order.
    Admin,
}

impl Kind {
    /// All of them, in the order of a legend.
    pub const ALL: [Kind; 6] = [Kind::Plain, Kind::Value, Kind::Interaction, Kind::Care, Kind::Promotion, Kind::Admin];

    /// The class that colours it: `accent`, `kind-value` …
    pub fn class(self) -> &'static str {
        match self {
            Kind::Plain => "accent",
            Kind::Value => "kind-value",
            Kind::Interaction => "kind-interaction",
            Kind::Care => "kind-care",
            Kind::Promotion => "kind-promotion",
            Kind::Admin => "kind-admin",
        }
    }
}

/// How far a mark reaches from its centre.
pub(super) const REACH: f64 = 5.0;

/// Draws the mark of a kind around a point.
pub(super) fn mark(canvas: &mut Canvas, kind: Kind, (x, y): Point) {
    let class = format!("mark {}", kind.class());
    match kind {
        Kind::Plain => canvas.circle(&class, (x, y), 4.0),
        Kind::Value => canvas.circle(&class, (x, y), 4.5),
        Kind::Interaction => canvas.polygon(&class, &[(x, y - 5.0), (x + 5.0, y), (x, y + 5.0), (x - 5.0, y)]),
        Kind::Care => canvas.circle(&format!("{class} ring"), (x, y), 3.75),
        Kind::Promotion => canvas.polygon(&class, &[(x, y - 5.0), (x + 5.0, y + 4.0), (x - 5.0, y + 4.0)]),
        Kind::Admin => canvas.rect(&class, Area::around((x, y), 4.0), 1.0),
    }
}

/// The mark alone, for a legend or beside a word that already says what it means; hidden from screen readers.
pub fn legend_mark(kind: Kind) -> String {
    let mut canvas = Canvas::default();
    mark(&mut canvas, kind, (6.0, 6.0));
    canvas.finish_hidden("mark", (12.0, 12.0))
}

#[cfg(test)]
mod tests {
    use super::Kind;
    use super::legend_mark;

    #[test]
    fn no_two_kinds_share_a_shape_and_colour() {
        let marks: std::collections::BTreeSet<String> = Kind::ALL.into_iter().map(legend_mark).collect();
        assert_eq!(marks.len(), Kind::ALL.len());
    }
}
