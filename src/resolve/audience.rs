//! Visibility at the door: what an audience may not see is cut from the tree before anything looks at it.

use crate::model::SECTIONS;
use crate::model::Visibility;
use crate::yaml::Entry;
use crate::yaml::Node;
use crate::yaml::Value;

/// The definition without what `audience` may not see.
///
/// A section, or an item of a section that is a list, is for the client unless it says otherwise; what stands
/// inside is for whoever its surroundings are for, and can only narrow that. The identity is for everybody.
pub(super) fn prune(definition: &Node, audience: Visibility) -> Node {
    let sees_sections = Visibility::default().visible_to(audience);
    let sees = |node: &Node| said(node).map_or(sees_sections, |visibility| visibility.visible_to(audience));
    let entries = definition.entries().iter().filter_map(|entry| {
        let is_section = entry.key.as_str().is_some_and(|key| SECTIONS.contains(&key));
        let value = match &entry.value.value {
            Value::List(items) if is_section => {
                let items = items.iter().filter(|item| sees(item)).map(|item| inside(item, audience)).collect();
                Node { span: entry.value.span.clone(), value: Value::List(items) }
            }
            _ if is_section && !sees(&entry.value) => return None,
            _ if hides(&entry.value, audience) => return None,
            _ => inside(&entry.value, audience),
        };
        Some(Entry { key: entry.key.clone(), value })
    });
    Node { span: definition.span.clone(), value: Value::Map(entries.collect()) }
}

fn inside(node: &Node, audience: Visibility) -> Node {
    let value = match &node.value {
        Value::List(items) => {
            Value::List(items.iter().filter(|item| !hides(item, audience)).map(|item| inside(item, audience)).collect())
        }
        Value::Map(entries) => Value::Map(
            entries
                .iter()
                .filter(|entry| !hides(&entry.value, audience))
                .map(|entry| Entry { key: entry.key.clone(), value: inside(&entry.value, audience) })
                .collect(),
        ),
        other => other.clone(),
    };
    Node { span: node.span.clone(), value }
}

fn hides(node: &Node, audience: Visibility) -> bool {
    said(node).is_some_and(|visibility| !visibility.visible_to(audience))
}

/// What the item itself says. A word that is no visibility hides the item from everybody but the makers: a slip of
/// the finger must not publish it. That the word is wrong is told when the item is decoded for the checks.
fn said(node: &Node) -> Option<Visibility> {
    let word = node.get("for")?;
    Some(match word.as_str() {
        Some("member") => Visibility::Member,
        Some("client") => Visibility::Client,
        _ => Visibility::Internal,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::yaml::parse;

    #[test]
    fn nothing_of_a_narrower_circle_is_left_at_any_depth() {
        let text = "
name: 大家名
fit: {for: internal, x: 秘密}
rules: {x: 客户规则}
culture:
  for: member
  list:
    - 大家文字
    - {x: 大家一项}
    - {for: client, x: 客户一项}
    - {for: memebr, x: 笔误}
tiers:
  - {x: 客户层}
  - {for: member, x: 大家层, 里: {for: internal, x: 秘密层}}
";
        let source = Source::new("定义.yaml", text);
        let tree = parse(&source, 0..text.len()).unwrap();
        for (audience, kept) in [
            (Visibility::Internal, &["大家", "客户", "秘密", "笔误"][..]),
            (Visibility::Client, &["大家", "客户"]),
            (Visibility::Member, &["大家"]),
        ] {
            let shown = format!("{:?}", prune(&tree, audience));
            for word in ["大家名", "秘密", "客户规则", "大家文字", "大家一项", "客户一项", "笔误", "客户层", "大家层", "秘密层"]
            {
                let expected = kept.iter().any(|kept| word.starts_with(kept));
                assert_eq!(shown.contains(&format!("text: \"{word}")), expected, "{word} for {audience:?}");
            }
        }
    }
}
