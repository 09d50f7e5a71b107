//! A walk through a definition: every text, id, reference, link and review of it, in the order of the book.

use crate::locale::Text;
use crate::model::href::Href;
use crate::model::reference::Noun;
use crate::model::review::Review;
use crate::model::value::Clock;
use crate::model::value::Color;
use crate::model::value::Count;
use crate::model::value::Currency;
use crate::model::value::Date;
use crate::model::value::Duration;
use crate::model::value::Every;
use crate::model::value::Figure;
use crate::model::value::Hours;
use crate::model::value::Id;
use crate::model::value::Moment;
use crate::model::value::Money;
use crate::model::value::Offset;
use crate::model::value::On;
use crate::model::value::Period;
use crate::model::value::Range;
use crate::model::value::Score;
use crate::model::value::Share;
use crate::model::value::Target;
use crate::model::value::Url;
use crate::source::Sp;

/// What somebody who walks through a definition wants to be shown. Ignores everything unless told otherwise.
pub trait Visitor<'a> {
    /// A text of the author.
    fn text(&mut self, _text: &'a Text) {}
    /// An id given to something.
    fn id(&mut self, _noun: Noun, _id: &'a Sp<Id>) {}
    /// An id by which something is meant.
    fn reference(&mut self, _noun: Noun, _id: &'a Sp<Id>) {}
    /// A link or the path of an asset.
    fn href(&mut self, _href: &'a Href) {}
    /// A date to look at something again.
    fn review(&mut self, _review: &'a Review) {}
}

/// What can be walked through. Values that hold nothing of interest are walked past.
///
/// The structs of the definition get this from [`part!`](crate::model::shape), so that a new field cannot be forgotten.
pub trait Walk {
    /// Shows `visitor` what is in here.
    fn walk<'a>(&'a self, _visitor: &mut dyn Visitor<'a>) {}
}

impl Walk for Text {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        visitor.text(self);
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        if let Some(inner) = self {
            inner.walk(visitor);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        for item in self {
            item.walk(visitor);
        }
    }
}

impl<T: Walk> Walk for Sp<T> {
    fn walk<'a>(&'a self, visitor: &mut dyn Visitor<'a>) {
        self.value.walk(visitor);
    }
}

macro_rules! walked_past {
    ($($Value:ty),* $(,)?) => { $(impl Walk for $Value {})* };
}

walked_past!(bool, i32, String);
walked_past!(
    Clock, Color, Count, Currency, Date, Duration, Every, Figure, Hours, Id, Moment, Money, Offset, On, Period, Range, Score,
    Share, Target, Url
);
