//! What an author can do wrong: one drawing for each mistake, with what is said about it.

use crate::transcript;

#[test]
fn every_mistake_is_told_at_its_place_with_what_to_do() {
    transcript::hold("cases");
}
