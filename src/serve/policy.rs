//! The policy of a page, widened just so far that the preview's own script, style and event stream work.

/// What the preview needs from its own origin.
const NEEDED: [&str; 3] = ["script-src", "style-src", "connect-src"];

const MARK: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Widens the policy that `html` carries, if it carries one.
pub(super) fn widen(html: &str) -> String {
    let found = html.find(MARK).map(|at| at + MARK.len());
    let Some((start, length)) = found.and_then(|start| Some((start, html[start..].find('"')?))) else { return html.to_owned() };
    let (before, rest) = html.split_at(start);
    let (policy, after) = rest.split_at(length);
    [before, &allow_own(policy), after].concat()
}

/// `policy`, with `'self'` for each of [`NEEDED`].
fn allow_own(policy: &str) -> String {
    let mut directives: Vec<Vec<&str>> = policy
        .split(';')
        .map(|directive| directive.split_whitespace().collect())
        .filter(|words: &Vec<_>| !words.is_empty())
        .collect();
    let fallback = directives.iter().find(|words| words[0] == "default-src").map(|words| words[1..].to_vec());
    for name in NEEDED {
        let place = directives.iter().position(|words| words[0] == name);
        let sources = match (place, &fallback) {
            (Some(place), _) => &mut directives[place],
            (None, Some(fallback)) => {
                directives.push([&[name], fallback.as_slice()].concat());
                let last = directives.len() - 1;
                &mut directives[last]
            }
            (None, None) => continue,
        };
        sources.retain(|source| *source != "'none'");
        if !sources.iter().any(|source| matches!(*source, "'self'" | "*")) {
            sources.push("'self'");
        }
    }
    directives.iter().map(|words| words.join(" ")).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_preview_needs_is_added() {
        let cases = [
            (
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self'",
            ),
            ("default-src 'self'", "default-src 'self'; script-src 'self'; style-src 'self'; connect-src 'self'"),
            ("script-src https://cdn.example; connect-src 'none'", "script-src https://cdn.example 'self'; connect-src 'self'"),
            ("img-src *", "img-src *"),
            ("", ""),
        ];
        for (policy, expected) in cases {
            assert_eq!(allow_own(policy), expected);
        }
    }

    #[test]
    fn a_page_without_a_policy_stays_as_it_is() {
        assert_eq!(widen("<title>衣橱</title>"), "<title>衣橱</title>");
        let page = "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'none'\"><p>衣橱";
        assert_eq!(widen(page), "<meta http-equiv=\"Content-Security-Policy\" content=\"connect-src 'self'\"><p>衣橱");
    }
}
