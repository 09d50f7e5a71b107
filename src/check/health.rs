//! How well a community follows the method: a score for each family of questions, and why every point was lost.

use crate::check::Audit;
use crate::check::Family;
use crate::check::lint;
use crate::finding::Finding;
use crate::finding::Level;

/// What a family starts from.
pub const FULL: u32 = 100;

/// The health of one community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// The mean of all families, rounded; 100 is full.
    pub score: u32,
    /// Each family, in the order of the book.
    pub families: Vec<FamilyHealth>,
}

/// The health of one part of a playbook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FamilyHealth {
    /// Which one.
    pub family: Family,
    /// Its score; never below 0.
    pub score: u32,
    /// What was found, the worst first, each with the points that it costs; together what is lacking to [`FULL`].
    pub lost: Vec<(u32, Finding)>,
}

/// What a section that is not there costs its family, whatever its level: what nobody has written cannot be wrong in detail.
const MISSING: u32 = 85;

/// The same, where the family has another section too: whether there should be a community at all stands beside its positioning.
const MISSING_BESIDE: u32 = 30;

/// What a finding costs its family. Three warnings weigh about as much as an error, three pieces of advice as a warning.
fn cost(finding: &Finding, family: Family) -> u32 {
    match (finding.code.strip_suffix("-missing"), finding.level) {
        (Some(section), _) if section == family.word() => MISSING,
        (Some(_), _) => MISSING_BESIDE,
        (None, Level::Error) => 25,
        (None, Level::Warning) => 9,
        (None, Level::Advice) => 3,
    }
}

impl Health {
    /// The health of the community `slug`, from what the audit found about it.
    pub fn of(audit: &Audit, slug: &str) -> Health {
        let own = || audit.found.iter().filter(|found| found.community.as_deref() == Some(slug)).map(|found| &found.finding);
        let of_family = |family: &Family| {
            let is_its = |finding: &&Finding| lint(finding.code).is_some_and(|lint| lint.family == *family);
            let mut lost: Vec<(u32, Finding)> =
                own().filter(is_its).map(|finding| (cost(finding, *family), finding.clone())).collect();
            lost.sort_by_key(|(cost, _)| std::cmp::Reverse(*cost));
            // There is no more to lose than all, so that the reasons add up to what is lost.
            let mut score = FULL;
            for (cost, _) in &mut lost {
                *cost = score.min(*cost);
                score -= *cost;
            }
            FamilyHealth { family: *family, score, lost }
        };
        let families: Vec<FamilyHealth> = Family::ALL.iter().map(of_family).collect();
        let count = families.len().max(1) as u32;
        let sum: u32 = families.iter().map(|family| family.score).sum();
        Health { score: (sum + count / 2) / count, families }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Found;
    use crate::finding::words;

    #[test]
    fn every_lost_point_has_its_reason_and_nobody_falls_below_nothing() {
        let finding = |community: &str, code: &'static str, level: Level| Found {
            community: Some(community.to_owned()),
            finding: Finding { level, ..Finding::error(code, words!("x", "x")) },
        };
        let mut found = vec![
            finding("衣橱", "rules-no-ending", Level::Advice),
            finding("衣橱", "rules-no-ending", Level::Warning),
            finding("书友", "rules-no-ending", Level::Error),
        ];
        let audit = Audit { found: found.clone(), allowed: Vec::new() };
        let health = Health::of(&audit, "衣橱");
        let rules = health.families.iter().find(|family| family.family == Family::Rules).unwrap();
        assert_eq!((rules.score, rules.lost.iter().map(|(cost, _)| *cost).collect::<Vec<_>>()), (88, vec![9, 3]));
        assert_eq!(health.score, 99);
        found.extend((0..20).map(|_| finding("书友", "rules-no-ending", Level::Error)));
        let health = Health::of(&Audit { found, allowed: Vec::new() }, "书友");
        let worst = health.families.iter().min_by_key(|family| family.score).unwrap();
        assert_eq!((worst.score, worst.lost.iter().map(|(cost, _)| cost).sum::<u32>(), worst.lost.len()), (0, FULL, 21));
    }

    #[test]
    fn a_section_that_is_not_there_costs_most_of_its_family_whatever_its_level() {
        let advice = |code| Found { community: Some("衣橱".to_owned()), finding: Finding::advice(code, words!("x", "x")) };
        let found = ["tiers-missing", "culture-missing", "fit-missing", "funnel-missing"].map(advice);
        let health = Health::of(&Audit { found: found.to_vec(), allowed: Vec::new() }, "衣橱");
        let score = |family| health.families.iter().find(|it| it.family == family).unwrap().score;
        for family in [Family::Tiers, Family::Culture, Family::Funnel] {
            assert!(score(family) < 20, "{family:?}: {}", score(family));
        }
        assert_eq!((score(Family::Positioning), score(Family::Rules)), (70, FULL));
    }
}
