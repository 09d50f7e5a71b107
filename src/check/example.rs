//! Examples drawn once: what is told about and the same put right, as one text with marked lines.

/// Where a line of an example belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// It stays as it is.
    Both,
    /// Only what is told about has it.
    Before,
    /// Only what was put right has it.
    After,
}

/// The lines of an example as an author writes them, each with its side. The mark stands in the place of the first blank, so
/// that marked lines are as far in as they would be; a line that is not indented has it before its first letter. `---` is YAML.
pub fn lines(drawn: &str) -> impl Iterator<Item = (Side, String)> {
    drawn.lines().map(|line| {
        let marked = |mark: char| line.strip_prefix(mark).filter(|rest| !rest.starts_with(mark) && !rest.is_empty());
        let (side, rest) = match (marked('-'), marked('+')) {
            (Some(rest), _) => (Side::Before, rest),
            (_, Some(rest)) => (Side::After, rest),
            (None, None) => return (Side::Both, line.to_owned()),
        };
        (side, if rest.starts_with(' ') { format!(" {rest}") } else { rest.to_owned() })
    })
}

/// What is told about.
pub fn before(drawn: &str) -> String {
    without(drawn, Side::After)
}

/// The same, put right.
pub fn after(drawn: &str) -> String {
    without(drawn, Side::Before)
}

fn without(drawn: &str, side: Side) -> String {
    let kept = lines(drawn.trim_start_matches('\n')).filter(|(of, _)| *of != side);
    kept.map(|(_, line)| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marked_lines_are_as_far_in_as_they_would_be() {
        let drawn = "\nname: 衣橱\n-tiers:\n- - {id: a}\n+rules:\n+   - {id: b}\n---\n";
        assert_eq!(before(drawn), "name: 衣橱\ntiers:\n  - {id: a}\n---\n");
        assert_eq!(after(drawn), "name: 衣橱\nrules:\n    - {id: b}\n---\n");
    }
}
