//! The small values that authors write behind a key: money, times, offsets, rhythms, shares, names.
//!
//! Each is one file: what it is, how it is read ([`FromStr`](std::str::FromStr)), its canonical spelling (`Display`, which reads
//! back as the same value). serde writes and reads that spelling; what is wrong with a value is a [`Bad`], see [`take_bad`].

mod bad;
mod clock;
mod color;
mod count;
mod currency;
mod date;
mod decimal;
mod duration;
mod every;
mod figure;
mod hours;
mod id;
#[cfg(test)]
mod laws;
mod moment;
mod money;
mod offset;
mod on;
mod period;
mod reader;
mod rhythm;
mod scalar;
mod score;
mod share;
mod target;
#[cfg(test)]
mod test;
mod url;
mod weekday;

pub use bad::Bad;
pub use bad::take_bad;
pub use clock::Clock;
pub use color::Color;
pub use count::Count;
pub use count::Range;
pub use currency::Currency;
pub use date::Date;
pub use duration::Duration;
pub use every::Every;
pub use every::Unit;
pub use figure::Figure;
pub use hours::Hours;
pub use id::Id;
pub use moment::Moment;
pub use money::Money;
pub use offset::At;
pub use offset::Offset;
pub use offset::Zero;
pub use on::Day;
pub use on::On;
pub use period::Period;
pub use rhythm::Rhythm;
pub use score::Score;
pub use share::Share;
pub use target::Target;
pub use url::Url;
