//! Labels in a column: each as near to its own place as the others allow.

/// A label that would like to stand around `centre`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    pub(super) centre: f64,
    pub(super) height: f64,
}

/// How much room a column of slots needs.
pub(super) fn room(slots: &[Slot], gap: f64) -> f64 {
    slots.iter().map(|slot| slot.height).sum::<f64>() + gap * slots.len().saturating_sub(1) as f64
}

/// The tops of the slots, in their order, `gap` apart, not above `floor`, and not below `ceiling` if the room suffices; the
/// sum of the squared moves is the smallest possible (neighbours that collide are pooled around their common mean).
pub(super) fn spread(slots: &[Slot], gap: f64, floor: f64, ceiling: f64) -> Vec<f64> {
    // Taking away what stands above each slot leaves a row of numbers that only must not fall.
    let mut pools: Vec<(f64, usize)> = Vec::new();
    let mut offset = 0.0;
    for slot in slots {
        let mut pool = (slot.centre - slot.height / 2.0 - offset, 1);
        while let Some(&(mean, size)) = pools.last().filter(|last| last.0 > pool.0) {
            pool = ((mean * size as f64 + pool.0 * pool.1 as f64) / (size + pool.1) as f64, size + pool.1);
            pools.pop();
        }
        pools.push(pool);
        offset += slot.height + gap;
    }
    let lowest = ceiling - room(slots, gap);
    let rows = pools.iter().flat_map(|&(mean, size)| std::iter::repeat_n(mean.min(lowest).max(floor), size));
    let mut above = 0.0;
    rows.zip(slots)
        .map(|(row, slot)| {
            let top = row + above;
            above += slot.height + gap;
            top
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Slot;
    use super::room;
    use super::spread;

    #[test]
    fn slots_with_room_stay_where_they_are() {
        let slots = [Slot { centre: 10.0, height: 8.0 }, Slot { centre: 40.0, height: 8.0 }];
        assert_eq!(spread(&slots, 2.0, 0.0, 100.0), [6.0, 36.0]);
    }

    #[test]
    fn slots_on_one_place_share_it() {
        let slots = [Slot { centre: 50.0, height: 10.0 }; 3];
        assert_eq!(spread(&slots, 0.0, 0.0, 100.0), [35.0, 45.0, 55.0]);
    }

    proptest! {
        #[test]
        fn no_two_slots_meet_and_none_leaves_the_column(
            mut places in prop::collection::vec((-50.0..150.0_f64, 0.0..30.0_f64), 0..12),
        ) {
            places.sort_by(|one, other| one.0.total_cmp(&other.0));
            let slots: Vec<Slot> = places.iter().map(|&(centre, height)| Slot { centre, height }).collect();
            let ceiling = room(&slots, 3.0).max(100.0);
            let tops = spread(&slots, 3.0, 0.0, ceiling);
            for (index, (top, slot)) in tops.iter().zip(&slots).enumerate() {
                prop_assert!(*top >= -1e-6 && top + slot.height <= ceiling + 1e-6);
                if let Some(next) = tops.get(index + 1) {
                    prop_assert!(top + slot.height + 3.0 <= next + 1e-6);
                }
            }
        }
    }
}
