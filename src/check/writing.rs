//! Questions about words, whoever wrote them.

mod allow_no_reason;
mod allow_unknown;
mod allow_unused;
pub(in crate::check) mod outgoing;
mod review_due;

use crate::check::lint::Lint;

/// In the order of file names.
pub(super) static LINTS: &[&Lint] = &[&allow_no_reason::LINT, &allow_unknown::LINT, &allow_unused::LINT, &review_due::LINT];
