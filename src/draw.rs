//! The picture room: SVG from numbers, drawn small enough for a phone and coloured by the theme's classes alone.
//!
//! Every picture is a function from a [`Caption`] and plain numbers with their labels to one inline `<svg>`. It knows nothing
//! of communities, pages or colours; numbers and labels arrive already written in the reader's language. A picture is never
//! the only way to read its numbers: the page sets a table beside it.

mod bars;
mod canvas;
mod course;
mod flow;
mod funnel;
mod geometry;
mod heatmap;
mod kind;
mod label;
mod ladder;
#[cfg(test)]
mod laws;
mod matrix;
mod pyramid;
mod radar;
mod sparkline;
mod spread;
mod timeline;

pub use bars::Bar;
pub use bars::bars;
pub use bars::bars_of;
pub use course::Course;
pub use course::course;
pub use flow::Exit;
pub use flow::Gate;
pub use flow::flow;
pub use funnel::Back;
pub use funnel::Stage;
pub use funnel::funnel;
pub use heatmap::Cell;
pub use heatmap::Column;
pub use heatmap::Row;
pub use heatmap::heatmap;
pub use kind::Kind;
pub use kind::legend_mark;
pub use ladder::Rung;
pub use ladder::ladder;
pub use matrix::Dot;
pub use matrix::Scale;
pub use matrix::matrix;
pub use pyramid::Tier;
pub use pyramid::pyramid;
pub use radar::Axis;
pub use radar::radar;
pub use sparkline::glance;
pub use sparkline::sparkline;
pub use timeline::Moment;
pub use timeline::Tick;
pub use timeline::timeline;

/// What a picture is called: its name and the sentence that says in words what it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'a> {
    /// Unique on the page; the ids of `<title>` and `<desc>` are made from it.
    pub id: &'a str,
    /// The short name, read out first.
    pub title: &'a str,
    /// One sentence with the reading of the picture; may be empty.
    pub description: &'a str,
}

/// The width of a picture's view box. At 288 CSS px (a 320 px screen with its margins) a unit is 0.8 px, so that text of
/// [`label::SIZE`] units is still over 10 px high.
const WIDTH: f64 = 360.0;
