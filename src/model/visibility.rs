//! Who may read an item, and for whom a book is built.

use crate::model::shape::choice;

choice! {
    /// Who may read an item: `member` ⊂ `client` ⊂ `internal`. The same words say for whom a book is built.
    #[derive(Default)]
    pub enum Visibility {
        /// Everybody: members, the client, us.
        Member,
        /// The client who runs the community, and us; what an item is that says nothing.
        #[default]
        Client,
        /// Us alone.
        Internal,
    }
}

impl Visibility {
    /// Whether an item marked `self` is in a book for `audience`.
    pub fn visible_to(self, audience: Visibility) -> bool {
        self <= audience
    }
}

#[cfg(test)]
mod tests {
    use super::Visibility;
    use super::Visibility::Client;
    use super::Visibility::Internal;
    use super::Visibility::Member;

    #[test]
    fn a_wider_circle_reads_less() {
        let readers = |item: Visibility| [Member, Client, Internal].map(|audience| item.visible_to(audience));
        assert_eq!(readers(Member), [true, true, true]);
        assert_eq!(readers(Client), [false, true, true]);
        assert_eq!(readers(Internal), [false, false, true]);
    }

    #[test]
    fn what_says_nothing_is_for_the_client() {
        assert_eq!(Visibility::default(), Client);
    }
}
