//! A figure with the sum it comes from, so that every reader can do it again.

use crate::funnel::amount::Cents;
use crate::funnel::amount::Part;
use crate::funnel::amount::People;

/// A number with its unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// People.
    People(People),
    /// A part, read as a percentage.
    Part(Part),
    /// So many times, or months: a plain number.
    Times(Part),
    /// Money.
    Money(Cents),
}

/// One piece of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Term {
    /// A number.
    Of(Quantity),
    /// A sign between two: `×`.
    Sign(&'static str),
}

/// A figure and how it is worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// What comes out.
    pub value: Quantity,
    /// What it comes from, in the order in which one would type it.
    pub terms: Vec<Term>,
}

impl Sum {
    /// The sum of `terms`, which makes `value`.
    pub fn new(value: Quantity, terms: impl IntoIterator<Item = Term>) -> Sum {
        Sum { value, terms: terms.into_iter().collect() }
    }
}

/// A part between signs.
macro_rules! into_term {
    ($($Unit:ident $Variant:ident),*) => {$(
        impl From<$Unit> for Term {
            fn from(amount: $Unit) -> Term {
                Term::Of(Quantity::$Variant(amount))
            }
        }
    )*};
}

into_term!(People People, Part Part, Cents Money);

impl From<&'static str> for Term {
    fn from(sign: &'static str) -> Term {
        Term::Sign(sign)
    }
}

impl From<Quantity> for Term {
    fn from(quantity: Quantity) -> Term {
        Term::Of(quantity)
    }
}

/// `terms!(a, "×", b)`: pieces of a sum.
macro_rules! terms {
    ($($term:expr),* $(,)?) => { [$($crate::funnel::sum::Term::from($term)),*] };
}
pub(crate) use terms;
