//! The pyramid: tiers of members, each as large as its share.

use crate::draw::Caption;
use crate::draw::WIDTH;
use crate::draw::canvas::Anchor;
use crate::draw::canvas::Canvas;
use crate::draw::geometry::Point;
use crate::draw::geometry::amount;
use crate::draw::geometry::largest;
use crate::draw::label::Label;
use crate::draw::spread::Slot;
use crate::draw::spread::room;
use crate::draw::spread::spread;

/// One tier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tier<'a> {
    /// Its name.
    pub label: &'a str,
    /// Its part of all members, in any unit that is the same for all tiers; `None` where the book does not say.
    pub share: Option<f64>,
    /// The share as it is read: `20%`.
    pub value: &'a str,
}

const BASE: f64 = 184.0;
const HEIGHT: f64 = 200.0;
/// Where the labels begin.
const COLUMN: f64 = 212.0;

/// Draws the tiers, the first at the bottom. Their areas are true to their shares; where a share is missing all tiers are
/// equally high, and `not_to_scale` is written below.
pub fn pyramid(caption: &Caption<'_>, tiers: &[Tier<'_>], not_to_scale: &str) -> String {
    let tiers: Vec<&Tier<'_>> = tiers.iter().rev().collect();
    let labels: Vec<(Label, Label)> =
        tiers.iter().map(|tier| (Label::tall(tier.label, WIDTH - COLUMN), Label::line(tier.value, WIDTH - COLUMN))).collect();
    let shares = shares_of(&tiers);
    let slot = |centre, (label, value): &(Label, Label)| Slot { centre, height: label.height() + value.height() };
    let unplaced: Vec<Slot> = labels.iter().map(|label| slot(0.0, label)).collect();
    let height = room(&unplaced, GAP).max(HEIGHT);
    let cuts = cuts_of(shares.as_deref(), tiers.len(), height);
    let slots: Vec<Slot> = labels.iter().zip(cuts.windows(2)).map(|(label, cut)| slot((cut[0] + cut[1]) / 2.0, label)).collect();
    let mut canvas = Canvas::default();
    for (index, cut) in cuts.windows(2).enumerate() {
        let tone = tone_of(index, tiers.len());
        canvas.polygon(&format!("slab tone-{tone}"), &slab(cut[0], cut[1], height));
    }
    for ((slot, top), (label, value)) in slots.iter().zip(spread(&slots, GAP, 0.0, height)).zip(&labels) {
        let from = (edge(slot.centre, height) + 4.0, slot.centre);
        let middle = top + slot.height / 2.0;
        canvas.polyline("line", &[from, (COLUMN - 16.0, slot.centre), (COLUMN - 6.0, middle)]);
        canvas.label("label", label, COLUMN, top, Anchor::Start);
        canvas.label("value", value, COLUMN, top + label.height(), Anchor::Start);
    }
    let note = if shares.is_none() && !tiers.is_empty() { Label::new(not_to_scale, WIDTH) } else { Label::line("", WIDTH) };
    canvas.label("note", &note, 0.0, height + NOTE, Anchor::Start);
    let below = if note.lines.is_empty() { 1.0 } else { NOTE + note.height() };
    canvas.finish("pyramid", caption, height + below)
}

/// From one label to the next, and from the base to the note.
const GAP: f64 = 6.0;
const NOTE: f64 = 8.0;

/// The shares as parts of one, or nothing where one is missing or all are zero.
fn shares_of(tiers: &[&Tier<'_>]) -> Option<Vec<f64>> {
    let shares: Vec<f64> = tiers.iter().map(|tier| tier.share.filter(|share| share.is_finite())).collect::<Option<_>>()?;
    let most = largest(shares.iter().copied());
    // Divided by the largest first, so that the sum of huge shares is finite.
    let sum: f64 = shares.iter().map(|&share| amount(share) / most).sum();
    (most > 0.0).then(|| shares.iter().map(|&share| amount(share) / most / sum).collect())
}

/// Where the triangle is cut, from its tip to its base: the area above a cut grows with the square of its distance.
fn cuts_of(shares: Option<&[f64]>, count: usize, height: f64) -> Vec<f64> {
    let Some(shares) = shares else {
        return (0..=count).map(|cut| height * cut as f64 / count.max(1) as f64).collect();
    };
    let mut above = 0.0;
    let cuts = shares.iter().map(|share| {
        above += share;
        height * above.clamp(0.0, 1.0).sqrt()
    });
    std::iter::once(0.0).chain(cuts).collect()
}

/// The right-hand edge of the triangle at a height.
fn edge(y: f64, height: f64) -> f64 {
    BASE / 2.0 * (1.0 + y / height)
}

fn slab(top: f64, bottom: f64, height: f64) -> [Point; 4] {
    [
        (BASE - edge(top, height), top),
        (edge(top, height), top),
        (edge(bottom, height), bottom),
        (BASE - edge(bottom, height), bottom),
    ]
}

/// The tip is the darkest; five tones are enough to tell neighbours apart.
fn tone_of(index: usize, count: usize) -> usize {
    5 - index * 5 / count.max(1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Tier;
    use super::pyramid;
    use crate::draw::laws::CAPTION;
    use crate::draw::laws::area_of;
    use crate::draw::laws::hold;
    use crate::draw::laws::number;
    use crate::draw::laws::word;

    #[test]
    fn four_tiers_of_a_shop() {
        let tiers =
            [("普通成员", 0.7, "70%"), ("活跃成员", 0.22, "22%"), ("贡献成员", 0.06, "6%"), ("专家与衣橱顾问", 0.02, "2%")];
        let tiers = tiers.map(|(label, share, value)| Tier { label, share: Some(share), value });
        insta::assert_snapshot!(pyramid(&CAPTION, &tiers, "未按比例绘制"));
    }

    #[test]
    fn a_missing_share_is_told_and_not_guessed() {
        let tiers = [Tier { label: "普通", share: Some(0.9), value: "90%" }, Tier { label: "专家", share: None, value: "" }];
        let svg = hold(&pyramid(&CAPTION, &tiers, "未按比例绘制"));
        assert!(svg.texts().contains(&"未按比例绘制".to_owned()));
    }

    proptest! {
        #[test]
        fn any_tiers_make_a_sound_picture(
            tiers in prop::collection::vec((word(), prop::option::weighted(0.95, number()), word()), 0..9),
        ) {
            let tiers: Vec<Tier<'_>> =
                tiers.iter().map(|(label, share, value)| Tier { label, share: *share, value }).collect();
            hold(&pyramid(&CAPTION, &tiers, "未按比例绘制"));
        }

        #[test]
        fn areas_are_true_to_the_shares(shares in prop::collection::vec(0.01..1.0_f64, 1..7)) {
            let tiers: Vec<Tier<'_>> =
                shares.iter().map(|&share| Tier { label: "层", share: Some(share), value: "" }).collect();
            let slabs = hold(&pyramid(&CAPTION, &tiers, "")).polygons("slab");
            let areas: Vec<f64> = slabs.iter().rev().map(|points| area_of(points)).collect();
            let (whole, sum): (f64, f64) = (areas.iter().sum(), shares.iter().sum());
            for (area, share) in areas.iter().zip(&shares) {
                prop_assert!((area / whole - share / sum).abs() < 0.001);
            }
        }
    }
}
